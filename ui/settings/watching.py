"""Hears every input of a page, those too that are made while the person edits."""

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QListWidget, QSpinBox, QWidget

_HEARD = "heard"


def hear(inside: QWidget, edited: Callable[..., None]) -> None:
    """Calls ``edited`` at each change of an input inside ``inside``. Call again once inputs were added."""
    for widget in inside.findChildren(QWidget):
        if widget.property(_HEARD):
            continue
        if isinstance(widget, QLineEdit):
            widget.textChanged.connect(edited)
        elif isinstance(widget, QSpinBox):
            widget.valueChanged.connect(edited)  # its line is silent when an arrow changes it
        elif isinstance(widget, QComboBox):
            widget.currentIndexChanged.connect(edited)
        elif isinstance(widget, QAbstractButton):
            widget.clicked.connect(edited)
        elif isinstance(widget, QListWidget):
            model = widget.model()
            for change in (model.dataChanged, model.rowsInserted, model.rowsRemoved):
                change.connect(edited)
        else:
            continue
        widget.setProperty(_HEARD, True)
