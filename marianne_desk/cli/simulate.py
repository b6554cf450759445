"""A desk with a made-up past, from a terminal."""

from pathlib import Path

import click

from marianne_desk.cli import french_click
from marianne_desk.cli.terminal import Terminal, pass_terminal, site_options
from marianne_desk.domain import french
from marianne_desk.domain.calendar.instants import read_day


@click.command(cls=french_click.Command)
@site_options
@click.option(
    "--until", required=True, metavar="JOUR", help="Dernier jour simulé, compris, par exemple 2026-10-31."
)
@click.option("--months", required=True, type=int, metavar="N", help="Nombre de mois simulés.")
@click.option(
    "--per-day", required=True, type=float, metavar="X", help="Passages par jour d’ouverture, en moyenne."
)
@click.option(
    "--seed",
    type=int,
    default=1,
    metavar="N",
    help="Graine du hasard (1 par défaut) : la même donne le même guichet.",
)
@pass_terminal
def simulate(
    terminal: Terminal, list_path: Path, site: str, until: str, months: int, per_day: float, seed: int
) -> None:
    """Crée un guichet et le remplit de passages inventés ; il se dit simulé."""
    from marianne_desk.usecases.simulate import simulate as fill
    from marianne_desk.usecases.sites import check_list, site_of_list

    last = read_day(until, "until")
    chosen = site_of_list(check_list(list_path), site)
    simulated = fill(terminal.folder, chosen, last, months, per_day, seed)
    desk = simulated.desk
    try:
        begun, ended = french.day_short(simulated.first), french.day_short(simulated.last)
        click.echo(f"Guichet simulé : {desk.site.name}, du {begun} au {ended}.")
        click.echo(
            f"Passages inventés : {french.number(simulated.contacts)}. "
            f"Demandes : {french.number(simulated.requests)}."
        )
        click.echo(f"Données chiffrées dans {desk.place.folder}")
    finally:
        desk.close()
