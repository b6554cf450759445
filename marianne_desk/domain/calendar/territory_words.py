"""What a département settles for a desk, in words: its own public holidays, its clock, its school holidays."""

from marianne_desk.domain.calendar.department_names import department_name
from marianne_desk.domain.calendar.public_holidays import public_holidays
from marianne_desk.domain.calendar.territory import METROPOLITAN_ZONE, school_zone, time_zone
from marianne_desk.domain.french import day_words, enumeration

_ALSACE_MOSELLE = frozenset({"57", "67", "68"})


def territory_words(department: str, year: int) -> tuple[str, ...]:
    """« Moselle (57), Alsace-Moselle », then holidays of its own that year, time zone, school holidays.

    Empty when the département is unknown. Loads the ``holidays`` package."""
    if not department:
        return ()
    name = f"{department_name(department)} ({department})"
    region = (
        ", Alsace-Moselle"
        if department in _ALSACE_MOSELLE
        else ", outre-mer"
        if _overseas(department)
        else ""
    )
    return (
        f"{name}{region}",
        _holidays_words(department, year),
        _clock_words(department),
        _school_words(department),
    )


def _holidays_words(department: str, year: int) -> str:
    national = public_holidays(None, year)
    own = [
        f"{label} ({day_words(day)})"
        for day, label in public_holidays(department, year).items()
        if day not in national
    ]
    if not own:
        return "Jours fériés nationaux"
    return f"Jours fériés nationaux, et en {year}\u00a0: {enumeration(own)}"


def _clock_words(department: str) -> str:
    zone = time_zone(department)
    return "Heure de Paris" if zone == METROPOLITAN_ZONE else f"Heure locale ({department_name(department)})"


def _school_words(department: str) -> str:
    zone = school_zone(department)
    if zone in {"A", "B", "C"}:
        return f"Vacances scolaires de la zone\u00a0{zone}"
    return "Vacances scolaires\u00a0: calendrier de l’académie, à saisir comme fermetures"


def _overseas(department: str) -> bool:
    return time_zone(department) != METROPOLITAN_ZONE
