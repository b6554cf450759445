"""F1 over a window of its own."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.keys import bind
from ui.shortcuts import Act

if TYPE_CHECKING:
    from ui.context import Context


def help_key(dialog: QWidget, context: "Context", *places: str) -> None:
    """F1 shows the keys of ``places``."""

    def show() -> None:
        from ui.help.wiring import show_help

        show_help(dialog, places, context.messages, context.writing)

    bind(Act.HELP, dialog, show)
