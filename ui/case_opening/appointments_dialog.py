"""The window of a case's appointments: the list with what happened to each, and the fields of one more or of another
hour."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHeaderView, QStackedLayout, QTableView, QToolButton, QWidget

from marianne_desk.domain.agenda.appointment import State
from marianne_desk.domain.errors import UserError
from marianne_desk.wording.cases import RESULTS as RESULT_NAMES
from ui.case_opening import words
from ui.case_opening.appointments_presenter import RESULTS, AppointmentsPresenter
from ui.case_opening.form import BookingForm
from ui.case_opening.frame import (
    DialogWork,
    act_button,
    bring_in_sight,
    button_row,
    column_of,
    fit,
    heading,
    open_slip,
    scrolling,
    stack,
)
from ui.case_opening.load import CaseShown, Choices, Kept, Read, Row
from ui.context import Context
from ui.forms.fields import ErrorLabel
from ui.help.key import help_key
from ui.keys import bind
from ui.messages import announce
from ui.parts.lists import Index, ListModel, dress_list
from ui.questions.panel import AskPanel
from ui.questions.reasons import why_not_kept
from ui.shortcuts import Act, shown

TITLE = "Rendez-vous du dossier"
STATES = {
    Act.APPOINTMENT_KEPT: State.KEPT,
    Act.APPOINTMENT_EXCUSED: State.EXCUSED,
    Act.APPOINTMENT_ABSENT: State.ABSENT,
    Act.APPOINTMENT_CANCELLED: State.CANCELLED,
}


class _Model(ListModel):
    headers = words.HEADERS

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: tuple[Row, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def length(self) -> int:
        return len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cells = self.rows[index.row()].cells
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            first = index.column() == 0
            return (
                ", ".join(filter(None, cells))
                if first
                else f"{self.headers[index.column()]}, {cells[index.column()]}"
            )
        return None


class AppointmentsTable(QTableView):
    """``digit``: one typed in the list; ``entered``: Enter; ``chosen``: another row."""

    digit = Signal(int)
    entered = Signal()
    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = _Model(self)
        self.setModel(self.rows)
        heads = dress_list(self)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.setAccessibleName(TITLE)
        self.selectionModel().currentRowChanged.connect(lambda now, _was: self.chosen.emit(now.row()))

    def show_rows(self, rows: tuple[Row, ...], place: int) -> None:
        """The appointments, the one at ``place`` chosen."""
        self.rows.show(rows)
        index = self.rows.index(place, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.chosen.emit(place if rows else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Digits answer, Enter moves."""
        if event.text() and event.text() in "123456789":
            self.digit.emit(int(event.text()) - 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class AppointmentsDialog(QDialog):
    """``done`` is called after each change."""

    def __init__(
        self, context: Context, case_id: str, appointment_id: str | None, done: Callable[[], None] | None
    ) -> None:
        super().__init__(context.window)
        self.setWindowTitle(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._done = context, done
        news = context.news
        self.presenter = AppointmentsPresenter(
            self, DialogWork(self, context), case_id, appointment_id, lambda: news.agent or None
        )
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self._list_page())
        self._layers.addWidget(self._form_page())
        self._bind()
        help_key(self, context, "appointments", "booking")
        fit(self, 112, 72)
        self.presenter.refresh()

    def _list_page(self) -> QWidget:
        page = self.list_page = QWidget(self)
        self.title, self.said = heading(page), heading(page, "understood")
        self.table = AppointmentsTable(page)
        self.history = heading(page, "small")
        self.question = heading(page, "asks")
        self.results = [self._result(place, page) for place in range(len(RESULTS))]
        self.result_row = button_row(page, *self.results)
        self.why = AskPanel(page)
        acts = (Act.MOVE_APPOINTMENT, *STATES, Act.NEW_APPOINTMENT, Act.BOOKING_SLIP, Act.BOOKING_UNDO)
        made = [act_button(act, page, partial(self._act, act)) for act in acts]
        buttons = button_row(page, *made, act_button(Act.LEAVE_CASE, page, self.reject))
        column = column_of(
            page,
            self.title,
            self.table,
            self.history,
            self.question,
            self.result_row,
            self.why,
            self.said,
            buttons,
        )
        column.setStretchFactor(self.table, 1)
        self.said.hide()
        self.why.left.connect(lambda: self.ask_why("", None))
        self.ask_result(asked=False)
        return page

    def _form_page(self) -> QWidget:
        page = self.form_page = QWidget(self)
        self.form_title = heading(page)
        self.area, inside = scrolling(page, TITLE)
        self.advice = heading(inside, "small")
        self.form = BookingForm(inside, opens=False)
        stack(inside, self.advice, self.form)
        self.fault = ErrorLabel(page)
        buttons = button_row(
            page,
            act_button(Act.KEEP_CASE, page, self._enter, primary=True),
            act_button(Act.LEAVE_CASE, page, self.reject),
        )
        column = column_of(page, self.form_title, self.area, self.fault, buttons)
        column.setStretchFactor(self.area, 1)
        self.form.changed.connect(self._typed)
        self.form.digit.connect(self._form_digit)
        return page

    def _result(self, place: int, parent: QWidget) -> QToolButton:
        button = QToolButton(parent)
        button.setProperty("kind", "option")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setText(f"{place + 1}  {RESULT_NAMES[RESULTS[place]]}")
        button.clicked.connect(lambda: self.presenter.digit(place))
        return button

    def _bind(self) -> None:
        page = self.list_page
        for act in (*STATES, Act.NEW_APPOINTMENT, Act.MOVE_APPOINTMENT, Act.BOOKING_SLIP, Act.BOOKING_UNDO):
            bind(act, page, partial(self._act, act))
        self.table.digit.connect(self.presenter.digit)
        self.table.entered.connect(self.presenter.move)
        self.table.chosen.connect(self.presenter.selected)

    def _act(self, act: Act) -> None:
        presenter = self.presenter
        if act in STATES:
            presenter.mark(STATES[act])
        elif act is Act.NEW_APPOINTMENT:
            presenter.new()
        elif act is Act.MOVE_APPOINTMENT:
            presenter.move()
        elif act is Act.BOOKING_UNDO:
            presenter.undo()
        elif presenter.row is not None:
            open_slip(self._context, presenter.row.one.case, presenter.row.one.id)

    # what the presenter asks of its view

    def show_case(self, case: CaseShown, place: int) -> None:
        """The appointments."""
        self.title.setText(case.title)
        self.table.show_rows(case.rows, place)
        if not case.rows:
            self.say(words.NONE_YET.format(new=shown(Act.NEW_APPOINTMENT)))
        if self._layers.currentWidget() is self.list_page:
            self.table.setFocus()

    def show_history(self, row: Row | None) -> None:
        """What happened to the chosen one."""
        self.history.setText("\n".join(row.history) if row else "")

    def show_form(self, case: CaseShown, row: Row | None) -> None:
        """The fields, for one more or to move that one."""
        entered = row.entered if row else case.fresh
        self.form_title.setText(f"{case.title}\u00a0: {'autre jour ou heure' if row else 'rendez-vous'}")
        self.advice.setText("\n".join(case.choices.said))
        self.advice.setVisible(bool(case.choices.said))
        self.show_fault(None)
        self.form.fill(entered, case.choices, moves=row is not None)
        if self.presenter.form is not None:
            self.presenter.form.begin(self.form.entered())
        self._layers.setCurrentWidget(self.form_page)
        self.form.when.setFocus()
        self.form.when.selectAll()
        announce(self.form.when, self.form_title.text())

    def leave_form(self) -> None:
        """Back to the list."""
        self._layers.setCurrentWidget(self.list_page)
        self.table.setFocus()

    def ask_result(self, *, asked: bool) -> None:
        """What a kept appointment gave."""
        self.question.setText(words.WHICH_RESULT if asked else "")
        self.question.setVisible(asked)
        self.result_row.setVisible(asked)
        if asked:
            self.table.setFocus()
            announce(self.table, ", ".join((words.WHICH_RESULT, *(one.text() for one in self.results))))

    def ask_why(self, title: str, given: Callable[[str], None] | None) -> None:
        """Why it did not take place; may be left empty."""
        asked = self.why.isVisible()
        self.why.ask(None if given is None else why_not_kept(title, given))
        if given is None and asked:
            self.table.setFocus()

    def say(self, text: str) -> None:
        """A sentence, here and in the status line of the main window."""
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self._context.messages.say(text)

    def changed(self) -> None:
        """The other screens ask again."""
        self._context.news.contacts.emit()
        self._context.news.cases.emit()
        if self._done is not None:
            self._done()

    def show_choices(self, _choices: Choices) -> None:
        """The partner of a case does not change here."""

    def show_read(self, read: Read, *, asking: bool, insists: str) -> None:
        """What the fields mean."""
        if insists:
            self.form.when.setFocus()
        self.form.show_read(read, asking=asking, insists=insists)
        if insists or (read.refused and read.warnings):
            bring_in_sight(self.area, self.form.warning)

    def show_fault(self, error: UserError | None) -> None:
        """What is wrong, beside its field."""
        found = self.form.show_fault(error)
        self.fault.say(None if found else error)

    def kept(self, kept: Kept) -> None:
        """It is on the disk."""
        self.presenter.kept(kept)

    def undone(self) -> None:
        """Nothing is taken back from the fields here: the list does."""

    def tell(self, error: BaseException) -> None:
        """A failure that belongs to no field."""
        if not isinstance(error, UserError):
            self._context.messages.tell(error)
        elif self._layers.currentWidget() is self.form_page:
            self.fault.say(error)
        elif error.field and self.why.isVisible():
            self.why.refuse(self._context.messages.sentence(error))
        else:
            self.say(self._context.messages.sentence(error))

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter keeps from any field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Esc: out of a question, of the fields, of the window; nothing that was typed is lost without asking."""
        form = self.presenter.form
        if form is None:
            if self.why.isVisible():
                self.ask_why("", None)
            elif not self.presenter.leave_question():
                super().reject()
            return
        if form.busy or form.leave_question():
            return
        if form.changed and not self._context.messages.ask(TITLE, words.LEAVE, "Fermer", "Rester"):
            self.activateWindow()
            return
        empty = self.presenter.shown is None or not self.presenter.shown.rows
        self.presenter.leave_form()
        if empty:
            super().reject()

    def _enter(self) -> None:
        if self.presenter.form is not None:
            self.presenter.form.enter()

    def _typed(self) -> None:
        if self.presenter.form is not None:
            self.presenter.form.typed(self.form.entered())

    def _form_digit(self, index: int) -> None:
        if self.presenter.form is not None:
            self.presenter.form.digit(index)
