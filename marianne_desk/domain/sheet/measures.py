"""Single figures of the sheet in words: value, n, and the same figure in the months compared."""

from marianne_desk.domain import french
from marianne_desk.domain.figure import Coverage, Figure, FigureKind, MonthFigures, MonthReport
from marianne_desk.domain.sheet.parts import Comparison, Measure

NO_DATA = "pas de données"
ENOUGH_COVERAGE = 80
"""Percents of facts noted under which nothing is concluded. Source: contract.md §3."""
NETWORK_SOLVED = f"réseau{french.NO_BREAK}: {french.percent(82)}, déclaratif, 2023–24"


def figure_in(month: MonthFigures | None, figure: str) -> Figure | None:
    """The figure, None when the month has no data or does not hold it."""
    return None if month is None else month.figures.get(figure)


def count_in(month: MonthFigures | None, figure: str) -> int:
    """A count, 0 when the month does not hold it: a category that was never used."""
    held = figure_in(month, figure)
    return 0 if held is None or held.value is None else int(held.value)


def value_words(figure: Figure | None) -> str:
    """The value as printed, « – » when unknown."""
    if figure is None or figure.value is None:
        return french.UNKNOWN
    if figure.kind is FigureKind.COUNT:
        return french.number(figure.value)
    if figure.kind is FigureKind.SHARE:
        return french.percent(_percents(figure))
    return french.minutes(figure.value)


def compared_months(report: MonthReport) -> tuple[tuple[str, MonthFigures | None], ...]:
    """The month before and the same month a year before, with their short names."""
    month = report.current.month
    return (
        (french.month_short(month.plus(-1)), report.previous),
        (french.month_short(month.plus(-12)), report.year_before),
    )


def comparisons(report: MonthReport, figure: str) -> tuple[Comparison, ...]:
    """The figure in the months compared."""
    now = figure_in(report.current, figure)
    return tuple(
        Comparison(
            label,
            NO_DATA if month is None else value_words(figure_in(month, figure)),
            _change_words(now, figure_in(month, figure)),
        )
        for label, month in compared_months(report)
    )


def contacts_measure(report: MonthReport) -> Measure:
    """How many contacts, over how many open days."""
    month = report.current
    days = french.count_of(month.kept_days, "jour ouvert", "jours ouverts")
    return Measure(
        "contacts",
        "Passages",
        value_words(figure_in(report.current, "contacts")),
        f"en {days}" if month.open_days else "horaires non renseignés",
        comparisons(report, "contacts"),
    )


def requests_measure(report: MonthReport) -> Measure:
    """How many requests, and how many a contact."""
    contacts, requests = count_in(report.current, "contacts"), count_in(report.current, "requests")
    return Measure(
        "requests",
        "Demandes",
        value_words(figure_in(report.current, "requests")),
        f"{french.number(requests / contacts, 1)} par passage" if contacts else "",
        comparisons(report, "requests"),
    )


def daily_measure(report: MonthReport) -> Measure:
    """Contacts per open day; unknown for a site without hours."""
    now = _per_open_day(report.current, "contacts")
    requests = _per_open_day(report.current, "requests")
    beside = tuple(
        Comparison(
            label,
            NO_DATA if month is None else _daily_words(_per_open_day(month, "contacts")),
            _daily_change(now, _per_open_day(month, "contacts")),
        )
        for label, month in compared_months(report)
    )
    return Measure(
        "contacts",
        "Passages par jour ouvert",
        _daily_words(now),
        "" if requests is None else f"et {french.number(requests, 1)}{french.NO_BREAK}demandes",
        beside,
    )


def solved_measure(report: MonthReport) -> Measure:
    """Solved on the spot at the desk and on the phone, beside the network's share."""
    solved = figure_in(report.current, "solved_share")
    return Measure(
        "solved_share",
        "Résolues sur place",
        value_words(solved),
        part_of_whole(solved, "demande"),
        comparisons(report, "solved_share"),
        aside=NETWORK_SOLVED,
        kept=None if solved is None else solved.value,
    )


def waiting_measure(report: MonthReport) -> Measure:
    """The median of waiting among the key figures, with how often it was noted."""
    median = figure_in(report.current, "wait_median")
    coverage = median.coverage if median else None
    return Measure(
        "wait_median",
        "Attente médiane",
        value_words(median),
        f"notée {times_noted(coverage)}" if coverage and coverage.of else "",
        comparisons(report, "wait_median"),
        aside="trop peu pour conclure" if coverage and coverage.of and not is_enough(coverage) else "",
    )


def part_of_whole(figure: Figure | None, noun: str = "") -> str:
    """« 341 sur 416 », or « 341 demandes sur 416 » with a feminine noun; « – » when the figure is not there."""
    if figure is None or figure.part is None or figure.whole is None:
        return french.UNKNOWN
    if noun and figure.whole == 0:
        return f"aucune {noun}"
    part = french.count_of(figure.part, noun) if noun else french.number(figure.part)
    return f"{part} sur {french.number(figure.whole)}"


def times_noted(coverage: Coverage) -> str:
    """« 334 fois sur 396 »."""
    return f"{french.number(coverage.noted)}{french.NO_BREAK}fois sur {french.number(coverage.of)}"


def is_enough(coverage: Coverage) -> bool:
    """Whether the fact was noted often enough for a conclusion."""
    return coverage.noted * 100 >= coverage.of * ENOUGH_COVERAGE


def _per_open_day(month: MonthFigures | None, figure: str) -> float | None:
    if month is None or month.kept_days == 0:
        return None
    return count_in(month, figure) / month.kept_days


def _daily_words(value: float | None) -> str:
    return french.UNKNOWN if value is None else french.number(value, 1)


def _daily_change(now: float | None, then: float | None) -> str:
    if now is None or then is None:
        return ""
    return french.change(float(french.rounded(now, 1) - french.rounded(then, 1)), 1)


def _printed(figure: Figure | None) -> int | None:
    """The value in the whole units that are printed: counts, percents, minutes."""
    if figure is None or figure.value is None:
        return None
    exact = _percents(figure) if figure.kind is FigureKind.SHARE else figure.value
    return int(french.rounded(exact))


def _percents(figure: Figure) -> float:
    # From the two counts: 57 of 200 is 28,5 %, 0.285 × 100 is not.
    return (figure.part or 0) * 100 / (figure.whole or 1)


def _change_words(now: Figure | None, then: Figure | None) -> str:
    """The difference of what is printed, so that the reader's own subtraction agrees."""
    later, earlier = _printed(now), _printed(then)
    if now is None or later is None or earlier is None:
        return ""
    units = {FigureKind.COUNT: "", FigureKind.SHARE: "pt", FigureKind.DURATION: "min"}
    difference = french.change(later - earlier)
    unit = units[now.kind] if later != earlier else ""
    return f"{difference}{french.NO_BREAK}{unit}" if unit else difference
