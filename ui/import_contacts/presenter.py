"""What the import window does: checks a file, maps the words it does not know, imports, keeps a report. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from marianne_desk.domain.errors import UserError
from marianne_desk.domain.french import count_of
from ui.import_contacts import load
from ui.import_contacts.load import BadLine, Checked, Unknown
from ui.lane_work import Jobs

if TYPE_CHECKING:
    from marianne_desk.usecases.import_spreadsheet import Spreadsheet


GOOD_ROWS = "Importer les bonnes lignes"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the window shows. ``all`` and ``good``: whether all rows, or the good ones alone, may be imported now;
    at most one of them. ``busy``: a file is being read or written."""

    summary: str = ""
    bad: tuple[BadLine, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    all: bool = False
    good: bool = False
    busy: bool = False
    done: bool = False


class View(Protocol):
    """What the presenter asks of the widgets."""

    def draw(self, shown: Shown) -> None:
        """Draws it all."""

    def show_progress(self, done: int, of: int) -> None:
        """How far the reading or writing is; ``of`` 0: unknown."""

    def open_sheets(self, book: "Spreadsheet") -> None:
        """The file is an old spreadsheet: its own pages take over."""

    def refuse(self, error: UserError) -> None:
        """The file cannot be taken: said beside its field."""

    def say(self, text: str) -> None:
        """A sentence for the person."""

    def tell(self, error: BaseException) -> None:
        """A failure, by the door for messages."""


class ImportPresenter:
    """One import. ``changed`` is called once contacts came in."""

    def __init__(self, view: View, jobs: Jobs, changed: Callable[[], None]) -> None:
        self._view, self._jobs, self._changed = view, jobs, changed
        self._path = Path()
        self._mapping: dict[tuple[str, str], str] = {}
        self._checked: Checked | None = None
        self._stop: Callable[[], None] | None = None

    def choose(self, path: Path) -> None:
        """Another file: read and checked, nothing is written."""
        self._path, self._mapping = path, {}
        self._check()

    def map(self, column: str, text: str, code: str) -> None:
        """One word of the file means that code; empty: it is left unknown."""
        if code:
            self._mapping[column, text] = code
        else:
            self._mapping.pop((column, text), None)

    def check_again(self) -> None:
        """Checks the file again, with the words that were mapped."""
        self._check()

    def carry_out(self) -> None:
        """Imports all rows; none where some are at fault."""
        if self._checked is not None and not self._checked.bad:
            self._write(self._checked)

    def carry_out_good(self) -> None:
        """Imports the good rows and leaves those at fault: never but asked for by its own button."""
        if self._checked is not None and self._checked.bad:
            self._write(self._checked)

    def _write(self, checked: Checked) -> None:
        if self._stop is not None or not checked.contacts:
            return
        self._view.draw(_shown(checked, busy=True))
        self._stop = self._jobs.do_long(
            self._written, self._failed, self._view.show_progress, load.carry_out, checked, bool(checked.bad)
        )

    def stop(self) -> None:
        """Stops reading or writing; nothing is imported then."""
        if self._stop is not None:
            self._stop()

    def keep_report(self, path: Path) -> None:
        """Writes the rows at fault to a file."""
        if self._checked is not None:
            self._jobs.do(
                lambda _nothing: self._view.say(f"Rapport enregistré : {path.name}"),
                self._view.tell,
                load.report,
                self._checked,
                path,
            )

    @property
    def busy(self) -> bool:
        """Whether a file is being read or written."""
        return self._stop is not None

    def _check(self) -> None:
        if self._stop is not None:
            return
        self._view.draw(_shown(self._checked, busy=True) if self._mapping else Shown(busy=True))
        self._stop = self._jobs.do_long(
            self._read, self._failed, self._view.show_progress, load.check, self._path, dict(self._mapping)
        )

    def _read(self, checked: "Checked | Spreadsheet") -> None:
        self._stop = None
        if not isinstance(checked, Checked):
            self._view.draw(Shown())
            self._view.open_sheets(checked)
            return
        self._checked = checked
        self._view.draw(_shown(checked))

    def _written(self, contacts: int) -> None:
        self._stop = None
        said = count_of(contacts, "passage importé", "passages importés")
        if self._checked is not None and self._checked.bad:
            said += f", {count_of(len(self._checked.bad), 'ligne laissée', 'lignes laissées')} de côté"
        self._view.draw(Shown(summary=f"{said}.", done=True))
        self._changed()

    def _failed(self, error: BaseException) -> None:
        self._stop = None
        self._view.draw(
            _shown(self._checked) if self._checked and not isinstance(error, UserError) else Shown()
        )
        if isinstance(error, UserError):
            self._checked = None
            self._view.refuse(error)
        elif type(error).__name__ == "Cancelled":
            self._view.say("Arrêté : rien n’a été importé.")
        else:
            self._view.tell(error)


def _shown(checked: Checked | None, *, busy: bool = False) -> Shown:
    if checked is None:
        return Shown(busy=busy)
    ready = bool(checked.contacts) and not busy
    return Shown(
        summary=summary_of(checked),
        bad=checked.bad,
        unknown=checked.unknown,
        all=ready and not checked.bad,
        good=ready and bool(checked.bad),
        busy=busy,
    )


def summary_of(checked: Checked) -> str:
    """« 1 204 lignes lues : 1 100 passages (1 150 demandes) à importer, 12 déjà là, 3 lignes en erreur. »."""
    parts = [f"{count_of(checked.contacts, 'passage')} ({count_of(checked.requests, 'demande')}) à importer"]
    if checked.already:
        parts.append(f"{count_of(checked.already, 'passage')} déjà là")
    if checked.bad:
        parts.append(f"{count_of(len(checked.bad), 'ligne')} en erreur")
    return f"{count_of(checked.rows, 'ligne lue', 'lignes lues')}\u00a0: {', '.join(parts)}."
