"""The window of the directory, opened over the main one, and a desk with something to show in it."""

from PySide6.QtWidgets import QComboBox

from marianne_desk.domain.agenda.permanence import Permanence
from marianne_desk.domain.cases.appointment import Mode
from marianne_desk.domain.delays import Alarms
from marianne_desk.domain.partners.directory import Correspondent, Directory, Office, PaperList, Partner
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.directory import add_news, change_directory
from marianne_desk.usecases.permanences import change_permanences
from tests.gui.driving import Driven
from tests.gui.proofs.proofs_window import there
from ui.directory.view import DirectoryDialog
from ui.directory.window import open_directory_window
from ui.forms.form_dialog import FormDialog

KNOWN = Directory(
    (Partner("CAF", 5, 30, Alarms(2, 10), "Le simulateur sur caf.fr"), Partner("MSA", 8)),
    (
        Office(
            "laval",
            "CAF",
            "CAF de Laval",
            "11 quai Paul-Boudet, 53000 Laval",
            "32 30",
            "accueil@caf53.example",
            (Mode.OFFICE, Mode.VIDEO),
            "Mo-Fr 09:00-12:00",
        ),
        Office("old", "CAF", "CAF de Mayenne", retired_on=None),
    ),
    (Correspondent("morel", "CAF", "Mme Morel", "référente", "laval", "02 43 00 00 00"),),
    (
        PaperList("", "logement", ("Pièce d’identité",)),
        PaperList("CAF", "apl", ("Bail", "Avis d’impôt", "Quittance de loyer")),
    ),
)


def fill(desk: Desk) -> Desk:
    """A directory with one partner that is well known."""
    change_permanences(desk, [Permanence("here", "Conseiller CAF", "1er mardi du mois 14–17 h", "CAF")])
    change_directory(desk, KNOWN)
    add_news(desk, "CAF", "Les droits sont recalculés le 5.\nNe pas rappeler avant.")
    return desk


def directory(window: Driven, operator: str | None = None) -> DirectoryDialog:
    """The window, read, with the keys in its list."""
    assert window.start.backup is not None
    context = window.start.backup.context
    assert context is not None
    open_directory_window(context, operator)
    dialog = there(window, DirectoryDialog)
    window.wait(lambda: len(dialog.table.rows.lines) > 0)
    window.wait(dialog.table.hasFocus)
    return dialog


def cells(dialog: DirectoryDialog) -> list[tuple[str, ...]]:
    """What the list shows, with plain spaces."""
    return [
        tuple(cell.replace("\u00a0", " ").replace("\u2060", "") for cell in line.cells)
        for line in dialog.table.rows.lines
    ]


def partner(window: Driven, dialog: DirectoryDialog, code: str) -> None:
    """Goes to a partner by arrows, and opens it."""
    codes = [line.key for line in dialog.partners.rows.lines]
    window.press("Ctrl+Home", *["Down"] * codes.index(code), "Return")
    window.wait(lambda: dialog.table is dialog.entries and dialog.entries.hasFocus())


def row(window: Driven, dialog: DirectoryDialog, text: str) -> None:
    """Goes to the line that says ``text``, once it is there."""

    def places() -> list[int]:
        return [place for place, one in enumerate(cells(dialog)) if any(text in cell for cell in one)]

    window.wait(lambda: bool(places()))
    window.press("Ctrl+Home", *["Down"] * places()[0])


def choice(form: FormDialog, name: str) -> QComboBox:
    """An input to choose from."""
    box = form.inputs[name]
    assert isinstance(box, QComboBox)
    return box


def leave(window: Driven, dialog: DirectoryDialog) -> None:
    """Closes it by Esc, from wherever it is."""
    window.wait(dialog.table.hasFocus)
    if dialog.table is dialog.entries:
        window.press("Escape")
    if dialog.isVisible():
        window.wait(dialog.partners.hasFocus)
        window.press("Escape")
    window.wait(lambda: not any(one.isVisible() for one in window.window.findChildren(DirectoryDialog)))
