"""The national list of sites from a terminal."""

from pathlib import Path

import click

from marianne_desk.cli import french_click
from marianne_desk.cli.terminal import print_json
from marianne_desk.domain.french import number
from marianne_desk.usecases.sites import check_list
from marianne_desk.wording import BAD_CELLS


@click.group(cls=french_click.Group)
def sites() -> None:
    """La liste nationale des sites."""


@sites.command(cls=french_click.Command)
@click.argument("path", metavar="FICHIER", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Écrit du JSON, seul, sur la sortie standard.")
def check(path: Path, as_json: bool) -> None:
    """Lit la liste des sites et signale les cases d’horaires fautives."""
    found = check_list(path)
    if as_json:
        cells = [
            {
                "site": cell.site,
                "column": cell.column,
                "text": cell.text,
                "reason": cell.reason,
                "kept": cell.kept,
            }
            for cell in found.bad_cells
        ]
        print_json({"sites": len(found.sites), "bad_cells": cells})
        return
    without = sum(not site.hours for site in found.sites)
    click.echo(
        f"{number(len(found.sites))} sites lus, dont {number(without)} sans horaires ; "
        f"{number(len(found.bad_cells))} cases d’horaires fautives."
    )
    for cell in found.bad_cells:
        kept = f"gardé : {cell.kept}" if cell.kept else "rien de gardé"
        click.echo(f"site {cell.site}, {cell.column} « {cell.text} » : {BAD_CELLS[cell.reason]} ; {kept}")
