"""The command line: its groups, its exit codes, its sentences of error."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from marianne_desk.cli import french_click
from marianne_desk.cli.appointments import appointment, slip
from marianne_desk.cli.backup import backup, restore
from marianne_desk.cli.cases import case
from marianne_desk.cli.contacts import export, import_, log
from marianne_desk.cli.delay import delay
from marianne_desk.cli.demo import demo
from marianne_desk.cli.directory import directory
from marianne_desk.cli.house import check, self_test, setup
from marianne_desk.cli.month import issue, measure, poster, sheet
from marianne_desk.cli.partner_sheet import partner_sheet
from marianne_desk.cli.simulate import simulate
from marianne_desk.cli.sites import sites
from marianne_desk.cli.tables import tables
from marianne_desk.cli.terminal import Terminal
from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.wording import phrase, sentence

if TYPE_CHECKING:
    from marianne_desk.usecases.demonstration import Demonstration

USER_ERROR = 2


@click.group(cls=french_click.Group)
@click.option(
    "--data",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DOSSIER",
    help="Dossier des données (sinon, celui de votre session).",
)
@click.pass_context
def program(context: click.Context, folder: Path | None) -> None:
    """Marianne Desk, l’accueil d’une maison de services au public.

    Sans commande, le programme ouvre sa fenêtre.
    """
    context.obj = Terminal(folder, context.obj)


for command in (setup, sites, log, import_, export, measure, sheet, poster, issue, delay, simulate, demo):
    program.add_command(command)
for command in (backup, restore, check, self_test, tables, directory):
    program.add_command(command)
for command in (appointment, case, slip, partner_sheet):
    program.add_command(command)


def main(arguments: Sequence[str], show: "Callable[[Demonstration, bool], int] | None" = None) -> int:
    """Runs the command line; its exit code. What the person did wrong is one French sentence on stderr.

    ``show`` as in :func:`marianne_desk.cli.run`."""
    try:
        answer = program.main(list(arguments), prog_name="main.py", standalone_mode=False, obj=show)
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except click.exceptions.NoArgsIsHelpError:
        return _refuse("Il manque une commande. L’option --help en donne la liste.")
    except click.ClickException as error:
        return _refuse(french_click.said(error))
    except (UserError, MachineError) as error:
        return _refuse(sentence(error))
    except OSError as error:
        return _refuse(phrase("system_refused", file=error.filename or "", said=error.strerror or ""))
    except (click.Abort, KeyboardInterrupt):
        return _refuse("Interrompu.")
    return answer if isinstance(answer, int) else 0


def _refuse(text: str) -> int:
    click.echo(text, err=True)
    return USER_ERROR
