"""Ties the grid's widgets, keys, lane and presenter together. It is what the presenter calls its view."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from marianne_desk.domain.errors import UserError
from marianne_desk.domain.tally import TallyModel
from ui.context import Context
from ui.jobs import LaneJobs
from ui.keys import bind
from ui.messages import announce
from ui.shortcuts import Act
from ui.tally import load
from ui.tally.marks import MarksDraft
from ui.tally.paper import Paper
from ui.tally.presenter import TallyPresenter
from ui.tally.view import TallyView


class Tally(QObject):
    """The paper tally. Lives as long as ``view``."""

    def __init__(self, view: TallyView, context: Context) -> None:
        super().__init__(view)
        self.view, self._context = view, context
        self.presenter = TallyPresenter(self, LaneJobs(context.writing, parent=self))
        self.paper: Paper | None = None
        self._bind()

    # what the presenter asks of its view

    def show_choices(self, shown: load.TallyShown) -> None:
        """Shows the sheets and agents to choose from."""
        model = next((p for p, one in enumerate(shown.models) if one == self.presenter.model), 0)
        self.view.page.show_choices(shown, self.presenter.agent, model)

    def show_model(self, model: TallyModel, marks: MarksDraft) -> None:
        """Shows the rows of a sheet, with the strokes."""
        self.view.page.grid.show_model(model, marks)
        self.show_marks()

    def show_marks(self) -> None:
        """Shows the strokes anew."""
        self.view.page.show_total(self.presenter.marks.total)
        self.view.page.say("")

    def show_day(self, words: str, note: str) -> None:
        """Which day was understood, and what is to be known of it."""
        page = self.view.page
        page.show_day(words, note)
        page.say("")
        announce(page.understood, f"{words} {note}")

    def clear_day(self) -> None:
        """The day is to be typed again."""
        page = self.view.page
        page.day.setText("")  # not clear(): Ctrl+Z would bring the day back instead of taking the sheet back
        page.show_day("", "")
        page.grid.begin()
        page.day.setFocus()

    def refuse(self, error: UserError) -> None:
        """Says beside its field what is wrong."""
        page = self.view.page
        page.say(self._context.messages.sentence(error))
        announce(page.fault, page.fault.text())
        (page.day if error.field == "day" else page.grid).setFocus()

    def warn(self, text: str) -> None:
        """Says what is doubtful before anything is kept."""
        page = self.view.page
        page.show_day(page.understood.text(), "")  # it says the same, without the key
        page.say(text)
        announce(page.fault, text)

    def changed(self) -> None:
        """Passages were logged or cancelled."""
        self._context.news.contacts.emit()

    def say(self, text: str) -> None:
        """A sentence in the status line."""
        self._context.messages.say(text)

    def tell(self, error: BaseException) -> None:
        """Whatever happened to a job."""
        self._context.messages.tell(error)

    # keys and signals

    def _bind(self) -> None:
        page, presenter = self.view.page, self.presenter
        for act, do, clicked in (
            (Act.KEEP_TALLY, presenter.keep, page.keep),
            (Act.UNDO_TALLY, presenter.undo, page.undo),
            (Act.TALLY_PAPER, self._show_paper, page.paper),
        ):
            bind(act, page, do)
            clicked.clicked.connect(partial(_ignoring, do))
        bind(Act.TALLY_DAY, page, page.day.setFocus)
        bind(Act.TALLY_MODEL, page, page.model.setFocus)
        page.day.textEdited.connect(presenter.type_day)
        page.day.undo_more.connect(presenter.undo)
        page.day.returnPressed.connect(page.grid.setFocus)
        page.grid.left.connect(page.day.setFocus)
        page.grid.marked.connect(self.show_marks)
        page.model.currentIndexChanged.connect(presenter.choose_model)
        page.agent.currentIndexChanged.connect(self._choose_agent)

    def _choose_agent(self, place: int) -> None:
        if self.presenter.shown is not None and place >= 0:
            self.presenter.agent = self.presenter.shown.agents[place].code

    def _show_paper(self) -> None:
        if self.paper is None:
            self.paper = Paper(self.view, self._context, self._back_to_grid)
        self.view.show_paper(self.paper.view)
        self.paper.draw()

    def _back_to_grid(self) -> None:
        self.view.show_paper(None)
        self.presenter.refresh()


def _ignoring(do: Callable[[], None], _checked: bool = False) -> None:
    do()
