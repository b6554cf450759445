"""What the screen « Engagements » does: which month, which commitment, which rows; what is to be done. No Qt.

Tiles → measures of a commitment → rows or proofs of a measure → the contact; Esc back the same way. Answers come
later, from a lane; one that no longer matters (the person went on) is dropped.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from marianne_desk.domain import french
from marianne_desk.domain.commitments.measure import ToDo
from marianne_desk.domain.commitments.pack import OF_CASES
from ui.commitments import load

if TYPE_CHECKING:
    from marianne_desk.domain.commitments.measure import Action
    from marianne_desk.domain.month import Month
    from ui.commitments.action_words import ActionLine
    from ui.commitments.load import Choice, Shown
    from ui.commitments.words import MeasureWords, PageWords
    from ui.month.load import RowsShown

NB = french.NO_BREAK


class View(Protocol):
    """What the presenter asks of the widgets."""

    def show_board(self, shown: "Shown") -> None:
        """Shows the tiles of a month; what had the focus keeps it."""

    def show_reading(self, month: "Month") -> None:
        """Says that the measures of a month are on their way."""

    def show_page(self, page: "PageWords", month: "Month") -> None:
        """Shows the measures of a commitment."""

    def show_rows(self, rows: "RowsShown", month: "Month") -> None:
        """Shows what a measure rests on."""

    def back_to_board(self, number: int) -> None:
        """Goes back to the tile of a commitment."""

    def back_to_page(self) -> None:
        """Goes back to the measure that was left."""

    def ask_target(self, measure: "MeasureWords", target: float | None, choice: "Choice") -> None:
        """Asks for another target."""

    def ask_pack(self, choice: "Choice") -> None:
        """Asks for a référentiel."""

    def open_contact(self, number: int) -> None:
        """Shows a contact."""

    def open_case(self, number: int) -> None:
        """Shows a case."""

    def answer(self, number: int) -> None:
        """Shows a contact among those that wait for an answer."""

    def note(self) -> None:
        """Shows the counter, where facts are noted."""

    def cases(self) -> None:
        """Shows the cases, where what became of appointments is noted."""

    def show_proofs(self, kind: str) -> None:
        """Shows the proofs of a kind; empty: of all kinds."""

    def say(self, text: str) -> None:
        """A sentence in the status line."""


class Work(Protocol):
    """The figures lane as the presenter knows it. What it gives back stops the work; stopped, it never answers."""

    def do(self, done: Callable[..., None], fn: Callable[..., Any], *args: Any) -> Callable[[], None]:
        """Runs ``fn(desk, *args)``; a failure is told by the door for messages, after
        :meth:`CommitmentsPresenter.failed`."""


class CommitmentsPresenter:
    """The screen « Engagements ». ``shown`` is None until the first month is there; ``number``: the commitment that is
    open, None on the tiles; ``indicator``: the measure whose rows are open, empty for none."""

    def __init__(self, view: View, work: Work) -> None:
        self._view, self._work = view, work
        self._chosen: Month | None = None
        self._stop: Callable[[], None] = _nothing
        self._only: Action | None = None
        self.shown: Shown | None = None
        self.number: int | None = None
        self.indicator = ""

    # the month

    def refresh(self) -> None:
        """Measures again the month that is chosen, today's at first."""
        self._stop()
        self._stop = self._work.do(self._came, load.month, self._chosen)

    def move(self, months: int) -> None:
        """The month before (−1) or after (+1); stays where there is none."""
        if self.shown is None:
            return
        wanted = (self._chosen or self.shown.month).plus(months)
        if wanted < self.shown.first:
            self._view.say(f"Aucun passage avant {french.month_words(self.shown.first)}.")
        elif wanted > self.shown.last:
            self._view.say(f"{french.capitalised(french.month_words(self.shown.last))} est le mois en cours.")
        else:
            self._chosen = wanted
            self._view.show_reading(wanted)
            self.refresh()

    def failed(self) -> None:
        """A work failed: the month that is shown stays."""
        if self.shown is not None:
            self._chosen = self.shown.month
            self._view.show_board(self.shown)

    # down and back

    def open(self, number: int) -> None:
        """Opens a commitment."""
        if self.shown is not None and number in self.shown.board.pages:
            self.number = number
            self._view.show_page(self.shown.board.pages[number], self.shown.month)

    def open_measure(self, indicator: str, only: "Action | None" = None) -> None:
        """Opens what a measure rests on; ``only``: the contacts of something to do."""
        if self.shown is not None:
            self._stop()
            self._stop = self._work.do(self._opened, load.rows, self.shown.measured, indicator, only)
            self.indicator, self._only = indicator, only

    def leave(self) -> None:
        """One step back: from the rows to the measures, from the measures to the tiles."""
        if self.indicator:
            self._stop()
            self.indicator, self._only = "", None
            if self.number is not None:
                self._view.back_to_page()
                return
        if self.number is not None:
            number, self.number = self.number, None
            self._view.back_to_board(number)

    def enter(self, number: int, case: int = 0) -> None:
        """Enter on a row: its case, else its contact; a proof (0): its kind."""
        if case:
            self._view.open_case(case)
        elif number:
            self._view.open_contact(number)
        else:
            self.show_proofs(self.indicator)

    # what can be done

    def act(self, line: "ActionLine") -> None:
        """Goes where the thing is done."""
        action = line.action
        if line.proof or action.to_do in {ToDo.PROVE, ToDo.KEY}:
            self._view.show_proofs(line.proof)
        elif action.to_do is ToDo.NOTE:
            noted_there = action.indicator.formula in OF_CASES
            self._view.cases() if noted_there else self._view.note()
            self._view.say(line.text)
        elif action.to_do in {ToDo.ANSWER, ToDo.ACKNOWLEDGE} and action.numbers:
            self._view.answer(action.numbers[0])
            numbers = french.enumeration([f"C-{number}" for number in action.numbers[:_SAID]])
            more = " …" if len(action.numbers) > _SAID else ""
            self._view.say(f"{line.text.partition(NB + ':')[0]}{NB}: {numbers}{more}")
        elif len(action.numbers) == 1:
            self._view.open_contact(action.numbers[0])
        else:
            self.number = action.commitment
            if self.shown is not None:
                self._view.show_page(self.shown.board.pages[action.commitment], self.shown.month)
            self.open_measure(action.indicator.id, action)

    def act_for(self, number: int) -> None:
        """What there is to do for a commitment."""
        page = self.shown.board.pages.get(number) if self.shown else None
        if page is not None and page.tile.action is not None:
            self.act(page.tile.action)
        elif page is not None:
            self._view.say("Rien à faire pour cet engagement.")

    def act_for_measure(self, indicator: str) -> None:
        """What there is to do for a measure."""
        found = self._measure(indicator)
        if found is not None and found.action is not None:
            self.act(found.action)
        elif found is not None:
            self._view.say("Rien à faire pour cet indicateur.")

    def show_proofs(self, indicator: str) -> None:
        """The proofs of a measure."""
        found = self._measure(indicator)
        if found is not None and found.proof:
            self._view.show_proofs(found.proof)
        else:
            self._view.say(
                "Cet indicateur se compte dans le registre\u00a0: il n’a pas de preuve à apporter."
            )

    def show_proofs_of(self, number: int) -> None:
        """The proofs of a commitment: of its first measure that rests on one, all kinds where none does."""
        page = self.shown.board.pages.get(number) if self.shown else None
        kinds = [measure.proof for measure in page.measures if measure.proof] if page else []
        self._view.show_proofs(kinds[0] if kinds else "")

    # what is in force

    def ask_target(self, indicator: str) -> None:
        """Another target for a measure."""
        found = self._measure(indicator)
        if self.shown is None or found is None:
            return
        target = next(one.target for one in self.shown.measured.measures() if one.id == indicator)
        if found.proof and self._is_dated(indicator):
            self._view.say("Une preuve est à jour ou ne l’est pas\u00a0: elle n’a pas d’autre cible.")
            return
        self._work.do(
            lambda choice: self._view.ask_target(found, target, choice), load.choice, self.shown.month
        )

    def ask_pack(self) -> None:
        """Another référentiel."""
        if self.shown is not None:
            self._work.do(self._view.ask_pack, load.choice, self.shown.month)

    # inside

    def _measure(self, indicator: str) -> "MeasureWords | None":
        pages = self.shown.board.pages.values() if self.shown else ()
        return next((one for page in pages for one in page.measures if one.indicator == indicator), None)

    def _is_dated(self, indicator: str) -> bool:
        found = self._measure(indicator)
        return found is not None and found.chart.shapes

    def _came(self, shown: "Shown") -> None:
        self.shown = shown
        self._chosen = shown.month
        self._view.show_board(shown)
        if self.number is not None and self.number not in shown.board.pages:
            self.number, self.indicator = None, ""  # another référentiel holds in this month
            self._view.back_to_board(0)
        elif self.number is not None and not self.indicator:
            self._view.show_page(shown.board.pages[self.number], shown.month)
        elif self.indicator:
            self.open_measure(self.indicator, self._only)

    def _opened(self, rows: "RowsShown") -> None:
        if self.shown is not None:
            self._view.show_rows(rows, self.shown.month)


_SAID = 8
"""So many numbers are named in the status line."""


def _nothing() -> None:
    """Nothing to stop."""
