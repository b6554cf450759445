"""Tables of a year: totals by category that give away no count that the sheets of its months mask."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from marianne_desk.domain import french
from marianne_desk.domain.figure import MonthFigures, MonthReport
from marianne_desk.domain.sheet.masking import printable_totals
from marianne_desk.domain.sheet.parts import SheetLabels, Table
from marianne_desk.domain.sheet.tables import (
    MOST_PRINTED,
    Form,
    Row,
    channel_rows,
    fit,
    operator_rows,
    outcome_rows,
    table_of,
    theme_rows,
)


class YearTable(StrEnum):
    """What a year is split by."""

    CHANNELS = "channels"
    THEMES = "themes"
    OPERATORS = "operators"
    OUTCOMES = "outcomes"


def year_table(
    months: Sequence[MonthFigures], labels: SheetLabels, kind: YearTable, *, goes_on: bool = False
) -> Table:
    """The categories of a year whose totals may hang on a wall beside its months’ sheets; all others in one line.

    While the year ``goes_on``, only categories that each month’s sheet printed: a later sheet of the year, less this
    one, tells what the months between them masked."""
    told = _YEAR[kind]
    reports = [MonthReport(month, None, None) for month in months]
    rows = [told.rows(report, labels) for report in reports]
    shown = [frozenset(row[1] for row in fit(own, told.rest, Form.WALL) if row in own) for own in rows]
    counts = [{row[1]: row[2][0] for row in own if row[2][0]} for own in rows]
    allowed = printable_totals(counts, shown)
    if goes_on:
        allowed = allowed.intersection(*shown)
    totals = {one: sum(month.get(one, 0) for month in counts) for one in sorted(set().union(*counts))}
    kept = sorted((one for one in totals if one in allowed), key=lambda one: (-totals[one], one))
    kept = kept[: MOST_PRINTED - 1]
    rest = sum(count for one, count in totals.items() if one not in kept)
    own_rows: list[Row] = [(one, one, (totals[one],)) for one in kept]
    if rest:
        own_rows.append(("", french.capitalised(told.rest), (rest,)))
    empty = MonthReport(months[-1], None, None)
    return table_of(empty, kind.value, told.title, told.unit, own_rows, form=Form.WALL)


@dataclass(frozen=True, slots=True)
class _Split:
    rows: Callable[[MonthReport, SheetLabels], list[Row]]
    title: str
    rest: str
    unit: str


_YEAR = {
    YearTable.CHANNELS: _Split(channel_rows, "Passages par canal", "autres canaux", "passages"),
    YearTable.THEMES: _Split(theme_rows, "Demandes par thème", "autres thèmes", "demandes"),
    YearTable.OPERATORS: _Split(operator_rows, "Demandes par opérateur", "autres opérateurs", "demandes"),
    YearTable.OUTCOMES: _Split(outcome_rows, "Issue des demandes", "autres issues", "demandes"),
}
