"""Opens the window of mandates and ties it to the lanes."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from marianne_desk.domain.cases.mandate import MandateEnd, MandateState
from marianne_desk.domain.errors import UserError
from ui.case_papers.paper import case_paper
from ui.dialog_lane import DialogLane, WhileOpen
from ui.forms.asking import AsksForms
from ui.help.key import help_key
from ui.keys import bind
from ui.mandates import load
from ui.mandates.presenter import MandatesPresenter
from ui.mandates.view import MandatesDialog
from ui.papers.paper_pages import PaperPages
from ui.parts.line import Line
from ui.shortcuts import Act

if TYPE_CHECKING:
    from ui.context import Context

PAPER_TITLE = "Mandat à signer"


def open_mandate_window(context: "Context", case_id: str) -> MandatesDialog:
    """Shows the mandates of a case over the main window."""
    dialog = MandatesDialog(context.window)
    _Mandates(dialog, context, case_id)
    dialog.open()
    return dialog


class _Mandates(AsksForms):
    """Lives as long as its window."""

    def __init__(self, dialog: MandatesDialog, context: "Context", case_id: str) -> None:
        super().__init__(dialog)
        self._dialog, self._context = dialog, context
        self._drawing = DialogLane(dialog, context.figures, self._paper_failed)
        self._paper: PaperPages | None = None
        late = context.news.cases.emit
        self.presenter = MandatesPresenter(
            self, WhileOpen(dialog, context.writing, context.messages, late), case_id
        )
        chosen = dialog.table.chosen
        acts: dict[Act, Callable[[], None]] = {
            Act.MANDATE_NEW: self.presenter.write,
            Act.MANDATE_PRINT: lambda: self.presenter.show_paper(chosen()),
            Act.MANDATE_SIGNED: lambda: self.presenter.sign(chosen()),
            Act.MANDATE_DONE: lambda: self.presenter.end(chosen(), MandateEnd.DONE),
            Act.MANDATE_REVOKED: lambda: self.presenter.end(chosen(), MandateEnd.REVOKED),
            Act.MANDATE_ELSEWHERE: self.presenter.note_elsewhere,
            Act.MANDATE_UNDO: self.presenter.undo,
        }
        for act, do in acts.items():
            bind(act, dialog.page, do)
            dialog.buttons[act].clicked.connect(lambda _checked, do=do: do())
        dialog.buttons[Act.MANDATE_LEAVE].clicked.connect(self._leave)
        dialog.left.connect(self._leave)
        dialog.chosen.connect(self._offer)
        help_key(dialog, context, "mandates")
        dialog.finished.connect(lambda _code: context.window.activateWindow())
        self.presenter.refresh()

    # what the presenter asks of its view

    def show_list(self, title: str, hint: str, lines: list[Line], chosen: str) -> None:
        """The mandates."""
        self._dialog.show_list(title, hint, lines, chosen)

    def show_paper(self, mandate_id: str, number: str) -> None:
        """Shows the paper to print and sign."""
        if self._paper is None:
            self._paper = case_paper(
                self._dialog, self._context.messages, self._drawing, self._leave_paper, PAPER_TITLE
            )
            self._dialog.layers.addWidget(self._paper.view)
        self._dialog.layers.setCurrentWidget(self._paper.view)
        self._paper.expect()
        show = partial(self._paper.show, file=f"mandat-{number}.pdf")
        self._drawing.do(show, load.pdf, mandate_id)

    def say(self, text: str) -> None:
        """A sentence under the list."""
        self._dialog.say(text)

    def tell(self, error: BaseException) -> None:
        """Whatever happened to a job."""
        if isinstance(error, UserError):
            self._dialog.say(self._context.messages.sentence(error))
            if self.presenter.listed is not None:
                self.presenter.refresh()
        else:
            self._context.messages.tell(error)

    def changed(self) -> None:
        """Mandates are other ones."""
        self._context.news.cases.emit()

    def _offer(self) -> None:
        """Buttons that would be refused are not offered."""
        key, buttons = self._dialog.table.chosen(), self._dialog.buttons
        listed, one = self.presenter.listed, self.presenter.find(key)
        self._dialog.show_whole(one.scope if one is not None else "")
        buttons[Act.MANDATE_NEW].setEnabled(listed is not None and not listed.erased)
        buttons[Act.MANDATE_PRINT].setEnabled(self.presenter.can_print(key))
        buttons[Act.MANDATE_SIGNED].setEnabled(self.presenter.state(key) is MandateState.TO_SIGN)
        for act in (Act.MANDATE_DONE, Act.MANDATE_REVOKED):
            buttons[act].setEnabled(self.presenter.can_end(key))

    def _take_keys(self) -> None:
        super()._take_keys()
        self._dialog.table.setFocus()

    def _leave(self) -> None:
        self._dialog.reject()

    def _leave_paper(self) -> None:
        self._dialog.layers.setCurrentWidget(self._dialog.page)
        self._dialog.table.setFocus()

    def _paper_failed(self, error: BaseException) -> None:
        if self._paper is not None:
            self._paper.failed()
        self.tell(error)
