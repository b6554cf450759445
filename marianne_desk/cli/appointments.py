"""Appointments at partners' and the slip of a case, from a terminal."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from marianne_desk.cli import french_click
from marianne_desk.cli.terminal import Terminal, output_option, pass_terminal, print_json, print_table
from marianne_desk.domain import french
from marianne_desk.wording.cases import MODES, RESULTS, STATES, TO_FILL, case_number

if TYPE_CHECKING:
    from marianne_desk.domain.cases.appointment import PartnerAppointment
    from marianne_desk.usecases.partner_calendar import ListedAppointment

APPOINTMENT_HEADERS = ("Quand", "Dossier", "Partenaire", "Comment", "État", "Ce qu’il a donné")


@click.group(cls=french_click.Group)
def appointment() -> None:
    """Rendez-vous obtenus chez les partenaires."""


@appointment.command("list")
@click.option(
    "--ics",
    "path",
    type=click.Path(path_type=Path),
    metavar="FICHIER",
    help="Écrit aussi un fichier de calendrier (.ics).",
)
@click.option("--with-names", "names", is_flag=True, help="Met le nom des usagers dans le fichier .ics.")
@click.option("--json", "as_json", is_flag=True, help="Écrit du JSON, seul, sur la sortie standard.")
@pass_terminal
def list_(terminal: Terminal, path: Path | None, names: bool, as_json: bool) -> None:
    """Liste tous les rendez-vous, passés et à venir. Elle ne nomme personne."""
    from marianne_desk.usecases.partner_calendar import export_partner_calendar, listed_appointments

    with terminal.open_desk() as desk:
        listed = listed_appointments(desk)
        label = desk.vocabulary.label
        if path is not None:
            export_partner_calendar(desk, listed, path, names=names)
    if as_json:
        print_json({"appointments": [_json(one) for one in listed]})
        return
    if listed:
        rows = [
            appointment_cells(
                one.appointment, one.number, label("operator", one.appointment.operator), one.to_fill
            )
            for one in listed
        ]
        print_table(APPOINTMENT_HEADERS, rows)
    else:
        click.echo("Aucun rendez-vous.")
    if path is not None:
        click.echo(f"Calendrier écrit\u00a0: {path}")


@click.command(cls=french_click.Command)
@click.argument("case", metavar="DOSSIER")
@output_option("Fichier PDF à écrire.")
@click.option("--no-name", "unnamed", is_flag=True, help="Sans le nom ni le téléphone de la personne.")
@click.option("--english", is_flag=True, help="En anglais.")
@click.option("--two", is_flag=True, help="Deux fois sur une feuille A4.")
@pass_terminal
def slip(terminal: Terminal, case: str, path: Path, unnamed: bool, english: bool, two: bool) -> None:
    """Écrit en PDF le papier à remettre à l’usager d’un dossier (D-12).

    Il dit le prochain rendez-vous\u00a0; sans rendez-vous, à qui la demande est transmise.
    """
    from marianne_desk.usecases.case_list import case_numbered
    from marianne_desk.usecases.slip import slip_pdf, write_slip

    with terminal.open_desk() as desk:
        pdf = slip_pdf(
            desk,
            case_numbered(desk, case).id,
            named=not unnamed,
            language="en" if english else "fr",
            copies=2 if two else 1,
        )
        write_slip(desk, pdf, path)
    click.echo(f"Papier écrit\u00a0: {path}")


def appointment_cells(
    one: "PartnerAppointment", number: int, operator: str, to_fill: bool
) -> tuple[str, ...]:
    """One appointment of the case ``number``, under ``APPOINTMENT_HEADERS``."""
    return (
        f"{french.day_short(one.begin)} {french.clock_time(one.begin)}",
        case_number(number),
        operator,
        MODES[one.mode],
        TO_FILL if to_fill else STATES[one.state],
        RESULTS[one.result] if one.result else "",
    )


def _json(listed: "ListedAppointment") -> dict[str, object]:
    one = listed.appointment
    return {
        "id": one.id,
        "case": one.case,
        "number": listed.number,
        "operator": one.operator,
        "begin": one.begin.isoformat(),
        "minutes": one.minutes,
        "mode": one.mode.value,
        "state": one.state.value,
        "to_fill": listed.to_fill,
        "result": one.result.value if one.result else None,
        "papers": [{"label": paper.label, "ready": paper.ready} for paper in one.papers],
    }
