"""What a desk holds of difficult cases, as plain values for the recount."""

from datetime import UTC, datetime

from sqlalchemy import Connection, select

from marianne_desk.domain.delays import Alarms
from marianne_desk.storage import cases, tables
from tests.recount_cases import Followed, Visit


def followed_cases(connection: Connection) -> list[Followed]:
    """Every case that was not cancelled with its contact, and its appointments."""
    held = tables.partner_appointment.c
    visits: dict[int, list[Visit]] = {}
    for number, visit, begin, state in connection.execute(select(held.case, held.id, held.begin, held.state)):
        at = datetime.fromtimestamp(begin, UTC).isoformat()
        visits.setdefault(number, []).append(Visit(visit, at, state))
    return [
        Followed(
            case.id,
            case.received_at.isoformat(),
            (case.alarms.first, case.alarms.next),
            [
                (
                    one.at.isoformat(),
                    one.happening.value,
                    one.answer or "",
                    _alarms(one.alarms),
                    one.appointment,
                )
                for one in case.events
            ],
            visits.get(case.number, []),
        )
        for some in cases.every(connection)
        for case, cancelled in some
        if not cancelled
    ]


def _alarms(held: Alarms | None) -> tuple[int, int] | None:
    return None if held is None else (held.first, held.next)
