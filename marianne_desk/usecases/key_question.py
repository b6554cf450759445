"""The first thing that the window asks, before it is even built: the key of the desk. Imports next to nothing."""

from pathlib import Path

from marianne_desk.storage.keyring_apart import KeyQuestion as KeyQuestion
from marianne_desk.storage.place import Place, default_place


def ask_for_key(folder: Path | None, passphrase: str | None) -> KeyQuestion | None:
    """The question for the key of the desk kept in ``folder`` (None: the platform's own), under way; None where
    there is no desk. Raises MachineError ``not_openable``."""
    place = Place(folder) if folder else default_place()
    return KeyQuestion(place, passphrase) if place.holds_a_desk() else None
