"""The month from a terminal: its figures and its sheet."""

import re
from pathlib import Path

import click

from marianne_desk import wording
from marianne_desk.cli import french_click
from marianne_desk.cli.terminal import Terminal, output_option, pass_terminal, print_json
from marianne_desk.domain import french
from marianne_desk.domain.commitments.measure import Behind, Measure
from marianne_desk.domain.figure import Coverage, Figure, FigureKind, MonthReport
from marianne_desk.domain.month import Month
from marianne_desk.domain.sheet.commitment_lines import percent_of
from marianne_desk.domain.sheet.issue_note import Erratum, old_and_new
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.month import month_report


@click.command(cls=french_click.Command)
@click.argument("month", metavar="MOIS")
@click.option("--json", "as_json", is_flag=True, help="Écrit du JSON, seul, sur la sortie standard.")
@pass_terminal
def measure(terminal: Terminal, month: str, as_json: bool) -> None:
    """Chiffres d’un mois (par exemple 2026-10)."""
    chosen = Month.parse(month)
    with terminal.open_desk() as desk:
        report = month_report(desk, chosen)
        if as_json:
            print_json(month_json(desk, report))
        else:
            click.echo(f"{desk.site.name} · {french.month_words(chosen)}")
            if desk.simulated:
                click.echo("Données simulées, inventées pour l’essai.")
            for line in _standing(desk, chosen):
                click.echo(line)
            for figure in report.current.figures.values():
                click.echo(f"{wording.figure_label(figure.id, desk.vocabulary.label):<44} {shown(figure)}")
            _tell_commitments(desk, chosen)


_output = output_option("Fichier PDF à écrire.")


@click.command(cls=french_click.Command)
@click.argument("period", metavar="MOIS|ANNÉE")
@_output
@click.option(
    "--provisional",
    is_flag=True,
    help="La fiche telle qu’elle serait aujourd’hui, «\u00a0provisoire\u00a0» sur chaque page, "
    "même si le mois est émis.",
)
@click.option(
    "--display",
    is_flag=True,
    help="La fiche à afficher\u00a0: nombres inférieurs à 5 masqués, aucun texte libre.",
)
@pass_terminal
def sheet(terminal: Terminal, period: str, path: Path, provisional: bool, display: bool) -> None:
    """Écrit la fiche d’un mois (2026-10) ou d’une année (2026) en PDF.

    Un mois émis donne le document émis, à l’octet près. La fiche d’une année peut toujours s’afficher.
    """
    from marianne_desk.usecases.sheet import write_sheet
    from marianne_desk.usecases.year_sheet import write_display, write_year

    if re.fullmatch(r"\d{4}", period):
        with terminal.open_desk() as desk:
            write_year(desk, int(period), path)
    else:
        chosen = Month.parse(period)
        with terminal.open_desk() as desk:
            if display:
                write_display(desk, chosen, path)
            else:
                write_sheet(desk, chosen, path, provisional=provisional)
    click.echo(f"Fiche écrite\u00a0: {path}")


@click.command(cls=french_click.Command)
@click.argument("month", metavar="MOIS")
@_output
@pass_terminal
def poster(terminal: Terminal, month: str, path: Path) -> None:
    """Écrit l’affiche « Nos résultats » d’un mois en PDF, pour les usagers."""
    from marianne_desk.usecases.year_sheet import write_poster

    chosen = Month.parse(month)
    with terminal.open_desk() as desk:
        write_poster(desk, chosen, path)
    click.echo(f"Affiche écrite\u00a0: {path}")


@click.command(cls=french_click.Command)
@click.argument("month", metavar="MOIS")
@click.option("--comment", default="", metavar="TEXTE", help="Commentaire imprimé sur la fiche.")
@pass_terminal
def issue(terminal: Terminal, month: str, comment: str) -> None:
    """Émet la fiche d’un mois fini : elle ne change plus. Écrit son empreinte (SHA-256)."""
    from marianne_desk.usecases.issue_month import issue_month

    chosen = Month.parse(month)
    with terminal.open_desk() as desk:
        click.echo(issue_month(desk, chosen, comment).hash)


def _tell_commitments(desk: Desk, month: Month) -> None:
    from marianne_desk.usecases.commitments import commitments_of
    from marianne_desk.wording.commitments import MARKS, VERDICTS, why

    measured = commitments_of(desk, month)
    click.echo(f"\n{measured.pack.banner or measured.pack.label}")
    for one in measured.commitments():
        title = one.commitment.title or one.commitment.subject
        click.echo(f"{MARKS[one.verdict]} {one.commitment.number}. {title}\u00a0: {VERDICTS[one.verdict]}")
        for measure in one.measures:
            said = why(measure, measured.pack)
            click.echo(f"    {measure.indicator.label} – {_value_told(measure)}{said}")


def _value_told(measure: Measure) -> str:
    """« 95,8 % (68 sur 71), », empty where there is no value."""
    if measure.value is None:
        return ""
    of = f"{measure.part} sur {measure.whole}" + (", douze mois" if measure.months > 1 else "")
    return f"{percent_of(measure, 1).replace(french.NARROW, french.NO_BREAK)} ({of}), "


def month_json(desk: Desk, report: MonthReport) -> dict[str, object]:
    """A month as contract.md §6 lays it out."""
    current = report.current
    return {
        "month": str(current.month),
        "site": desk.site.id or desk.site.name,
        "open_days": current.open_days,
        "figures": [_figure_json(figure) for figure in current.figures.values()],
        **_issue_json(desk, current.month),
        "commitments": commitments_json(desk, current.month),
    }


def _standing(desk: Desk, month: Month) -> list[str]:
    """Whether a month was issued, and what changed since, a line each."""
    from marianne_desk.usecases.issue_month import errata, issued

    held = issued(desk, month)
    if held is None:
        return ["Provisoire : ce mois n’est pas émis."]
    at = french.instant_words(held.at.astimezone(desk.zone))
    changed = [(one.label, *old_and_new(one)) for one in errata(desk, month)]
    return [
        f"Émis le {at} par {held.agent}, empreinte {held.hash}.",
        *(f"Erratum, {label} : {old} à l’émission, {new} aujourd’hui." for label, old, new in changed),
    ]


def _issue_json(desk: Desk, month: Month) -> dict[str, object]:
    """When and under which hash a month was issued, and what changed since. contract.md §6."""
    from marianne_desk.usecases.issue_month import errata, issued

    held = issued(desk, month)
    return {
        "issued": held and {"at": held.at.isoformat(), "hash": held.hash},
        "errata": [_erratum_json(one) for one in errata(desk, month)],
    }


def _erratum_json(one: Erratum) -> dict[str, object]:
    """``kind``: of a figure (contract.md §6), or « indicator », which has a verdict."""
    judged = one.verdicts != (None, None)

    def side(place: int) -> dict[str, object]:
        part, whole = (one.old, one.new)[place]
        count = not judged and one.kind is FigureKind.COUNT
        found: dict[str, object] = {"part": None if count else part, "whole": whole}
        found["value"] = one.values[place]
        if judged:
            found["verdict"] = one.verdicts[place]
        return found

    return {
        "id": one.figure,
        "kind": "indicator" if judged else one.kind.value,
        "label": one.label,
        "old": side(0),
        "new": side(1),
        "at": one.at and one.at.isoformat(),
    }


def commitments_json(desk: Desk, month: Month) -> list[dict[str, object]]:
    """The commitments of a month as contract.md §6 lays them out. ``rows``: ids of requests, of contacts for waiting,
    of appointments at partners', of cases for their partners' turns (a case with two turns stands there twice) and
    orientations, of proofs for what papers feed; ``part_rows`` those of them in the part, where they can be told one
    by one."""
    from marianne_desk.usecases.commitments import commitments_of, rows_behind_all

    measured = commitments_of(desk, month)
    rows = rows_behind_all(desk, measured)
    return [
        {
            "number": one.commitment.number,
            "heading": one.commitment.heading,
            "title": one.commitment.title or one.commitment.subject,
            "verdict": one.verdict.value,
            "indicators": [_measure_json(rows[measure.id]) for measure in one.measures],
        }
        for one in measured.commitments()
    ]


def _measure_json(behind: Behind) -> dict[str, object]:
    measure = behind.measure
    proofs = [str(proof.id) for proof in behind.proofs]
    current = measure.standing is not None and measure.standing.current
    return {
        "id": measure.id,
        "part": measure.part,
        "whole": measure.whole,
        "value": measure.value,
        "target": measure.target,
        "coverage": _coverage_json(measure.coverage),
        "verdict": measure.verdict.value,
        "low": measure.low,
        "high": measure.high,
        "rows": [row.id for row in behind.rows] or proofs,
        "part_rows": [row.id for row in behind.rows if row.in_part] or (proofs if current else []),
    }


def _coverage_json(coverage: Coverage | None) -> dict[str, int] | None:
    return {"noted": coverage.noted, "of": coverage.of} if coverage else None


def shown(figure: Figure) -> str:
    """A figure as people read it, with its n."""
    if figure.kind is FigureKind.COUNT:
        return french.number(figure.value or 0)
    if figure.value is None:
        return "pas de données"
    if figure.kind is FigureKind.SHARE:
        return f"{french.number(figure.value * 100, 1)} % ({figure.part} sur {figure.whole})"
    return f"{french.number(figure.value, 1)} {french.UNITS[figure.unit]} (n = {figure.whole})"


def _figure_json(figure: Figure) -> dict[str, object]:
    return {
        "id": figure.id,
        "kind": figure.kind.value,
        "part": figure.part,
        "whole": figure.whole,
        "value": figure.value,
        "unit": figure.unit,
        "coverage": _coverage_json(figure.coverage),
    }
