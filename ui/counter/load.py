"""What the counter fetches from the desk, on the writing lane. Imports of the use cases wait until then."""

import contextlib
import gc
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from marianne_desk.domain.counter_day import Arrival, CounterDay, Tile
    from marianne_desk.domain.delays import Delays
    from marianne_desk.domain.derivation import DueDays
    from marianne_desk.domain.entry.line import EntryContext
    from marianne_desk.usecases.desk import Desk
    from marianne_desk.usecases.first_look import FirstLook
    from marianne_desk.usecases.key_question import KeyQuestion
    from marianne_desk.usecases.log_contact import Logged


@dataclass(frozen=True, slots=True)
class Today:
    """The day as it is now."""

    day: "CounterDay"
    arrivals: "tuple[Arrival, ...]"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What reading a line needs, so that no key waits for the file."""

    context: "EntryContext"
    tiles: "tuple[Tile, ...]"
    zone: ZoneInfo
    working_days: "DueDays"
    delays: "Delays"
    agent: str
    simulated: bool


def warm_up(desk: "Desk") -> None:
    """Loads what saving needs, once somebody begins to type: modules, the hours of the year."""
    gc.disable()  # a walk through everything that is being loaded would hold the keys
    import marianne_desk.usecases.counter
    import marianne_desk.usecases.log_contact  # noqa: F401

    desk.opening.is_open(desk.now())
    settle()


class Asking:
    """The question for the desk's key: begun before anything else, answered while the window is built."""

    def __init__(self, folder: Path, passphrase: str | None) -> None:
        self._folder, self._passphrase = folder, passphrase
        self._question: KeyQuestion | None = None
        self._begun = False

    def begin(self) -> "KeyQuestion | None":
        """Sets the question under way, once; None where there is no desk."""
        if not self._begun:
            from marianne_desk.usecases.key_question import ask_for_key

            self._question = ask_for_key(self._folder, self._passphrase)
            self._begun = True
        return self._question


def first(asking: Asking, clock: Callable[[], datetime]) -> "FirstLook | None":
    """The day at first sight; None where the desk has to be opened whole."""
    question = asking.begin()
    from marianne_desk.usecases.first_look import look_at_today

    return look_at_today(question, clock)


def learned(look: "FirstLook", clock: Callable[[], datetime]) -> Loaded:
    """The desk's words, habits and calendar, after the first look."""
    from marianne_desk.usecases.first_look import learn

    habits = learn(look, clock)
    loaded = Loaded(
        habits.context, habits.tiles, look.zone, habits.working_days, look.delays, look.agent, look.simulated
    )
    read_once(loaded)
    settle()
    return loaded


def today(desk: "Desk") -> Today:
    """The day's contacts and who waits."""
    from marianne_desk.usecases.counter import arrivals, counter_day

    return Today(counter_day(desk, None), arrivals(desk))


def habits(desk: "Desk") -> Loaded:
    """The desk's words, habits and calendar, from the open desk."""
    from marianne_desk.usecases.counter import entry_context, tiles

    labels = {agent.code: agent.label for agent in desk.agents}
    loaded = Loaded(
        context=entry_context(desk),
        tiles=tiles(desk),
        zone=desk.zone,
        working_days=desk.calendar.working_days,
        delays=desk.settings.delays,
        agent=labels.get(desk.settings.agent, ""),
        simulated=desk.simulated,
    )
    read_once(loaded)
    settle()
    return loaded


def read_once(loaded: Loaded) -> None:
    """Reads one line, so that the first key finds everything warm."""
    from marianne_desk.domain.entry.line import understand

    understand("caf apl", loaded.context)


def settle() -> None:
    """What was loaded lives as long as the window: the collector never walks through it again, which would hold the
    keys; what loading took beside it goes back to the system, where the system's library would keep it (glibc)."""
    gc.freeze()
    gc.enable()
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL("libc.so.6").malloc_trim(0)


def rest(desk: "Desk") -> None:
    """Nobody has done anything for a while: the journal goes into the file."""
    desk.rest()


def log(desk: "Desk", draft: object) -> "Logged":
    """Logs one contact."""
    from marianne_desk.usecases.log_contact import log_contact

    return log_contact(desk, draft)  # type: ignore[arg-type]


def cancel(desk: "Desk", contact_id: str) -> None:
    """Takes one contact back."""
    from marianne_desk.usecases.log_contact import cancel_contact

    cancel_contact(desk, contact_id)


def arrive(desk: "Desk") -> "Arrival":
    """Somebody sits down."""
    from marianne_desk.usecases.counter import note_arrival

    return note_arrival(desk)


def take(desk: "Desk") -> "tuple[Arrival, datetime] | None":
    """The first person who waits, and the moment of taking them in charge."""
    from marianne_desk.usecases.counter import take_next

    arrival = take_next(desk)
    return None if arrival is None else (arrival, desk.now())


def put_back(desk: "Desk", arrival_id: str) -> None:
    """The person taken by mistake waits again."""
    from marianne_desk.usecases.counter import put_back as back

    back(desk, arrival_id)


def leave(desk: "Desk", arrival_id: str) -> None:
    """The person left without being received."""
    from marianne_desk.usecases.counter import leave_without

    leave_without(desk, arrival_id)
