"""What a figure on the screen stands for: the rows to open behind it, and how to name them. No Qt."""

from dataclasses import dataclass

from marianne_desk.domain import french
from marianne_desk.domain.sheet.parts import HourPicture, Line, Measure, Sheet, Table

REGISTER_FIGURE = "after_the_fact_share"
"""The figure behind the second line of the register; its first line, open days, has no contacts behind it."""


@dataclass(frozen=True, slots=True)
class Behind:
    """One figure on the screen. ``title`` and ``value`` head its rows. ``weekday`` and ``hour``: only the arrivals of
    one cell of the picture. ``besides``: the rows that none of these other figures of the table holds."""

    figure: str
    title: str
    value: str
    weekday: int | None = None
    hour: int | None = None
    besides: tuple[str, ...] = ()


def of_measure(measure: Measure) -> Behind:
    """The rows behind a single figure."""
    value = f"{measure.value} ({measure.basis})" if measure.basis else measure.value
    return Behind(measure.figure, measure.label, value)


def of_line(table: Table, line: Line) -> Behind:
    """The rows behind a line of a table; a line that sums up the rest holds what the other lines do not."""
    value = f"{line.count}{french.NO_BREAK}{table.unit}, {line.share}"
    if line.figure:
        return Behind(line.figure, f"{table.title}, {line.label}", value)
    besides = tuple(other.figure for other in table.lines if other.figure)
    return Behind("requests", f"{table.title}, {line.label}", value, besides=besides)


def of_cell(picture: HourPicture, weekday: int, column: int) -> Behind:
    """The rows behind one cell of the week."""
    hour = picture.hours[column]
    title = f"{picture.title}, {picture.weekdays[weekday]} {hours_words(hour)}"
    count = french.count_of(picture.counts[weekday][column], "passage")
    return Behind("contacts", title, count, weekday=weekday, hour=hour)


def of_register(sheet: Sheet, place: int) -> Behind | None:
    """The rows behind a line on how the register was kept; None where there are none to show."""
    return Behind(REGISTER_FIGURE, sheet.register[place].rstrip("."), "") if place == 1 else None


def hours_words(hour: int) -> str:
    """« de 9 h à 10 h »."""
    return f"de {hour}{french.NO_BREAK}h à {hour + 1}{french.NO_BREAK}h"
