"""A partner's quarterly sheet from a terminal."""

from pathlib import Path

import click

from marianne_desk.cli import french_click
from marianne_desk.cli.terminal import Terminal, output_option, pass_terminal
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.quarter import Quarter


@click.command("partner-sheet", cls=french_click.Command)
@click.argument("operator", metavar="OPÉRATEUR")
@click.argument("quarter", metavar="TRIMESTRE")
@output_option("Fichier à écrire\u00a0: .pdf ou .ods.")
@click.option(
    "--issue",
    "issued",
    is_flag=True,
    help="Émet d’abord la fiche d’un trimestre fini\u00a0: elle ne change plus.",
)
@click.option("--comment", default="", metavar="TEXTE", help="Commentaire imprimé sur la fiche émise.")
@pass_terminal
def partner_sheet(
    terminal: Terminal, operator: str, quarter: str, path: Path, issued: bool, comment: str
) -> None:
    """Écrit la fiche d’un partenaire (CAF) et d’un trimestre (2026-T3), petits nombres masqués.

    Un trimestre émis donne le document émis, à l’octet près.
    """
    from marianne_desk.usecases.issue_quarter import issue_quarter
    from marianne_desk.usecases.partner_sheet import check_path, operator_named, write_partner_sheet

    if comment and not issued:
        raise UserError("comment_alone", "comment")
    chosen = Quarter.parse(quarter)
    with terminal.open_desk() as desk:
        code = operator_named(desk, operator)
        check_path(desk, path)
        if issued:
            held = issue_quarter(desk, code, chosen, comment)
            click.echo(f"Fiche émise, empreinte {held.hash}")
        write_partner_sheet(desk, code, chosen, path)
    click.echo(f"Fiche écrite\u00a0: {path}")
