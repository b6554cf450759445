"""The figures of a quarter in words, nothing small printed exactly, and how they stand beside last quarter's.

Who reads the sheet knows the people it counts: a number under five could be somebody. What could be found by
subtraction is masked with it (``domain/sheet/masking``).
"""

from collections.abc import Mapping

from marianne_desk.domain import french
from marianne_desk.domain.figure import Figure, FigureKind
from marianne_desk.domain.partner_sheet import figures as f
from marianne_desk.domain.partner_sheet.figures import QuarterFigures
from marianne_desk.domain.partner_sheet.parts import ComparedLine, Said, Trend
from marianne_desk.domain.sheet.masking import FEW, MASKED, bound_words, count_words, is_few, share_words

ENOUGH = 20
"""Under so many cases on either side, a change says more of chance than of the partner: it is not marked."""

LABELS: Mapping[str, str] = {
    f.REQUESTS: "Demandes",
    f.SOLVED: "Résolues sur place",
    f.CASES: "Dossiers transmis",
    f.APPOINTED: "Dossiers avec un rendez-vous",
    f.WAIT_DAYS: "De la demande au rendez-vous",
    f.WAIT_WORKING_DAYS: "… en jours ouvrés",
    f.ABSENT: "Absences au rendez-vous",
    f.FIRST_IN_TIME: "Premiers signes dans le délai",
    f.FIRST_DAYS: "Délai du premier signe",
    f.FINAL_IN_TIME: "Réponses dans le délai promis",
    f.FINAL_DAYS: "Délai de la réponse finale",
    f.STUCK: "Dossiers en souffrance à la fin",
    f.WRONG: "Premières orientations à refaire",
    f.FEEDBACK: "Retours du terrain",
}
_WORDS = {
    Trend.UP: "en hausse",
    Trend.DOWN: "en baisse",
    Trend.SAME: "stable",
    Trend.UNTOLD: "trop peu de cas",
}
_FREE = frozenset({f.FEEDBACK})
"""Lines of our own, that stand on the sheet and name nobody: their number is no number of people."""


def outer_of(figures: QuarterFigures, figure: str) -> int | None:
    """The printed count that the whole of a figure is a part of; None where it is in none."""
    if figure == f.SOLVED:
        return figures.count(f.REQUESTS)
    if figure in {f.WAIT_DAYS, f.WAIT_WORKING_DAYS, f.ABSENT}:
        return sum(figures.became.values())
    return figures.count(f.CASES) if figure == f.WRONG else None


def said(figure: Figure, outer: int | None = None) -> Said:
    """A figure as it may be printed. ``outer``: see :func:`outer_of`; what lies between the two is masked alike."""
    if figure.kind is FigureKind.COUNT:
        count = int(figure.value or 0)
        if figure.id in _FREE:
            return Said(french.number(count), "", True)
        return Said(count_words(count), "", not is_few(count))
    whole = figure.whole or 0
    told = outer is not None and is_few(outer - whole)
    if figure.kind is FigureKind.DURATION:
        return _duration(figure, whole, told=told)
    part = figure.part or 0
    if told and not is_few(whole) and whole:
        return Said(bound_words(part, whole), MASKED, False)
    value, basis = share_words(part, whole)
    exact = basis not in {"", FEW, MASKED}
    return Said(value, basis or ("aucun cas" if not whole else ""), exact)


def days_words(value: float, unit: str) -> str:
    """« 12 jours », « 8,5 jours ouvrés », « le jour même »."""
    if value == 0:
        return "le jour même"
    number = french.number(value, 0 if value == int(value) else 1)
    noun = "jour" if value < 2 else "jours"
    return f"{number}{french.NO_BREAK}{noun}" + (
        f"{french.NO_BREAK}ouvré{'' if value < 2 else 's'}" if unit == f.WORKING_DAYS else ""
    )


def whole_words(one: Said) -> str:
    """Value and basis in one: « 82 % (341 sur 415) »."""
    return f"{one.value} ({one.basis})" if one.basis else one.value


def compared(now: QuarterFigures, before: QuarterFigures | None) -> tuple[ComparedLine, ...]:
    """Every figure beside last quarter's."""
    found = []
    for name in f.FIGURES:
        figure = now.figures.get(name)
        if figure is None:
            continue
        held = before.figures.get(name) if before else None
        mine = said(figure, outer_of(now, name))
        theirs = said(held, outer_of(before, name)) if before and held else None
        trend, change = _change(figure, held, enough=mine.exact and theirs is not None and theirs.exact)
        found.append(ComparedLine(figure, LABELS[name], mine, theirs, trend, change if before else ""))
    return tuple(found)


def _duration(figure: Figure, whole: int, *, told: bool) -> Said:
    if figure.value is None:
        return Said(french.UNKNOWN, "aucun cas", False)
    if is_few(whole):
        return Said(french.UNKNOWN, FEW, False)
    basis = (
        f"n{french.NO_BREAK}{MASKED}"
        if told
        else f"n{french.NO_BREAK}={french.NO_BREAK}{french.number(whole)}"
    )
    return Said(days_words(figure.value, figure.unit), basis, True)


def _change(now: Figure, before: Figure | None, *, enough: bool) -> tuple[Trend, str]:
    """The difference of what is printed, so that the reader's own subtraction agrees."""
    if before is None or not enough or min(_n(now), _n(before)) < ENOUGH:
        return Trend.UNTOLD, _WORDS[Trend.UNTOLD]
    decimals = 1 if now.kind is FigureKind.DURATION else 0
    difference = float(_printed(now, decimals) - _printed(before, decimals))
    if difference == 0:
        return Trend.SAME, _WORDS[Trend.SAME]
    trend = Trend.UP if difference > 0 else Trend.DOWN
    unit = {FigureKind.COUNT: "", FigureKind.SHARE: "pt", FigureKind.DURATION: "j"}[now.kind]
    number = french.change(difference, 0 if difference == int(difference) else 1)
    amount = f"{number}{french.NO_BREAK}{unit}" if unit else number
    return trend, f"{_WORDS[trend]}, {amount}"


def _n(figure: Figure) -> int:
    return int(figure.value or 0) if figure.kind is FigureKind.COUNT else figure.whole or 0


def _printed(figure: Figure, decimals: int) -> float:
    value = float(figure.value or 0)
    if figure.kind is FigureKind.SHARE:
        value = (figure.part or 0) * 100 / (figure.whole or 1)
    return float(french.rounded(value, decimals))
