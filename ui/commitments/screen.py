"""The commitments: the screen, built a little at a time when it is first shown: nothing holds the keys."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ui.commitments.view import CommitmentsView
from ui.turns import in_turns

if TYPE_CHECKING:
    from ui.context import Context


def commitments_screen(context: "Context") -> CommitmentsView:
    """The screen « Engagements »."""
    view = CommitmentsView()
    in_turns(_steps(view, context), view)
    return view


def _steps(view: CommitmentsView, context: "Context") -> Iterator[None]:
    yield from view.build()
    from ui.commitments.wiring import CommitmentsWiring

    yield
    CommitmentsWiring(view, context)
