"""What a partner hears of a quarter: each figure as one predicate in Core, none of which loads its rows.

Which quarter a fact belongs to, in the spirit of contract.md §3: a request that of its receipt; a case that of the day
on which it was sent to the operator; a turn, or a promised answer, that of its due day (late or still open is not in
time); an answer that came, and its delay, that of its own day; an appointment that of its day; a field feedback that of
its day. Permanences and cancelled contacts are in none.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, case, func, not_, or_, select

from marianne_desk.domain.cases.appointment import State
from marianne_desk.domain.cases.case import Answer, Happening
from marianne_desk.domain.codes import ON_THE_SPOT, Outcome
from marianne_desk.domain.figure import Figure, FigureKind
from marianne_desk.domain.partner_sheet import figures as f
from marianne_desk.domain.partner_sheet.figures import Became, Matter
from marianne_desk.domain.quarter import Quarter
from marianne_desk.figures.definitions import OWN_REQUESTS, REQUESTS, SHARE
from marianne_desk.storage import tables as t

_request, _case, _turn, _met, _event = (
    t.request.c,
    t.case.c,
    t.partner_turn.c,
    t.partner_appointment.c,
    t.case_event.c,
)
_CASES = "cases"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked. ``until``: the last day that is counted, ``today`` where the quarter is not over; ``over_on``:
    the last day whose promises are over. ``end``: the first instant after ``until``, in seconds of UTC.
    ``promised_days`` None: nothing was promised; ``owed``: the days on which a case was sent whose promise ends in the
    quarter, with that last day."""

    operator: str
    quarter: Quarter
    today: date
    until: date
    over_on: date
    end: int
    promised_days: int | None = None
    owed: Mapping[date, date] = field(default_factory=dict)


def figures_of(connection: Connection, asked: Asked) -> dict[str, Figure]:
    """Every figure but the field feedback, by its identifier, in the order of ``FIGURES``."""
    sent, seen, on_the_spot = _sent(asked), _seen(asked), _request.channel.in_(sorted(ON_THE_SPOT))
    begun, first_waits = _opened(asked), and_(seen, _is_first_wait())
    requests = _requests(asked)
    found = [
        _count(connection, f.REQUESTS, t.request, requests, REQUESTS),
        _share(
            connection,
            f.SOLVED,
            t.request,
            and_(requests, on_the_spot),
            _request.outcome == Outcome.SOLVED.value,
        ),
        _cases(connection, f.CASES, sent),
        _appointed(connection, sent),
        _median(connection, f.WAIT_DAYS, t.partner_appointment, _met.wait_days, first_waits, f.DAYS),
        _median(
            connection,
            f.WAIT_WORKING_DAYS,
            t.partner_appointment,
            _met.wait_working_days,
            first_waits,
            f.WORKING_DAYS,
        ),
        _share(
            connection,
            f.ABSENT,
            t.partner_appointment,
            and_(seen, _met.state.in_([State.KEPT.value, State.ABSENT.value])),
            _met.state == State.ABSENT.value,
        ),
        _share(connection, f.FIRST_IN_TIME, t.partner_turn, _first_due(asked), _turn.in_time == True),  # noqa: E712
        _median(
            connection,
            f.FIRST_DAYS,
            t.partner_turn,
            _turn.ended_in,
            and_(_own_turn(asked), _turn.first == True, _within(_turn.ended_on, asked)),  # noqa: E712
            f.WORKING_DAYS,
        ),
        *_promised(connection, asked),
        _median(connection, f.FINAL_DAYS, t.case, _case.answered_in, _answered(asked), f.WORKING_DAYS),
        _cases(connection, f.STUCK, _stuck(asked)),
        _share(connection, f.WRONG, t.case, begun, or_(_case.wrong_contact == True, _case.returned == True)),  # noqa: E712
    ]
    return {one.id: one for one in found}


def matters_of(connection: Connection, asked: Asked) -> tuple[Matter, ...]:
    """The requests of the quarter by theme and reason, the most frequent first."""
    many = func.count()
    query = (
        select(_request.theme, _request.reason, many)
        .where(_requests(asked))
        .group_by(_request.theme, _request.reason)
        .order_by(many.desc(), _request.theme, _request.reason)
    )
    return tuple(Matter(theme, reason, n) for theme, reason, n in connection.execute(query))


def became(connection: Connection, asked: Asked) -> Mapping[Became, int]:
    """What became of the appointments of the quarter; those that none of them became are not there."""
    waits = and_(_met.state == State.PLANNED.value, _met.day >= asked.today.isoformat())
    state = case(
        (waits, Became.TO_COME.value),
        (_met.state == State.PLANNED.value, Became.TO_FILL.value),
        else_=_met.state,
    )
    query = select(state, func.count()).where(_seen(asked)).group_by(state)
    found = {Became(value): n for value, n in connection.execute(query)}
    return {one: found[one] for one in Became if one in found}


def answers_of(connection: Connection, asked: Asked) -> Mapping[Answer, int]:
    """What the operator answered for good in the quarter."""
    query = select(_case.answer, func.count()).where(_answered(asked)).group_by(_case.answer)
    found = {Answer(value): n for value, n in connection.execute(query)}
    return {one: found[one] for one in Answer if one in found}


def stuck_by_theme(connection: Connection, asked: Asked) -> Mapping[str, int]:
    """The cases « en souffrance » by theme, the most frequent first."""
    many = func.count()
    query = (
        select(_case.theme, many)
        .select_from(t.partner_turn.join(t.case, _case.number == _turn.case))
        .where(_stuck(asked))
        .group_by(_case.theme)
        .order_by(many.desc(), _case.theme)
    )
    return {str(row.theme): int(row[1]) for row in connection.execute(query)}


def without_operator(connection: Connection, quarter: Quarter) -> int:
    """Requests of the quarter sent on without saying to whom: some of them may be the operator's."""
    where = and_(
        _request.month.in_([month.number for month in quarter.months]),
        OWN_REQUESTS.where,
        _request.operator.is_(None),
        _request.outcome.in_([Outcome.ORIENTED.value, Outcome.FORWARDED.value]),
    )
    return int(connection.execute(select(func.count()).select_from(t.request).where(where)).scalar_one())


def _requests(asked: Asked) -> ColumnElement[bool]:
    """Requests of the operator, received in the quarter."""
    months = [month.number for month in asked.quarter.months]
    return and_(_request.month.in_(months), OWN_REQUESTS.where, _request.operator == asked.operator)


def _own_turn(asked: Asked) -> ColumnElement[bool]:
    return and_(_turn.cancelled == False, _turn.operator == asked.operator)  # noqa: E712


def _sent(asked: Asked) -> ColumnElement[bool]:
    """Turns that a sending to the operator in the quarter began."""
    return and_(_own_turn(asked), _turn.first == True, _within(_turn.begun_on, asked))  # noqa: E712


def _first_due(asked: Asked) -> ColumnElement[bool]:
    """First turns of the operator that were due in the quarter: somebody had to take the case up by then."""
    due = and_(_turn.due_on >= asked.quarter.first_day.isoformat(), _turn.due_on <= asked.over_on.isoformat())
    return and_(_own_turn(asked), _turn.first == True, due)  # noqa: E712


def _opened(asked: Asked) -> ColumnElement[bool]:
    """Cases opened in the quarter, first sent to the operator, wherever they are now."""
    return and_(_case.cancelled == False, _within(_case.opened_on, asked), _first_operator(asked))  # noqa: E712


def _first_operator(asked: Asked) -> ColumnElement[bool]:
    """A case of which the operator was the first to be asked."""
    return (
        select(_turn.case)
        .where(_turn.case == _case.number, _turn.place == 0, _turn.operator == asked.operator)
        .exists()
    )


def _answered(asked: Asked) -> ColumnElement[bool]:
    """Cases that the operator answered for good in the quarter. One that was sent on elsewhere since is not: what it
    was answered first is no longer its answer."""
    mine = and_(_case.cancelled == False, _case.operator == asked.operator)  # noqa: E712
    return and_(mine, _within(_case.answered_on, asked), _first_operator(asked))


def _promised(connection: Connection, asked: Asked) -> tuple[Figure, ...]:
    """Answers for good that the promise owed in the quarter, and those of them that came by then: so many working days
    after the case was sent, whatever was missing meanwhile. One that was told or closed by that day without an answer
    owes none, later it is late all the same; one that was sent on elsewhere owes none. Nothing where nothing was
    promised."""
    if asked.promised_days is None:
        return ()
    if not asked.owed:
        return (Figure(f.FINAL_IN_TIME, FigureKind.SHARE, 0, 0, None, SHARE),)
    due = case(
        {sent.isoformat(): last.isoformat() for sent, last in asked.owed.items()}, value=_case.opened_on
    )
    withdrawn = and_(_case.answered_on.is_(None), or_(_case.told_on <= due, _case.closed_on <= due))
    whole = and_(
        _case.cancelled == False,  # noqa: E712
        _case.operator == asked.operator,
        _first_operator(asked),
        _case.opened_on >= min(asked.owed).isoformat(),
        _case.opened_on <= max(asked.owed).isoformat(),
        not_(func.coalesce(withdrawn, False)),
    )
    part = and_(_case.answered_in.is_not(None), _case.answered_in <= asked.promised_days)
    return (_share(connection, f.FINAL_IN_TIME, t.case, whole, part),)


def _seen(asked: Asked) -> ColumnElement[bool]:
    """Appointments at the operator's, of the quarter."""
    return and_(
        _met.month.in_([month.number for month in asked.quarter.months]),
        _met.cancelled == False,  # noqa: E712
        _met.operator == asked.operator,
    )


def _is_first_wait() -> ColumnElement[bool]:
    """The first appointment of its case at the same operator's that the service did not cancel: how long the visitor
    waited for it. A later one waits for other reasons."""
    before = t.partner_appointment.alias("before").c
    earlier = (
        select(before.id)
        .where(
            before.case == _met.case,
            before.operator == _met.operator,
            before.state != State.CANCELLED.value,
            or_(before.begin < _met.begin, and_(before.begin == _met.begin, before.id < _met.id)),
        )
        .exists()
    )
    return and_(_met.state != State.CANCELLED.value, ~earlier)


def _stuck(asked: Asked) -> ColumnElement[bool]:
    """Turns of the operator that still ran at the end of the last day counted, their own last day gone by
    (``Standing.stuck`` on the morning after the quarter, or today). What was told, closed or sent elsewhere later was
    stuck then: the events say when."""
    until = asked.until.isoformat()
    later = t.partner_turn.alias("later").c
    followed = (
        select(later.place)
        .where(later.case == _turn.case, later.place > _turn.place, later.begun_on <= until)
        .exists()
    )
    withdrawn = (
        select(_event.id)
        .where(
            _event.case == _turn.case,
            _event.at >= _turn.begun_at,
            _event.at < asked.end,
            _event.happening.in_([Happening.TOLD.value, Happening.CLOSED.value]),
        )
        .exists()
    )
    return and_(
        _own_turn(asked),
        _turn.due_on <= asked.over_on.isoformat(),
        or_(_turn.ended_on.is_(None), _turn.ended_on > until),
        ~followed,
        ~withdrawn,
    )


def _within(column: ColumnElement[Any], asked: Asked) -> ColumnElement[bool]:
    """Days of the quarter, as far as they are counted."""
    return and_(column >= asked.quarter.first_day.isoformat(), column <= asked.until.isoformat())


def _count(
    connection: Connection, figure: str, table: Table, where: ColumnElement[bool], unit: str
) -> Figure:
    n = int(connection.execute(select(func.count()).select_from(table).where(where)).scalar_one())
    return Figure(figure, FigureKind.COUNT, None, None, n, unit)


def _cases(connection: Connection, figure: str, turns: ColumnElement[bool]) -> Figure:
    """Cases that have one of these turns, each once."""
    query = select(func.count(_turn.case.distinct())).where(turns)
    return Figure(figure, FigureKind.COUNT, None, None, int(connection.execute(query).scalar_one()), _CASES)


def _appointed(connection: Connection, sent: ColumnElement[bool]) -> Figure:
    """Cases sent in the quarter; the part: the operator gave an appointment, which it did not cancel."""
    given = (
        select(_met.id)
        .where(
            _met.case == _turn.case,
            _met.operator == _turn.operator,
            _met.state != State.CANCELLED.value,
        )
        .exists()
    )
    whole = _cases(connection, "", sent).value
    part = _cases(connection, "", and_(sent, given)).value
    return _of(f.APPOINTED, int(part or 0), int(whole or 0))


def _share(
    connection: Connection, figure: str, table: Table, whole: ColumnElement[bool], part: ColumnElement[bool]
) -> Figure:
    query = select(func.count(), func.sum(case((part, 1), else_=0))).select_from(table).where(whole)
    of, n = connection.execute(query).one()
    return _of(figure, int(n or 0), int(of))


def _of(figure: str, part: int, whole: int) -> Figure:
    return Figure(figure, FigureKind.SHARE, part, whole, part / whole if whole else None, SHARE)


def _median(
    connection: Connection,
    figure: str,
    table: Table,
    column: ColumnElement[Any],
    where: ColumnElement[bool],
    unit: str,
) -> Figure:
    """The median of a column of days: the mean of the two middle values of an even number."""
    n = int(connection.execute(select(func.count()).select_from(table).where(where)).scalar_one())
    if not n:
        return Figure(figure, FigureKind.DURATION, None, 0, None, unit)
    middle = select(column).where(where).order_by(column).offset((n - 1) // 2).limit(2 - n % 2)
    values = list(connection.execute(middle).scalars())
    return Figure(figure, FigureKind.DURATION, None, n, sum(values) / len(values), unit)
