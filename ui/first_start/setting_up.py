"""What the first start does on the writing lane, before there is a desk. No Qt."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from marianne_desk.domain.site import Site

if TYPE_CHECKING:
    from marianne_desk.usecases.first_start import Directory


def read_list(path: Path, today: date) -> "Directory":
    """Reads the national list; searches it and asks the calendar once, so that the first key finds both warm."""
    from marianne_desk.domain.calendar.territory_words import territory_words
    from marianne_desk.usecases.first_start import house_facts, read_directory, search_directory

    territory_words("57", today.year)
    directory = read_directory(path)
    for site in search_directory(directory, "s", limit=1):
        house_facts(site, directory, today)
    return directory


@dataclass(frozen=True, slots=True)
class Made:
    """A desk that is on the disk, and the passphrase that opens it (None: the keyring does). ``is_new`` False: it was
    brought back from a copy."""

    name: str
    passphrase: str | None
    is_new: bool = True


def set_up(folder: Path, site: Site, msa_country: bool, passphrase: str | None) -> Made:
    """Makes the desk and lets go of it; the lane opens it next."""
    from marianne_desk.usecases.set_up import set_up as make

    desk = make(folder, site, passphrase, msa_country=msa_country)
    desk.close()
    return Made(desk.site.name, passphrase)
