"""The file read once, at the start of the window, before SQLAlchemy is loaded: today's list and the desk's habits.

Loading SQLAlchemy takes longer than all the rest of the start. Everything here is read only; what it reads is what
``contacts_of_day``, ``arrivals.present``, ``set_aside``, ``settings`` and ``figures.habits`` read, and a
test compares them.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any

import sqlcipher3

from marianne_desk.domain.backup import BackupRun
from marianne_desk.domain.calendar.opening_rules import ExtraHoliday, OpeningRules
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.counter_day import LAST_RECORDED, Habit
from marianne_desk.domain.delays import Alarms, Delays
from marianne_desk.domain.own_lists import OwnEntry
from marianne_desk.domain.set_aside import SetAside, entry_of
from marianne_desk.domain.settings import Agent, Settings
from marianne_desk.domain.waiting import Arrival
from marianne_desk.storage.case_count import PRESSING
from marianne_desk.storage.connection import REVISION, connect
from marianne_desk.storage.due_count import DUE
from marianne_desk.storage.lists import OWN_COLUMNS, own_entry
from marianne_desk.storage.place import Place

_LISTED = (
    "(day = ? OR (number > (SELECT max(number) FROM contact) - ? AND recorded_at >= ? AND recorded_at < ?"
    " AND batch IS NULL)) AND cancelled_at IS NULL"
)


@dataclass(frozen=True, slots=True)
class LookedRequest:
    """One request as kept: codes, due day, whether it has its answer."""

    theme: str
    reason: str | None
    operator: str | None
    outcome: Outcome
    due_on: date | None
    answered: bool
    unheard: bool


@dataclass(frozen=True, slots=True)
class LookedContact:
    """One contact of the day as kept; ``at`` in UTC."""

    number: int
    id: str
    at: datetime
    channel: Channel
    agent: str
    outside_hours: bool
    requests: tuple[LookedRequest, ...]
    missed: bool
    timer_flag: bool
    after_the_fact: bool
    hour_known: bool


class FirstLook:
    """One read-only connection. ``close`` it when all is read."""

    def __init__(self, connection: sqlcipher3.Connection) -> None:
        self._connection = connection

    def house(self) -> tuple[str, str, bool]:
        """Time zone and département of the desk, and whether its past is made up."""
        zone, department, simulated = self._rows("SELECT zone, department, simulated FROM desk")[0]
        return str(zone), str(department), bool(simulated)

    def settings(self) -> Settings:
        """The desk's choices; what was never chosen has its default."""
        return settings_of(self._rows("SELECT name, value FROM setting"))

    def agents(self) -> tuple[Agent, ...]:
        """The agents of the desk, retired ones included."""
        rows = self._rows("SELECT code, label, active FROM agent ORDER BY code")
        return tuple(Agent(code, label, bool(active)) for code, label, active in rows)

    def own_entries(self) -> list[OwnEntry]:
        """What the desk added to the lists, or changed in them."""
        query = f"SELECT {', '.join(OWN_COLUMNS)} FROM list_entry ORDER BY list, code"  # noqa: S608 (no value in it)
        return [own_entry(row) for row in self._rows(query)]

    def holidays(self) -> OpeningRules:
        """Changes of public holidays; the hours themselves are not read."""
        rows = self._rows("SELECT day, label, observed FROM holiday_change ORDER BY day")
        return OpeningRules(
            holidays_added=tuple(
                ExtraHoliday(date.fromisoformat(day), label) for day, label, observed in rows if observed
            ),
            holidays_removed=tuple(date.fromisoformat(day) for day, _label, observed in rows if not observed),
        )

    def contacts_of_day(self, day: date, recorded: tuple[int, int]) -> list[LookedContact]:
        """The contacts of one local day, the last recorded first, without the cancelled ones; with those among the
        last that were recorded between these seconds of UTC."""
        values = (day.isoformat(), LAST_RECORDED, *recorded)
        requests: dict[int, list[LookedRequest]] = {}
        for contact, theme, reason, operator, outcome, due, answered, unheard in self._rows(
            "SELECT contact, theme, reason, operator, outcome, due_on, answered_at IS NOT NULL, unheard FROM request"  # noqa: S608 (no value in it)
            f" WHERE contact IN (SELECT number FROM contact WHERE {_LISTED}) ORDER BY number",
            *values,
        ):
            due_on = date.fromisoformat(due) if due else None
            requests.setdefault(contact, []).append(
                LookedRequest(
                    theme, reason, operator, Outcome(outcome), due_on, bool(answered), bool(unheard)
                )
            )
        return [
            LookedContact(
                number,
                id_,
                _instant(at),
                Channel(channel),
                agent,
                bool(outside),
                tuple(requests[number]),
                *map(bool, flags),
            )
            for number, id_, at, channel, agent, outside, *flags in self._rows(
                "SELECT number, id, arrived_at, channel, agent, outside_hours, missed, timer_flag, after_the_fact,"  # noqa: S608 (no value in it)
                " hour >= 0 FROM contact"
                f" WHERE {_LISTED} ORDER BY recorded_at DESC, number DESC",
                *values,
            )
        ]

    def present(self) -> list[Arrival]:
        """Those who wait or are in charge, the first to come first; instants in UTC."""
        return [
            Arrival(
                id_,
                _instant(at),
                Channel(kind),
                None if expected is None else _instant(expected),
                None if taken is None else _instant(taken),
                agent or "",
                appointment or "",
            )
            for id_, at, kind, expected, taken, agent, appointment in self._rows(
                "SELECT id, arrived_at, kind, expected_at, taken_at, agent, appointment FROM arrival"
                " WHERE left_at IS NULL AND ended_at IS NULL ORDER BY arrived_at, id"
            )
        ]

    def set_aside(self) -> list[SetAside]:
        """Entries that were not saved, the first begun first; instants in UTC."""
        return [
            entry_of(
                id_, agent, channel, _instant(begun), None if aside is None else _instant(aside), content
            )
            for id_, agent, channel, begun, aside, content in self._rows(
                "SELECT id, agent, channel, begun_at, set_aside_at, content FROM set_aside ORDER BY begun_at, id"
            )
        ]

    def habits_since(self, month: int) -> list[Habit]:
        """Requests by theme, reason, operator and help since ``month`` (202510), most frequent first."""
        rows = self._rows(
            "SELECT theme, reason, operator, help, count(*) FROM request WHERE month >= ? AND cancelled = 0"
            " GROUP BY theme, reason, operator, help ORDER BY count(*) DESC, theme, reason, operator, help",
            month,
        )
        return [Habit(*row) for row in rows]

    def communes_since(self, month: int) -> tuple[str, ...]:
        """Communes noted since ``month``, most frequent first."""
        rows = self._rows(
            "SELECT commune FROM contact WHERE month >= ? AND commune != ''"
            " GROUP BY commune ORDER BY count(*) DESC, commune",
            month,
        )
        return tuple(commune for (commune,) in rows)

    def to_answer(self, today: date) -> int:
        """How many requests are late or due today: ``domain.to_answer.is_due``, for the whole house."""
        day = today.isoformat()
        return int(self._rows(DUE, day, day, day)[0][0])

    def cases(self, today: date, now: datetime) -> int:
        """How many cases wait for a move of ours: ``domain.cases.case_row.PRESSING``, for the whole house."""
        return int(self._rows(PRESSING, today.isoformat(), int(now.timestamp()))[0][0])

    def backup_runs(self, folder: str) -> list[BackupRun]:
        """The attempts to copy the desk into ``folder``, oldest first."""
        rows = self._rows(
            "SELECT at, failure, file, contacts FROM backup_run WHERE folder = ? ORDER BY at", folder
        )
        return [
            BackupRun(_instant(at), folder, failure, file, contacts) for at, failure, file, contacts in rows
        ]

    def first_recorded(self, since: int | None, before: int) -> datetime | None:
        """When the first contact was recorded between these seconds of UTC (None: ever); None: none was."""
        found = self._rows(
            "SELECT min(recorded_at) FROM contact WHERE recorded_at >= ? AND recorded_at < ?",
            since or 0,
            before,
        )[0][0]
        return None if found is None else _instant(found)

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()

    def _rows(self, query: str, *values: object) -> list[Any]:
        return list(self._connection.execute(query, values).fetchall())


def first_look(place: Place, key: str) -> FirstLook | None:
    """A look at the file, or None where it has to be opened whole: it holds another schema, or it does not open
    (``store.open_store`` then says why)."""
    if not place.database.exists():
        return None
    try:
        connection = connect(place.database, key)
        held = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlcipher3.Error:
        return None
    if held is None or held[0] != REVISION:
        connection.close()
        return None
    return FirstLook(connection)


def settings_of(rows: Iterable[tuple[str, str]]) -> Settings:
    """Settings from their kept form, name and JSON; what was never chosen has its default."""
    chosen = {name: json.loads(value) for name, value in rows}
    known = Settings()
    return Settings(
        delays=Delays(**chosen["delays"]) if "delays" in chosen else known.delays,
        msa_country=chosen.get("msa_country", known.msa_country),
        usual_operators=MappingProxyType(dict(chosen.get("usual_operators", {}))),
        communes=tuple(chosen.get("communes", ())),
        agent=chosen.get("agent", known.agent),
        backup_folder=chosen.get("backup_folder"),
        recovery_sheet=date.fromisoformat(day) if (day := chosen.get("recovery_sheet")) else None,
        targets=MappingProxyType(dict(chosen.get("targets", {}))),
        alarms=Alarms(*chosen["alarms"]) if "alarms" in chosen else known.alarms,
        rooms=tuple(chosen.get("rooms", known.rooms)),
        identity_months=chosen.get("identity_months", known.identity_months),
        mandate_months=chosen.get("mandate_months", known.mandate_months),
    )


def _instant(value: int) -> datetime:
    return datetime.fromtimestamp(value, UTC)
