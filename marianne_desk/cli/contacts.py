"""Contacts from a terminal: one, many on a pipe, a whole file in or out."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from marianne_desk import wording
from marianne_desk.cli import french_click
from marianne_desk.cli.terminal import Terminal, output_option, pass_terminal
from marianne_desk.domain.calendar.instants import read_day
from marianne_desk.domain.errors import UserError
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.import_plan import plan_import
from marianne_desk.usecases.log_contact import Logged
from marianne_desk.usecases.log_row import COLUMNS, log_phrase, log_row
from marianne_desk.usecases.transfer import carry_out, export_contacts, report_bad_rows

_HELP = {
    "contact": "Identifiant du passage (sinon, il est fabriqué).",
    "request": "Identifiant de la demande (sinon, il est fabriqué).",
    "channel": "Canal : guichet, téléphone, courriel, courrier, visio, rendez-vous, permanence.",
    "agent": "Agent qui a reçu.",
    "arrived_at": "Arrivée, par exemple 2026-10-14T09:05+02:00 (sinon, maintenant).",
    "taken_at": "Prise en charge.",
    "ended_at": "Fin.",
    "timer_flag": "1 si le chronomètre a été oublié.",
    "theme": "Thème de la demande.",
    "reason": "Motif de la demande.",
    "operator": "Opérateur : CAF, CPAM, DGFiP…",
    "help": "Nature de l’aide ; plusieurs séparées par « | ».",
    "outcome": "Issue : résolu, orienté, rendez-vous, transmis, à suivre, sans suite.",
    "first_visit": "1 si la personne vient pour la première fois, 0 sinon.",
    "returning": "1 si elle revient pour la même demande.",
    "age": "Tranche d’âge : 0-11, 12-17, 18-24, 25-39, 40-59, 60-69, 70+.",
    "commune": "Commune.",
    "needs": "Besoins : lecture, interprète, accessibilité ; séparés par « | ».",
    "received_at": "Réception d’un écrit ou d’un message.",
    "acknowledged_at": "Accusé de réception.",
    "acknowledged_by": "Accusé envoyé par : auto, agent.",
    "announcements": "Délais annoncés : instant>jour, séparés par « | ».",
    "pauses": "Suspensions : début/fin, séparées par « | ».",
    "due_on": "Jour où la réponse est due (sinon, il est calculé).",
    "answered_at": "Réponse.",
    "rings": "Nombre de sonneries.",
    "missed": "1 pour un appel manqué.",
    "kind": "Demande, réclamation ou suggestion.",
    "recorded_at": "Saisie (sinon, maintenant).",
}

_OPTIONS = {column: column for column in COLUMNS} | {"help": "nature"}
"""The option of each column: ``--arrived-at`` for ``arrived_at``; ``--help`` is taken, so ``--nature`` for ``help``."""


def _row_options(function: Callable[..., Any]) -> Callable[..., Any]:
    for column, option in reversed(_OPTIONS.items()):
        name = f"--{option.replace('_', '-')}"
        function = click.option(name, option, metavar="TEXTE", help=_HELP[column])(function)
    return function


@click.command(cls=french_click.Command)
@click.argument("lines", metavar="[-]", required=False)
@click.option("--phrase", metavar="TEXTE", help="Les mots de la ligne de saisie, par exemple « caf apl ».")
@_row_options
@pass_terminal
def log(terminal: Terminal, /, lines: str | None, phrase: str | None, **cells: str | None) -> None:
    """Note un passage ; avec « - », un objet JSON par ligne de l’entrée standard."""
    given = {column: text for column, option in _OPTIONS.items() if (text := cells[option]) is not None}
    if lines not in (None, "-"):
        raise UserError("log_argument", text=lines)
    with terminal.open_desk() as desk:
        if lines == "-":
            _log_lines(desk)
        elif phrase is not None:
            _acknowledge(log_phrase(desk, phrase, given))
        else:
            _acknowledge(log_row(desk, given))


def _log_lines(desk: Desk) -> None:
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line.removeprefix("\ufeff"))
        except ValueError as error:
            raise UserError("json_unreadable", line=number) from error
        if not isinstance(row, dict):
            raise UserError("json_unreadable", line=number)
        try:
            _acknowledge(log_row(desk, row))
        except UserError as error:
            raise UserError("at_line", line=number, said=wording.sentence(error)) from error


def _acknowledge(logged: Logged) -> None:
    """The identifier, once durable; what deserves attention goes to stderr."""
    click.echo(logged.id)
    sys.stdout.flush()
    if logged.outside_hours:
        click.echo(wording.phrase("outside_hours"), err=True)
    if logged.clock_set_back:
        click.echo(wording.phrase("clock_set_back", last=logged.clock_set_back), err=True)


@click.group("import", cls=french_click.Group)
def import_() -> None:
    """Importe un fichier."""


@import_.command("contacts", cls=french_click.Command)
@click.argument("path", metavar="FICHIER", type=click.Path(path_type=Path))
@click.option("--good-rows", is_flag=True, help="Importe les bonnes lignes et laisse les autres.")
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    metavar="FICHIER",
    help="Écrit chaque ligne refusée et sa raison.",
)
@pass_terminal
def import_contacts(terminal: Terminal, path: Path, good_rows: bool, report: Path | None) -> None:
    """Importe des passages (CSV) : toutes les lignes, ou aucune."""
    if report is not None and report.resolve() == path.resolve():
        raise UserError("report_over_file", "report")
    with terminal.open_desk() as desk:
        plan = plan_import(desk, path)
        if report is not None:
            report_bad_rows(desk, plan, report)
        written = carry_out(desk, plan, good_rows=good_rows)
    click.echo(f"Passages importés : {written}. Déjà présents : {plan.already}.")
    if plan.bad:
        click.echo(f"Lignes laissées : {plan.left} sur {plan.rows}.", err=True)


@click.group(cls=french_click.Group)
def export() -> None:
    """Exporte un fichier."""


@export.command("contacts", cls=french_click.Command)
@click.option("--from", "first", required=True, metavar="JOUR", help="Premier jour, par exemple 2026-10-01.")
@click.option("--to", "last", required=True, metavar="JOUR", help="Dernier jour, compris.")
@output_option("Fichier CSV à écrire.")
@pass_terminal
def export_contacts_(terminal: Terminal, first: str, last: str, path: Path) -> None:
    """Exporte les passages d’une période (CSV), sans aucun nom."""
    with terminal.open_desk() as desk:
        rows = export_contacts(desk, read_day(first, "from"), read_day(last, "to"), path)
    click.echo(f"Lignes écrites : {rows}.")
