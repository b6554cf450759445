"""Issues the month that is shown: the dialog, the question, the act, what is said of it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from marianne_desk.domain.issuing.incomplete import Kind
from ui.messages import Messages
from ui.month import issue_load, issue_words
from ui.month.load import MonthShown
from ui.month.presenter import Work
from ui.shortcuts import Act

if TYPE_CHECKING:
    from marianne_desk.domain.issuing.issued import Issued
    from marianne_desk.domain.month import Month
    from ui.month.issue_dialog import IssueDialog
    from ui.month.issue_load import Lack, ToIssue
    from ui.month.view import MonthView

WHERE = {
    Kind.SILENT: Act.DAY,
    Kind.UNCLOSED: Act.DAY,
    Kind.SET_ASIDE: Act.COUNTER,
    Kind.APPOINTMENTS: Act.AGENDA,
    Kind.UNANSWERED: Act.TO_ANSWER,
    Kind.UNDATED: Act.TO_ANSWER,
    Kind.SELDOM_NOTED: Act.COMMITMENTS,
    Kind.LACKS: Act.COMMITMENTS,
    Kind.EXPIRES: Act.COMMITMENTS,
}
"""The screen on which each is mended; what is not here is mended by waiting."""


class Screen(Protocol):
    """What issuing asks of the month's presenter."""

    shown: MonthShown | None

    def refresh(self) -> None:
        """Reads the month again."""

    def draw(self, fn: Callable[..., object], month: "Month", *args: object) -> None:
        """Draws a sheet, to look at it."""


class Issuing(QObject):
    """Lives as long as ``view``. What was typed for a month is kept until it is issued, or another one is."""

    def __init__(
        self,
        view: "MonthView",
        messages: Messages,
        work: Work,
        screen: Screen,
        go_to: Callable[[Act], object],
    ) -> None:
        super().__init__(view)
        self._view, self._messages, self._work, self._screen = view, messages, work, screen
        self._go_to = go_to
        self._typed: dict[Month, str] = {}
        self._under_way = False
        self.dialog: IssueDialog | None = None

    def ask(self) -> None:
        """Shows what is incomplete in the month that is shown, first of all."""
        shown = self._screen.shown
        if shown is None or self.dialog is not None or self._under_way:
            return
        if shown.issued is not None:
            self._messages.say(issue_words.refused(shown.issued))
            return
        self._under_way = True
        self._messages.say("Lecture de ce qui est incomplet…")
        self._work.do(self._show, issue_load.to_issue, shown.sheet.month)

    def failed(self) -> None:
        """A work failed: it is no longer under way."""
        self._under_way = False

    def _show(self, found: "ToIssue") -> None:
        from ui.month.issue_dialog import IssueDialog

        self._under_way = False
        self._messages.say("")
        dialog = self.dialog = IssueDialog(self._view, found, self._typed.get(found.month, ""))
        dialog.finished.connect(partial(self._closed, found.month))
        dialog.mend.connect(self._mend)
        dialog.preview.connect(partial(self._preview, found.month))
        dialog.issue.connect(partial(self._issue, found))
        dialog.open()

    def _closed(self, month: "Month", _code: int) -> None:
        if self.dialog is not None:
            self._typed[month] = self.dialog.words
        self.dialog = None
        self._view.window().activateWindow()

    def _mend(self, lack: "Lack") -> None:
        where = WHERE.get(lack.kind)
        if where is not None and self.dialog is not None:
            self.dialog.close()
            self._go_to(where)

    def _preview(self, month: "Month", comment: str) -> None:
        if self.dialog is not None:
            self.dialog.close()
        self._screen.draw(issue_load.preview, month, comment)

    def _issue(self, found: "ToIssue", comment: str) -> None:
        if self._under_way:
            return
        question = issue_words.question(found.month, found.agent)
        if not self._messages.ask(issue_words.title(found.month), question, "Émettre", "Annuler"):
            if self.dialog is not None:
                self.dialog.activateWindow()  # where no window manager hands the keyboard back
            return
        self._under_way = True
        if self.dialog is not None:
            self.dialog.close()
        self._messages.say("La fiche s’émet…")
        self._work.do_long(self._issued, lambda _done, _of: None, issue_load.issue, found.month, comment)

    def _issued(self, issued: "Issued") -> None:
        self._under_way = False
        self._typed.pop(issued.month, None)
        self._screen.refresh()
        self._messages.say(issue_words.done(issued))
