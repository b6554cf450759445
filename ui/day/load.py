"""What the opening and the closing ask of the desk, on a lane. Imports of the use cases wait until then. No Qt."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marianne_desk.domain.day.closing import ClosedDay, Closing, OpenPoint, Solution
    from marianne_desk.domain.day.morning import Morning
    from marianne_desk.usecases.day_solving import Solved
    from marianne_desk.usecases.desk import Desk


def open_day(desk: "Desk", only: str | None) -> "Morning":
    """What awaits today, seen for the first time: visitors' names whose time is over are erased before."""
    from marianne_desk.usecases.retention import purge

    purge(desk)
    return morning(desk, only)


def morning(desk: "Desk", only: str | None) -> "Morning":
    """What awaits today."""
    from marianne_desk.usecases.day import morning as awaiting

    return awaiting(desk, only)


def closing(desk: "Desk", only: str | None) -> "tuple[Closing, str]":
    """What is still open, and the label of who closed the day (empty while it is open)."""
    from marianne_desk.usecases.day import closing as still_open

    found = still_open(desk, only)
    labels = {agent.code: agent.label for agent in desk.agents}
    return found, labels.get(found.closed.agent, found.closed.agent) if found.closed else ""


def solve(desk: "Desk", point: "OpenPoint", solution: "Solution") -> "Solved":
    """Solves one point. Raises UserError ``point_gone``."""
    from marianne_desk.usecases.day_solving import solve as settle

    return settle(desk, point, solution)


def undo(desk: "Desk", solved: "Solved") -> "Solved":
    """The point is open again."""
    from marianne_desk.usecases.day_solving import undo_solved

    undo_solved(desk, solved)
    return solved


def close(desk: "Desk") -> "ClosedDay":
    """Closes today. Raises UserError ``day_empty``."""
    from marianne_desk.usecases.day import close_day

    return close_day(desk)


def reopen(desk: "Desk") -> bool:
    """Today is not closed any more."""
    from marianne_desk.usecases.day import reopen_day

    return reopen_day(desk)
