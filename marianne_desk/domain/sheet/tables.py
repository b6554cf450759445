"""Tables of the sheet: one total split by category, with shares that add up to 100."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from marianne_desk.domain import french
from marianne_desk.domain.codes import Channel
from marianne_desk.domain.figure import MonthFigures, MonthReport
from marianne_desk.domain.sheet.apportionment import percents, tenths
from marianne_desk.domain.sheet.masking import FEW, count_words, is_few, printable
from marianne_desk.domain.sheet.measures import compared_months, count_in
from marianne_desk.domain.sheet.parts import Line, SheetLabels, Table

MOST_LINES = 20
"""A desk may add themes and operators without end, a screen is read at a glance: the rarest are summed up."""
MOST_SHORT = 6
MOST_PRINTED = 9
"""Two pages hold the first eight, and the others in one line."""


class Form(StrEnum):
    """Where a table stands: on the screen beside two other months, on paper alone, on a wall with its small counts
    masked."""

    SCREEN = "screen"
    PAPER = "paper"
    WALL = "wall"


_PERMANENCE = f"contacts.channel.{Channel.PERMANENCE}"


_Code = TypeVar("_Code", bound=StrEnum)
Row = tuple[str, str, tuple[int, ...]]
"""Figure, label, counts of the current month and of the months compared."""


def channels_table(report: MonthReport, labels: SheetLabels, form: Form = Form.SCREEN) -> Table:
    """Contacts by channel; permanences are counted apart, under the table. Source: contract.md §1."""
    rows = channel_rows(report, labels)
    apart = count_in(report.current, _PERMANENCE)
    label = labels.channels.get(Channel.PERMANENCE, Channel.PERMANENCE.value)
    many = f"{FEW} passages" if form is Form.WALL and is_few(apart) else french.count_of(apart, "passage")
    notes = (f"{label}\u00a0: {many}, à part de ce total.",) if apart else ()
    own = fit(rows, "autres canaux", form)
    return table_of(report, "contacts", "Passages par canal", "passages", own, notes, form=form)


def themes_table(
    report: MonthReport, labels: SheetLabels, form: Form = Form.SCREEN, most: int | None = None
) -> Table:
    """Requests by theme, the most frequent first."""
    fitted = fit(theme_rows(report, labels), "autres thèmes", form, most)
    return table_of(report, "requests", "Demandes par thème", "demandes", fitted, form=form)


def operators_table(
    report: MonthReport, labels: SheetLabels, form: Form = Form.SCREEN, most: int | None = None
) -> Table:
    """Requests by operator, the most frequent first; requests that name none have a line of their own."""
    fitted = fit(operator_rows(report, labels), "autres opérateurs", form, most)
    return table_of(report, "requests", "Demandes par opérateur", "demandes", fitted, form=form)


def outcomes_table(report: MonthReport, labels: SheetLabels, form: Form = Form.SCREEN) -> Table:
    """Requests by outcome, in the order of the trade."""
    rows = fit(outcome_rows(report, labels), "autres issues", form)
    return table_of(report, "requests", "Issue des demandes", "demandes", rows, form=form)


def helps_table(report: MonthReport, labels: SheetLabels, form: Form = Form.SCREEN) -> Table:
    """Requests by nature of the help; several may apply, so the shares do not add up and no total stands."""
    rows = _rows(_months(report), "requests.help.", _by_code(labels.helps))
    if form is Form.WALL:  # no total to subtract from: several natures a request
        rows = [row for row in rows if not is_few(row[2][0])]
    requests = count_in(report.current, "requests")

    def shares(counts: Sequence[int]) -> tuple[str, ...]:
        return tuple(
            french.percent(count * 100 / requests) if requests else french.UNKNOWN for count in counts
        )

    return table_of(
        report,
        "",
        "Nature de l’aide",
        "demandes",
        rows,
        ("Plusieurs natures possibles par demande\u00a0: les parts ne s’additionnent pas.",) if rows else (),
        shares,
        form,
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


def channel_rows(report: MonthReport, labels: SheetLabels) -> list[Row]:
    rows = _rows(_months(report), "contacts.channel.", _by_code(labels.channels))
    return [row for row in rows if row[0] != _PERMANENCE]


def theme_rows(report: MonthReport, labels: SheetLabels) -> list[Row]:
    rows = _by_frequency(_rows(_months(report), "requests.theme.", labels.themes), "autre")
    return _with_unnamed(report, rows, "Sans thème noté")


def operator_rows(report: MonthReport, labels: SheetLabels) -> list[Row]:
    rows = _by_frequency(_rows(_months(report), "requests.operator.", labels.operators), "AUTRE")
    return _with_unnamed(report, rows, "Sans opérateur noté")


def outcome_rows(report: MonthReport, labels: SheetLabels) -> list[Row]:
    return _rows(_months(report), "requests.outcome.", _by_code(labels.outcomes))


def _by_code(labels: Mapping[_Code, str]) -> Mapping[str, str]:
    return {str(code): label for code, label in labels.items()}


def _months(report: MonthReport) -> tuple[MonthFigures, ...]:
    return (report.current, *(month for _, month in compared_months(report) if month is not None))


def _rows(months: Sequence[MonthFigures], prefix: str, labels: Mapping[str, str]) -> list[Row]:
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


def _by_frequency(rows: list[Row], last: str) -> list[Row]:
    """Most frequent first; the catch-all category ``last`` closes the list however large it is."""
    return sorted(rows, key=lambda row: (row[0].endswith(f".{last}"), [-count for count in row[2]], row[1]))


def _with_unnamed(report: MonthReport, rows: list[Row], label: str) -> list[Row]:
    """Adds what the total holds beyond the named categories."""
    totals = [count_in(month, "requests") for month in _months(report)]
    missing = tuple(max(0, total - sum(row[2][place] for row in rows)) for place, total in enumerate(totals))
    return [*rows, ("", label, missing)] if any(missing) else rows


def fit(rows: list[Row], rest: str, form: Form, most: int | None = None) -> list[Row]:
    """As many rows as the form has room for; on a wall those that may be printed, and one line for all others."""
    if form is Form.WALL:
        # By this month alone: which rows are printed must not depend on the months it is compared to.
        ordered = sorted(rows, key=lambda row: (-row[2][0], row[1]))
        kept = {ordered[place][1] for place in printable([row[2][0] for row in ordered], MOST_PRINTED - 1)}
        shown = [row for row in rows if row[1] in kept]
        folded = [row for row in rows if row[1] not in kept and row[2][0]]
        return [*shown, ("", french.capitalised(rest), _sums(folded))] if folded else shown
    most = most or (MOST_LINES if form is Form.SCREEN else MOST_PRINTED)
    if form is Form.PAPER:
        rows = [row for row in rows if row[2][0]]
    if len(rows) <= most:
        return rows
    return [*rows[: most - 1], ("", f"{len(rows) - most + 1} {rest}", _sums(rows[most - 1 :]))]


def _sums(rows: Sequence[Row]) -> tuple[int, ...]:
    return tuple(sum(column) for column in zip(*(row[2] for row in rows), strict=True))


def table_of(
    report: MonthReport,
    total: str,
    title: str,
    unit: str,
    rows: Sequence[Row],
    notes: tuple[str, ...] = (),
    shares: Callable[[Sequence[int]], tuple[str, ...]] = shares_of_total,
    form: Form = Form.SCREEN,
) -> Table:
    counts = [row[2][0] for row in rows]
    named = max((row[2][0] for row in rows if row[0]), default=0)
    beside = form is Form.SCREEN
    words = count_words if form is Form.WALL else french.number
    # Shares of a total that is itself masked would tell it.
    told = ("",) * len(rows) if form is Form.WALL and is_few(sum(counts)) else shares(counts)
    lines = tuple(
        Line(
            figure,
            label,
            words(count[0]),
            share,
            count[0] / named if figure and named else 0.0,
            tuple(french.number(other) for other in count[1:] if beside),
        )
        for (figure, label, count), share in zip(rows, told, strict=True)
    )
    sums = _sums(rows)
    return Table(
        id=total,
        title=title,
        unit=unit,
        others=tuple(label for label, month in compared_months(report) if beside and month is not None),
        lines=lines if any(counts) else (),
        total=_total_line(total, sums if beside else sums[:1], words) if total and any(counts) else None,
        nothing="Aucune demande ce mois-ci." if unit == "demandes" else "Aucun passage ce mois-ci.",
        notes=notes,
    )


def _total_line(figure: str, sums: Sequence[int], words: Callable[[int], str]) -> Line:
    return Line(
        figure,
        "Total",
        words(sums[0]),
        french.percent(100),
        0.0,
        tuple(french.number(other) for other in sums[1:]),
    )
