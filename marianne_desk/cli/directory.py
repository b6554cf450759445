"""The directory of partners from a terminal: out to a file, in from one."""

from pathlib import Path

import click

from marianne_desk.cli import french_click
from marianne_desk.cli.terminal import Terminal, output_option, pass_terminal
from marianne_desk.domain.errors import UserError
from marianne_desk.usecases.directory_files import (
    carry_out,
    export_directory,
    read_directory_file,
    report_bad_rows,
)


@click.group(cls=french_click.Group)
def directory() -> None:
    """L’annuaire des partenaires."""


@directory.command("export", cls=french_click.Command)
@output_option("Fichier CSV à écrire.")
@pass_terminal
def export_(terminal: Terminal, path: Path) -> None:
    """Exporte l’annuaire et les permanences (CSV)."""
    with terminal.open_desk() as desk:
        rows = export_directory(desk, path)
    click.echo(f"Lignes écrites : {rows}.")


@directory.command("import", cls=french_click.Command)
@click.argument("path", metavar="FICHIER", type=click.Path(path_type=Path))
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    metavar="FICHIER",
    help="Écrit chaque ligne refusée et sa raison.",
)
@pass_terminal
def import_(terminal: Terminal, path: Path, report: Path | None) -> None:
    """Importe un annuaire (CSV) : toutes les lignes, ou aucune.

    Chaque ligne remplace ce qui est connu de la même chose ; ce dont le fichier ne parle pas reste.
    """
    if report is not None and report.resolve() == path.resolve():
        raise UserError("report_over_file", "report")
    with terminal.open_desk() as desk:
        plan = read_directory_file(desk, path)
        if report is not None:
            report_bad_rows(desk, plan, report)
        carry_out(desk, plan)
    click.echo(f"Lignes importées : {plan.rows}.")
