"""What the counter fetches from the desk, on the writing lane. Imports of the use cases wait until then."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from marianne_desk.domain.delays import Delays
    from marianne_desk.domain.entry_line import EntryContext
    from marianne_desk.domain.working_days import WorkingDays
    from marianne_desk.usecases.counter import Arrival, CounterDay, Tile
    from marianne_desk.usecases.desk import Desk
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
    working_days: "WorkingDays"
    delays: "Delays"
    agent: str


def warm_up() -> None:
    """Imports what the first answers need, while the rest of the window is built."""
    import marianne_desk.usecases.counter
    import marianne_desk.usecases.log_contact  # noqa: F401


def today(desk: "Desk") -> Today:
    """The day's contacts and who waits."""
    from marianne_desk.usecases.counter import arrivals, counter_day

    return Today(counter_day(desk, None), arrivals(desk))


def habits(desk: "Desk") -> Loaded:
    """The desk's words, habits and calendar. Reads one line, so that the first key finds everything warm."""
    from marianne_desk.domain.entry_line import understand
    from marianne_desk.usecases.counter import entry_context, tiles

    context = entry_context(desk)
    understand("caf apl", context)
    labels = {agent.code: agent.label for agent in desk.agents}
    return Loaded(
        context=context,
        tiles=tiles(desk),
        zone=desk.zone,
        working_days=desk.calendar.working_days,  # type: ignore[arg-type]
        delays=desk.settings.delays,
        agent=labels.get(desk.settings.agent, ""),
    )


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
