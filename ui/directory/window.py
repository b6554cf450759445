"""Opens the directory of partners and ties it to the lane."""

from collections.abc import Callable
from pathlib import Path

from marianne_desk.domain.errors import UserError
from ui.context import Context
from ui.dialog_lane import WhileOpen
from ui.directory.files import FILE, KIND, ImportDialog
from ui.directory.presenter import DirectoryPresenter
from ui.directory.view import DirectoryDialog
from ui.forms.asking import AsksForms
from ui.forms.text_dialog import TextDialog
from ui.help.key import help_key
from ui.keys import bind
from ui.messages import choose_file
from ui.parts.line import Line
from ui.shortcuts import Act


def open_directory_window(context: Context, operator: str | None = None) -> DirectoryDialog:
    """The directory; with an operator, on what is known of it: Esc then closes the window."""
    dialog = DirectoryDialog(context.window)
    _Directory(dialog, context, operator)
    dialog.open()
    return dialog


class _Directory(AsksForms):
    """Lives as long as its window."""

    def __init__(self, dialog: DirectoryDialog, context: Context, operator: str | None) -> None:
        super().__init__(dialog)
        self._dialog, self._context = dialog, context
        self.presenter = DirectoryPresenter(
            self,
            WhileOpen(dialog, context.writing, context.messages, lambda: self.changed(agenda=True)),
            operator,
        )
        acts: tuple[tuple[Act, Callable[[], None]], ...] = (
            (Act.DIRECTORY_OFFICE, self.presenter.add_office),
            (Act.DIRECTORY_PERSON, self.presenter.add_person),
            (Act.DIRECTORY_PERMANENCE, self.presenter.add_permanence),
            (Act.DIRECTORY_PAPERS, self.presenter.add_papers),
            (Act.DIRECTORY_NEWS, self.presenter.add_news),
            (Act.DIRECTORY_RETIRE, self.presenter.retire),
            (Act.DIRECTORY_UNDO, self.presenter.undo),
            (Act.DIRECTORY_IMPORT, self._import),
            (Act.DIRECTORY_EXPORT, self._export),
        )
        for act, do in acts:
            bind(act, dialog, do)
            if act in dialog.buttons:
                dialog.buttons[act].clicked.connect(do)
        help_key(dialog, context, "directory")
        dialog.buttons[Act.DIRECTORY_OPEN].clicked.connect(self.presenter.open)
        dialog.buttons[Act.DIRECTORY_LEAVE].clicked.connect(self.presenter.leave)
        dialog.opened.connect(self.presenter.open)
        dialog.moved.connect(self.presenter.look)
        dialog.left.connect(self.presenter.leave)
        dialog.finished.connect(lambda _code: context.window.activateWindow())
        self.presenter.refresh()

    # what the presenter asks of its view

    def show_partners(self, lines: list[Line], chosen: str) -> None:
        """The list of partners."""
        self._dialog.show_partners(lines, chosen)

    def show_partner(self, title: str, state: str, lines: list[Line], chosen: str) -> None:
        """All that is known of one."""
        self._dialog.show_partner(title, state, lines, chosen)

    def chosen(self) -> str:
        """Key of the chosen line."""
        return self._dialog.table.chosen()

    def show_detail(self, text: str) -> None:
        """All that the chosen line says."""
        self._dialog.show_detail(text)

    def ask_import(self, name: str, holds: str, then: Callable[[], None]) -> None:
        """Whether to import what a file holds."""
        asked = ImportDialog(self._dialog, name, holds)
        asked.accepted.connect(then)
        asked.finished.connect(lambda _code: self._take_keys())
        asked.open()

    def show_text(self, title: str, text: str) -> None:
        """Shows a text to read."""
        page = TextDialog(self._dialog, title, text)
        page.finished.connect(lambda _code: self._take_keys())
        page.open()

    def say(self, text: str) -> None:
        """A sentence under the list."""
        self._dialog.say(text)

    def tell(self, error: BaseException) -> None:
        """Whatever happened to a job."""
        if isinstance(error, UserError):
            self._dialog.say(self._context.messages.sentence(error))
            self.presenter.refresh()
        else:
            self._context.messages.tell(error)

    def changed(self, *, agenda: bool) -> None:
        """The directory is another one, and the permanences with it."""
        self._context.news.cases.emit()
        if agenda:
            self._context.news.agenda.emit()

    def close(self) -> None:
        """Leaves the window."""
        self._dialog.reject()

    def _import(self) -> None:
        def read(path: Path) -> None:
            self._take_keys()
            self.presenter.import_file(path)

        choose_file(self._dialog, "Annuaire à importer", f"{KIND};;Tous (*)", "Ouvrir", read)

    def _export(self) -> None:
        def to(path: Path) -> None:
            self._take_keys()
            self.presenter.export(path)

        self._context.messages.save_as("Enregistrer l’annuaire", FILE, KIND, to)

    def _take_keys(self) -> None:
        super()._take_keys()
        self._dialog.table.setFocus()
