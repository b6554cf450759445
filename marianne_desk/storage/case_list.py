"""The cases as they are listed, in one question each: what was derived beside them, no event is read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from marianne_desk.domain.cases.appointment import Mode, State
from marianne_desk.domain.cases.case import Answer, Step
from marianne_desk.domain.cases.finding import Sought
from marianne_desk.domain.cases.visitor import Visitor
from marianne_desk.storage import tables as t
from marianne_desk.storage.case_count import PRESSING
from marianne_desk.storage.contact_rows import day_of, instant

_AT_ONCE = 500
_OPEN = tuple(step.value for step in Step if step is not Step.CLOSED)


@dataclass(frozen=True, slots=True)
class ListedCase:
    """A case as kept, with what its request owes. ``turn_begun_on``: of the turn that runs, None: none does.
    ``request_due_on``, ``promised_on``: of its request; both None once it was answered or while it is paused.
    ``to_fill``: the earliest appointment that began and of which nobody said what became of it."""

    id: str
    number: int
    contact: int
    request: str
    operator: str
    theme: str
    reason: str | None
    agent: str
    step: Step
    answer: Answer | None
    papers_expected: bool
    appointed: bool
    due_on: date | None
    turn_begun_on: date | None
    received_at: datetime
    request_due_on: date | None
    promised_on: date | None
    opened_on: date
    answered_on: date | None
    told_on: date | None
    closed_on: date | None
    moved_at: datetime
    to_fill: str | None
    fill_begin: datetime | None
    next_begin: datetime | None
    next_mode: Mode | None
    visitor: Visitor | None = field(repr=False)


def listed(connection: Connection, now: datetime, *, open_only: bool = True) -> list[ListedCase]:
    """Every case, those of cancelled contacts left out."""
    return _read(connection, now, [t.case.c.step.in_(_OPEN)] if open_only else [])


def listed_answered(connection: Connection, now: datetime) -> list[ListedCase]:
    """The cases of which the visitor has to be told what the partner said, in no order."""
    return _read(connection, now, [t.case.c.step == Step.ANSWERED.value])


def listed_by_number(connection: Connection, now: datetime, numbers: Sequence[int]) -> list[ListedCase]:
    """The cases with these short numbers, in no order."""
    found: list[ListedCase] = []
    for start in range(0, len(numbers), _AT_ONCE):
        found += _read(connection, now, [t.case.c.number.in_(numbers[start : start + _AT_ONCE])])
    return found


def sought(connection: Connection, *, open_only: bool = True) -> list[Sought]:
    """Every case that still names somebody, as it is looked through."""
    v = t.visitor.c
    query = select(v.case, v.name_key, v.reach_key).join(t.case, t.case.c.number == v.case)
    query = query.where(t.case.c.cancelled == 0)
    if open_only:
        query = query.where(t.case.c.step.in_(_OPEN))
    return [Sought._make(row) for row in connection.execute(query).all()]


def people_of(connection: Connection, cases: Sequence[str]) -> dict[str, tuple[int, str, Visitor | None]]:
    """Short number, agent (code) and visitor of the cases with these identifiers."""
    found: dict[str, tuple[int, str, Visitor | None]] = {}
    for start in range(0, len(cases), _AT_ONCE):
        query = (
            select(t.case.c.id, t.case.c.number, t.case.c.agent, t.visitor.c.name, t.visitor.c.reach)
            .outerjoin(t.visitor, t.visitor.c.case == t.case.c.number)
            .where(t.case.c.id.in_(cases[start : start + _AT_ONCE]))
        )
        for row in connection.execute(query):
            visitor = None if row.name is None else Visitor(row.name, row.reach)
            found[row.id] = (row.number, row.agent, visitor)
    return found


def count_pressing(connection: Connection, now: datetime, today: date) -> int:
    """How many wait for a move of ours: ``domain.cases.case_row.PRESSING``, without reading them."""
    values = (today.isoformat(), int(now.timestamp()))
    return int(connection.exec_driver_sql(PRESSING, values).scalar_one())


def _read(connection: Connection, now: datetime, where: Sequence[ColumnElement[bool]]) -> list[ListedCase]:
    seconds = int(now.timestamp())
    c, r, turn = t.case.c, t.request.c, t.partner_turn.c
    last_turn = select(func.max(turn.place)).where(turn.case == c.number).correlate(t.case).scalar_subquery()
    promised = (
        select(t.announcement.c.promised_on)
        .where(t.announcement.c.request == r.number)
        .order_by(t.announcement.c.at.desc())
        .limit(1)
        .scalar_subquery()
    )
    paused = select(t.pause.c.request).where(t.pause.c.request == r.number, t.pause.c.end.is_(None)).exists()
    query = (
        select(
            t.case,
            r.id.label("request_id"),
            r.contact,
            r.due_on.label("request_due_on"),
            r.answered_at.label("request_answered_at"),
            func.coalesce(r.received_at, t.contact.c.arrived_at).label("received"),
            promised.label("promised_on"),
            paused.label("paused"),
            t.visitor.c.name,
            t.visitor.c.reach,
            turn.begun_on,
        )
        .join(t.request, r.number == c.request)
        .join(t.contact, t.contact.c.number == r.contact)
        .outerjoin(t.visitor, t.visitor.c.case == c.number)
        .outerjoin(t.partner_turn, (turn.case == c.number) & (turn.place == last_turn))
        .where(c.cancelled == 0, *where)
    )
    rows = connection.execute(query).all()
    planned = _planned(connection, None if len(rows) > _AT_ONCE else [row.number for row in rows])
    return [_case(row, planned.get(row.number, []), seconds) for row in rows]


def _planned(connection: Connection, numbers: Sequence[int] | None) -> dict[int, list[Any]]:
    """Appointments to come or to fill in, by case, the earliest first; of these cases, None: of all."""
    a = t.partner_appointment.c
    query = (
        select(a.case, a.id, a.begin, a.mode)
        .where(a.state == State.PLANNED.value, a.cancelled == 0)
        .order_by(a.begin, a.id)
    )
    if numbers is not None:
        query = query.where(a.case.in_(numbers))
    found: dict[int, list[Any]] = {}
    for row in connection.execute(query):
        found.setdefault(row.case, []).append(row)
    return found


def _case(row: Any, planned: Sequence[Any], now: int) -> ListedCase:
    runs = row.due_on is not None
    owes = row.request_answered_at is None and not row.paused
    begun = next((one for one in planned if one.begin <= now), None)
    ahead = next((one for one in planned if one.begin > now), None)
    return ListedCase(
        id=row.id,
        number=row.number,
        contact=row.contact,
        request=row.request_id,
        operator=row.operator,
        theme=row.theme,
        reason=row.reason,
        agent=row.agent,
        step=Step(row.step),
        answer=Answer(row.answer) if row.answer else None,
        papers_expected=bool(row.papers_expected),
        appointed=bool(row.appointed),
        due_on=day_of(row.due_on),
        turn_begun_on=day_of(row.begun_on) if runs else None,
        received_at=datetime.fromtimestamp(row.received, UTC),
        request_due_on=day_of(row.request_due_on) if owes else None,
        promised_on=day_of(row.promised_on) if owes else None,
        opened_on=date.fromisoformat(row.opened_on),
        answered_on=day_of(row.answered_on),
        told_on=day_of(row.told_on),
        closed_on=day_of(row.closed_on),
        moved_at=datetime.fromtimestamp(row.moved_at, UTC),
        to_fill=begun.id if begun else None,
        fill_begin=instant(begun.begin) if begun else None,
        next_begin=instant(ahead.begin) if ahead else None,
        next_mode=Mode(ahead.mode) if ahead else None,
        visitor=None if row.name is None else Visitor(row.name, row.reach),
    )
