"""« Agents »: who works here, and who is at the counter."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from marianne_desk.domain.errors import UserError
from marianne_desk.domain.settings import Agent
from ui.forms.fields import ErrorLabel, line
from ui.settings.page import Page
from ui.settings.snapshot import Snapshot
from ui.theme import GRID


class AgentsPage(Page):
    """One row an agent. One who left keeps its row, unticked: what it logged names it."""

    def __init__(self) -> None:
        super().__init__(
            "Agents", "Un prénom ou « Agent 1 » suffit. Un agent parti se décoche, son travail reste compté."
        )
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(2 * GRID)
        self._rows.setVerticalSpacing(GRID)
        self._rows.setColumnStretch(3, 1)
        self.column.addLayout(self._rows)
        self.error = ErrorLabel(self)
        self.column.addWidget(self.error)
        self.add = QPushButton("Ajouter un agent", self)
        self.add.clicked.connect(self._add_one)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._at_counter = QButtonGroup(self)
        self.names: list[QLineEdit] = []
        self.here: list[QCheckBox] = []
        self.counter: list[QRadioButton] = []
        self._codes: list[str] = []
        self._built: list[QWidget] = []
        for place, title in enumerate(("Nom", "Présent", "Au guichet")):
            head = QLabel(title, self)
            head.setProperty("kind", "small")
            self._rows.addWidget(head, 0, place)

    def write(self, snapshot: Snapshot) -> None:
        """Shows the agents, those who are here first. The input at the same place keeps the focus."""
        focused = next((place for place, widget in enumerate(self._built) if widget.hasFocus()), None)
        for widget in self._built:
            self._rows.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        for kept in (self.names, self.here, self.counter, self._codes, self._built):
            kept.clear()
        for agent in sorted(snapshot.agents, key=lambda agent: not agent.active):
            self._row(agent, agent.code == snapshot.settings.agent)
        if focused is not None:
            (self._built[focused] if focused < len(self._built) else self.add).setFocus()

    def draft(self) -> tuple[tuple[Agent, ...], int]:
        """The agents as typed, and the place of the one at the counter; rows without name or code are left out."""
        rows = [
            (Agent(code, name.text(), here.isChecked()), radio.isChecked())
            for code, name, here, radio in zip(self._codes, self.names, self.here, self.counter, strict=True)
            if code or name.text().strip()
        ]
        at_counter = next((index for index, (_, chosen) in enumerate(rows) if chosen), -1)
        return tuple(agent for agent, _ in rows), at_counter

    def show_faults(self, faults: Mapping[str, UserError]) -> bool:
        """Under the rows; the row at fault takes the focus."""
        error = next(iter(faults.values()), None)
        self.error.say(error)
        if error is not None and (error.field or "").isdigit():
            self.names[int(error.field or 0)].setFocus()
        return error is not None

    def _add_one(self) -> None:
        self._row(Agent("", ""), False)
        self.names[-1].setFocus()

    def _row(self, agent: Agent, at_counter: bool) -> None:
        number = len(self.names) + 1
        name = line(f"Nom de l’agent {number}", agent.label)
        name.setMinimumWidth(28 * GRID)
        here, radio = QCheckBox(), QRadioButton()
        here.setChecked(agent.active)
        here.setAccessibleName(f"Agent {number} présent")
        radio.setChecked(at_counter)
        radio.setAccessibleName(f"Agent {number} au guichet")
        self._at_counter.addButton(radio)
        for place, widget in enumerate((name, here, radio)):
            self._rows.addWidget(widget, number, place)
            self._built.append(widget)
            widget.show()  # at once, so that it can take the focus
        before: QWidget = self.counter[-1] if self.counter else self
        for widget in (name, here, radio):
            self.setTabOrder(before, widget)
            before = widget
        self.names.append(name)
        self.here.append(here)
        self.counter.append(radio)
        self._codes.append(agent.code)
