"""Tables of the sheet: one total split by category, with shares that add up to 100."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from marianne_desk.domain import french
from marianne_desk.domain.codes import Channel
from marianne_desk.domain.figure import MonthFigures, MonthReport
from marianne_desk.domain.sheet.apportionment import percents, tenths
from marianne_desk.domain.sheet.measures import compared_months, count_in
from marianne_desk.domain.sheet.parts import Line, SheetLabels, Table

MOST_LINES = 20
"""A desk may add themes and operators without end, a sheet has three pages: the rarest are summed up."""
_PERMANENCE = f"contacts.channel.{Channel.PERMANENCE}"

_Code = TypeVar("_Code", bound=StrEnum)
_Row = tuple[str, str, tuple[int, ...]]
"""Figure, label, counts of the current month and of the months compared."""


def channels_table(report: MonthReport, labels: SheetLabels) -> Table:
    """Contacts by channel; permanences are counted apart, under the table. Source: contract.md §1."""
    rows = _rows(_months(report), "contacts.channel.", _by_code(labels.channels))
    apart = count_in(report.current, _PERMANENCE)
    label = labels.channels.get(Channel.PERMANENCE, Channel.PERMANENCE.value)
    notes = (f"{label}\u00a0: {french.count_of(apart, 'passage')}, à part de ce total.",) if apart else ()
    own = [row for row in rows if row[0] != _PERMANENCE]
    return _table(report, "contacts", "Passages par canal", "passages", own, notes)


def themes_table(report: MonthReport, labels: SheetLabels) -> Table:
    """Requests by theme, the most frequent first."""
    rows = _by_frequency(_rows(_months(report), "requests.theme.", labels.themes), "autre")
    rows = _with_unnamed(report, rows, "Sans thème noté")
    return _table(report, "requests", "Demandes par thème", "demandes", _folded(rows, "autres thèmes"))


def operators_table(report: MonthReport, labels: SheetLabels) -> Table:
    """Requests by operator, the most frequent first; requests that name none have a line of their own."""
    rows = _by_frequency(_rows(_months(report), "requests.operator.", labels.operators), "AUTRE")
    rows = _with_unnamed(report, rows, "Sans opérateur noté")
    return _table(
        report, "requests", "Demandes par opérateur", "demandes", _folded(rows, "autres opérateurs")
    )


def outcomes_table(report: MonthReport, labels: SheetLabels) -> Table:
    """Requests by outcome, in the order of the trade."""
    rows = _rows(_months(report), "requests.outcome.", _by_code(labels.outcomes))
    return _table(report, "requests", "Issue des demandes", "demandes", rows)


def helps_table(report: MonthReport, labels: SheetLabels) -> Table:
    """Requests by nature of the help; several may apply, so the shares do not add up and no total stands."""
    rows = _rows(_months(report), "requests.help.", _by_code(labels.helps))
    requests = count_in(report.current, "requests")

    def shares(counts: Sequence[int]) -> tuple[str, ...]:
        return tuple(
            french.percent(count * 100 / requests) if requests else french.UNKNOWN for count in counts
        )

    return _table(
        report,
        "",
        "Nature de l’aide",
        "demandes",
        rows,
        ("Plusieurs natures possibles par demande\u00a0: les parts ne s’additionnent pas.",) if rows else (),
        shares,
    )


def shares_of_total(counts: Sequence[int]) -> tuple[str, ...]:
    """Percents that add up to 100: whole ones, or tenths where a whole percent would print « 0 % » for
    something that was counted."""
    whole = percents(counts)
    if all(share > 0 for share, count in zip(whole, counts, strict=True) if count):
        return tuple(french.percent(share) for share in whole)
    return tuple(
        f"<{french.NO_BREAK}{french.percent(0.1, 1)}"
        if count and not share
        else french.percent(share / 10, 1)
        for share, count in zip(tenths(counts), counts, strict=True)
    )


def _by_code(labels: Mapping[_Code, str]) -> Mapping[str, str]:
    return {str(code): label for code, label in labels.items()}


def _months(report: MonthReport) -> tuple[MonthFigures, ...]:
    return (report.current, *(month for _, month in compared_months(report) if month is not None))


def _rows(months: Sequence[MonthFigures], prefix: str, labels: Mapping[str, str]) -> list[_Row]:
    """One row a category that was counted in one of the months, in the order of ``labels``."""
    known = [prefix + code for code in labels]
    found = sorted({figure for month in months for figure in month.figures if figure.startswith(prefix)})
    rows = []
    for figure in [*known, *(figure for figure in found if figure not in known)]:
        counts = tuple(count_in(month, figure) for month in months)
        if any(counts):
            code = figure.removeprefix(prefix)
            rows.append((figure, labels.get(code, code), counts))
    return rows


def _by_frequency(rows: list[_Row], last: str) -> list[_Row]:
    """Most frequent first; the catch-all category ``last`` closes the list however large it is."""
    return sorted(rows, key=lambda row: (row[0].endswith(f".{last}"), [-count for count in row[2]], row[1]))


def _with_unnamed(report: MonthReport, rows: list[_Row], label: str) -> list[_Row]:
    """Adds what the total holds beyond the named categories."""
    totals = [count_in(month, "requests") for month in _months(report)]
    missing = tuple(max(0, total - sum(row[2][place] for row in rows)) for place, total in enumerate(totals))
    return [*rows, ("", label, missing)] if any(missing) else rows


def _folded(rows: list[_Row], rest: str) -> list[_Row]:
    if len(rows) <= MOST_LINES:
        return rows
    shown, folded = rows[: MOST_LINES - 1], rows[MOST_LINES - 1 :]
    counts = tuple(sum(column) for column in zip(*(row[2] for row in folded), strict=True))
    return [*shown, ("", f"{len(folded)} {rest}", counts)]


def _table(
    report: MonthReport,
    total: str,
    title: str,
    unit: str,
    rows: Sequence[_Row],
    notes: tuple[str, ...] = (),
    shares: Callable[[Sequence[int]], tuple[str, ...]] = shares_of_total,
) -> Table:
    counts = [row[2][0] for row in rows]
    named = max((row[2][0] for row in rows if row[0]), default=0)
    lines = tuple(
        Line(
            figure,
            label,
            french.number(count[0]),
            share,
            count[0] / named if figure and named else 0.0,
            tuple(french.number(other) for other in count[1:]),
        )
        for (figure, label, count), share in zip(rows, shares(counts), strict=True)
    )
    sums = [sum(column) for column in zip(*(row[2] for row in rows), strict=True)]
    return Table(
        id=total,
        title=title,
        unit=unit,
        others=tuple(label for label, month in compared_months(report) if month is not None),
        lines=lines if any(counts) else (),
        total=_total_line(total, sums) if total and any(counts) else None,
        nothing="Aucune demande ce mois-ci." if unit == "demandes" else "Aucun passage ce mois-ci.",
        notes=notes,
    )


def _total_line(figure: str, sums: Sequence[int]) -> Line:
    return Line(
        figure,
        "Total",
        french.number(sums[0]),
        french.percent(100),
        0.0,
        tuple(french.number(other) for other in sums[1:]),
    )
