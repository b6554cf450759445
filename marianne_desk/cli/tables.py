"""The tables of a month from a terminal."""

from pathlib import Path

import click

from marianne_desk.cli import french_click
from marianne_desk.cli.terminal import Terminal, output_option, pass_terminal
from marianne_desk.domain.month import Month


@click.command(cls=french_click.Command)
@click.argument("month", metavar="MOIS")
@output_option("Fichier à écrire\u00a0: .ods, .xlsx ou .csv.")
@pass_terminal
def tables(terminal: Terminal, month: str, path: Path) -> None:
    """Écrit les tableaux d’un mois, sans nom ni note."""
    from marianne_desk.usecases.tables import save_tables

    chosen = Month.parse(month)
    with terminal.open_desk() as desk:
        save_tables(desk, chosen, path)
    click.echo(f"Tableaux écrits\u00a0: {path}")
