"""One key solves one open point of the day, in place, and is undone as a whole."""

from dataclasses import dataclass

from marianne_desk.domain.agenda.appointment import Appointment, State
from marianne_desk.domain.cases.appointment import Result
from marianne_desk.domain.codes import Outcome
from marianne_desk.domain.day.closing import SOLUTIONS, OpenPoint, PointKind, Solution, WhyEmpty
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.set_aside import SetAside
from marianne_desk.usecases import partner_appointments
from marianne_desk.usecases.agenda import set_state
from marianne_desk.usecases.agenda import undo as undo_state
from marianne_desk.usecases.at_the_counter import erase_entry, keep_entry, kept_entries
from marianne_desk.usecases.day import close_day, reopen_day
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.to_answer import Done, change_outcome
from marianne_desk.usecases.to_answer import undo as undo_outcome
from marianne_desk.usecases.waiting_room import (
    arrivals,
    end_without,
    in_charge,
    in_charge_again,
    leave_without,
    put_back,
)

Before = Done | tuple[Appointment, Appointment] | SetAside | partner_appointments.Booked | None

_BECAME: dict[Solution, tuple[State, Result | None]] = {
    Solution.KEPT_SOLVED: (State.KEPT, Result.SOLVED),
    Solution.KEPT_NOT_SOLVED: (State.KEPT, Result.NOT_SOLVED),
    Solution.KEPT_AGAIN: (State.KEPT, Result.AGAIN),
    Solution.EXCUSED: (State.EXCUSED, None),
    Solution.ABSENT: (State.ABSENT, None),
    Solution.CALLED_OFF: (State.CANCELLED, None),
}


@dataclass(frozen=True, slots=True)
class Solved:
    """A point that was solved. ``before``: what its undoing needs beside its key; None where the key is enough."""

    point: OpenPoint
    solution: Solution
    before: Before = None


def solve(desk: Desk, point: OpenPoint, solution: Solution) -> Solved:
    """Does what one key says of a point.

    Raises UserError ``point_gone``, ``request_unknown``, ``appointment_unknown``: another window was quicker; nothing
    is changed then."""
    if solution not in SOLUTIONS[point.kind] or solution is Solution.COUNTER:
        raise UserError("point_gone")
    before: Before = None
    match point.kind:
        case PointKind.TIMER:
            _refuse_gone(point.key, [one.id for one in in_charge(desk)])
            end_without(desk, point.key)
        case PointKind.WAITING:
            _refuse_gone(point.key, [one.id for one in arrivals(desk)])
            leave_without(desk, point.key)
        case PointKind.SET_ASIDE:
            entries = {one.id: one for one in kept_entries(desk)}
            _refuse_gone(point.key, list(entries))
            before = entries[point.key]
            erase_entry(desk, point.key)
        case PointKind.NO_OUTCOME:
            before = change_outcome(desk, point.key, Outcome(solution.value))
        case PointKind.APPOINTMENT:
            before = set_state(desk, point.key, State(solution.value))
        case PointKind.PARTNER:
            before = _said_of_partner(desk, point.key, solution)
        case _:
            why = WhyEmpty(solution.value) if point.kind is PointKind.EMPTY_DAY else None
            for day in point.days:
                close_day(desk, day, why)
    return Solved(point, solution, before)


def undo_solved(desk: Desk, solved: Solved) -> None:
    """The point is open again.

    Raises UserError ``request_changed``, ``appointment_changed``: somebody did something else with it since."""
    point, before = solved.point, solved.before
    if isinstance(before, Done):
        undo_outcome(desk, before)
    elif isinstance(before, partner_appointments.Booked):
        partner_appointments.undo(desk, before)
    elif isinstance(before, tuple):
        undo_state(desk, *before)
    elif before is not None:
        keep_entry(desk, before)
    elif point.kind is PointKind.TIMER:
        in_charge_again(desk, point.key)
    elif point.kind is PointKind.WAITING:
        put_back(desk, point.key)
    else:
        for day in point.days:
            reopen_day(desk, day)


def _said_of_partner(desk: Desk, key: str, solution: Solution) -> partner_appointments.Booked:
    held = partner_appointments.appointment_by_id(desk, key)
    if held.state is not State.PLANNED:
        raise UserError("point_gone")
    return partner_appointments.set_state(desk, key, *_BECAME[solution])


def _refuse_gone(key: str, there: list[str]) -> None:
    if key not in there:
        raise UserError("point_gone")
