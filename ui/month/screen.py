"""The month's screen, built a little at a time when it is first shown: nothing holds the keys."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ui.month.view import MonthView
from ui.shortcuts import Act
from ui.turns import in_turns

if TYPE_CHECKING:
    from ui.lanes import Lane
    from ui.messages import Messages


def month_screen(
    messages: "Messages",
    figures: "Lane",
    open_contact: Callable[[int], None] = lambda _number: None,
    go_to: Callable[[Act], object] = lambda _act: None,
) -> MonthView:
    """The month's screen; it counts on the lane ``figures``. ``open_contact`` shows a contact behind a figure,
    ``go_to`` another screen."""
    view = MonthView()
    in_turns(_steps(view, messages, figures, open_contact, go_to), view)
    return view


def _steps(
    view: MonthView,
    messages: "Messages",
    figures: "Lane",
    open_contact: Callable[[int], None],
    go_to: Callable[[Act], object],
) -> Iterator[None]:
    yield from view.build()
    from ui.month.wiring import MonthWiring

    yield
    MonthWiring(view, messages, figures, open_contact, go_to)
