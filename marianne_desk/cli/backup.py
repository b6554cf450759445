"""Copies of the desk from a terminal: made, brought back."""

import os
import sys
from pathlib import Path

import click

from marianne_desk.cli import french_click
from marianne_desk.cli.terminal import Terminal, pass_terminal
from marianne_desk.domain import french
from marianne_desk.domain.errors import UserError
from marianne_desk.storage.keys import PASSPHRASE_VARIABLE


@click.command(cls=french_click.Command)
@click.argument("folder", metavar="[DOSSIER]", required=False, type=click.Path(path_type=Path))
@pass_terminal
def backup(terminal: Terminal, folder: Path | None) -> None:
    """Sauvegarde le guichet, relit et compte la copie (sans DOSSIER\u00a0: celui des réglages)."""
    from marianne_desk.usecases.backup import back_up

    with terminal.open_desk() as desk:
        made = back_up(desk, folder)
    contacts = french.count_of(made.contacts, "passage")
    click.echo(f"Sauvegarde vérifiée\u00a0: {contacts}, {french.count_of(made.requests, 'demande')}.")
    click.echo(f"Fichier\u00a0: {made.path}")
    if folder is None and made.state.on_this_computer:
        click.echo(
            "Elle est sur cet ordinateur et se perd avec lui\u00a0: choisissez un autre support "
            "(main.py backup DOSSIER, ou Réglages, Sauvegarde)."
        )


@click.command(cls=french_click.Command)
@click.argument("path", metavar="FICHIER", type=click.Path(path_type=Path))
@click.option(
    "--words-file",
    type=click.Path(path_type=Path),
    metavar="FICHIER",
    help="Fichier des mots de la feuille de secours (sinon\u00a0: phrase secrète, trousseau, entrée standard).",
)
@pass_terminal
def restore(terminal: Terminal, path: Path, words_file: Path | None) -> None:
    """Reprend une sauvegarde dans un dossier de données vide."""
    from marianne_desk.usecases import restore as bringing_back
    from marianne_desk.usecases.desk import place_at

    bringing_back.ways_in(path)
    place = place_at(terminal.folder)
    if place.holds_a_desk() or place.database.exists():
        raise UserError("restore_not_empty", "file")
    inside = bringing_back.look_into(path, _key(path, words_file))
    restored = bringing_back.restore(terminal.folder, inside)
    try:
        contacts = french.count_of(inside.contacts, "passage")
        click.echo(f"Guichet repris\u00a0: {inside.name}, {inside.commune}.")
        if inside.first is not None and inside.last is not None:
            first, last = french.day_short(inside.first), french.day_short(inside.last)
            click.echo(f"{contacts}, du {first} au {last}.")
        else:
            click.echo("Aucun passage.")
        click.echo(f"Données chiffrées dans {restored.desk.place.folder}")
    finally:
        restored.desk.close()


def _key(path: Path, words_file: Path | None) -> str:
    """The words of the file named, else the passphrase, else the keyring, else words on standard input."""
    from marianne_desk.usecases import restore as bringing_back

    if words_file is not None:
        return bringing_back.key_by_words(_text_of(words_file))
    passphrase = os.environ.get(PASSPHRASE_VARIABLE)
    if passphrase and bringing_back.ways_in(path).passphrase:
        return bringing_back.key_by_passphrase(path, passphrase)
    found = bringing_back.key_by_keyring(path)
    if found is not None:
        return found
    if sys.stdin.isatty():
        click.echo("Les 24 mots de la feuille de secours, puis Entrée\u00a0:", err=True)
        words = sys.stdin.readline()
    else:
        words = sys.stdin.read()
    if not words.strip():
        raise UserError("restore_key_needed", "words")
    return bringing_back.key_by_words(words)


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError as error:
        raise UserError("file_missing", "words", file=path.name) from error
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("file_unreadable", "words", file=path.name) from error
