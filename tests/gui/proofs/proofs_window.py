"""The windows of proofs, opened by keys from « Journée »."""

from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.driving import Driven
from ui.day.opening import OpeningPane
from ui.forms.form_dialog import FormDialog
from ui.proofs.round_dialog import RoundDialog
from ui.proofs.view import ProofsDialog

Window = TypeVar("Window", bound=QWidget)


def there(window: Driven, kind: type[Window]) -> Window:
    """The window or pane of this kind, once it is shown."""

    def shown() -> list[Window]:
        return [one for one in window.window.findChildren(kind) if one.isVisible()]

    window.wait(lambda: bool(shown()), 10)
    return shown()[-1]


def gone(window: Driven, kind: type[Window]) -> None:
    """Waits until no window of this kind is shown, and the one under it has the keys."""
    window.wait(lambda: not any(one.isVisible() for one in window.window.findChildren(kind)))
    window.wait(lambda: QApplication.focusWidget() is not None)


def opening(window: Driven) -> OpeningPane:
    """The morning list, with the keys."""
    window.press("Ctrl+3")
    pane = there(window, OpeningPane)
    window.wait(lambda: len(pane.table.rows.lines) > 0)
    window.wait(pane.table.hasFocus)
    return pane


def proofs(window: Driven) -> ProofsDialog:
    """The window of proofs, read, with the keys in its list."""
    opening(window)
    window.press("Alt+P")
    dialog = there(window, ProofsDialog)
    window.wait(lambda: len(dialog.kinds.rows.lines) > 0)
    window.wait(dialog.kinds.hasFocus)
    return dialog


def kind(window: Driven, dialog: ProofsDialog, code: str) -> None:
    """Goes to a kind by arrows, and opens it."""
    codes = [line.key for line in dialog.kinds.rows.lines]
    window.press("Ctrl+Home", *["Down"] * codes.index(code), "Return")
    window.wait(lambda: dialog.shows_papers and dialog.papers.hasFocus())


def the_round(window: Driven) -> RoundDialog:
    """The monthly round, read, with the keys in its list."""
    opening(window)
    window.press("Alt+C")
    dialog = there(window, RoundDialog)
    window.wait(lambda: len(dialog.table.rows.lines) > 0)
    window.wait(dialog.table.hasFocus)
    return dialog


def form(window: Driven) -> FormDialog:
    """The form that was just asked for, with the keys in its first row."""
    dialog = there(window, FormDialog)
    window.wait(lambda: next(iter(dialog.inputs.values())).hasFocus())
    return dialog


def cells(dialog: ProofsDialog) -> list[tuple[str, ...]]:
    """What the list shows, with plain spaces."""
    return [tuple(cell.replace("\u00a0", " ") for cell in line.cells) for line in dialog.table.rows.lines]


def leave(window: Driven, dialog: ProofsDialog) -> None:
    """Closes the window of proofs by Esc, from wherever it is."""
    while dialog.shows_papers:
        window.wait(dialog.papers.hasFocus)
        window.press("Escape")
    window.wait(dialog.kinds.hasFocus)
    window.press("Escape")
    gone(window, ProofsDialog)
