"""The weekly grid as the texts of its fields, and back. No Qt.

A cell of the week left empty is a closed day. A cell of even or odd weeks or of school holidays left empty is as
usual; « fermé » closes it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from marianne_desk.domain.calendar.slots import Slot, read_slots
from marianne_desk.domain.calendar.weekly_grid import DayHours, NthHours, WeeklyGrid, check_grid
from marianne_desk.domain.errors import UserError

CLOSED = "fermé"
_CLOSED_WORDS = frozenset({"fermé", "ferme", "fermée", "f", "x", "-", "–", "0", "non", "off"})
EMPTY_WEEK = ("",) * 7
COLUMNS = ("week", "even", "odd", "school")


@dataclass(frozen=True, slots=True)
class NthText:
    """Hours of one weekday of the month: ``nth`` 1 to 5 or -1, ``weekday`` 0 Monday."""

    nth: int
    weekday: int
    text: str


@dataclass(frozen=True, slots=True)
class GridText:
    """A grid as typed. ``columns`` has seven texts for each of « week », « even », « odd », « school »."""

    columns: Mapping[str, tuple[str, ...]]
    nth: tuple[NthText, ...] = ()
    holidays: str = ""
    free_rule: str = ""


def text_of(grid: WeeklyGrid) -> GridText:
    """What the fields show for a grid."""
    return GridText(
        columns={
            "week": tuple(slots_text(slots) for slots in grid.week),
            "even": _column(grid.even),
            "odd": _column(grid.odd),
            "school": _column(grid.school),
        },
        nth=tuple(NthText(one.nth, one.weekday, slots_text(one.slots) or CLOSED) for one in grid.nth),
        holidays=slots_text(grid.holidays or ()),
        free_rule=grid.free_rule,
    )


def grid_of_text(text: GridText) -> WeeklyGrid:
    """The grid meant by the fields. Raises UserError whose field is « week.0 », « odd.5 », « nth.0 »,
    « holidays » or « hours » (the free rule)."""
    faults: list[UserError] = []

    def slots(typed: str, field: str) -> tuple[Slot, ...]:
        try:
            return read_cell(typed, field)
        except UserError as error:
            faults.append(error)
            return ()

    def days(column: str) -> tuple[DayHours, ...]:
        typed = text.columns.get(column, EMPTY_WEEK)
        return tuple(
            DayHours(weekday, slots(cell, f"{column}.{weekday}"))
            for weekday, cell in enumerate(typed)
            if cell.strip()
        )

    week = tuple(slots(cell, f"week.{weekday}") for weekday, cell in enumerate(text.columns["week"]))
    nth = tuple(
        NthHours(one.weekday, one.nth, slots(one.text, f"nth.{index}"))
        for index, one in enumerate(text.nth)
        if one.text.strip()
    )
    on_holidays = slots(text.holidays, "holidays")
    said = any(week) or bool(on_holidays)
    grid = WeeklyGrid(
        week, days("even"), days("odd"), nth, days("school"), on_holidays if said else None, text.free_rule
    )
    if faults:
        raise faults[0]
    return check_grid(grid)


def faults_of(text: GridText) -> dict[str, UserError]:
    """Every cell that cannot be read, by its field; empty when all can."""
    found: dict[str, UserError] = {}
    cells = [
        (f"{column}.{weekday}", cell)
        for column, typed in text.columns.items()
        for weekday, cell in enumerate(typed)
    ]
    cells += [(f"nth.{index}", one.text) for index, one in enumerate(text.nth)]
    cells.append(("holidays", text.holidays))
    for field, cell in cells:
        try:
            read_cell(cell, field)
        except UserError as error:
            found[field] = error
    if not found:
        try:
            grid_of_text(text)
        except UserError as error:
            found[error.field or "hours"] = error
    return found


def read_cell(typed: str, field: str) -> tuple[Slot, ...]:
    """The slots of one cell; () for an empty or closed one. Raises UserError ``slots_unreadable``,
    ``slot_inverted``, ``slots_overlap``."""
    return () if typed.strip().casefold() in _CLOSED_WORDS else read_slots(typed, field)


def tidy_cell(typed: str) -> str:
    """A cell as the program writes it; what cannot be read stays as it was typed."""
    try:
        slots = read_cell(typed, "")
    except UserError:
        return typed
    return slots_text(slots) if slots else CLOSED if typed.strip() else ""


def slots_text(slots: Sequence[Slot]) -> str:
    """« 9h–12h, 13h30–17h »; empty without any slot."""
    return ", ".join(f"{_hour(slot.begin)}–{_hour(slot.end)}" for slot in slots)


def _hour(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours}h{rest:02d}" if rest else f"{hours}h"


def _column(days: Sequence[DayHours]) -> tuple[str, ...]:
    texts = list(EMPTY_WEEK)
    for day in days:
        texts[day.weekday] = slots_text(day.slots) or CLOSED
    return tuple(texts)
