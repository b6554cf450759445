"""What the counter's presenter and its widgets say to each other. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from marianne_desk.domain.codes import Channel
from ui.counter import load
from ui.counter.asks import Ask
from ui.counter.draft import Facts
from ui.counter.waiting_room import Speaker

if TYPE_CHECKING:
    from marianne_desk.domain.counter_day import Tile


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands around the line. ``question`` None: nothing is asked. ``marked``: the option that Enter takes,
    -1 none. ``held``: a save waits for the answer. ``insists``: something else was typed meanwhile; what is to be
    done instead."""

    channel: Channel
    heading: str
    chips: tuple[str, ...] = ()
    understood: str = ""
    warning: str = ""
    question: Ask | None = None
    marked: int = -1
    held: bool = False
    insists: str = ""


class View(Speaker, Protocol):
    """What the presenter asks of the widgets."""

    def draw(self, shown: Shown) -> None:
        """Draws what stands around the line."""

    def write(self, text: str, facts: Facts) -> None:
        """Writes the line and the facts, without answering that they were typed; the line gets the focus."""

    def show_today(self, today: load.Today, now: datetime, late_after: int) -> None:
        """Shows the day's contacts and who waits; longer than ``late_after`` minutes is late."""

    def offer(self, tiles: "Sequence[Tile]", communes: Sequence[str]) -> None:
        """Shows the desk's most frequent requests and usual communes."""
