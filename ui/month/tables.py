"""The sheet's tables and promises as lines of a :class:`FigureTable`."""

from collections.abc import Sequence

from marianne_desk.domain import french
from marianne_desk.domain.sheet.parts import Comparison, Measure, Table
from ui.month import behind
from ui.month.columns import Column, FigureLine, Kind


def of_table(table: Table) -> tuple[list[Column], list[FigureLine]]:
    """Counts of one total by category, its total last."""
    columns = [
        Column("", Kind.NAME),
        Column("", Kind.BAR),
        Column(table.unit, Kind.VALUE),
        Column("part", Kind.VALUE),
        *(Column(title, Kind.BESIDE) for title in table.others),
    ]
    lines = [
        FigureLine(
            (line.label, "", line.count, line.share, *line.others), behind.of_line(table, line), line.size
        )
        for line in table.lines
    ]
    if table.total is not None:
        total = table.total
        cells = (total.label, "", total.count, total.share, *total.others)
        lines.append(FigureLine(cells, behind.of_line(table, total), strong=True))
    return columns, lines


def of_delays(measures: Sequence[Measure], month: str) -> tuple[list[Column], list[FigureLine]]:
    """Waiting and answers, a promise a line."""
    others = measures[0].comparisons if measures else ()
    columns = [
        Column("", Kind.NAME),
        Column(month, Kind.VALUE),
        Column("", Kind.BESIDE),
        Column("", Kind.BAR),
        Column("", Kind.LATE),
        *(Column(other.label, Kind.BESIDE) for other in others),
    ]
    lines = [
        FigureLine(
            (
                measure.label,
                measure.value,
                measure.basis,
                "",
                f"▼{french.NO_BREAK}{measure.late}" if measure.late else "",
                *(compared(other) for other in measure.comparisons),
            ),
            behind.of_measure(measure),
            measure.kept,
            of_whole=True,
        )
        for measure in measures
    ]
    return columns, lines


def compared(other: Comparison) -> str:
    """« 86 % (+3 pt) »; the value alone when there is no change to tell."""
    return f"{other.value} ({other.change})" if other.change else other.value
