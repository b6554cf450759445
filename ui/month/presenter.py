"""What the month's screen does: which month, which list, which sheet. No Qt.

Answers come later, from the figures lane; one that no longer matters (the person went on) is dropped.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from marianne_desk.domain import french
from ui.month import load
from ui.month.papers import Paper, file_name

if TYPE_CHECKING:
    from marianne_desk.domain.month import Month
    from ui.month.behind import Behind
    from ui.month.load import MonthShown, RowsShown

NB = french.NO_BREAK


class View(Protocol):
    """What the presenter asks of the widgets."""

    def show_month(self, shown: "MonthShown") -> None:
        """Shows a month; what had the focus keeps it."""

    def show_reading(self, month: "Month") -> None:
        """Says that the figures of a month are on their way; the figures before stay until then."""

    def show_rows(self, rows: "RowsShown") -> None:
        """Shows the list behind a figure."""

    def show_paper(self, paper: Paper) -> None:
        """Says which paper of the month is about to be drawn."""

    def show_drawing(self, month: "Month") -> None:
        """Shows that the sheet is being drawn."""

    def show_progress(self, done: int, of: int) -> None:
        """How far the drawing is."""

    def show_sheet(self, pdf: bytes, month: "Month", simulated: bool) -> None:
        """Shows the pages of a sheet."""

    def show_figures(self) -> None:
        """Goes back to the figures, to the one that was left."""

    def say(self, text: str) -> None:
        """A sentence in the status line."""


class Work(Protocol):
    """The figures lane as the presenter knows it. Both give back what stops the work; stopped, it never answers.
    A failure is told by the door for messages, after :meth:`MonthPresenter.failed`."""

    def do(self, done: Callable[..., None], fn: Callable[..., object], *args: object) -> Callable[[], None]:
        """Runs ``fn(desk, *args)``."""

    def do_long(
        self,
        done: Callable[..., None],
        progress: Callable[[int, int], None],
        fn: Callable[..., object],
        *args: object,
    ) -> Callable[[], None]:
        """Runs ``fn(desk, *args, say)`` and hands on what ``say`` is told."""


class MonthPresenter:
    """The month's screen. ``shown`` is None until the first month is there."""

    def __init__(self, view: View, work: Work) -> None:
        self._view, self._work = view, work
        self._chosen: Month | None = None
        self._stop: Callable[[], None] = _nothing
        self._stop_drawing: Callable[[], None] | None = None
        self._pdf = b""
        self._paper = Paper.INSIDE
        self._behind: Behind | None = None
        self.shown: MonthShown | None = None

    def refresh(self) -> None:
        """Counts again the month that is chosen, today's at first."""
        self._stop()
        self._stop = self._work.do(self._came, load.month, self._chosen)

    def move(self, months: int) -> None:
        """The month before (−1) or after (+1); stays where there is none."""
        if self.shown is None:
            return
        chosen = self._chosen or self.shown.sheet.month
        wanted = chosen.plus(months)
        if wanted < self.shown.first:
            self._view.say(f"Aucun passage avant {french.month_words(self.shown.first)}.")
        elif wanted > self.shown.last:
            self._view.say(f"{french.capitalised(french.month_words(self.shown.last))} est le mois en cours.")
        else:
            self._chosen = wanted
            self._view.show_reading(wanted)
            self.refresh()

    def open(self, behind: "Behind") -> None:
        """Opens the list behind a figure of the month that is shown."""
        if self.shown is not None:
            self._stop()
            self._behind = behind
            self._view.say(f"{behind.title}{NB}: lecture des passages…")
            self._stop = self._work.do(self._opened, load.rows, self.shown.sheet.month, behind)

    def draw_sheet(self) -> None:
        """Draws the sheet of the month that is shown, to look at it."""
        self.choose(Paper.INSIDE)

    def choose(self, paper: Paper) -> None:
        """Draws one of the papers of the month that is shown, to look at it, save it or print it."""
        if self.shown is None or self._stop_drawing is not None:
            return
        self._paper = paper
        self._view.show_paper(paper)
        self.draw(load.paper, self.shown.sheet.month, paper)

    def draw(self, fn: Callable[..., object], month: "Month", *args: object) -> None:
        """Draws a sheet by ``fn(desk, month, *args, say)``, to look at it."""
        if self._stop_drawing is None:
            self._view.show_drawing(month)
            self._stop_drawing = self._work.do_long(self._drawn, self._view.show_progress, fn, month, *args)

    def leave(self) -> None:
        """From a list or the sheet back to the figures; stops the drawing."""
        if self._stop_drawing is not None:
            self._stop_drawing()
            self._stop_drawing = None
            self._view.say("La fiche n’a pas été dessinée.")
        self._behind = None
        self._view.show_figures()

    def failed(self) -> None:
        """A work failed: what was under way is over."""
        if self._stop_drawing is not None:
            self._stop_drawing = None
            self._view.show_figures()
        if self.shown is not None:
            self._chosen = self.shown.sheet.month
            self._view.show_month(self.shown)

    def file_name(self) -> str:
        """The name that a saved sheet is given unless the person chooses another."""
        return file_name(self._paper, self.shown.sheet.month) if self.shown else "fiche.pdf"

    def save_sheet(self, path: Path) -> None:
        """Saves the sheet that is shown."""
        self._work.do(self._saved, load.save, self._pdf, path)

    def tables_name(self) -> str:
        """The name that saved tables are given unless the person chooses another; empty while there is no month."""
        if self.shown is None:
            return ""
        kind = "tableaux" if self._behind is None else "liste"
        return f"{kind}-{self.shown.sheet.month}.ods"

    def save_tables(self, path: Path) -> None:
        """Saves the tables of the month that is shown, or the list that is open."""
        if self.shown is None:
            return
        month, said = self.shown.sheet.month, self._tables_saved
        if self._behind is None:
            self._work.do(said, load.save_tables, month, path)
        else:
            self._work.do(said, load.save_rows, month, self._behind, path)

    def _tables_saved(self, path: Path) -> None:
        self._view.say(f"Enregistré{NB}: {path.name}, sans nom ni note.")

    def _came(self, shown: "MonthShown") -> None:
        self.shown = shown
        self._chosen = shown.sheet.month
        self._view.show_month(shown)
        if (
            self._behind is not None
        ):  # the list may have been left for one of its contacts, and that one corrected
            self._stop = self._work.do(self._view.show_rows, load.rows, shown.sheet.month, self._behind)

    def _opened(self, rows: "RowsShown") -> None:
        self._view.say(rows.count)
        self._view.show_rows(rows)

    def _drawn(self, pdf: bytes) -> None:
        self._stop_drawing = None
        self._pdf = pdf
        if self.shown is not None:
            self._view.show_sheet(pdf, self.shown.sheet.month, self.shown.simulated)

    def _saved(self, path: Path) -> None:
        self._view.say(f"Fiche enregistrée{NB}: {path.name}")


def _nothing() -> None:
    """Nothing to stop."""
