"""What the wizard for an old spreadsheet does: sheet, columns, words, trial, import. Back loses nothing. No Qt."""

from collections.abc import Callable
from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING, Protocol

from marianne_desk.domain.errors import UserError
from marianne_desk.domain.folding import key_of
from marianne_desk.domain.french import count_of
from marianne_desk.domain.spreadsheet.values import (
    Column,
    Gap,
    Role,
    Said,
    SheetMapping,
    SheetTable,
)
from ui.import_contacts import sheet_load
from ui.import_contacts.sheet_load import Tried, Words
from ui.lane_work import Jobs

if TYPE_CHECKING:
    from marianne_desk.usecases.import_spreadsheet import Imported, Spreadsheet


NOTHING_YET = (
    "Rien n’est importé\u00a0: corrigez ces lignes dans le fichier, puis relisez-le. "
    "Ou importez les bonnes lignes seules."
)


class Step(IntEnum):
    """The pages of the wizard, in their order."""

    SHEET = 0
    COLUMNS = 1
    WORDS = 2
    TRIAL = 3
    DONE = 4


class View(Protocol):
    """What the presenter asks of the widgets."""

    def show_step(self, step: Step) -> None:
        """Shows a page; what it holds was given before."""

    def show_sheets(self, tables: tuple[SheetTable, ...], chosen: int) -> None:
        """The sheets to choose from."""

    def show_columns(self, columns: tuple[Column, ...], roles: tuple[Role, ...], told: str) -> None:
        """The columns with the roles in force."""

    def show_words(self, words: Words) -> None:
        """The words and the gaps with the meanings in force."""

    def show_trial(self, tried: Tried) -> None:
        """The rows tried."""

    def show_done(self, text: str) -> None:
        """What came in."""

    def show_progress(self, done: int, of: int) -> None:
        """How far it is; ``of`` 0: unknown."""

    def set_busy(self, busy: bool) -> None:
        """Whether something runs."""

    def say(self, text: str) -> None:
        """A sentence at the foot; empty takes it away."""

    def refuse(self, error: UserError) -> None:
        """What is to be mended on this page."""

    def tell(self, error: BaseException) -> None:
        """A failure, by the door for messages."""

    def leave(self) -> None:
        """Back to the choice of a file."""


class SheetPresenter:
    """One file. ``changed`` is called once contacts came in."""

    def __init__(self, view: View, jobs: Jobs, changed: Callable[[], None]) -> None:
        self._view, self._jobs, self._changed = view, jobs, changed
        self.step = Step.SHEET
        self._book: Spreadsheet | None = None
        self._chosen = 0
        self._columns: tuple[Column, ...] = ()
        self._roles: tuple[Role, ...] = ()
        self._words: Words | None = None
        self._meanings: dict[tuple[Role, str], str] = {}
        self._gaps: dict[Role, str] = {}
        self._tried: Tried | None = None
        self._stop: Callable[[], None] | None = None

    @property
    def busy(self) -> bool:
        """Whether something runs."""
        return self._stop is not None

    def begin(self, book: "Spreadsheet") -> None:
        """A file that was read: its sheets where there are several, else its columns at once."""
        self._book, self._chosen = book, 0
        self._meanings, self._gaps = {}, {}
        if len(book.tables) > 1:
            self._view.show_sheets(book.tables, 0)
            self._go(Step.SHEET)
        else:
            self._see()

    def choose_sheet(self, place: int) -> None:
        """Another sheet of the file."""
        self._chosen = place

    def set_role(self, place: int, role: Role) -> None:
        """A column is something else."""
        self._roles = (*self._roles[:place], role, *self._roles[place + 1 :])
        self._view.say("")

    def mean(self, said: Said | Gap, meaning: str) -> None:
        """A word, or rows that say nothing, have a meaning."""
        if isinstance(said, Gap):
            self._gaps[said.role] = meaning
        else:
            self._meanings[said.role, key_of(said.text)] = meaning

    def next(self) -> None:
        """To the next page; the last one imports."""
        if self.busy or self._book is None:
            return
        if self.step is Step.SHEET:
            self._see()
        elif self.step is Step.COLUMNS:
            self._run(self._show_words, sheet_load.words, self._table, self._roles)
        elif self.step is Step.WORDS:
            self._try()
        elif self.step is Step.TRIAL:
            self._import()

    @property
    def offers_good(self) -> bool:
        """Whether some rows tried are at fault and the others may come in alone."""
        tried = self._tried if self.step is Step.TRIAL else None
        return tried is not None and bool(tried.bad) and tried.contacts > 0

    def import_good(self) -> None:
        """Imports the good rows and leaves those at fault: never but asked for by its own button."""
        if not self.busy and self.offers_good:
            self._run_long(self._imported, sheet_load.carry_out, self._tried, True)

    def back(self) -> None:
        """To the page before; what was settled stays."""
        if self.busy:
            return
        first = Step.SHEET if self._book is not None and len(self._book.tables) > 1 else Step.COLUMNS
        if self.step in {first, Step.DONE}:
            self._view.leave()
        else:
            self._go(Step(self.step - 1))

    def stop(self) -> None:
        """Stops what runs; nothing is imported then."""
        if self._stop is not None:
            self._stop()

    # inside

    @property
    def _table(self) -> SheetTable:
        assert self._book is not None  # noqa: S101 (begin comes first)
        return self._book.tables[self._chosen]

    def _see(self) -> None:
        self._run(self._show_columns, sheet_load.see, self._table)

    def _show_columns(self, columns: tuple[Column, ...]) -> None:
        if [column.heading for column in columns] != [column.heading for column in self._columns]:
            self._roles = tuple(column.role for column in columns)
        self._columns = columns
        self._view.show_columns(columns, self._roles, self._told())
        self._go(Step.COLUMNS)

    def _show_words(self, words: Words) -> None:
        said = tuple(
            replace(one, meaning=self._meanings.get((one.role, key_of(one.text)), one.meaning))
            for one in words.said
        )
        gaps = tuple(replace(gap, meaning=self._gaps.get(gap.role, gap.meaning)) for gap in words.gaps)
        self._words = replace(words, said=said, gaps=gaps)
        settled: list[Said | Gap] = [*gaps, *said]
        for word in settled:
            if word.meaning is not None:
                self.mean(word, word.meaning)
        self._view.show_words(self._words)
        self._go(Step.WORDS)

    def _try(self) -> None:
        assert self._words is not None and self._book is not None  # noqa: S101, PT018
        waiting = [gap for gap in self._words.gaps if gap.role not in self._gaps]
        unsettled = [one for one in self._words.said if (one.role, key_of(one.text)) not in self._meanings]
        if waiting or unsettled:
            missing = count_of(len(waiting) + len(unsettled), "réponse manque", "réponses manquent")
            self._view.say(f"{missing} encore, marquées «\u00a0à dire\u00a0».")
            return
        mapping = SheetMapping(self._roles, dict(self._meanings), dict(self._gaps))
        self._run_long(self._show_trial, sheet_load.attempt, self._table, mapping, self._book.digest)

    def _show_trial(self, tried: Tried) -> None:
        self._tried = tried
        self._view.show_trial(tried)
        self._go(Step.TRIAL)

    def _import(self) -> None:
        if self._tried is None or not self._tried.contacts:
            return
        if self._tried.bad:
            self._view.say(NOTHING_YET)
        else:
            self._run_long(self._imported, sheet_load.carry_out, self._tried, False)

    def _imported(self, imported: "Imported") -> None:
        said = count_of(imported.contacts, "passage importé", "passages importés")
        if imported.bad:
            said += f", {count_of(imported.bad, 'ligne laissée', 'lignes laissées')} de côté"
        self._tried = None
        self._view.show_done(f"{said}.")
        self._go(Step.DONE)
        self._changed()

    def _told(self) -> str:
        """What of the file is not read, and that it was imported before."""
        from marianne_desk.domain.french import enumeration, instant_words

        assert self._book is not None  # noqa: S101
        told = []
        if self._book.imported_at is not None:
            at = instant_words(self._book.imported_at)
            told.append(
                f"Ce fichier a déjà été importé le {at}\u00a0: seules les lignes nouvelles le seront."
            )
        if self._book.hidden:
            told.append(f"Feuilles masquées, non lues\u00a0: {enumeration(self._book.hidden)}.")
        totals = len(self._table.left)
        if totals:
            told.append(f"Lignes de totaux ou de titres, non reprises\u00a0: {totals}.")
        return " ".join(told)

    def _go(self, step: Step) -> None:
        self.step = step
        self._view.say("")
        self._view.show_step(step)

    def _run(self, done: Callable[..., None], fn: Callable[..., object], *args: object) -> None:
        self._stop = lambda: None
        self._view.set_busy(True)
        self._jobs.do(lambda answer: self._end(done, answer), self._failed, fn, *args)

    def _run_long(self, done: Callable[..., None], fn: Callable[..., object], *args: object) -> None:
        self._view.set_busy(True)
        self._stop = self._jobs.do_long(
            lambda answer: self._end(done, answer), self._failed, self._view.show_progress, fn, *args
        )

    def _end(self, done: Callable[..., None], answer: object) -> None:
        self._stop = None
        self._view.set_busy(False)
        done(answer)

    def _failed(self, error: BaseException) -> None:
        self._stop = None
        self._view.set_busy(False)
        if isinstance(error, UserError):
            self._view.refuse(error)
        elif type(error).__name__ == "Cancelled":
            self._view.say("Arrêté\u00a0: rien n’a été importé.")
        else:
            self._view.tell(error)
