"""What the screen « À répondre » does: shows the list, asks what an act needs, hands it to the writing lane. No Qt."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from marianne_desk.domain.codes import Outcome
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.french import NARROW, moment_words
from marianne_desk.domain.french import NO_BREAK as NB
from marianne_desk.wording import OUTCOMES
from ui.shortcuts import Act
from ui.to_answer import load, words

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from marianne_desk.domain.to_answer import ToAnswer, WaitingRequest
    from marianne_desk.usecases.to_answer import Done


from ui.lane_work import Does
from ui.questions.ask import Ask


class View(Protocol):
    """What the presenter asks of the widgets."""

    def show_rows(self, rows: tuple[words.Row, ...], summary: str, empty: str) -> None:
        """Shows the list; what was selected stays so, else the line that took its place is."""

    def show_details(self, title: str, lines: tuple[str, ...]) -> None:
        """Shows all of the selected request; empty for none."""

    def select(self, request_id: str) -> None:
        """Selects a request and gives the list the keys."""

    def ask(self, ask: Ask | None) -> None:
        """Shows a question, or takes it away and gives the list the keys."""

    def explain(self, request_id: str) -> None:
        """Opens the window that explains the delay of a request."""

    def open_case(self, request_id: str) -> None:
        """Opens the window that makes a case of a request."""

    def clear_line(self) -> None:
        """Empties the line and gives the list the keys."""

    def say(self, text: str) -> None:
        """A sentence in the status line."""

    def tell(self, error: BaseException) -> None:
        """A failure."""

    def changed(self) -> None:
        """Something was kept: the other screens ask again."""

    def show_count(self, count: int) -> None:
        """How many are late or due today."""


class ToAnswerPresenter:
    """One screen. ``viewpoint`` gives the code of the agent at the counter (None: the desk's own) and of the one
    whose contacts are shown (None: everybody's)."""

    def __init__(
        self,
        view: View,
        work: Does,
        clock: Callable[[], datetime],
        viewpoint: Callable[[], tuple[str | None, str | None]],
    ) -> None:
        self._view, self._work, self._clock, self._viewpoint = view, work, clock, viewpoint
        self._shown: ToAnswer | None = None
        self._zone: ZoneInfo | None = None
        self._selected: WaitingRequest | None = None
        self._wanted = ""
        self._last: Done | None = None
        self._busy = False

    # the list

    def refresh(self) -> None:
        """Asks for the list again."""
        self._work.do(self._came, self._failed, load.waiting, self._viewpoint()[1])

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        self._view.tell(error)

    def _came(self, found: load.Shown) -> None:
        self._shown, self._zone = found.list, found.zone
        self._busy = False
        mine = self._viewpoint()[1] is not None
        empty = "" if found.rows or mine else words.EMPTY_WHY
        self._view.show_rows(found.rows, words.summary(self._shown.rows, mine=mine), empty)
        self._view.show_count(self._shown.count)
        if self._wanted and any(row.id == self._wanted for row in found.rows):
            self._view.select(self._wanted)
        self._wanted = ""

    def selected(self, request_id: str) -> None:
        """Another request is selected; empty for none."""
        rows = self._shown.rows if self._shown else ()
        self._selected = next((one for one in rows if one.request.id == request_id), None)
        if self._selected is None or self._shown is None:
            self._view.show_details("", ())
        else:
            day = self._shown.day
            self._view.show_details(words.receipt(self._selected, day), words.details(self._selected, day))

    # acts

    def act(self, act: Act) -> None:
        """A key or a button."""
        if act is Act.UNDO_ANSWER:
            self._undo()
            return
        one = self._selected
        if one is None:
            self._view.say("Choisissez d’abord une demande dans la liste.")
            return
        name = f"C-{one.number}"
        if act is Act.ANSWERED:
            self._do(f"{name} répondu.", load.answer_now, one.request.id)
        elif act is Act.EXPLAIN_WAITING:
            self._view.explain(one.request.id)
        elif act is Act.OPEN_CASE_WAITING:
            self._view.open_case(one.request.id)
        elif act is Act.PAPERS_ASKED:
            self._do(f"{name}{NB}: papiers attendus, le délai s’arrête.", load.ask_papers, one.request.id)
        elif act is Act.PAPERS_CAME:
            self._do(f"{name}{NB}: papiers arrivés, le délai reprend.", load.papers_came, one.request.id)
        elif act is Act.CLOSE_UNANSWERED:
            self._do(f"{name} clos sans suite.", load.change_outcome, one.request.id, Outcome.DROPPED)
        else:
            self._view.ask(self._question(act, one))

    def _question(self, act: Act, one: "WaitingRequest") -> Ask:
        name = f"C-{one.number}"
        if act is Act.ANSWERED_AT:
            return Ask(
                f"{name}, répondu quand{NARROW}?",
                (),
                "hier 17h, lundi, ce matin…",
                lambda text: self._do(f"{name} répondu.", load.answer_at, one.request.id, text),
                _nothing,
                self._moment,
            )
        if act is Act.ANNOUNCE:
            return self._announcement(one)
        if act is Act.OTHER_OUTCOME:
            labels = words.outcome_labels()
            return Ask(
                f"{name}, quelle issue{NARROW}?",
                labels,
                "ou son début",
                lambda text: self._outcome(one, _matching(labels, text)),
                lambda index: self._outcome(one, index),
                lambda text: next((label for label in labels if _starts(label, text)), ""),
            )
        return Ask(
            f"{name}, qui rappeler{NARROW}?",
            (),
            "un prénom ou un numéro",
            lambda text: self._call_back(one, text),
            _nothing,
            lambda _text: "Effacé dès la réponse, écrit nulle part ailleurs.",
            text=one.call_back,
        )

    def _announcement(self, one: "WaitingRequest") -> Ask:
        days = self._shown.promises if self._shown else ()
        today = self._today()

        def chosen(day: date) -> None:
            said = f"avant {words.dated(day, today)}"
            self._view.ask(
                Ask(
                    f"C-{one.number}, {said}{NB}: pourquoi{NARROW}?",
                    (),
                    "motif, sans nom\u00a0: «\u00a0la CAF attend une pièce\u00a0»",
                    lambda text: self._do(
                        f"C-{one.number}{NB}: annoncé {said}.", load.announce, one.request.id, day, text
                    ),
                    _nothing,
                    lambda _text: "",
                    warns=True,
                )
            )

        def read(text: str) -> None:
            from marianne_desk.domain.answer_words import read_promised_day

            try:
                chosen(read_promised_day(text, today))
            except UserError as error:
                self._view.tell(error)

        return Ask(
            f"C-{one.number}, quel nouveau délai annoncé{NARROW}?",
            tuple(f"avant {words.dated(day, today)}" for day in days),
            "ou tapez\u00a0: vendredi, le 12/12, sous 10 j",
            read,
            lambda index: chosen(days[index]),
            lambda text: self._day(text, today),
        )

    def _outcome(self, one: "WaitingRequest", index: int) -> None:
        if index < 0:
            self._view.say("Choisissez une issue par son chiffre.")
            return
        outcome = words.OUTCOME_CHOICES[index]
        said = f"C-{one.number}{NB}: {OUTCOMES[outcome].lower()}."
        self._do(said, load.change_outcome, one.request.id, outcome)

    def _call_back(self, one: "WaitingRequest", text: str) -> None:
        def done(_nothing: None) -> None:
            self._view.ask(None)
            self._view.say(
                f"C-{one.number}{NB}: " + ("à rappeler." if text.strip() else "personne à rappeler.")
            )
            self._view.changed()

        self._work.do(done, self._view.tell, load.call_back, one.request.id, text)

    def line(self, text: str) -> None:
        """The line on top and Enter: « c-12 » goes there, « c-12 répondu hier 17h » answers it."""
        if not text.strip():
            self._view.clear_line()
            return

        def done(found: "tuple[WaitingRequest, Done | None]") -> None:
            one, act = found
            self._view.clear_line()
            if act is not None:
                self._kept(act, f"C-{one.number} répondu.")
            elif self._shown is not None and any(
                row.request.id == one.request.id for row in self._shown.rows
            ):
                self._view.select(one.request.id)
            else:
                self._wanted = one.request.id
                self.refresh()
                if self._viewpoint()[1] not in {None, one.agent_code}:
                    self._view.say(f"C-{one.number} est de {one.agent}, que cette liste ne montre pas.")

        self._work.do(done, self._view.tell, load.line, text, self._viewpoint()[0])

    # inside

    def _do(self, said: str, fn: Callable[..., "Done"], *args: object) -> None:
        if self._busy:  # until the list is there again: a key pressed twice must not act twice
            return
        self._busy = True

        def done(act: "Done") -> None:
            self._view.ask(None)
            self._kept(act, said)

        def failed(error: BaseException) -> None:
            self._busy = False
            self._view.tell(error)
            if isinstance(error, UserError) and error.code == "request_unknown":
                self._view.ask(None)
                self.refresh()

        self._work.do(done, failed, fn, *args, self._viewpoint()[0])

    def _kept(self, act: "Done", said: str) -> None:
        self._last = act
        self._wanted = act.after.id  # where it still waits, the keys stay on it
        at = act.after.answered_at
        if at is not None and act.before.answered_at is None:
            said = f"{said[:-1]} {moment_words(at.astimezone(self._zone), self._today())}."
        self._view.say(f"{said} Ctrl+Z pour le défaire.")
        self._view.changed()

    def _undo(self) -> None:
        last, self._last = self._last, None
        if last is None:
            self._view.say("Rien à défaire.")
            return

        def done(act: "Done") -> None:
            self._wanted = act.after.id
            self._view.say(f"C-{act.number}{NB}: le dernier geste est défait.")
            self._view.changed()

        self._work.do(done, self._view.tell, load.undo, last, self._viewpoint()[0])

    def _today(self) -> date:
        return self._clock().astimezone(self._zone).date()

    def _moment(self, text: str) -> str:
        from marianne_desk.domain.answer_words import read_answer_moment

        if self._zone is None:
            return ""
        now = self._clock().astimezone(self._zone)
        try:
            return f"répondu {moment_words(read_answer_moment(text, now, self._zone), now.date())}"
        except UserError:
            return ""

    def _day(self, text: str, today: date) -> str:
        from marianne_desk.domain.answer_words import read_promised_day

        try:
            return f"avant {words.dated(read_promised_day(text, today), today)}"
        except UserError:
            return ""


def _starts(label: str, text: str) -> bool:
    from marianne_desk.domain.folding import fold

    return bool(text.strip()) and fold(label).startswith(fold(text))


def _matching(labels: tuple[str, ...], text: str) -> int:
    return next((index for index, label in enumerate(labels) if _starts(label, text)), -1)


def _nothing(_index: int) -> None:
    """No option to choose."""
