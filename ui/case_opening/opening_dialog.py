"""The window that makes a case of a request: who it is about, the partner, and its appointment where there is one."""

import uuid
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QStackedLayout, QWidget

from marianne_desk.domain.errors import UserError
from ui.case_opening import load, words
from ui.case_opening.form import BookingForm
from ui.case_opening.frame import (
    DialogWork,
    KeptPage,
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
from ui.case_opening.load import Choices, Kept, Read, Shown, Target
from ui.case_opening.presenter import BookingPresenter
from ui.context import Context
from ui.forms.fields import ErrorLabel
from ui.held_keys import held_keys
from ui.help.key import help_key
from ui.messages import announce
from ui.shortcuts import Act

TITLE = "Ouvrir un dossier"


class CaseDialog(QDialog):
    """``done`` is called once a case was opened, or taken back. ``there``: the request has a case already."""

    def __init__(
        self,
        context: Context,
        request_id: str,
        done: Callable[[], None] | None,
        there: Callable[[str], None],
    ) -> None:
        super().__init__(context.window)
        self.setWindowTitle(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._done, self._there = context, done, there
        self._work = DialogWork(self, context)
        self._request = request_id
        self.presenter: BookingPresenter | None = None
        self._kept: Kept | None = None
        self._make()
        help_key(self, context, "case_opening", "booking")
        fit(self, 104, 82)
        self.finished.connect(lambda _code: held_keys(context.window).drop())
        self._work.do(self._came, self._failed, load.opening, request_id)

    def _make(self) -> None:
        self.page = QWidget(self)
        self.title = heading(self.page)
        self.area, inside = scrolling(self.page, TITLE)
        self.said = heading(inside, "small")
        self.form = BookingForm(inside, opens=True)
        stack(inside, self.said, self.form)
        self.fault = ErrorLabel(self.page)
        buttons = button_row(
            self.page,
            act_button(Act.KEEP_CASE, self.page, self._enter, primary=True),
            act_button(Act.LEAVE_CASE, self.page, self.reject),
        )
        column = column_of(self.page, self.title, self.area, self.fault, buttons)
        column.setStretchFactor(self.area, 1)
        self.kept_page: KeptPage | None = None
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self.page)
        self.form.name.setFocus()  # whoever types faster than the request is read loses nothing
        held_keys(self._context.window).give_to(self.form)

    def _came(self, shown: Shown) -> None:
        if shown.opening.case is not None:
            self.done(0)
            self._there(shown.opening.case.case.id)
            return
        one = shown.opening
        target = Target(str(uuid.uuid4()), str(uuid.uuid4()), self._request)
        news = self._context.news
        self.presenter = BookingPresenter(
            self, self._work, target, (one.theme, one.reason), lambda: news.agent or None
        )
        self.title.setText(shown.title)
        self.form.set_operators(shown.operators, one.operator)
        known = (one.visitor.name, one.visitor.reach)
        for line, text in zip((self.form.name, self.form.reach), known, strict=True):
            if not line.text():
                line.setText(text)
        self.show_choices(shown.choices)
        self.form.changed.connect(self._typed)
        self.form.digit.connect(self.presenter.digit)
        typed = self.form.entered()
        self.presenter.begin(replace(typed, name=known[0], reach=known[1], when="", more=""))
        self.presenter.typed(typed)
        if not self.form.isAncestorOf(self.focusWidget()):
            self.form.name.setFocus()
        announce(self.form.name, shown.title)

    def _typed(self) -> None:
        if self.presenter is not None:
            self.presenter.typed(self.form.entered())

    # what the presenter asks of its view

    def show_choices(self, choices: Choices) -> None:
        """What may be chosen for the partner, and what is good to know of it."""
        self.said.setText("\n".join(choices.said))
        self.said.setVisible(bool(choices.said))
        self.form.show_choices(choices)

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
        from marianne_desk.usecases.partner_appointments import OpenedWith

        self._kept = kept
        if isinstance(kept.act, OpenedWith) and kept.act.opened.request is not None:
            self._context.news.opened = kept.act
        if self.kept_page is None:
            self.kept_page = KeptPage(self, self._slip, self._undo, self.reject)
            self._layers.addWidget(self.kept_page)
        self.kept_page.show_kept(kept)
        self._layers.setCurrentWidget(self.kept_page)
        self.kept_page.setFocus()
        announce(self.kept_page, kept.said)
        self._changed(kept.said)

    def undone(self) -> None:
        """The fields are as they were."""
        self._context.news.opened = None
        self._kept = None
        self._layers.setCurrentWidget(self.page)
        self.form.name.setFocus()
        self._changed(words.UNDONE)

    def tell(self, error: BaseException) -> None:
        """A failure that belongs to no field."""
        if isinstance(error, UserError):
            self.fault.say(error)
        else:
            self._context.messages.tell(error)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter keeps from any field; then it prints."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Esc: out of a question, then of the window; nothing that was typed is lost without asking."""
        presenter = self.presenter
        if presenter is not None and self._layers.currentWidget() is self.page:
            if presenter.busy or presenter.leave_question():
                return
            if presenter.changed and not self._context.messages.ask(TITLE, words.LEAVE, "Fermer", "Rester"):
                self.activateWindow()
                return
        super().reject()

    def _enter(self) -> None:
        if self.presenter is None:
            return
        if self._kept is None:
            self.presenter.enter()
        else:
            self._slip()

    def _slip(self) -> None:
        kept = self._kept
        if kept is not None:
            self.accept()
            open_slip(self._context, kept.case, kept.appointment)

    def _undo(self) -> None:
        if self.presenter is not None:
            self.presenter.undo()

    def _changed(self, said: str) -> None:
        self._context.messages.say(said)
        self._context.news.contacts.emit()
        self._context.news.cases.emit()
        if self._done is not None:
            self._done()

    def _failed(self, error: BaseException) -> None:
        self._context.messages.tell(error)
        self.done(0)
