"""What waits for an answer from us: the screen, built when it is first shown."""

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.to_answer.view import ToAnswerView
from ui.to_answer.wiring import ToAnswerWiring


def to_answer_screen(context: Context) -> QWidget:
    """The screen « À répondre »."""
    view = ToAnswerView()
    ToAnswerWiring(view, context)
    return view
