"""What the screen « Dossiers » does: shows the list, asks what an act needs, hands it to the writing lane. No Qt."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from marianne_desk.domain.cases.appointment import State
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.french import NARROW
from marianne_desk.domain.french import NO_BREAK as NB
from marianne_desk.wording.cases import case_number, to_whom
from ui.cases import load, questions, words
from ui.cases.dating import Dating
from ui.cases.questions import DEEDS, OPENS
from ui.cases.sending import Sending
from ui.lane_work import Does
from ui.questions.ask import Ask
from ui.questions.reasons import why_not_kept
from ui.shortcuts import Act
from ui.shortcuts import shown as key_of

if TYPE_CHECKING:
    from datetime import datetime

    from marianne_desk.domain.cases.case_row import CaseRow
    from marianne_desk.usecases.partner_appointments import OpenedWith


class View(Protocol):
    """What the presenter asks of the widgets."""

    def show_lines(self, lines: tuple[words.Line, ...], summary: str, empty: str) -> None:
        """Shows the list; what was selected stays so, else the line that took its place is."""

    def show_case(
        self, title: str, clocks: tuple[words.ClockWords, ...], acts: frozenset[Act], next_act: Act | None
    ) -> None:
        """Shows the selected case, its clocks and what may be done with it; empty for none."""

    def show_details(self, parts: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
        """Shows the rest of the selected case."""

    def select(self, case_id: str) -> bool:
        """Selects a case and gives the list the keys; False: it is not in the list."""

    def ask(self, ask: Ask | None) -> None:
        """Shows a question, or takes it away and gives the list the keys."""

    def refuse(self, said: str) -> None:
        """Says beside the question why an answer was not taken."""

    def show_moment(self, said: str) -> None:
        """Says that the next act is dated; empty: it happens now."""

    def opening(self) -> "OpenedWith | None":
        """The opening of a case that was the last act; None: it was not."""

    def forget_opening(self) -> None:
        """Something else was the last act."""

    def clear_filter(self) -> None:
        """Empties the field that finds somebody."""

    def open_window(self, act: Act, case_id: str) -> None:
        """Opens one of the windows over a case."""

    def open_paper(self, act: Act) -> None:
        """Shows the day's page, or the people to phone."""

    def say(self, text: str) -> None:
        """A sentence in the status line."""

    def tell(self, error: BaseException) -> None:
        """A failure."""

    def changed(self) -> None:
        """Something was kept: the other screens ask again."""


class CasesPresenter:
    """One screen. ``viewpoint`` gives the code of the agent at the counter (None: the desk's own) and of the one
    whose cases are shown (None: everybody's)."""

    def __init__(
        self,
        view: View,
        work: Does,
        clock: "Callable[[], datetime]",
        viewpoint: Callable[[], tuple[str | None, str | None]],
    ) -> None:
        self._view, self._work, self._viewpoint = view, work, viewpoint
        self._shown: load.Shown | None = None
        self._whole: load.Shown | None = None
        self._selected: CaseRow | None = None
        self._wanted = self._just = ""
        self._closed: int | None = None
        self._last: load.Acted | None = None
        self._busy = False
        self._text = ""
        self._open_only = True
        self._asking = self._again = False
        self._looking, self._wish = False, ""
        self._leave: Callable[[], object] | None = None
        self._going = ""
        self._sending = Sending(view, work, self._selected_id)
        self._dating = Dating(view, work, clock, self._selected_id)

    # the list

    def refresh(self) -> None:
        """Asks for the list again, filtered as it is."""
        self._whole = None
        self._ask()

    def _ask(self) -> None:
        """One question at a time: what is typed meanwhile asks once more afterwards."""
        if not self._text and self._whole is not None and not self._asking:
            self._came(self._whole)
            return
        if self._asking:
            self._again = True
            return
        self._asking, self._again = True, False
        if self._text:
            self._work.do(self._came, self._failed, load.found, self._text, self._open_only, self._closed)
        else:
            only = self._viewpoint()[1]
            self._work.do(self._came, self._failed, load.listed, only, self._open_only, self._closed)

    def filter(self, text: str) -> None:
        """Something was typed into the field that finds somebody."""
        if text.strip() != self._text:
            self._text = text.strip()
            if self._closed is not None:
                self._closed = self._whole = None
            self._ask()

    def show_all(self) -> None:
        """The open cases, or all of them."""
        self._open_only, self._closed = not self._open_only, None
        self._view.say("Les dossiers ouverts." if self._open_only else "Tous les dossiers, ouverts et clos.")
        self.refresh()

    def _failed(self, error: BaseException) -> None:
        self._busy = self._asking = False
        self._view.tell(error)

    def _came(self, shown: load.Shown) -> None:
        self._asking = False
        if self._again:
            self._again = False
            self._ask()
            return
        if not shown.text:
            self._whole = shown
        self._shown, self._busy = shown, False
        mine = self._viewpoint()[1] is not None
        empty = "" if shown.rows or mine else words.EMPTY_WHY
        if shown.text:
            which = "ouverts" if self._open_only else "du guichet"
            wider = f" {key_of(Act.CASE_ALL)} cherche parmi tous." if self._open_only else ""
            empty = f"{words.NONE_FOUND}{which}.{wider}" if not shown.rows else ""
            said = words.found_summary(shown.rows, self._closed)
        else:
            said = words.summary(shown.rows, mine=mine, open_only=self._open_only)
        self._view.show_lines(shown.lines, said, empty)
        if self._going:
            self._arrive(shown)
        elif self._wanted:
            self._view.select(self._wanted)
        self._wanted = ""

    def selected(self, case_id: str) -> None:
        """Another case is selected; empty for none."""
        rows = self._shown.rows if self._shown else ()
        self._selected = one = next((row for row in rows if row.id == case_id), None)
        self._dating.keep_to(case_id)
        if one is None or self._shown is None:
            self._wish = ""
            self._view.show_case("", (), frozenset(), None)
            self._view.show_details(())
            return
        today = self._shown.today
        clocks = (words.partner_clock(one, today), words.our_clock(one, today))
        possible = frozenset(act for act in (*DEEDS, Act.CASE_FILL) if questions.may(one, act))
        self._view.show_case(words.title(one), clocks, possible, questions.next_act(one))
        self._look(one.id)

    def _look(self, case_id: str) -> None:
        """Asks for the rest of a case; one question at a time, the last one selected afterwards."""
        self._wish = case_id
        if self._looking:
            return
        self._looking = True

        def came(found: load.Details) -> None:
            self._looking = False
            if self._wish and self._wish != found.case:
                self._look(self._wish)
            elif self._selected is not None and self._selected.id == found.case:
                self._view.show_details(found.parts)

        def failed(error: BaseException) -> None:
            self._looking = False
            if not (isinstance(error, UserError) and error.code == "case_unknown"):
                self._view.tell(error)

        self._work.do(came, failed, load.details, case_id)

    # acts

    def enter(self) -> None:
        """Enter in the list: what the case awaits. Right after another act on it, it is neither closed nor reopened by
        one Enter more."""
        row, just = self._selected, self._just
        self._just = ""
        following = questions.next_act(row) if row else None
        if row is not None and row.id == just and following in _FINAL:
            self._view.say(
                f"{case_number(row.number)}{NB}: Entrée encore une fois pour le {_FINAL[following]}."
            )
            return
        self.act(Act.CASE_NEXT)

    def act(self, act: Act) -> None:
        """A key or a button."""
        if act is Act.CASE_UNDO:
            self._undo()
        elif act is Act.CASE_ALL:
            self.show_all()
        elif act in {Act.CASE_PHONE, Act.CASE_DAY_PAGE}:
            self._view.open_paper(act)
        elif self._selected is None:
            self._view.say("Choisissez d’abord un dossier dans la liste.")
        elif act is Act.CASE_AT:
            if self._shown is not None:
                self._dating.ask(self._selected, self._shown.zone)
        elif act in OPENS:
            self._just = self._selected.id  # much may be noted there
            self._view.open_window(act, self._selected.id)
        else:
            self._happens(self._selected, act)

    def _happens(self, row: "CaseRow", act: Act) -> None:
        """Something happens to a case; what it needs is asked first."""
        if act is Act.CASE_NEXT:
            following = questions.next_act(row)
            if following is None:
                self._view.ask(questions.what_the_partner_says(row, self.act))
                return
            act = following
        if not questions.may(row, act):
            self._view.say(_why_not(row, act))
        elif act is Act.CASE_FILL and self._dating.at is not None:
            self._view.say(
                f"Un rendez-vous a déjà son heure. {key_of(Act.CASE_AT)}, puis dites ce qu’il est devenu."
            )
        elif act is Act.CASE_FILL:
            self._view.ask(questions.what_became(row, lambda at: self._became(row, at)))
        elif act is Act.CASE_PAPERS:
            self._view.ask(questions.which_papers(row, lambda text: self._note(row, act, text)))
        elif act is Act.CASE_REFUSED:
            self._view.ask(questions.why_refused(row, lambda text: self._note(row, act, text)))
        elif act in {Act.CASE_WRONG, Act.CASE_FORWARD}:
            wrong = act is Act.CASE_WRONG
            self._sending.begin(row, lambda to: self._send(row, to, wrong=wrong), wrong=wrong)
        else:
            self._note(row, act, "")

    def _send(self, row: "CaseRow", to: load.Destination, *, wrong: bool) -> None:
        sent = f"transmis {to_whom(to.said)}" if to.operator else "à transmettre"
        said = f"mauvais interlocuteur, {sent}" if wrong else sent
        self._do(f"{self._dating.named(row)}{NB}: {said}.", load.send, row.id, to, wrong, self._dating.at)

    def _became(self, row: "CaseRow", at: int) -> None:
        label, state, result = questions.BECAME[at]
        said = f"{case_number(row.number)}{NB}: rendez-vous {label[:1].lower()}{label[1:]}."
        if state is State.KEPT:
            self._do(said, load.fill, row.id, row.to_fill, state, result, "")
            return
        said = f"{said[:-1]}, un autre est à prendre."
        self._view.ask(
            why_not_kept(
                f"{case_number(row.number)}, {label[:1].lower()}{label[1:]}{NB}: pourquoi{NARROW}?",
                lambda why: self._do(said, load.fill, row.id, row.to_fill, state, result, why),
            )
        )

    def _note(self, row: "CaseRow", act: Act, text: str) -> None:
        deed = DEEDS[act]
        said = f"{self._dating.named(row)}{NB}: {deed.said}."
        self._do(said, load.note, row.id, deed.happening, deed.answer, text, self._dating.at)

    # inside

    def _do(self, said: str, fn: Callable[..., load.Acted], *args: Any) -> None:
        if self._busy:  # until the list is there again: a key pressed twice must not act twice
            return
        self._busy = True

        def done(acted: load.Acted) -> None:
            self._last = acted
            self._view.forget_opening()
            self._dating.drop()
            self._wanted = self._just = acted.case
            self._closed = acted.closed
            self._view.ask(None)
            self._view.say(f"{said} Ctrl+Z pour le défaire.")
            self._view.changed()

        def failed(error: BaseException) -> None:
            self._busy = False
            self._view.tell(error)
            if isinstance(error, UserError) and error.code in {"case_unknown", "case_step"}:
                self._view.ask(None)
                self.refresh()

        self._work.do(done, failed, fn, *args, self._viewpoint()[0])

    def _undo(self) -> None:
        opened = self._view.opening()
        if opened is not None:  # later than what was done here
            self._view.ask(questions.open_no_more(opened, lambda: self._unopen(opened), self._keep_opening))
            return
        last, self._last = self._last, None
        self._just = ""
        if last is None:
            self._view.say("Rien à défaire.")
            return

        def done(case_id: str) -> None:
            self._wanted = case_id
            self._view.say("Le dernier geste est défait.")
            self._view.changed()

        self._work.do(done, self._view.tell, load.undo, last, self._viewpoint()[0])

    def _unopen(self, opened: "OpenedWith") -> None:
        def done(said: str) -> None:
            self._view.say(said)
            self._view.changed()

        self._keep_opening()
        self._last = None
        self._work.do(done, self._view.tell, load.undo_opening, opened, self._viewpoint()[0])

    def _keep_opening(self) -> None:
        self._view.ask(None)
        self._view.forget_opening()

    def _selected_id(self) -> str:
        return self._selected.id if self._selected else ""

    def go_to(self, case: str, leave: Callable[[], object] | None = None) -> None:
        """Shows the list with this case (id or « D-12 ») selected, among all where it is closed. ``leave``: what Esc
        does then, None: nothing."""
        self._going, self._text, self._leave = case, "", leave
        self._view.clear_filter()
        self.refresh()

    def _arrive(self, shown: load.Shown) -> None:
        case, self._going = self._going, ""
        names = ((row.id, case_number(row.number)) for row in shown.rows)
        found = next((one for one, name in names if case in {one, name}), None)
        if found is not None:
            self._view.select(found)
            if self._leave is not None:
                self._view.say("Échap pour revenir.")
        elif self._open_only:
            self._open_only, self._going = False, case
            self.refresh()
        else:
            self._view.say("Ce dossier n’est pas dans cette liste.")

    def leave(self) -> None:
        """Esc in the list: back to where the case was shown from."""
        leave, self._leave = self._leave, None
        if leave is not None:
            leave()

    def gone(self) -> None:
        """Another screen is shown: Esc leads back there no more, and what was just closed is gone from the list."""
        self._leave = self._closed = None


_FINAL = {Act.CASE_CLOSED: "clore", Act.CASE_REOPENED: "rouvrir"}


def _why_not(row: "CaseRow", act: Act) -> str:
    name = case_number(row.number)
    if act is Act.CASE_FILL:
        return f"{name} n’a pas de rendez-vous à renseigner."
    return f"{name}{NB}: pas possible là où en est le dossier. Les gestes possibles sont dessous."
