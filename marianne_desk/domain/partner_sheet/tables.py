"""The quarterly sheet as tables to take away: what the paper says, real numbers where it prints them, masked alike."""

from marianne_desk.domain.figure import Figure, FigureKind
from marianne_desk.domain.partner_sheet import figures as f
from marianne_desk.domain.partner_sheet.parts import Breakdown, ComparedLine, PartnerSheet, Said
from marianne_desk.domain.sheet.masking import MASKED
from marianne_desk.domain.tabulation import Cell, CellKind, Column, Tabulation


def tables_of(sheet: PartnerSheet) -> tuple[Tabulation, ...]:
    """A sheet for the figures, one for each breakdown, one for the field feedback."""
    return (
        _figures(sheet),
        *(_breakdown(sheet, name, one) for name, one in zip(_NAMES, sheet.breakdowns, strict=True)),
        _feedback(sheet),
    )


_NAMES = ("Thèmes et motifs", "Rendez-vous", "Réponses", "En souffrance")


def _figures(sheet: PartnerSheet) -> Tabulation:
    columns = (
        Column("Chiffre"),
        Column("Valeur"),
        Column("Nombre", CellKind.COUNT),
        Column("Sur", CellKind.COUNT),
        Column("Part", CellKind.SHARE),
        Column("Jours", CellKind.MINUTES),
        Column("Unité"),
        Column(f"Valeur, {sheet.before_name}"),
        Column("Évolution"),
    )
    return Tabulation("Chiffres", f"{sheet.title}. {sheet.status}", columns, tuple(map(_row, sheet.lines)))


def _row(line: ComparedLine) -> tuple[Cell, ...]:
    before = None if line.before is None else _value(line.before)
    return (line.label, _value(line.now), *_numbers(line.figure, line.now), before, line.change)


def _value(said: Said) -> Cell:
    return f"{said.value} ({said.basis})" if said.basis else said.value


def _numbers(figure: Figure, said: Said) -> tuple[Cell, Cell, Cell, Cell, str]:
    """Count, whole, share, days, unit; masked numbers as such."""
    if figure.kind is FigureKind.DURATION:
        unit = "jours ouvrés" if figure.unit == f.WORKING_DAYS else "jours"
        if not said.exact:
            return "", "", "", None if not figure.whole else MASKED, unit
        return "", MASKED if MASKED in said.basis else figure.whole, "", figure.value, unit
    if figure.kind is FigureKind.COUNT:
        return int(figure.value or 0) if said.exact else MASKED, "", "", "", ""
    if not said.exact:
        masked = MASKED if figure.whole else None
        return masked, masked, masked, "", ""
    return figure.part, figure.whole, figure.value, "", ""


def _breakdown(sheet: PartnerSheet, name: str, breakdown: Breakdown) -> Tabulation:
    columns = (Column("Catégorie"), Column("Dont"), Column(breakdown.unit.capitalize(), CellKind.COUNT))
    rows: list[tuple[Cell, ...]] = [
        ("", row.label, row.count) if row.within else (row.label, "", row.count) for row in breakdown.rows
    ]
    if rows:
        rows.append(("Total", "", breakdown.total))
    else:
        rows.append((breakdown.nothing, "", ""))
    return Tabulation(
        name, f"{breakdown.title}, {sheet.operator}, {sheet.quarter_name}", columns, tuple(rows)
    )


def _feedback(sheet: PartnerSheet) -> Tabulation:
    rows = tuple((group.matter, words, times) for group in sheet.feedback for words, times in group.lines)
    title = f"Ce que les usagers ne comprennent pas, {sheet.operator}, {sheet.quarter_name}"
    return Tabulation(
        "Retours du terrain", title, (Column("Sujet"), Column("Retour"), Column("Fois", CellKind.COUNT)), rows
    )
