"""The house from a terminal: set-up, and the program that looks at itself."""

from pathlib import Path

import click

from marianne_desk import wording
from marianne_desk.cli import french_click
from marianne_desk.cli.terminal import Terminal, pass_terminal, site_options
from marianne_desk.domain.errors import MachineError

FOUND_SOMETHING = 1


@click.command(cls=french_click.Command)
@site_options
@pass_terminal
def setup(terminal: Terminal, list_path: Path, site: str) -> None:
    """Crée le guichet d’un site de la liste nationale."""
    from marianne_desk.usecases.set_up import set_up
    from marianne_desk.usecases.sites import check_list, site_of_list

    desk = set_up(terminal.folder, site_of_list(check_list(list_path), site))
    try:
        click.echo(f"Guichet créé : {desk.site.name}, {desk.site.postcode} {desk.site.commune}.")
        click.echo(f"Données chiffrées dans {desk.place.folder}")
    finally:
        desk.close()


@click.command(cls=french_click.Command)
@pass_terminal
def check(terminal: Terminal) -> int:
    """Vérifie le fichier des passages, les droits des fichiers, la clé et les sauvegardes."""
    from marianne_desk.usecases.checking import check as look

    try:
        with terminal.open_desk() as desk:
            findings = look(desk)
    except MachineError as error:
        if error.code not in {"not_openable", "file_damaged"}:
            raise
        click.echo(wording.sentence(error))
        return FOUND_SOMETHING
    for finding in findings:
        detail = f" ({finding.detail})" if finding.detail else ""
        state = f"en ordre{detail}" if finding.sound else f"à réparer{detail}"
        click.echo(f"{wording.phrase(finding.code)}\u00a0: {state}")
    return 0 if all(finding.sound for finding in findings) else FOUND_SOMETHING


@click.command("self-test", cls=french_click.Command)
def self_test() -> int:
    """Essaie le programme lui-même sur un guichet jetable."""
    from marianne_desk.usecases.checking import self_test as attempt

    sound = True
    for finding in attempt():
        click.echo(f"{wording.phrase(finding.code)} : {'réussi' if finding.sound else 'échec'}")
        sound = sound and finding.sound
    return 0 if sound else FOUND_SOMETHING
