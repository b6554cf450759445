"""Buttons, each with its key."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from ui.shortcuts import Act, binding, shown


def button(act: Act, kind: str, parent: QWidget, text: str = "") -> QToolButton:
    """A button named as the table of shortcuts names its act; ``text`` is shown instead of the name and its key."""
    made = QToolButton(parent)
    made.setProperty("kind", kind)
    label = binding(act).label
    made.setText(text or f"{label}  {shown(act)}")
    made.setToolTip(shown(act))
    made.setAccessibleName(f"{label}, touche {shown(act)}")
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made
