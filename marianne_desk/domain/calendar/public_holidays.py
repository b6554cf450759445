"""Public holidays (jours fériés) of a département, from the ``holidays`` package (loaded when first asked).

Source: Code du travail L3133-1, L3134-13 (Alsace-Moselle), L3422-2 (overseas: the day of the abolition of
slavery and no other).
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from marianne_desk.domain.calendar.territory import holiday_subdivision

_LOCAL_CUSTOMS = {
    "971": frozenset({"Mi-Carême", "Vendredi saint", "Fête de Victor Schoelcher"}),
    "972": frozenset({"Fête de Victor Schoelcher"}),
    "978": frozenset({"Fête de Victor Schoelcher"}),
}


@lru_cache(maxsize=512)
def public_holidays(department: str | None, year: int, *, local_customs: bool = False) -> Mapping[date, str]:
    """The public holidays of one civil year with their French labels, in the order of days.

    ``department`` None: the eleven national ones. ``local_customs`` keeps the days that Guadeloupe,
    Martinique and Saint-Martin observe by custom although labour law does not know them (the desk decides).
    Two holidays on one day share a label (« Ascension, Fête du Travail »).
    """
    from holidays import country_holidays

    subdivision = None if department is None else holiday_subdivision(department)
    found = country_holidays("FR", subdiv=subdivision, years=year, language="fr")
    customs = frozenset[str]() if local_customs else _LOCAL_CUSTOMS.get(department or "", frozenset())
    days: dict[date, str] = {}
    for day, names in sorted(found.items()):
        kept = [name for name in names.split("; ") if name not in customs]
        if kept:
            days[day] = ", ".join(kept).replace("'", "’")
    return MappingProxyType(days)
