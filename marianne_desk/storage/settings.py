"""The desk's own identity, hours and choices, in and out of the file."""

import json
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection, delete, insert, select, update

from marianne_desk.domain.calendar.opening_rules import Closing, ExtraHoliday, HoursPeriod, OpeningRules
from marianne_desk.domain.settings import Agent, Settings
from marianne_desk.domain.site import Site
from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import seconds
from marianne_desk.storage.first_look import settings_of


def write_desk(
    connection: Connection, uuid: str, site: Site, at: datetime, *, simulated: bool = False
) -> None:
    """Writes the one row of the desk, at set-up."""
    row = _site_row(site) | {
        "id": 1,
        "uuid": uuid,
        "created_at": seconds(at),
        "simulated": simulated,
    }
    connection.execute(insert(t.desk).values(row))


def change_site(connection: Connection, site: Site) -> None:
    """Corrects name, address, telephone … of the house."""
    connection.execute(update(t.desk).values(_site_row(site)))


def mark_simulated(connection: Connection) -> None:
    """Says for ever that what this file holds was made up."""
    connection.execute(update(t.desk).values(simulated=True))


def read_site(connection: Connection, hours: str) -> tuple[Site, bool]:
    """The house, with today's ``hours``, and whether its contacts are simulated."""
    row = connection.execute(select(t.desk)).one()
    site = Site(
        id=row.site_id,
        name=row.name,
        address=row.address,
        postcode=row.postcode,
        commune=row.commune,
        commune_code=row.commune_code,
        department=row.department,
        telephone=row.telephone,
        mail=row.mail,
        kind=row.kind,
        zone=row.zone,
        hours=hours,
        comment=row.comment,
    )
    return site, bool(row.simulated)


def read_opening_rules(connection: Connection) -> OpeningRules:
    """Hours, closings and changes of public holidays."""
    changes = connection.execute(select(t.holiday_change).order_by(t.holiday_change.c.day)).all()
    return OpeningRules(
        periods=tuple(
            HoursPeriod(date.fromisoformat(row.valid_from) if row.valid_from else None, row.expression)
            for row in connection.execute(select(t.opening_period).order_by(t.opening_period.c.valid_from))
        ),
        closings=tuple(
            Closing(date.fromisoformat(row.first), date.fromisoformat(row.last), row.label)
            for row in connection.execute(select(t.closing).order_by(t.closing.c.first))
        ),
        holidays_added=tuple(
            ExtraHoliday(date.fromisoformat(row.day), row.label) for row in changes if row.observed
        ),
        holidays_removed=tuple(date.fromisoformat(row.day) for row in changes if not row.observed),
    )


def write_opening_rules(connection: Connection, rules: OpeningRules) -> None:
    """Replaces the desk's hours by ``rules``, whole."""
    periods = [
        {"valid_from": p.valid_from.isoformat() if p.valid_from else "", "expression": p.hours}
        for p in rules.periods
    ]
    closings = [
        {"first": c.first.isoformat(), "last": c.last.isoformat(), "label": c.label} for c in rules.closings
    ]
    changes: list[dict[str, object]] = [
        {"day": extra.day.isoformat(), "label": extra.label, "observed": True}
        for extra in rules.holidays_added
    ]
    changes += [{"day": day.isoformat(), "label": "", "observed": False} for day in rules.holidays_removed]
    for table, rows in ((t.opening_period, periods), (t.closing, closings), (t.holiday_change, changes)):
        connection.execute(delete(table))
        if rows:
            connection.execute(insert(table), rows)


def read_settings(connection: Connection) -> Settings:
    """The desk's choices; what was never chosen has its default."""
    rows = connection.execute(select(t.setting.c.name, t.setting.c.value))
    return settings_of((row.name, row.value) for row in rows)


def write_settings(connection: Connection, settings: Settings) -> None:
    """Replaces the desk's choices."""
    delays = settings.delays
    values: dict[str, object] = {
        "delays": {
            "mail": delays.mail,
            "email": delays.email,
            "phone_message": delays.phone_message,
            "waiting_minutes": delays.waiting_minutes,
        },
        "msa_country": settings.msa_country,
        "usual_operators": dict(settings.usual_operators),
        "communes": list(settings.communes),
        "agent": settings.agent,
        "backup_folder": settings.backup_folder,
        "recovery_sheet": settings.recovery_sheet.isoformat() if settings.recovery_sheet else None,
        "targets": dict(settings.targets),
        "alarms": [settings.alarms.first, settings.alarms.next],
        "rooms": list(settings.rooms),
        "identity_months": settings.identity_months,
        "mandate_months": settings.mandate_months,
    }
    connection.execute(delete(t.setting))
    connection.execute(
        insert(t.setting), [{"name": name, "value": json.dumps(value)} for name, value in values.items()]
    )


def seat_agent(connection: Connection, code: str) -> None:
    """Another agent is at the counter."""
    connection.execute(delete(t.setting).where(t.setting.c.name == "agent"))
    connection.execute(insert(t.setting).values(name="agent", value=json.dumps(code)))


def read_agents(connection: Connection) -> tuple[Agent, ...]:
    """The agents of the desk, retired ones included."""
    rows = connection.execute(select(t.agent).order_by(t.agent.c.code))
    return tuple(Agent(row.code, row.label, bool(row.active)) for row in rows)


def write_agents(connection: Connection, agents: Sequence[Agent]) -> None:
    """Replaces the list of agents."""
    connection.execute(delete(t.agent))
    if agents:
        connection.execute(
            insert(t.agent), [{"code": a.code, "label": a.label, "active": a.active} for a in agents]
        )


def _site_row(site: Site) -> dict[str, object]:
    return {
        "site_id": site.id,
        "name": site.name,
        "address": site.address,
        "postcode": site.postcode,
        "commune": site.commune,
        "commune_code": site.commune_code,
        "department": site.department,
        "telephone": site.telephone,
        "mail": site.mail,
        "kind": site.kind,
        "zone": site.zone,
        "comment": site.comment,
    }
