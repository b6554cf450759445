"""The screen « Dossiers »."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

if TYPE_CHECKING:
    from ui.context import Context


def cases_screen(_context: "Context") -> QWidget:
    """The screen."""
    return QLabel("Aucun dossier suivi.")
