"""What the first start needs before there is a desk: the national list, a house of it, or one typed by hand."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from marianne_desk.domain.calendar.hours_words import hours_words, slots_words, weekly_words
from marianne_desk.domain.calendar.slots import read_slots
from marianne_desk.domain.calendar.territory import is_rural
from marianne_desk.domain.calendar.territory_words import territory_words
from marianne_desk.domain.calendar.weekly_grid_reading import grid_of
from marianne_desk.domain.french import WEEKDAYS
from marianne_desk.domain.site import Site
from marianne_desk.domain.site_search import find_sites
from marianne_desk.exchange.national_list import BadCell, read_sites
from marianne_desk.wording import BAD_CELLS


@dataclass(frozen=True, slots=True)
class Directory:
    """A national list, read. ``without_hours``: sites whose hours are unknown; ``bad_cells`` by site number."""

    sites: tuple[Site, ...]
    without_hours: int
    bad_cells: dict[str, tuple[BadCell, ...]]

    @property
    def bad_cells_count(self) -> int:
        """How many cells of hours could not be taken as they stand."""
        return sum(len(cells) for cells in self.bad_cells.values())


@dataclass(frozen=True, slots=True)
class HouseFacts:
    """A house in words, to be confirmed before it becomes a desk. ``hours`` empty: unknown. ``bad_hours``: each
    cell of hours that was mended, with what was kept. ``msa_country``: what its département lets expect."""

    site: Site
    hours: tuple[str, ...]
    weekly: str
    territory: tuple[str, ...]
    bad_hours: tuple[str, ...]
    msa_country: bool


def read_directory(path: Path) -> Directory:
    """Reads a downloaded national list. Raises the UserErrors of ``exchange.national_list.read_sites``."""
    found = read_sites(path)
    cells: dict[str, tuple[BadCell, ...]] = {}
    for cell in found.bad_cells:
        cells[cell.site] = (*cells.get(cell.site, ()), cell)
    unknown = sum(not site.hours for site in found.sites)
    return Directory(found.sites, unknown, cells)


def search_directory(directory: Directory, text: str, limit: int = 20) -> tuple[Site, ...]:
    """The sites meant by a name, a commune, a postcode or a number, best first."""
    return find_sites(directory.sites, text, limit)


def house_facts(site: Site, directory: Directory | None, today: date) -> HouseFacts:
    """What a person checks before taking the house. ``directory`` None: it was typed by hand."""
    grid = grid_of(site.hours)
    cells = directory.bad_cells.get(site.id, ()) if directory else ()
    return HouseFacts(
        site=site,
        hours=hours_words(grid),
        weekly=weekly_words(grid) if site.hours else "",
        territory=territory_words(site.department, today.year),
        bad_hours=tuple(_mended(cell) for cell in cells),
        msa_country=is_rural(site.department),
    )


def _mended(cell: BadCell) -> str:
    """« mercredi, « 09:00 - 12:00 / 11:00 - 12:00 » : créneaux répétés … ; gardé : 9 h – 12 h »."""
    day = next(day for day in WEEKDAYS if cell.column == f"h_{day}")
    kept = slots_words(read_slots(cell.kept))
    reason = BAD_CELLS[cell.reason.value]
    return f"{day}, «\u00a0{cell.text}\u00a0»\u00a0: {reason}\u00a0; gardé\u00a0: {kept}"
