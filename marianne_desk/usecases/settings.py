"""A desk changes what it says of itself: its house, its hours, its delays, its lists.

Each act is one transaction. Where the calendar changes, everything that was derived from it is derived again in
the same transaction, so figures never rest on two calendars. The answer is the desk from then on.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from types import MappingProxyType

from sqlalchemy import Connection

from marianne_desk.domain.calendar.opening_rules import OpeningRules, check_rules
from marianne_desk.domain.cases.retention import LONGEST_IDENTITY_MONTHS, LONGEST_MANDATE_MONTHS
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.partners.checks import checked_alarms
from marianne_desk.domain.settings import TARGETED, Agent, Settings
from marianne_desk.domain.site import Site
from marianne_desk.domain.site_entry import checked_site
from marianne_desk.storage import settings as stored
from marianne_desk.usecases.derive_again import Progress, derive_all, in_silence
from marianne_desk.usecases.desk import Desk, desk_within

MOST_DAYS, MOST_MINUTES = 60, 240
SHOWN_COMMUNES = 9
MOST_ROOMS, LONGEST_ROOM = 4, 40


def change_site(desk: Desk, site: Site, progress: Progress = in_silence) -> Desk:
    """Corrects the house. Its hours are not read from ``site``: :func:`change_hours` changes them.

    Raises the UserErrors of ``domain.site_entry.checked_site``."""
    checked = checked_site(site)
    return _changed(desk, lambda connection: stored.change_site(connection, checked), progress)


def change_hours(desk: Desk, rules: OpeningRules, progress: Progress = in_silence) -> Desk:
    """Replaces hours, closings and changes of public holidays.

    Raises UserError ``hours_unreadable``, ``hours_twice_from``, ``closing_ends_before_it_begins``,
    ``closing_twice_from``, ``holiday_twice``."""
    checked = check_rules(rules)
    twice = _twice(closing.first for closing in rules.closings)
    if twice is not None:
        raise UserError("closing_twice_from", "closings", day=twice)
    twice = _twice([*(extra.day for extra in rules.holidays_added), *rules.holidays_removed])
    if twice is not None:
        raise UserError("holiday_twice", "holidays", day=twice)
    return _changed(desk, lambda connection: stored.write_opening_rules(connection, checked), progress)


def change_settings(desk: Desk, settings: Settings, progress: Progress = in_silence) -> Desk:
    """Replaces delays, operators, communes, targets, the agent at the counter, and what concerns partners. A target of
    a figure that may have none is left out; other alarms hold for the cases opened from then on.

    Raises UserError ``delay_out_of_range``, ``target_out_of_range``, ``agent_unknown``, ``partner_days``,
    ``months_out_of_range``, ``words_too_long`` (the name of a room)."""
    delays = settings.delays
    for field, value, most in (
        ("mail", delays.mail, MOST_DAYS),
        ("email", delays.email, MOST_DAYS),
        ("phone_message", delays.phone_message, MOST_DAYS),
        ("waiting_minutes", delays.waiting_minutes, MOST_MINUTES),
    ):
        if not 1 <= value <= most:
            raise UserError("delay_out_of_range", field, most=most)
    for figure, percent in settings.targets.items():
        if not 1 <= percent <= 100:
            raise UserError("target_out_of_range", figure)
    if settings.agent not in {agent.code for agent in desk.agents if agent.active}:
        raise UserError("agent_unknown", "agent", text=settings.agent)
    checked_alarms(settings.alarms)
    for field, months, most in (
        ("identity_months", settings.identity_months, LONGEST_IDENTITY_MONTHS),
        ("mandate_months", settings.mandate_months, LONGEST_MANDATE_MONTHS),
    ):
        if not 1 <= months <= most:
            raise UserError("months_out_of_range", field, most=most)
    communes = dict.fromkeys(name for typed in settings.communes if (name := " ".join(typed.split())))
    targets = {figure: settings.targets[figure] for figure in TARGETED if figure in settings.targets}
    kept = replace(
        settings,
        communes=tuple(communes)[:SHOWN_COMMUNES],
        targets=MappingProxyType(targets),
        rooms=_rooms(settings.rooms),
    )
    return _changed(desk, lambda connection: stored.write_settings(connection, kept), progress)


def change_agents(desk: Desk, agents: Sequence[Agent], at_counter: int) -> Desk:
    """Replaces the names of the agents; ``at_counter`` is the index of the one who is there. An agent that is left
    out is retired, since what was logged names it; one without a code is new.

    Raises UserError ``agent_name_missing``, ``agent_twice`` (the field is the index), ``agent_retired``."""
    kept: list[Agent] = []
    taken = {agent.code for agent in (*desk.agents, *agents)}
    named: set[str] = set()
    for index, agent in enumerate(agents):
        label = " ".join(agent.label.split())
        if not label:
            raise UserError("agent_name_missing", str(index))
        if label.casefold() in named:
            raise UserError("agent_twice", str(index), text=label)
        named.add(label.casefold())
        code = agent.code or next(free for n in count(1) if (free := f"agent-{n}") not in taken)
        taken.add(code)
        kept.append(Agent(code, label, agent.active))
    if not (0 <= at_counter < len(kept) and kept[at_counter].active):
        raise UserError("agent_retired", "agent")
    codes = {agent.code for agent in kept}
    everyone = kept + [replace(gone, active=False) for gone in desk.agents if gone.code not in codes]

    def write(connection: Connection) -> None:
        stored.write_agents(connection, everyone)
        known = stored.read_settings(connection)
        stored.write_settings(connection, replace(known, agent=kept[at_counter].code))

    return _changed(desk, write, in_silence)


def _changed(desk: Desk, write: Callable[[Connection], None], progress: Progress) -> Desk:
    with desk.store.writing() as connection:
        before = desk_within(connection, desk.store, desk.place, desk.clock)
        write(connection)
        after = desk_within(connection, desk.store, desk.place, desk.clock)
        if _basis(before) != _basis(after):
            derive_all(connection, before.calendar, after.calendar, progress)
    return after


def _rooms(typed: Sequence[str]) -> tuple[str, ...]:
    """Each once, spaces tidied, in their order; without any, nothing is checked for room."""
    rooms: dict[str, str] = {}
    for place, text in enumerate(typed, 1):
        room = " ".join(text.split())
        if len(room) > LONGEST_ROOM:
            raise UserError("words_too_long", f"rooms.{place}", most=LONGEST_ROOM)
        if room:
            rooms.setdefault(room.casefold(), room)
    return tuple(rooms.values())[:MOST_ROOMS]


def _basis(desk: Desk) -> tuple[OpeningRules, str, str, tuple[int, int, int]]:
    """All that the calendar is made of; the waiting limit is no part of what is derived."""
    delays = desk.settings.delays
    owed = (delays.mail, delays.email, delays.phone_message)
    return desk.rules, desk.site.department, desk.site.zone, owed


def _twice(days: Iterable[date]) -> date | None:
    seen: set[date] = set()
    for day in days:
        if day in seen:
            return day
        seen.add(day)
    return None
