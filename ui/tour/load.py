"""What the guided tour asks of a lane. Imports of the use cases wait until then. No Qt."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ui.places import RESOURCES

if TYPE_CHECKING:
    from marianne_desk.usecases.desk import Desk
    from marianne_desk.usecases.tour import Tour, TourFacts

_SITES = RESOURCES / "sample" / "sites.csv"
Clock = Callable[[], datetime] | None


def prepare(desk: "Desk", clock: Clock) -> "Tour":
    """A throw-away desk of this house."""
    from marianne_desk.usecases.desk import system_clock
    from marianne_desk.usecases.tour import prepare_tour

    return prepare_tour(desk.place.folder, desk, _SITES, clock or system_clock)


def prepare_before_set_up(folder: Path, clock: Clock) -> "Tour":
    """A throw-away desk of a made-up house: there is no desk yet."""
    from marianne_desk.usecases.desk import system_clock
    from marianne_desk.usecases.tour import prepare_tour

    return prepare_tour(folder, None, _SITES, clock or system_clock)


def facts(desk: "Desk", tour: "Tour") -> "TourFacts":
    """What was done on it."""
    from marianne_desk.usecases.tour import tour_facts

    return tour_facts(desk, tour)


def throw_away(folder: Path) -> bool:
    """Erases the throw-away desk beside ``folder``; whether there was one."""
    from marianne_desk.usecases.tour import throw_away as erase

    return erase(folder)


def sweep(folder: Path) -> bool:
    """Erases what a crash left, at a start. Looks first, so that nothing is loaded for nothing."""
    return folder.with_name(f"{folder.name}-visite").exists() and throw_away(folder)
