"""Opens the windows of proofs and ties them to the lanes. Reached from « Journée » and « Engagements »."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog

from marianne_desk.domain.errors import UserError
from ui.context import Context
from ui.forms.field import Field
from ui.forms.form_dialog import FormDialog
from ui.forms.text_dialog import TextDialog
from ui.keys import bind
from ui.messages import speak_french
from ui.parts.line import Line
from ui.proofs.presenter import Keep, ProofsPresenter
from ui.proofs.preview import ProofPreview
from ui.proofs.round_wiring import show_round
from ui.proofs.view import ProofsDialog
from ui.shortcuts import Act
from ui.while_open import WhileOpen, help_key

__all__ = ["show_proofs", "show_round"]


def show_proofs(context: Context, kind: str | None = None) -> ProofsDialog:
    """The window of proofs; with the code of a kind, on the proofs of this kind: Esc then closes it."""
    dialog = ProofsDialog(context.window)
    _Proofs(dialog, context, kind)
    dialog.open()
    return dialog


class _Proofs(QObject):
    """Lives as long as its window."""

    def __init__(self, dialog: ProofsDialog, context: Context, kind: str | None) -> None:
        super().__init__(dialog)
        self._dialog, self._context = dialog, context
        self._form: FormDialog | None = None
        self._direct = kind is not None
        self.presenter = ProofsPresenter(self, WhileOpen(dialog, context), kind)
        acts: tuple[tuple[Act, Callable[[], None]], ...] = (
            (Act.PROOF_ADD, self._add),
            (Act.PROOF_KEY, self._key),
            (Act.PROOF_COPY, self._copy),
            (Act.PROOF_TAKE_BACK, self._take_back),
            (Act.PROOF_UNDO, self.presenter.undo),
            (Act.PROOF_ROUND, self._round),
        )
        for act, do in acts:
            bind(act, dialog, do)
            if act in dialog.buttons:
                dialog.buttons[act].clicked.connect(do)
        help_key(dialog, "proofs", context)
        dialog.buttons[Act.PROOF_OPEN].clicked.connect(lambda: self._open(dialog.table.chosen()))
        dialog.buttons[Act.PROOF_LEAVE].clicked.connect(self._leave)
        dialog.opened.connect(self._open)
        dialog.left.connect(self._leave)
        dialog.finished.connect(lambda _code: context.window.activateWindow())
        self.presenter.refresh()

    # what the presenter asks of its view

    def show_kinds(self, lines: list[Line], chosen: str) -> None:
        """The list of kinds."""
        self._dialog.show_kinds(lines, chosen)

    def show_papers(self, title: str, state: str, lines: list[Line], *, keys: bool) -> None:
        """The proofs of one kind."""
        self._dialog.show_papers(title, state, lines, keys=keys)

    def ask_file(self, then: Callable[[Path], None]) -> None:
        """Asks for a PDF or a photo."""
        speak_french()
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = folder if folder and Path(folder).is_dir() else str(Path.home())
        kinds = "PDF ou photo (*.pdf *.jpg *.jpeg *.png);;Tous (*)"
        box = QFileDialog(self._dialog, "Garder un fichier", start, kinds)
        box.setFileMode(QFileDialog.FileMode.ExistingFile)
        box.resize(self._dialog.size() * 0.9)
        for place, text in _FILE_WORDS.items():
            box.setLabelText(place, text)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.fileSelected.connect(lambda chosen: then(Path(chosen)))
        box.open()

    def ask_form(self, title: str, intro: str, fields: tuple[Field, ...], keep: Keep) -> None:
        """Shows a form."""
        self._form = FormDialog(self._dialog, title, intro, fields, keep)
        self._form.finished.connect(self._form_closed)
        self._form.open()

    def refuse_form(self, error: UserError) -> None:
        """Says beside its row what is wrong."""
        if self._form is not None:
            self._form.refuse(error)

    def release_form(self) -> None:
        """It was not kept; what was typed stands there still."""
        if self._form is not None:
            self._form.busy = False

    def close_form(self) -> None:
        """What was typed is kept."""
        if self._form is not None:
            self._form.accept()

    def ask_copy(self, name: str, then: Callable[[Path], None]) -> None:
        """Asks where a copy goes."""
        kind = "PDF (*.pdf)" if name.endswith(".pdf") else f"Photo (*{Path(name).suffix})"
        self._context.messages.save_as("Enregistrer une copie", name, kind, then)

    def show_file(self, title: str, number: int) -> None:
        """Shows the file of a proof."""
        key = str(number)
        preview = ProofPreview(
            self._dialog,
            self._context.messages,
            self._context.figures,
            title,
            number,
            lambda: self.presenter.copy(key),
        )
        preview.finished.connect(lambda _code: self._dialog.activateWindow())
        preview.open()

    def show_text(self, title: str, text: str) -> None:
        """Shows a text to read."""
        page = TextDialog(self._dialog, title, text)
        page.finished.connect(lambda _code: self._dialog.activateWindow())
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

    def changed(self) -> None:
        """Proofs are other ones."""
        self._context.news.proofs.emit()

    def _form_closed(self, _code: int) -> None:
        self._form = None
        self._dialog.activateWindow()
        self._dialog.table.setFocus()

    def _open(self, key: str) -> None:
        if not key:
            return
        if self._dialog.shows_papers:
            self.presenter.open_paper(key)
        else:
            self.presenter.open_kind(key)

    def _leave(self) -> None:
        self._dialog.say("")
        if self._dialog.shows_papers and not self._direct:
            self._dialog.back_to_kinds()
            self.presenter.leave_kind()
        else:
            self._dialog.reject()

    def _kind(self) -> str:
        return self._dialog.kinds.chosen()

    def _add(self) -> None:
        self.presenter.add_file(self._kind())

    def _key(self) -> None:
        self.presenter.key(self._kind())

    def _copy(self) -> None:
        if self._dialog.shows_papers:
            self.presenter.copy(self._dialog.papers.chosen())

    def _take_back(self) -> None:
        if self._dialog.shows_papers:
            self.presenter.take_back(self._dialog.papers.chosen())

    def _round(self) -> None:
        show_round(self._context, self._dialog).finished.connect(lambda _code: self.presenter.refresh())


_FILE_WORDS = {
    QFileDialog.DialogLabel.LookIn: "Dossier\u00a0:",
    QFileDialog.DialogLabel.FileName: "Nom\u00a0:",
    QFileDialog.DialogLabel.FileType: "Type\u00a0:",
    QFileDialog.DialogLabel.Accept: "Choisir",
    QFileDialog.DialogLabel.Reject: "Annuler",
}
