"""What waits for an answer from us: the screen, built a little at a time when it is first shown."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.shortcuts import Act
from ui.to_answer.view import ToAnswerView
from ui.turns import in_turns

if TYPE_CHECKING:
    from ui.context import Context


def to_answer_screen(context: "Context") -> QWidget:
    """The screen « À répondre »."""
    view = ToAnswerView()
    in_turns(_steps(view, context), view)
    return view


def _steps(view: ToAnswerView, context: "Context") -> Iterator[None]:
    yield from view.build()
    import ui.to_answer.presenter  # noqa: F401 (a turn of its own)

    yield
    from ui.to_answer.wiring import ToAnswerWiring

    if view.hasFocus():
        view.take_keys()
    view.wired(ToAnswerWiring(view, context).presenter.line)


def open_waiting(context: "Context", number: int) -> None:
    """Shows « À répondre » with the contact of this short number selected."""
    view = context.go_to(Act.TO_ANSWER)
    if isinstance(view, ToAnswerView):
        view.go_to(number)
