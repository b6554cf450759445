"""One key solves one open point of the day, in place, and is undone as a whole."""

from dataclasses import dataclass

from marianne_desk.domain.agenda.appointment import Appointment, State
from marianne_desk.domain.codes import Outcome
from marianne_desk.domain.day.closing import SOLUTIONS, OpenPoint, PointKind, Solution, WhyEmpty
from marianne_desk.domain.errors import UserError
from marianne_desk.storage import day_points as stored
from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import seconds
from marianne_desk.usecases.agenda import set_state
from marianne_desk.usecases.agenda import undo as undo_state
from marianne_desk.usecases.day import close_day, reopen_day
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.to_answer import Done, change_outcome, undo


@dataclass(frozen=True, slots=True)
class Solved:
    """A point that was solved, and what stood there before."""

    point: OpenPoint
    solution: Solution
    before: stored.Change | Done | tuple[Appointment, Appointment] | None = None


def solve(desk: Desk, point: OpenPoint, solution: Solution) -> Solved:
    """Does what one key says of a point.

    Raises UserError ``point_gone``, ``request_unknown``, ``appointment_unknown``: another window was quicker; nothing
    is changed then."""
    if solution not in SOLUTIONS[point.kind] or solution is Solution.COUNTER:
        raise UserError("point_gone")
    if point.kind in {PointKind.EMPTY_DAY, PointKind.OPEN_DAYS}:
        why = WhyEmpty(solution.value) if point.kind is PointKind.EMPTY_DAY else None
        for day in point.days:
            close_day(desk, day, why)
        return Solved(point, solution)
    if point.kind is PointKind.NO_OUTCOME:
        return Solved(point, solution, change_outcome(desk, point.key, Outcome(solution.value)))
    if point.kind is PointKind.APPOINTMENT:
        return Solved(point, solution, set_state(desk, point.key, State(solution.value)))
    now = desk.clock()
    with desk.store.writing() as connection:
        if point.kind is PointKind.SET_ASIDE:
            before = stored.erase(connection, t.set_aside, point.key)
        else:
            column = "ended_at" if point.kind is PointKind.TIMER else "left_at"
            before = stored.change(connection, t.arrival, point.key, {column: seconds(now)})
        if before is None:
            raise UserError("point_gone")
    return Solved(point, solution, before)


def undo_solved(desk: Desk, solved: Solved) -> None:
    """The point is open again.

    Raises UserError ``request_changed``, ``appointment_changed``: somebody did something else with it since."""
    before = solved.before
    if before is None:
        for day in solved.point.days:
            reopen_day(desk, day)
    elif isinstance(before, Done):
        undo(desk, before)
    elif isinstance(before, tuple):
        undo_state(desk, *before)
    else:
        with desk.store.writing() as connection:
            stored.put_back(connection, before)
