"""Totals by category, small categories as one sum: what is not printed is five at least (``domain/sheet/masking``)."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from marianne_desk.domain import french
from marianne_desk.domain.cases.case import Answer
from marianne_desk.domain.partner_sheet.figures import Became, Matter, QuarterFigures
from marianne_desk.domain.partner_sheet.parts import Breakdown, Counted
from marianne_desk.domain.sheet.apportionment import percents
from marianne_desk.domain.sheet.masking import FEW, count_words, is_few, printable
from marianne_desk.domain.sheet.parts import Line, Table

MOST_THEMES = 6
MOST_REASONS = 3
TOGETHER = "Détail masqué"
"""Where no category alone may be printed."""
_INDENT = french.NO_BREAK * 3

Label = Callable[[str, str], str]
"""The words of a code: of « theme », « reason »."""


def matters_breakdown(figures: QuarterFigures, label: Label) -> Breakdown:
    """The requests by theme, and within each theme that is printed by reason."""
    themes: dict[str, list[Matter]] = {}
    for one in figures.matters:
        themes.setdefault(one.theme, []).append(one)
    counts = {theme: sum(one.count for one in matters) for theme, matters in themes.items()}
    ordered = sorted(counts, key=lambda theme: (-counts[theme], label("theme", theme)))
    kept, rest = _parted([counts[theme] for theme in ordered], MOST_THEMES)
    rows: list[Counted] = []
    for place in kept:
        theme = ordered[place]
        rows.append(Counted(label("theme", theme), counts[theme]))
        rows += _reasons(themes[theme], label)
    if rest:
        rows.append(Counted("Autres thèmes" if rows else TOGETHER, rest, rest=True))
    return _breakdown(
        "Thèmes et motifs", "demandes", rows, sum(counts.values()), "Aucune demande ce trimestre."
    )


def became_breakdown(figures: QuarterFigures, labels: Mapping[Became, str]) -> Breakdown:
    """What became of the appointments of the quarter."""
    rows = _rows(((labels[one], n) for one, n in figures.became.items()), "Autres suites")
    title = "Rendez-vous du trimestre"
    total = sum(figures.became.values())
    return _breakdown(title, "rendez-vous", rows, total, "Aucun rendez-vous ce trimestre.")


def answers_breakdown(figures: QuarterFigures, labels: Mapping[Answer, str]) -> Breakdown:
    """What was answered for good in the quarter."""
    rows = _rows(((labels[one], n) for one, n in figures.answers.items()), "Autres réponses")
    title = "Réponses finales reçues"
    total = sum(figures.answers.values())
    return _breakdown(title, "réponses", rows, total, "Aucune réponse finale ce trimestre.")


def stuck_breakdown(figures: QuarterFigures, label: Label) -> Breakdown:
    """Cases « en souffrance » at the end of what is counted, by theme."""
    named = ((label("theme", theme), n) for theme, n in figures.stuck.items())
    rows = _rows(sorted(named, key=lambda row: (-row[1], row[0])), "Autres thèmes", MOST_THEMES)
    total = sum(figures.stuck.values())
    return _breakdown("En souffrance, par thème", "dossiers", rows, total, "Aucun dossier en souffrance.")


def table_of(breakdown: Breakdown) -> Table:
    """The breakdown as paper draws it."""
    outside = [row for row in breakdown.rows if not row.within]
    shares = iter(percents([row.count for row in outside]))
    most = max((row.count for row in outside if not row.rest), default=0)
    lines = tuple(
        _line(row, "" if row.within else french.percent(next(shares)), most) for row in breakdown.rows
    )
    total = breakdown.total
    return Table(
        id="",
        title=breakdown.title,
        unit=breakdown.unit,
        others=(),
        lines=lines,
        total=Line("", "Total", count_words(total), french.percent(100), 0.0, ())
        if lines and total
        else None,
        nothing=breakdown.nothing,
        notes=(breakdown.note,) if breakdown.note else (),
    )


def _line(row: Counted, share: str, most: int) -> Line:
    label = f"{_INDENT}{row.label}" if row.within else row.label
    size = 0.0 if row.within or row.rest else row.count / most
    return Line("", label, french.number(row.count), share, size, ())


def _reasons(matters: Sequence[Matter], label: Label) -> list[Counted]:
    """The reasons of a theme; one that says nothing more than its theme stands alone and is left out."""
    named = [(label("reason", one.reason) if one.reason else "sans motif noté", one.count) for one in matters]
    ordered = sorted(named, key=lambda row: (-row[1], row[0]))
    kept, rest = _parted([n for _, n in ordered], MOST_REASONS)
    rows = [Counted(ordered[place][0], ordered[place][1], within=True) for place in kept]
    if rows and rest:
        rows.append(Counted("autres motifs", rest, within=True, rest=True))
    return rows if len(named) > 1 or matters[0].reason else []


def _rows(counts: Iterable[tuple[str, int]], rest_label: str, most: int | None = None) -> list[Counted]:
    named = list(counts)
    kept, rest = _parted([n for _, n in named], most)
    rows = [Counted(*named[place]) for place in kept]
    return [*rows, Counted(rest_label if rows else TOGETHER, rest, rest=True)] if rest else rows


def _parted(counts: Sequence[int], most: int | None) -> tuple[list[int], int]:
    """The places that may be printed, in their order, and the sum of all others."""
    kept = printable(counts, most)
    return sorted(kept), sum(n for place, n in enumerate(counts) if place not in kept)


def _breakdown(title: str, unit: str, rows: Sequence[Counted], total: int, nothing: str) -> Breakdown:
    if is_few(total):
        return Breakdown(title, unit, (), None, f"{french.capitalised(FEW)} {unit}.")
    return Breakdown(title, unit, tuple(rows), total, nothing)
