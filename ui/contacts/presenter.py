"""What the screen « Passages » decides: what is searched, which contact is open, what is corrected. No Qt."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol

from marianne_desk.domain.correction import CorrectionReason
from marianne_desk.domain.errors import UserError
from ui.contacts import load, words
from ui.contacts.detail_words import REASONS
from ui.contacts.fields import Choices, draft_from, field_at_fault
from ui.contacts.load import Answer, Opened

if TYPE_CHECKING:
    from marianne_desk.domain.contact_search import SearchContext

Failed = Callable[[BaseException], None]
Cancel = Callable[[], None]


REST_MS = 400
"""Longer than between two keys of one word."""


class Asked(Enum):
    """What the form is asked for."""

    CORRECT = auto()
    CANCEL = auto()
    RESTORE = auto()


_REASONS = {
    Asked.CORRECT: (
        CorrectionReason.TYPED_WRONG,
        CorrectionReason.LEARNED_LATER,
        CorrectionReason.FORGOTTEN,
    ),
    Asked.CANCEL: (CorrectionReason.TWICE, CorrectionReason.NOT_A_CONTACT, CorrectionReason.TYPED_WRONG),
    Asked.RESTORE: (CorrectionReason.BY_MISTAKE,),
}
_DONE = {
    Asked.CORRECT: "C-{number} corrigé.",
    Asked.CANCEL: "C-{number} annulé\u00a0: il ne compte plus. «\u00a0annulés\u00a0» le retrouve.",
    Asked.RESTORE: "C-{number} rétabli\u00a0: il compte à nouveau.",
}


class View(Protocol):
    """What the presenter asks of its view."""

    def show_answer(self, answer: Answer, said: tuple[str, str, str], *, anew: bool) -> None:
        """Shows what a line found; ``said``: how it was understood, how many, what to do where there are none."""

    def fill(self, rows: Sequence[words.Row]) -> None:
        """Words of lines that were wanted."""

    def lines_in_sight(self) -> int:
        """How many lines the list shows."""

    def show_opened(self, opened: Opened) -> None:
        """Shows one contact."""

    def show_list(self) -> None:
        """Goes back to the list."""

    def show_form(self, opened: Opened, asked: Asked, reasons: Choices) -> None:
        """Shows the form."""

    def show_fault(self, error: UserError, field: str) -> None:
        """Says what is wrong, beside its field where it has one."""

    def show_explanation(self, requests: tuple[tuple[str, str], ...]) -> None:
        """Opens the window that explains the delays of a contact: identifier and name of each of its requests."""

    def open_case(self, request_id: str) -> None:
        """Opens the window that makes a case of a request."""

    def choose_case(self, requests: tuple[tuple[str, str], ...]) -> None:
        """Asks of which request, identifier and name of each."""

    def say(self, text: str) -> None:
        """A sentence in the status line."""

    def tell(self, error: BaseException) -> None:
        """A failure, by the door for messages."""

    def changed(self) -> None:
        """Other screens show contacts too: they ask again."""


class Lanes(Protocol):
    """The two lanes as the presenter knows them."""

    def ask(
        self, done: Callable[..., None], failed: Failed, fn: Callable[..., object], *args: object
    ) -> Cancel:
        """Runs ``fn(desk, *args)`` beside what is being kept; the answer stops it, and nobody is called then."""

    def later(self, milliseconds: int, do: Callable[[], None]) -> Cancel:
        """Calls ``do`` after a while; the answer stops it."""

    def write(
        self, done: Callable[..., None], failed: Failed, fn: Callable[..., object], *args: object
    ) -> None:
        """Runs ``fn(desk, *args)`` on the lane that writes."""


class ContactsPresenter:
    """One screen « Passages ». ``only``: code of the agent whose contacts are listed; ``agent``: who is at the counter;
    None for everybody, and for whoever the desk says. ``today``: the local day."""

    def __init__(
        self,
        view: View,
        lanes: Lanes,
        only: Callable[[], str | None],
        agent: Callable[[], str | None],
        today: Callable[[], date],
    ) -> None:
        self._view, self._lanes = view, lanes
        self._only, self._agent, self._today = only, agent, today
        self._text = ""
        self._context: SearchContext | None = None
        self._stop: Cancel = lambda: None
        self._leave: Callable[[], object] | None = None
        self._saving = False
        self.opened: Opened | None = None
        self.asked: Asked | None = None

    # the search

    def typed(self, text: str) -> None:
        """The line holds another text: it is searched at once, what was being searched is dropped."""
        self._text = text
        self._search(anew=True)

    def refresh(self) -> None:
        """Contacts were changed, or the screen is shown again: the same line is searched again."""
        self._context = None
        self._search(anew=False)
        if self.opened is not None and self.asked is None:
            self._read(self.opened.past.number)

    def _search(self, *, anew: bool) -> None:
        self._stop()
        if self._context is not None and self._context.today != self._today():
            self._context = None

        lines = self._view.lines_in_sight()

        def found(answer: Answer) -> None:
            self._context = answer.context
            self._view.show_answer(answer, self._said(answer), anew=anew)
            if not answer.whole:
                # The numbers behind what is in sight take a moment more: not while the next key may be coming.
                self._stop = self._lanes.later(REST_MS, lambda: ask(whole, answer.context, 0, None))

        def whole(answer: Answer) -> None:
            self._view.show_answer(answer, self._said(answer), anew=False)

        def ask(
            then: Callable[[Answer], None], context: "SearchContext | None", ahead: int, most: int | None
        ) -> None:
            self._stop = self._lanes.ask(
                then, self._view.tell, load.search, self._text, context, self._only(), ahead, most
            )

        if anew:
            ask(found, self._context, lines, 2 * lines)
        else:
            ask(found, self._context, lines, None)

    def _said(self, answer: Answer) -> tuple[str, str, str]:
        count = len(answer.numbers)
        if count:
            return answer.understood, words.count_words(count) if answer.whole else words.COUNTING, ""
        if answer.understood:
            return (
                answer.understood,
                words.count_words(0),
                f"Rien ne répond à cette ligne. {words.WHAT_TO_TYPE}",
            )
        return "", "", "Aucun passage pour l’instant. Ceux que vous enregistrez au guichet se cherchent ici."

    def wanted(self, numbers: tuple[int, ...]) -> None:
        """Lines came in sight whose words are not there."""
        self._lanes.ask(self._view.fill, self._view.tell, load.rows, numbers)

    # one contact

    def open(self, number: int, leave: Callable[[], object] | None = None) -> None:
        """Shows a contact; ``leave``: what Esc does there, None: back to the list."""
        self._leave = leave
        self._read(number)

    def _read(self, number: int) -> None:
        def came(opened: Opened) -> None:
            if self.asked is None:
                self.opened = opened
                self._view.show_opened(opened)

        self._lanes.ask(came, self._view.tell, load.opened, number)

    def leave(self) -> None:
        """Esc: out of the form to the contact, out of the contact to where one came from."""
        if self.asked is not None and self.opened is not None:
            self.asked = None
            self._view.show_opened(self.opened)
            return
        self.opened = None
        leave, self._leave = self._leave, None
        self._view.show_list()
        if leave is not None:
            leave()

    # correction

    def ask(self, asked: Asked) -> None:
        """Shows the form for what is asked of the open contact."""
        if self.opened is None or self.asked is not None:
            return
        self.asked = asked
        reasons = tuple((reason.value, REASONS[reason]) for reason in _REASONS[asked])
        self._view.show_form(self.opened, asked, reasons)

    def correct(self) -> None:
        """Corrects the open contact. A cancelled one is put back first."""
        if self.opened is not None and self.opened.past.cancelled:
            self._view.say("Ce passage est annulé\u00a0: rétablissez-le d’abord.")
        else:
            self.ask(Asked.CORRECT)

    def explain(self) -> None:
        """Explains the delay of the open contact."""
        if self.opened is None or self.asked is not None:
            return
        if self.opened.past.cancelled:
            self._view.say("Ce passage est annulé : il n’a plus de délai.")
            return
        requests = self.opened.past.contact.requests
        self._view.show_explanation(
            tuple((one.id, f"Demande {place}") for place, one in enumerate(requests, start=1))
        )

    def open_case(self) -> None:
        """Makes a case of a request of the open contact."""
        if self.opened is None or self.asked is not None:
            return
        if self.opened.past.cancelled:
            self._view.say("Ce passage est annulé\u00a0: rétablissez-le d’abord.")
            return
        requests = self.opened.past.contact.requests
        if len(requests) == 1:
            self._view.open_case(requests[0].id)
        else:
            matters = dict(self.opened.lists.matters)
            self._view.choose_case(
                tuple(
                    (one.id, matters.get(f"{one.theme}/{one.reason}" if one.reason else one.theme, one.theme))
                    for one in requests
                )
            )

    def cancel_or_restore(self) -> None:
        """Cancels the open contact, or puts it back."""
        if self.opened is not None:
            self.ask(Asked.RESTORE if self.opened.past.cancelled else Asked.CANCEL)

    def keep(self, texts: dict[str, str], changed: Sequence[str], reason: str) -> None:
        """Keeps what the form says. ``texts``: what its fields hold; ``changed``: those that were touched."""
        if self.opened is None or self.asked is None or self._saving:
            return
        seen, asked = self.opened.past, self.asked
        if asked is Asked.CORRECT and not changed:
            self._view.say("Rien n’a été changé\u00a0: il n’y a rien à enregistrer.")
            return
        self._saving = True

        def done(number: int) -> None:
            self._saving, self.asked = False, None
            self._view.say(_DONE[asked].format(number=number))
            self._read(number)
            self._view.changed()

        def failed(error: BaseException) -> None:
            self._saving = False
            if isinstance(error, UserError):
                self._view.show_fault(error, field_at_fault(error, changed))
            else:
                self._view.tell(error)

        try:
            draft = draft_from(seen, texts, self.opened.lists.zone) if asked is Asked.CORRECT else None
        except UserError as error:
            failed(error)
            return
        if draft is not None:
            self._lanes.write(done, failed, load.correct, seen, draft, reason, self._agent())
        else:
            act = load.cancel if asked is Asked.CANCEL else load.restore
            self._lanes.write(done, failed, act, seen, reason, self._agent())
