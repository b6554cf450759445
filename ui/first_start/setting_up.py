"""What the first start does on the writing lane, before there is a desk. No Qt."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from marianne_desk.domain.site import Site

if TYPE_CHECKING:
    from marianne_desk.usecases.first_start import Directory


def read_list(path: Path, today: date) -> "Directory":
    """Reads the national list; asks the calendar once, so that the first house shown finds it warm."""
    from marianne_desk.domain.territory_words import territory_words
    from marianne_desk.usecases.first_start import read_directory

    territory_words("57", today.year)
    return read_directory(path)


@dataclass(frozen=True, slots=True)
class Made:
    """A desk that is on the disk, and the passphrase that opens it (None: the keyring does)."""

    name: str
    passphrase: str | None


def set_up(folder: Path, site: Site, msa_country: bool, passphrase: str | None) -> Made:
    """Makes the desk and lets go of it; the lane opens it next."""
    from marianne_desk.usecases.set_up import set_up as make

    desk = make(folder, site, passphrase, msa_country=msa_country)
    desk.close()
    return Made(desk.site.name, passphrase)
