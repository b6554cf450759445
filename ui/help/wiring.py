"""F1 over a window, and what can be reached from it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.help.page import HelpPage
from ui.shortcuts import Act

if TYPE_CHECKING:
    from ui.lanes import Lane
    from ui.messages import Messages


def show_help(
    window: QWidget,
    places: tuple[str, ...],
    messages: "Messages",
    lane: "Lane",
    tour: Callable[[], object] | None = None,
) -> None:
    """Opens the page of help of these places. ``tour`` None: no guided tour is offered from here."""

    def card() -> None:
        from ui.help.card import CardDialog

        CardDialog(window, messages, lane).open()

    acts: dict[Act, Callable[[], object]] = {Act.KEY_CARD: card}
    if tour is not None:
        acts[Act.TOUR] = tour
    HelpPage(window, places, acts).open()
