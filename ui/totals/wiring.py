"""Ties the totals' widgets, keys, lane and presenter together. It is what the presenter calls its view."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from marianne_desk.domain.day.span import Reach
from marianne_desk.domain.errors import UserError
from ui.context import Context
from ui.jobs import LaneJobs
from ui.keys import bind
from ui.messages import announce
from ui.shortcuts import Act
from ui.totals import load
from ui.totals.draft import TotalsDraft
from ui.totals.presenter import TotalsPresenter
from ui.totals.view import TotalsView


class Totals(QObject):
    """The totals to carry over. Lives as long as ``view``."""

    def __init__(self, view: TotalsView, context: Context) -> None:
        super().__init__(view)
        self.view, self._context = view, context
        self.presenter = TotalsPresenter(self, LaneJobs(context.writing, parent=self))
        self._bind_keys()

    # what the presenter asks of its view

    def show_totals(self, shown: load.TotalsShown) -> None:
        """Shows the totals."""
        self.view.page.show_totals(shown)
        announce(self.view.page.title, shown.totals.span.words)

    def show_list(self, draft: TotalsDraft, shown: load.ListShown) -> None:
        """Shows the list to edit."""
        self.view.editor.show_list(draft, shown.countables)
        self.view.show_editor(True)

    def refuse(self, error: UserError) -> None:
        """Says beside the line what is wrong with it."""
        editor = self.view.editor
        editor.show_lines()
        editor.say(self._context.messages.sentence(error))
        announce(editor.fault, editor.fault.text())
        editor.name.setFocus()

    def leave_list(self) -> None:
        """Back from the list to the totals."""
        self.view.show_editor(False)

    def copy(self, text: str) -> None:
        """Puts a text on the clipboard."""
        QApplication.clipboard().setText(text)

    def say(self, text: str) -> None:
        """A sentence in the status line."""
        self._context.messages.say(text)

    def tell(self, error: BaseException) -> None:
        """Whatever happened to a job."""
        self._context.messages.tell(error)

    def may_drop(self) -> bool:
        """Whether what was changed in the list may be lost."""
        return self._context.messages.ask(
            "Liste modifiée",
            "La liste a changé et n’est pas enregistrée.",
            "Ne pas l’enregistrer",
            "Continuer",
        )

    # keys and signals

    def _bind_keys(self) -> None:
        page, editor, presenter = self.view.page, self.view.editor, self.presenter
        for act, do, clicked in (
            (Act.PREVIOUS_SPAN, partial(presenter.move, -1), page.previous),
            (Act.NEXT_SPAN, partial(presenter.move, 1), page.following),
            (Act.ONE_DAY, partial(presenter.reach, Reach.DAY), page.day),
            (Act.ONE_WEEK, partial(presenter.reach, Reach.WEEK), page.week),
            (Act.COPY_TOTALS, partial(presenter.copy, values_only=False), page.copy),
            (Act.COPY_VALUES, partial(presenter.copy, values_only=True), page.values),
            (Act.EDIT_TOTALS, presenter.edit, page.edit),
        ):
            bind(act, page, do)
            clicked.clicked.connect(partial(_ignoring, do))
        for act, change, clicked in (
            (Act.ADD_TOTAL, TotalsDraft.add, editor.add),
            (Act.REMOVE_TOTAL, TotalsDraft.remove, editor.remove),
            (Act.TOTAL_UP, partial(TotalsDraft.move, places=-1), editor.up),
            (Act.TOTAL_DOWN, partial(TotalsDraft.move, places=1), editor.down),
            (Act.OUR_TOTALS, TotalsDraft.start_over, editor.ours),
        ):
            do = partial(self._change, change, act)
            bind(act, editor, do)
            clicked.clicked.connect(partial(_ignoring, do))
        bind(Act.KEEP_TOTALS, editor, presenter.keep)
        editor.keep.clicked.connect(partial(_ignoring, presenter.keep))
        editor.left.connect(presenter.leave)

    def _change(self, change: Callable[[TotalsDraft], None], act: Act) -> None:
        if self.presenter.draft is None:
            return
        change(self.presenter.draft)
        self.view.editor.show_lines()
        if act is Act.ADD_TOTAL:
            self.view.editor.name.setFocus()


def _ignoring(do: Callable[[], None], _checked: bool = False) -> None:
    do()
