"""The hours while they are edited: periods, the grid of one of them, what it will mean. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from marianne_desk.domain.calendar.opening_rules import HoursPeriod, OpeningRules, check_rules
from marianne_desk.domain.calendar.weekly_grid import WeeklyGrid, expression_of
from marianne_desk.domain.calendar.weekly_grid_reading import grid_of
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.french import NO_BREAK, capitalised, day_words
from ui.forms.days import day_text, read_typed_day
from ui.settings.hours_text import GridText, faults_of, grid_of_text, text_of

_DAYS_AHEAD = 7


@dataclass(frozen=True, slots=True)
class Meaning:
    """What typed hours mean. ``faults`` by field; the other texts are empty while there are any."""

    faults: Mapping[str, UserError]
    weekly: str = ""
    hours: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HoursDraft:
    """The periods of a desk as typed: (day from which they hold, grid); None is « since ever ». ``place`` is the
    one that is edited."""

    periods: tuple[tuple[date | None, GridText], ...]
    place: int = 0

    @property
    def grid(self) -> GridText:
        """The grid that is edited."""
        return self.periods[self.place][1]

    def labels(self) -> tuple[str, ...]:
        """The periods in words, in their order."""
        return tuple(
            "Depuis toujours" if begin is None else f"À partir du {day_text(begin)}"
            for begin, _ in self.periods
        )

    def typed(self, grid: GridText) -> "HoursDraft":
        """With the edited grid replaced."""
        periods = list(self.periods)
        periods[self.place] = (periods[self.place][0], grid)
        return replace(self, periods=tuple(periods))

    def change_from(self, text: str, today: date) -> "HoursDraft":
        """With new hours from a typed day on, a copy of those edited; they are then edited.

        Raises UserError ``day_unreadable``, ``hours_twice_from``."""
        begin = read_typed_day(text, today, "valid_from")
        if begin in {known for known, _ in self.periods}:
            raise UserError("hours_twice_from", "valid_from", day=begin)
        periods = sorted((*self.periods, (begin, self.grid)), key=lambda period: period[0] or date.min)
        place = next(index for index, period in enumerate(periods) if period[0] == begin)
        return HoursDraft(tuple(periods), place)

    def without_change(self) -> "HoursDraft":
        """Without the period that is edited; the first one stays."""
        if len(self.periods) == 1:
            return self
        periods = self.periods[: self.place] + self.periods[self.place + 1 :]
        return HoursDraft(periods, max(0, self.place - 1))

    def hours_periods(self) -> tuple[HoursPeriod, ...]:
        """The periods to keep. Raises the UserErrors of ``hours_text.grid_of_text``."""
        return tuple(HoursPeriod(begin, expression_of(grid_of_text(grid))) for begin, grid in self.periods)


def draft_of(rules: OpeningRules, today: date) -> HoursDraft:
    """The hours of a desk, those in force on ``today`` being edited."""
    periods = tuple((period.valid_from, text_of(grid_of(period.hours))) for period in rules.in_order)
    if not periods:
        return HoursDraft(((None, text_of(WeeklyGrid())),))
    in_force = [index for index, (begin, _) in enumerate(periods) if (begin or date.min) <= today]
    return HoursDraft(periods, max(in_force, default=0))


def meaning_of(draft: HoursDraft, rules: OpeningRules, department: str, zone: str, today: date) -> Meaning:
    """What the edited grid means: hours in words, a week's length, the days ahead with holidays and closings.

    ``rules`` lend closings and public holidays."""
    from marianne_desk.domain.calendar.hours_preview import next_days
    from marianne_desk.domain.calendar.hours_words import hours_words, slots_words, weekly_words
    from marianne_desk.domain.calendar.opening import clock_of

    faults = faults_of(draft.grid)
    if faults:
        return Meaning(faults)
    grid = grid_of_text(draft.grid)
    if not (hours := expression_of(grid)):
        return Meaning({}, "Horaires inconnus\u00a0: les délais en heures d’ouverture ne se calculent pas.")
    begin = draft.periods[draft.place][0]
    ahead = []
    try:
        shown = check_rules(replace(rules, periods=(HoursPeriod(None, hours),)))
        clock = clock_of(shown, department or None, zone)
        for day in next_days(clock, max(begin or today, today), _DAYS_AHEAD):
            reason = f" ({day.reason})" if day.reason and not day.slots else ""
            ahead.append(f"{capitalised(day_words(day.day))}{NO_BREAK}: {slots_words(day.slots)}{reason}")
    except UserError as error:
        return Meaning({"hours": error})
    return Meaning({}, capitalised(weekly_words(grid)), hours_words(grid), tuple(ahead))
