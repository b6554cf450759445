"""Appointments at partners' in the opening and the closing of a day, and who is to be phoned."""

from datetime import timedelta

import pytest

from marianne_desk.domain.agenda.appointment import State
from marianne_desk.domain.cases.appointment import Mode, Result
from marianne_desk.domain.cases.case import Answer, Step
from marianne_desk.domain.day.closing import SOLUTIONS, OpenPoint, PointKind, Solution
from marianne_desk.domain.errors import UserError
from marianne_desk.usecases.cases import CaseNow
from marianne_desk.usecases.day import closing, morning
from marianne_desk.usecases.day_solving import solve, undo_solved
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.partner_appointments import appointment_by_id
from tests.case_samples import a_case, again, an_appointment, answered
from tests.desks import SetClock


def points(desk: Desk, only: str | None = None) -> list[OpenPoint]:
    return [point for point in closing(desk, only).points if point.kind is PointKind.PARTNER]


@pytest.fixture
def case(desk: Desk, clock: SetClock) -> CaseNow:
    """One with an appointment by video that has just begun."""
    made = a_case(desk)
    an_appointment(desk, made, desk.now() + timedelta(hours=1), Mode.VIDEO)
    clock.forward(hours=2)
    return made


def test_the_morning_tells_partners_and_people_to_phone(desk: Desk, case: CaseNow) -> None:
    tomorrow, told = a_case(desk, "Jean Petit"), a_case(desk, "René Dupont")
    an_appointment(desk, tomorrow, desk.now() + timedelta(days=1))
    answered(desk, told, Answer.SETTLED)
    found = morning(desk)
    assert [(one.words, one.agent, one.state) for one in found.partners] == [
        ("CAF, D-1, visio-guichet, ici, Lina Benali", "Agent 1", State.PLANNED)
    ]
    assert (found.to_recall, found.to_tell) == (1, 1)
    assert morning(desk, "agent-2").partners == ()


def test_the_closing_asks_what_became_of_each(desk: Desk, case: CaseNow) -> None:
    (point,) = points(desk)
    assert point.words == "CAF, D-1, visio-guichet, ici, Lina Benali"
    assert points(desk, "agent-2") == []
    for solution in SOLUTIONS[PointKind.PARTNER]:
        solved = solve(desk, point, solution)
        assert points(desk) == []
        with pytest.raises(UserError) as refusal:
            solve(desk, point, solution)
        assert refusal.value.code == "point_gone"
        undo_solved(desk, solved)
        assert [one.key for one in points(desk)] == [point.key]
    again_wanted = solve(desk, point, Solution.KEPT_AGAIN)
    assert appointment_by_id(desk, point.key).result is Result.AGAIN
    assert again(desk, case).standing.turn is not None  # the partner has it in hand again
    undo_solved(desk, again_wanted)
    solve(desk, point, Solution.KEPT_SOLVED)
    kept = appointment_by_id(desk, point.key)
    assert (kept.state, kept.result) == (State.KEPT, Result.SOLVED)
    assert again(desk, case).standing.step is Step.TOLD
