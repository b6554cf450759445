"""The window of the slip: what the visitor will hold, before it is printed. Enter prints, Esc closes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ui.dialog_lane import DialogLane
from ui.help.key import help_key
from ui.keys import bind
from ui.papers.one_paper import OnePaper
from ui.papers.paper_pages import PaperTexts
from ui.papers.sheet_view import PREVIEW
from ui.shortcuts import Act, binding, shown
from ui.slip import load
from ui.slip.load import TITLE, Choice
from ui.theme import GRID

if TYPE_CHECKING:
    from ui.context import Context

_TEXTS = PaperTexts(
    TITLE,
    back="Fermer, touche Échap",
    area="Aperçu du papier à remettre",
    saving="Enregistrer le papier à remettre",
    saved="Papier enregistré, en clair",
    drawing="Le papier se dessine…",
    printing="Le papier s’imprime…",
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def open_slip_window(context: "Context", case_id: str, appointment_id: str | None = None) -> None:
    """Shows the slip of a case. ``appointment_id`` None: of its next appointment, or of its request."""
    SlipDialog(context, case_id, appointment_id).open()


class SlipDialog(QDialog):
    """``paper`` draws, prints and saves; ``buttons`` choose which slip."""

    def __init__(self, context: "Context", case_id: str, appointment_id: str | None = None) -> None:
        super().__init__(context.window)
        self.setWindowTitle(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._case, self._appointment = context, case_id, appointment_id
        lane = DialogLane(self, context.figures, self._failed)
        self.paper = OnePaper(self, context.messages, lane.do, lane.do_long, self.reject, _TEXTS, load.save)
        self.paper.view.whole = True
        self.paper.view.back.setText(f"Fermer  {shown(Act.BACK)}")
        self.paper.view.printing.setText(f"{binding(Act.SLIP_PRINT).label}  {shown(Act.SLIP_PRINT)}")
        self.buttons: dict[Act, QToolButton] = {}
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        row.setSpacing(GRID)
        for act, chosen in ((Act.SLIP_NAME, True), (Act.SLIP_ENGLISH, False), (Act.SLIP_TWO, False)):
            row.addWidget(self._button(act, chosen))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.paper.view, 1)
        help_key(self, context, "slip")
        high = max(PREVIEW.height(), context.window.height() - 2 * GRID)
        self.resize(QSize(PREVIEW.width(), high).boundedTo(context.window.size()))
        self.finished.connect(context.window.activateWindow)
        self._draw()

    @property
    def choice(self) -> Choice:
        """Which slip is shown."""
        held = {act: button.isChecked() for act, button in self.buttons.items()}
        return Choice(held[Act.SLIP_NAME], held[Act.SLIP_ENGLISH], held[Act.SLIP_TWO])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter presses the button that has the focus, and prints from anywhere else. While the slip is still being
        drawn it has « Arrêter » in focus: a quick Enter means the printer all the same."""
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if isinstance(focused, QToolButton) and focused is not self.paper.view.stop:
            focused.click()
        else:
            self.paper.print_()

    def _button(self, act: Act, chosen: bool) -> QWidget:
        label = binding(act).label
        button = QToolButton(self)
        button.setProperty("kind", "option")
        button.setText(f"{label}  {shown(act)}")
        button.setCheckable(True)
        button.setChecked(chosen)
        button.setAccessibleName(f"{label}, touche {shown(act)}")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.toggled.connect(self._draw)
        bind(act, self, button.toggle)
        self.buttons[act] = button
        return button

    def _draw(self) -> None:
        self.paper.draw(load.paper, self._case, self._appointment, self.choice)

    def _failed(self, error: BaseException) -> None:
        self._context.messages.tell(error)
        self.paper.failed()
