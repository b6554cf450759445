"""The cases and appointments behind a measure, as lines that can be read: numbers, partners, days; never a name."""

from collections.abc import Sequence

from marianne_desk.domain.cases.behind import AppointmentLine, CaseLine, TurnLine, WayLine
from marianne_desk.domain.cases.case import Case
from marianne_desk.domain.commitments.measure import BehindRow
from marianne_desk.domain.commitments.pack import OF_APPOINTMENTS, OF_TURNS, Formula
from marianne_desk.storage import cases, partner_appointments
from marianne_desk.usecases.cases import seen
from marianne_desk.usecases.desk import Desk


def case_lines(desk: Desk, formula: Formula, rows: Sequence[BehindRow]) -> tuple[CaseLine | None, ...]:
    """What each of the rows behind a measure of cases is, in their order; None: it was taken out meanwhile.
    ``formula``: one of ``pack.OF_CASES``."""
    ids = tuple(dict.fromkeys(row.id for row in rows))
    with desk.store.reading() as connection:
        if formula in OF_APPOINTMENTS:
            waits = partner_appointments.waits(connection, ids)
            return tuple(_appointment(waits.get(row.id)) for row in rows)
        found = cases.by_ids(connection, ids)
    if formula in OF_TURNS:
        turns = {case_id: turn_lines(desk, case) for case_id, case in found.items()}
        return tuple(next(iter(turns.get(row.id, ())[row.place :]), None) for row in rows)
    return tuple(None if (case := found.get(row.id)) is None else way_line(desk, case) for row in rows)


def turn_lines(desk: Desk, case: Case) -> tuple[TurnLine, ...]:
    """The partners' turns of a case, in their order."""
    said = seen(desk, case).standing
    return tuple(
        TurnLine(
            case.number,
            turn.operator,
            turn.begun_on,
            turn.due_on,
            turn.ended_on,
            turn.ended_by,
            turn.first,
            turn == said.turn,
        )
        for turn in said.turns
    )


def way_line(desk: Desk, case: Case) -> WayLine:
    """Where a case was sent first."""
    said = seen(desk, case).standing
    first = case.events[0]
    opened = first.at.astimezone(desk.zone).date()
    return WayLine(
        case.number,
        first.operator or case.operator,
        opened,
        said.step,
        said.wrong_contact,
        said.returned,
    )


def _appointment(wait: partner_appointments.Wait | None) -> AppointmentLine | None:
    if wait is None:
        return None
    return AppointmentLine(
        wait.case, wait.operator, wait.asked_on, wait.day, wait.days, wait.working_days, wait.state
    )
