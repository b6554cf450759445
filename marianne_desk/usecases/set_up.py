"""The first start: a house becomes a desk, with its key, its file and its hours."""

import uuid
from collections.abc import Sequence
from pathlib import Path

from marianne_desk.domain.calendar.opening_rules import HoursPeriod, OpeningRules, check_rules
from marianne_desk.domain.calendar.territory import is_rural
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.settings import Agent, Settings
from marianne_desk.domain.site import Site
from marianne_desk.storage.keys import forget_new_key, keep_new_key
from marianne_desk.storage.settings import (
    write_agents,
    write_desk,
    write_opening_rules,
    write_settings,
)
from marianne_desk.storage.store import create_store
from marianne_desk.usecases.desk import Clock, Desk, place_at, read_desk, system_clock

FIRST_AGENTS = (Agent("agent-1", "Agent 1"), Agent("agent-2", "Agent 2"))


def set_up(
    folder: Path | None,
    site: Site,
    passphrase: str | None = None,
    clock: Clock = system_clock,
    *,
    agents: Sequence[Agent] = FIRST_AGENTS,
    rules: OpeningRules | None = None,
    msa_country: bool | None = None,
) -> Desk:
    """Makes the desk of ``site`` in ``folder`` and opens it. ``rules`` None: the hours of the site, since ever;
    ``msa_country`` None: as its département lets expect.

    Nothing is left behind when it fails. Raises UserError ``desk_exists``, ``passphrase_needed``,
    ``passphrase_too_short``, ``hours_unreadable``; MachineError ``read_only``, ``disk_full``, ``keyring_…``."""
    place = place_at(folder)
    if place.holds_a_desk() or place.database.exists():
        raise UserError("desk_exists")
    rules = check_rules(rules or OpeningRules(periods=(HoursPeriod(None, site.hours),)))
    settings = Settings(
        msa_country=is_rural(site.department) if msa_country is None else msa_country,
        communes=(site.commune,) if site.commune else (),
        agent=agents[0].code,
    )
    place.prepare()
    desk_id = str(uuid.uuid4())
    try:
        key = keep_new_key(place, desk_id, passphrase)
    except BaseException:
        place.forget()
        raise
    try:
        store = create_store(place, key)
        with store.writing() as connection:
            write_desk(connection, desk_id, site, clock())
            write_opening_rules(connection, rules)
            write_settings(connection, settings)
            write_agents(connection, agents)
        place.write_desk_id(desk_id)
    except BaseException:
        forget_new_key(place, desk_id)
        place.forget()
        raise
    return read_desk(store, place, clock)
