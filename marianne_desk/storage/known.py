"""How many are known by name, and what decides how long: counts and instants, never a name."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, select, union

from marianne_desk.domain.cases.appointment import Mode
from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import day_of, instant

_case = t.case.c
_visitor = t.case.join(t.visitor, t.visitor.c.case == _case.number)


@dataclass(frozen=True, slots=True)
class OldestCases:
    """Of the cases whose visitor is known: the first closing, the first last move of a cancelled contact's, and the
    first last move (or appointment, where it is later) of any. None: there is no such case."""

    closed_on: date | None
    cancelled_at: datetime | None
    moved_at: datetime | None


def oldest_cases(connection: Connection) -> OldestCases:
    """What decides which case is anonymous first."""
    last = (
        select(func.max(t.partner_appointment.c.begin))
        .where(t.partner_appointment.c.case == _case.number)
        .scalar_subquery()
    )
    moved = func.max(_case.moved_at, func.coalesce(last, 0))
    each = select(moved.label("moved")).select_from(_visitor).subquery()
    cancelled = select(func.min(_case.moved_at)).select_from(_visitor).where(_case.cancelled == 1)
    closed = select(func.min(_case.closed_on)).select_from(_visitor)
    return OldestCases(
        day_of(connection.execute(closed).scalar_one()),
        instant(connection.execute(cancelled).scalar_one()),
        instant(connection.execute(select(func.min(each.c.moved))).scalar_one()),
    )


def count_visitors(connection: Connection) -> int:
    """How many cases name their visitor."""
    return int(connection.execute(select(func.count()).select_from(t.visitor)).scalar_one())


def named_appointments(connection: Connection) -> tuple[int, datetime | None]:
    """How many appointments with us bear a name or words, and when the first of them begins."""
    made = t.appointment.c
    query = select(func.count(), func.min(made.begin)).where((made.visitor != "") | (made.words != ""))
    count, begin = connection.execute(query).one()
    return int(count), instant(begin)


def named_mandates(connection: Connection) -> tuple[int, date | None]:
    """How many mandates bear a name, and the last day of the one that is over first."""
    made = t.mandate.c
    over_on = func.min(func.coalesce(made.ended_on, made.until))
    count, day = connection.execute(select(func.count(), over_on).where(made.visitor != "")).one()
    return int(count), day_of(day)


def count_left_behind(connection: Connection) -> int:
    """How many cases that are said to be anonymous still hold a name or words: none, unless somebody else wrote."""
    event, taken, change = t.case_event.c, t.partner_appointment.c, t.partner_appointment_change.c
    appointments = t.partner_appointment_change.join(t.partner_appointment, taken.id == change.appointment)
    held = union(
        select(t.visitor.c.case),
        select(t.case_text.c.case),
        select(event.case).where(event.words != ""),
        select(taken.case).where(taken.mode == Mode.PHONE.value, taken.place != ""),
        select(taken.case).select_from(appointments).where(change.reason != ""),
    )
    query = select(func.count()).where(_case.erased_at.is_not(None), _case.number.in_(held))
    return int(connection.execute(query).scalar_one())
