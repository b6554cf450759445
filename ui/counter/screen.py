"""What the counter's presenter and its widgets say to each other. No Qt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from marianne_desk.domain.codes import Channel
from ui.counter.asks import Ask
from ui.counter.draft import Facts
from ui.counter.waiting_room import Speaker

if TYPE_CHECKING:
    from marianne_desk.domain.counter_day import CounterDay, Tile
    from marianne_desk.domain.vocabulary import Vocabulary
    from marianne_desk.domain.waiting import Arrival
    from ui.counter.advice import Advised, Matter
    from ui.counter.aside import Lain


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands around the line. ``question`` None: nothing is asked. ``marked``: the option that Enter takes,
    -1 none. ``held``: a save waits for the answer. ``insists``: something else was typed meanwhile; what is to be
    done instead. ``books``: Enter takes the appointment of the line."""

    channel: Channel
    heading: str
    chips: tuple[str, ...] = ()
    understood: str = ""
    warning: str = ""
    question: Ask | None = None
    marked: int = -1
    held: bool = False
    insists: str = ""
    books: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """Whom to tell after an act that changed the day's contacts, the waiting room, an appointment: the screens that
    show it ask again."""

    contacts: Callable[[], None]
    waiting: Callable[[], None]
    agenda: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Seen:
    """The day as the counter shows it. ``whose``: name of the agent whose contacts alone are listed, empty for all.
    ``names``: of the agents by code, empty where one works alone. ``hidden``: identifiers of people in charge who are
    shown elsewhere: in the line, set aside. Longer than ``late_after`` minutes is late."""

    day: "CounterDay"
    present: "tuple[Arrival, ...]"
    now: datetime
    late_after: int
    whose: str
    names: Mapping[str, str]
    hidden: frozenset[str]


class View(Speaker, Protocol):
    """What the presenter asks of the widgets."""

    def draw(self, shown: Shown) -> None:
        """Draws what stands around the line."""

    def write(self, text: str, facts: Facts) -> None:
        """Writes the line and the facts, without answering that they were typed; the line gets the focus."""

    def show_today(self, seen: Seen) -> None:
        """Shows the day's contacts and who waits."""

    def show_aside(self, stack: "Sequence[Lain]", now: datetime) -> None:
        """Shows what is set aside, the last on top."""

    def keep_soon(self) -> None:
        """Something of the entry changed: it is to be kept in a moment."""

    def offer(self, tiles: "Sequence[Tile]", communes: Sequence[str]) -> None:
        """Shows the desk's most frequent requests and usual communes."""

    def advise_soon(self) -> None:
        """The line is about something else: what the directory says of it is to be asked once typing rests."""

    def show_advice(self, advised: "Advised | None", current: bool) -> None:
        """Shows what is known of the partner; None: nothing. ``current`` False: it is about the request before."""

    def await_case(self) -> None:
        """The window of a case is coming: what is typed is for it."""

    def no_case(self) -> None:
        """It does not come after all."""

    def open_case(self, request_id: str) -> None:
        """Opens the window of a request's case."""

    def ask_feedback(self, vocabulary: "Vocabulary", today: date, matter: "Matter | None") -> None:
        """Opens the window for a line of feedback about that matter, None: not known."""
