"""The bar of channels: one key each, the channel in force is marked by shape and weight, not by colour alone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from marianne_desk.domain.codes import Channel
from ui.parts.flow import FlowLayout
from ui.shortcuts import Act, binding, shown

ACTS: dict[Channel, Act] = {
    Channel.DESK: Act.DESK,
    Channel.PHONE: Act.PHONE,
    Channel.EMAIL: Act.EMAIL,
    Channel.MAIL: Act.MAIL,
    Channel.VIDEO: Act.VIDEO,
    Channel.APPOINTMENT: Act.APPOINTMENT,
    Channel.PERMANENCE: Act.PERMANENCE,
}


class ChannelBar(QWidget):
    """Emits ``chosen`` with the channel when one is clicked; keys are bound by the view."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Canal")
        row = FlowLayout(self, gap=4)
        self._group = QButtonGroup(self)
        self._buttons: dict[Channel, QToolButton] = {}
        for channel, act in ACTS.items():
            button = QToolButton(self)
            button.setProperty("kind", "channel")
            button.setCheckable(True)
            button.setText(f"{binding(act).label}  {shown(act)}")
            button.setAccessibleName(f"{binding(act).label}, touche {shown(act)}")
            button.setToolTip(f"Un passage {binding(act).does}")
            button.clicked.connect(lambda _checked, channel=channel: self.chosen.emit(channel))
            self._group.addButton(button)
            self._buttons[channel] = button
            row.addWidget(button)
        self.mark(Channel.DESK)

    def mark(self, channel: Channel) -> None:
        """Marks the channel in force."""
        self._buttons[channel].setChecked(True)
