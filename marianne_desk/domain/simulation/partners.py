"""The partners who receive in a made-up house: on the weekdays on which people come for them."""

from collections.abc import Sequence
from datetime import date

from marianne_desk.domain.agenda.permanence import Permanence
from marianne_desk.domain.calendar.local_time import day_begin
from marianne_desk.domain.calendar.opening import OpeningClock
from marianne_desk.domain.calendar.slots import WEEKDAY_NAMES
from marianne_desk.domain.simulation.chance import identifier, stream
from marianne_desk.domain.simulation.rhythm import intervals_of
from marianne_desk.domain.simulation.scene import House

_LONGEST = 3 * 3600
_PARTNERS = (
    ("Conciliateur de justice", None, "{day}[1] {last}"),
    ("Retraite, un conseiller de la Carsat", "CARSAT", "{day} {first}"),
    ("Rénovation, l’espace conseil France Rénov’", "FRANCE_RENOV", "{day}[2],{day}[4] {last}"),
)
"""Label, operator (None: none of the list) and hours, filled with the first or the last hours of the weekday."""


def made_up_permanences(
    house: House, weekdays: Sequence[int], until: date, seed: int
) -> tuple[Permanence, ...]:
    """Three partners, on ``weekdays`` in turn (0: Monday), at hours at which the house was open on the last such day
    up to ``until``; fewer when an operator is in no list, none without weekdays."""
    rng = stream(seed, "partners")
    days = {day.weekday(): day for day in house.clock.open_days(date(until.year - 1, 1, 1), until)}
    found = []
    for place, (label, operator, hours) in enumerate(_PARTNERS if weekdays else ()):
        weekday = weekdays[place % len(weekdays)]
        known = operator is None or house.vocabulary.operator(operator) is not None
        if known and weekday in days:
            slots = [_slot(house.clock, days[weekday], place) for place in (0, -1)]
            said = hours.format(day=WEEKDAY_NAMES[weekday], first=slots[0], last=slots[1])
            found.append(Permanence(identifier(rng), label, said, operator))
    return tuple(found)


def _slot(clock: OpeningClock, day: date, place: int) -> str:
    """The last three hours, or less, of the first (0) or last (-1) hours of ``day``: « 14:00-17:00 »."""
    opens, closes = intervals_of(clock, day)[place]
    begins = day_begin(day, clock.zone)
    bounds = (max(opens, closes - _LONGEST) - begins, closes - begins)
    return "-".join(f"{second // 3600:02}:{second % 3600 // 60:02}" for second in bounds)
