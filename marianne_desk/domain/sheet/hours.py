"""The picture of the week on the sheet: when people come."""

from collections.abc import Mapping

from marianne_desk.domain import french
from marianne_desk.domain.figure import HourCell
from marianne_desk.domain.sheet.parts import HourPicture


def hour_picture(cells: tuple[HourCell, ...]) -> HourPicture:
    """Arrivals by weekday and hour, Monday to Friday always shown, from the first hour used to the last."""
    counts: Mapping[tuple[int, int], int] = {(cell.weekday, cell.hour): cell.contacts for cell in cells}
    used = [place for place, contacts in counts.items() if contacts]
    title = "Venues et appels, par jour et par heure"
    if not used:
        return HourPicture(title, (), (), (), "Ni venue ni appel ce mois-ci.")
    weekdays = range(max(5, 1 + max(weekday for weekday, _ in used)))
    hours = range(min(hour for _, hour in used), 1 + max(hour for _, hour in used))
    return HourPicture(
        title,
        tuple(french.WEEKDAYS[weekday] for weekday in weekdays),
        tuple(hours),
        tuple(tuple(counts.get((weekday, hour), 0) for hour in hours) for weekday in weekdays),
        _fullest_hour_words(counts),
    )


def _fullest_hour_words(counts: Mapping[tuple[int, int], int]) -> str:
    most = max(counts.values())
    fullest = [place for place, contacts in counts.items() if contacts == most]
    if len(fullest) > 1:
        return ""
    weekday, hour = fullest[0]
    between = f"de {hour}{french.NO_BREAK}h à {hour + 1}{french.NO_BREAK}h"
    when = f"le {french.WEEKDAYS[weekday]} {between}"
    return f"L’heure la plus chargée\u00a0: {when}, {french.count_of(most, 'passage')}."
