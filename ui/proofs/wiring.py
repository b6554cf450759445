"""Opens the windows of proofs and ties them to the lanes. Reached from « Journée » and « Engagements »."""

from collections.abc import Callable
from pathlib import Path

from marianne_desk.domain.errors import UserError
from ui.context import Context
from ui.dialog_lane import WhileOpen
from ui.forms.asking import AsksForms
from ui.forms.text_dialog import TextDialog
from ui.help.key import help_key
from ui.keys import bind
from ui.messages import choose_file
from ui.parts.line import Line
from ui.proofs.presenter import ProofsPresenter
from ui.proofs.preview import ProofPreview
from ui.proofs.round_wiring import show_round
from ui.proofs.view import ProofsDialog
from ui.shortcuts import Act

__all__ = ["show_proofs", "show_round"]


def show_proofs(context: Context, kind: str | None = None) -> ProofsDialog:
    """The window of proofs; with the code of a kind, on the proofs of this kind: Esc then closes it."""
    dialog = ProofsDialog(context.window)
    _Proofs(dialog, context, kind)
    dialog.open()
    return dialog


class _Proofs(AsksForms):
    """Lives as long as its window."""

    def __init__(self, dialog: ProofsDialog, context: Context, kind: str | None) -> None:
        super().__init__(dialog)
        self._dialog, self._context = dialog, context
        self._direct = kind is not None
        self.presenter = ProofsPresenter(
            self, WhileOpen(dialog, context.writing, context.messages, context.news.proofs.emit), kind
        )
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
        help_key(dialog, context, "proofs")
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
        kinds = "PDF ou photo (*.pdf *.jpg *.jpeg *.png);;Tous (*)"
        choose_file(self._dialog, "Garder un fichier", kinds, "Choisir", then)

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

    def _take_keys(self) -> None:
        super()._take_keys()
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
