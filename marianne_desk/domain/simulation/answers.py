"""When what is owed is answered in a made-up past: mostly in time, sometimes late, now and then not at all."""

from datetime import date, timedelta

from marianne_desk.domain.codes import Outcome
from marianne_desk.domain.simulation.chance import Lot, happens
from marianne_desk.domain.simulation.scene import Scene

LATE_SHARE = (0.13, 0.085)
"""First and last day; with what is never answered and what closed weeks delay, some 12 % in all."""
_NEVER = 0.012
_PATIENCE = 0.35
_LATE_DAYS = 8

_ANSWERED = Lot.of(
    (
        (Outcome.SOLVED, 0.72),
        (Outcome.ORIENTED, 0.10),
        (Outcome.APPOINTMENT, 0.06),
        (Outcome.FORWARDED, 0.10),
        (Outcome.DROPPED, 0.02),
    )
)
_OPEN = Lot.of(((Outcome.PENDING, 0.75), (Outcome.FORWARDED, 0.25)))


def answered_at(scene: Scene, earliest: int, due: date) -> int | None:
    """The second of the answer, on an open day not before ``earliest``; None while none is known."""
    rng = scene.rng
    if happens(rng, _NEVER):
        return None
    first = scene.local_day(earliest)
    days = scene.open_days_between(first, due)
    if days and not happens(rng, scene.improving(*LATE_SHARE)):
        day = days[min(int(rng.expovariate(1 / (_PATIENCE * len(days)))), len(days) - 1)]
    else:
        days = scene.open_days_after(max(due, first - timedelta(days=1)), _LATE_DAYS)
        if not days:
            return None
        day = days[int(rng.random() * len(days))]
    second = scene.open_moment(day, earliest)
    return second if second <= scene.horizon else None


def outcome_of_answer(scene: Scene, answered: int | None) -> Outcome:
    """What became of a request that was answered, or that still waits for it."""
    return (_OPEN if answered is None else _ANSWERED).draw(scene.rng)
