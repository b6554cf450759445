"""What the window of a case's appointments decides: which one is chosen, moved, kept or not, taken back. No Qt."""

import uuid
from collections.abc import Callable
from typing import Protocol

from marianne_desk.domain.cases.appointment import Result, State
from marianne_desk.domain.french import NARROW
from marianne_desk.domain.french import NO_BREAK as NB
from marianne_desk.wording.cases import STATES
from ui.case_opening import load, words
from ui.case_opening.load import CaseShown, Kept, Row, Target
from ui.case_opening.presenter import BookingPresenter
from ui.case_opening.presenter import View as FormView
from ui.lane_work import Does

RESULTS = (Result.SOLVED, Result.NOT_SOLVED, Result.AGAIN)


class View(FormView, Protocol):
    """What the presenter asks of the window, beside what the form is asked."""

    def show_case(self, shown: CaseShown, place: int) -> None:
        """The appointments, the one at ``place`` chosen; none where it is −1."""

    def show_history(self, row: Row | None) -> None:
        """What happened to the chosen one."""

    def show_form(self, shown: CaseShown, row: Row | None) -> None:
        """The fields, for another appointment or to move that one."""

    def leave_form(self) -> None:
        """Back to the list."""

    def ask_result(self, *, asked: bool) -> None:
        """Asks what a kept appointment gave, or no longer."""

    def ask_why(self, title: str, given: Callable[[str], None] | None) -> None:
        """Asks why an appointment did not take place, or no longer (None)."""

    def say(self, text: str) -> None:
        """A sentence."""

    def changed(self) -> None:
        """The other screens ask again."""

    def close(self) -> object:
        """Closes the window."""


class AppointmentsPresenter:
    """One window. ``first``: identifier of the appointment that is chosen first, None: the next to come."""

    def __init__(
        self, view: View, work: Does, case_id: str, first: str | None, agent: Callable[[], str | None]
    ) -> None:
        self._view, self._work, self._case, self._agent = view, work, case_id, agent
        self._wanted = first
        self._last: Kept | None = None
        self._fresh = True
        self._again = False
        self.shown: CaseShown | None = None
        self.row: Row | None = None
        self.form: BookingPresenter | None = None
        self.asking = False

    def refresh(self) -> None:
        """Asks for the case again."""
        self._work.do(self._came, self._lost, load.appointments, self._case)

    def _lost(self, error: BaseException) -> None:
        self._view.tell(error)
        if self.shown is None:
            self._view.close()

    def _came(self, shown: CaseShown) -> None:
        self.shown = shown
        place = next((at for at, row in enumerate(shown.rows) if row.one.id == self._wanted), shown.next)
        self._view.show_case(shown, place)
        wanted = self._again or (self._fresh and not shown.rows)
        self._fresh = self._again = False
        if wanted:
            self.new()

    def selected(self, place: int) -> None:
        """Another one is chosen."""
        rows = self.shown.rows if self.shown else ()
        before, self.row = self.row, rows[place] if 0 <= place < len(rows) else None
        if before is not None and (self.row is None or self.row.one.id != before.one.id):
            self._view.ask_why("", None)  # it was asked of another one
        self._wanted = self.row.one.id if self.row else None
        self._view.show_history(self.row)

    def new(self) -> None:
        """One more appointment."""
        if self.shown is not None:
            self._open(Target(self._case, str(uuid.uuid4())), None)

    def move(self) -> None:
        """Another day, hour or place for the chosen one."""
        row = self._chosen()
        if row is None:
            return
        if row.one.state is not State.PLANNED:
            self._view.say(words.OVER)
            return
        self._open(Target(self._case, row.one.id, moved=row.one), row)

    def _open(self, target: Target, row: Row | None) -> None:
        if self.shown is None or self.form is not None:
            return
        self._view.ask_why("", None)
        self.form = BookingPresenter(self._view, self._work, target, self.shown.matter, self._agent)
        self._view.show_form(self.shown, row)

    def leave_form(self) -> None:
        """Back to the list; what was typed is lost."""
        self.form = None
        self._view.leave_form()

    def kept(self, kept: Kept) -> None:
        """The form was kept."""
        self._wanted = kept.appointment
        self.leave_form()
        self._acted(kept)

    def mark(self, state: State) -> None:
        """Says what became of the chosen one; of a kept one, what it gave is asked first, unless it was said or its
        day has not come."""
        row = self._chosen()
        if row is None or self.form is not None:
            return
        if state is State.KEPT and row.one.state is not State.KEPT and row.may_miss:
            self._view.ask_why("", None)
            self.asking = True
            self._view.ask_result(asked=True)
            return
        possible = state is not State.ABSENT or row.may_miss  # what is not is refused without being asked why
        if state not in {State.KEPT, row.one.state} and possible:
            self.leave_question()
            self._view.ask_why(
                f"{STATES[state]}{NB}: pourquoi{NARROW}?", lambda why: self._mark(row, state, None, why)
            )
            return
        result = row.one.result if state is State.KEPT else None
        self._mark(row, state, result)

    def digit(self, index: int) -> None:
        """Answers what a kept appointment gave."""
        if self.asking and self.row is not None and index < len(RESULTS):
            self.leave_question()
            self._mark(self.row, State.KEPT, RESULTS[index])

    def leave_question(self) -> bool:
        """Takes the question away; whether there was one."""
        asked, self.asking = self.asking, False
        if asked:
            self._view.ask_result(asked=False)
        return asked

    def _mark(self, row: Row, state: State, result: Result | None, why: str = "") -> None:
        self.leave_question()
        self._again = result is Result.AGAIN and row.one.result is not Result.AGAIN
        self._work.do(self._acted, self._failed, load.mark, row.one.id, state, result, why, self._agent())

    def _failed(self, error: BaseException) -> None:
        self._again = False
        self._view.tell(error)

    def _acted(self, kept: Kept) -> None:
        self._view.ask_why("", None)
        self._last = kept
        self._view.say(kept.said)
        self._view.changed()
        self.refresh()

    def undo(self) -> None:
        """Takes the last act back."""
        last, self._last = self._last, None
        if last is None:
            self._view.say(words.NOTHING_TO_UNDO)
            return

        def done(_nothing: None) -> None:
            self._view.say(words.TAKEN_BACK)
            self._view.changed()
            self.refresh()

        self._work.do(done, self._view.tell, load.undo, last, self._agent())

    def _chosen(self) -> Row | None:
        if self.row is None:
            self._view.say(words.CHOOSE_FIRST)
        return self.row
