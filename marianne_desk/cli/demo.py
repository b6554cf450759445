"""The demonstration from a terminal: prepared here, shown by whoever holds a window (``Terminal.show``)."""

from pathlib import Path

import click

from marianne_desk.cli import french_click
from marianne_desk.cli.terminal import Terminal, pass_terminal
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.french import month_words

ROOT = Path(__file__).resolve().parent.parent.parent
SITES = ROOT / "resources" / "sample" / "sites.csv"


@click.command(cls=french_click.Command)
@click.option(
    "--pictures", is_flag=True, help="Laisse des images des écrans au lieu d’attendre devant la fenêtre."
)
@click.option(
    "-o",
    "output",
    type=click.Path(path_type=Path),
    default=ROOT / "demo-output",
    metavar="DOSSIER",
    help="Dossier de la démonstration (sinon : demo-output).",
)
@pass_terminal
def demo(terminal: Terminal, pictures: bool, output: Path) -> int:
    """Ouvre un guichet de démonstration, aux données inventées."""
    from marianne_desk.usecases.demonstration import MONTHS, prepare_demonstration

    if terminal.folder is not None:
        raise UserError("demo_has_its_folder", "data")
    click.echo(f"Guichet de démonstration : {MONTHS} mois de passages inventés…")
    prepared = prepare_demonstration(output, SITES)
    click.echo(f"Guichet : {prepared.desk}")
    month = month_words(prepared.month)
    click.echo(f"Fiche du mois ({month}) : {prepared.sheet}")
    if prepared.slip is not None:
        click.echo(f"Papier à remettre, d’un rendez-vous chez un partenaire : {prepared.slip}")
    if prepared.quarter is not None:
        click.echo(f"Fiche trimestrielle d’un partenaire : {prepared.quarter}")
    return terminal.show(prepared, pictures) if terminal.show else 0
