"""What the counter shows first and learns first, read without SQLAlchemy: the start of the window waits for it.

``usecases.counter`` answers the same from an open desk; a test compares the two.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from marianne_desk.domain.backup import BackupState, state_of
from marianne_desk.domain.calendar.opening_rules import holidays_of_desk
from marianne_desk.domain.calendar.working_days import WorkingDays
from marianne_desk.domain.counter_day import (
    HABIT_MONTHS,
    CounterDay,
    CounterRow,
    Tile,
    bounds_of,
    counted,
    day_of,
    request_row,
    tiles_of,
)
from marianne_desk.domain.delays import Delays
from marianne_desk.domain.entry.values import EntryContext
from marianne_desk.domain.month import Month
from marianne_desk.domain.own_lists import extended
from marianne_desk.domain.set_aside import SetAside, local_entry
from marianne_desk.domain.settings import Agent, Settings
from marianne_desk.domain.vocabulary import Vocabulary
from marianne_desk.domain.waiting import Arrival, local_arrival
from marianne_desk.storage import first_look as stored
from marianne_desk.storage.keyring_apart import KeyQuestion
from marianne_desk.storage.lists import load_vocabulary
from marianne_desk.storage.place import Place


@dataclass(frozen=True, slots=True)
class FirstLook:
    """The day at first sight. ``key`` opens the desk later without asking again; ``look`` is still open. ``present``:
    who waits or is in charge. ``agents``: those who work here; ``agent``: code of the one at the counter."""

    key: str
    look: stored.FirstLook
    day: CounterDay
    present: tuple[Arrival, ...]
    set_aside: tuple[SetAside, ...]
    zone: ZoneInfo
    department: str
    delays: Delays
    agents: tuple[Agent, ...]
    agent: str
    simulated: bool
    vocabulary: Vocabulary
    communes: tuple[str, ...]
    backup: BackupState


@dataclass(frozen=True, slots=True)
class Habits:
    """What reading a line needs. ``to_answer``: how many requests are late or due today, ``cases``: how many cases wait
    for a move of ours, both of the whole house; counted behind the first look, which they would delay."""

    context: EntryContext
    tiles: tuple[Tile, ...]
    working_days: WorkingDays
    to_answer: int
    cases: int


def look_at_today(question: KeyQuestion | None, clock: Callable[[], datetime]) -> FirstLook | None:
    """Today's contacts and who waits, once the key is known (``usecases.key_question``). None where the desk has to
    be opened whole: there is none, its file does not open or holds another schema.

    Raises what finding the key raises: UserError ``passphrase_needed``, ``passphrase_refused``; MachineError
    ``keyring_…``, ``key_missing``."""
    if question is None:
        return None
    key = question.answer()
    look = stored.first_look(question.place, key)
    if look is None:
        return None
    zone_name, department, simulated = look.house()
    zone = ZoneInfo(zone_name)
    settings = look.settings()
    vocabulary = extended(load_vocabulary(), look.own_entries()).at_desk(
        settings.msa_country, settings.usual_operators
    )
    day = clock().astimezone(zone).date()
    rows = (
        CounterRow(
            number=one.number,
            id=one.id,
            at=one.at.astimezone(zone),
            channel=one.channel,
            agent=one.agent,
            outside_hours=one.outside_hours,
            requests=tuple(
                request_row(
                    vocabulary, r.theme, r.reason, r.operator, r.outcome, r.due_on, r.answered, r.unheard
                )
                for r in one.requests
            ),
            missed=one.missed,
            timer_flag=one.timer_flag,
            after_the_fact=one.after_the_fact,
            hour_known=one.hour_known,
        )
        for one in look.contacts_of_day(day, bounds_of(day, zone))
    )
    return FirstLook(
        key=key,
        look=look,
        day=day_of(day, rows),
        present=tuple(local_arrival(one, zone) for one in look.present()),
        set_aside=tuple(local_entry(one, zone) for one in look.set_aside()),
        zone=zone,
        department=department,
        delays=settings.delays,
        agents=tuple(agent for agent in look.agents() if agent.active),
        agent=settings.agent,
        simulated=simulated,
        vocabulary=vocabulary,
        communes=settings.communes,
        backup=_backup_state(question.place, look, settings, bounds_of(day, zone)[0], simulated),
    )


def _backup_state(
    place: Place, look: stored.FirstLook, settings: Settings, midnight: int, simulated: bool
) -> BackupState:
    """What ``usecases.backup.backup_state`` answers from an open desk."""
    folder = str(Path(settings.backup_folder or place.backups).expanduser().absolute())
    runs = look.backup_runs(folder)
    good = max((int(run.at.timestamp()) for run in runs if not run.failure), default=None)
    first = look.first_recorded(good, midnight)
    zone = ZoneInfo(look.house()[0])
    made_up = simulated and not runs
    since = first.astimezone(zone).date() if first and not made_up else None
    return state_of(folder, runs, settings.backup_folder is None, since)


def learn(first: FirstLook, clock: Callable[[], datetime]) -> Habits:
    """The desk's habits and calendar; lets go of the file."""
    now = clock().astimezone(first.zone)
    since = Month.of(now.date()).plus(-HABIT_MONTHS).number
    habits = first.look.habits_since(since)
    context = EntryContext(
        vocabulary=first.vocabulary,
        now=now,
        zone=first.zone,
        habits=counted(habits),
        communes=first.look.communes_since(since) or first.communes,
    )
    working_days = WorkingDays(holidays_of_desk(first.department, first.look.holidays()))
    to_answer = first.look.to_answer(now.date())
    cases = first.look.cases(now.date(), now)
    first.look.close()
    return Habits(context, tiles_of(habits, first.vocabulary), working_days, to_answer, cases)
