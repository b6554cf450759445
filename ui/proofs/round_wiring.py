"""Opens the monthly round and ties it to the lane."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from marianne_desk.domain.errors import UserError
from ui.context import Context
from ui.dialog_lane import WhileOpen
from ui.help.key import help_key
from ui.keys import bind
from ui.proofs import words
from ui.proofs.round_dialog import RoundDialog
from ui.proofs.round_presenter import RoundPresenter
from ui.shortcuts import Act


def show_round(context: Context, over: QWidget | None = None) -> RoundDialog:
    """The monthly round, over a window of proofs or (None) over the main one."""
    dialog = RoundDialog(over or context.window)
    _Round(dialog, context, over)
    dialog.open()
    return dialog


class _Round(QObject):
    """Lives as long as its window."""

    def __init__(self, dialog: RoundDialog, context: Context, over: QWidget | None) -> None:
        super().__init__(dialog)
        self._dialog, self._context, self._warned = dialog, context, False
        self.presenter = presenter = RoundPresenter(
            self, WhileOpen(dialog, context.writing, context.messages, context.news.proofs.emit)
        )
        self.show_lines, self.go_to = dialog.show_lines, dialog.go_to
        self.ask_note, self.say = dialog.ask_note, dialog.say
        dialog.answered.connect(self._answered)
        dialog.noted.connect(presenter.noted)
        dialog.keep.connect(presenter.keep)
        dialog.left.connect(self._leave)
        bind(Act.KEEP_ROUND, dialog, presenter.keep)
        help_key(dialog, context, "round")
        dialog.finished.connect(lambda _code: (over or context.window).activateWindow())
        presenter.start()

    def kept(self, text: str) -> None:
        """The round is kept: the window closes."""
        self._dialog.accept()
        self._context.messages.say(text)
        self._context.news.proofs.emit()

    def tell(self, error: BaseException) -> None:
        """Whatever happened to a job."""
        if isinstance(error, UserError):
            self._dialog.say(self._context.messages.sentence(error))
        else:
            self._context.messages.tell(error)

    def _answered(self, place: int, ok: bool) -> None:
        self._warned = False
        (self.presenter.in_order if ok else self.presenter.not_in_order)(place)

    def _leave(self) -> None:
        if self.presenter.begun and not self._warned:
            self._warned = True
            self._dialog.say(words.CLOSE_AGAIN)
        else:
            self._dialog.reject()
