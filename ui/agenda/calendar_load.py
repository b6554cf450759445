"""What the windows of calendar files ask of the desk, on the writing lane. No Qt."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from marianne_desk.domain import french

if TYPE_CHECKING:
    from marianne_desk.domain.agenda.appointment import Appointment
    from marianne_desk.usecases.calendar_files import CalendarPlan
    from marianne_desk.usecases.desk import Desk

NB, NARROW = french.NO_BREAK, french.NARROW
_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Planned:
    """What a calendar file would do, in words. ``taken`` and ``refused``: a line each, the first fifty; ``unnamed``: of
    how many a surname is not kept."""

    plan: "CalendarPlan"
    said: str
    taken: tuple[str, ...]
    refused: tuple[str, ...]
    count: int
    unnamed: int


def look(desk: "Desk", path: Path) -> Planned:
    """Reads a calendar file; nothing is written."""
    from marianne_desk.usecases.calendar_files import plan_calendar

    plan = plan_calendar(desk, path)
    counts = (
        _counted(len(plan.new), "nouveau", "nouveaux"),
        _counted(len(plan.changed), "modifié", "modifiés"),
        _counted(plan.same, "déjà là", "déjà là"),
        _counted(len(plan.refused), "laissé de côté", "laissés de côté"),
    )
    said = ", ".join(one for one in counts if one)
    count = len(plan.new) + len(plan.changed)
    return Planned(plan, f"{said}.", taken_words(desk, plan), refused_words(plan), count, len(plan.unnamed))


def taken_words(desk: "Desk", plan: "CalendarPlan") -> tuple[str, ...]:
    """The appointments as they would be kept, a line each, in their order."""
    changed = {one.id for one in plan.changed}
    items = sorted((*plan.new, *plan.changed), key=lambda one: one.begin.timestamp())
    lines = []
    for one in items[:_SHOWN]:
        begin = one.begin.astimezone(desk.zone)
        when = f"{french.day_words(begin.date())}{NB}{begin.year} à {french.clock_time(begin)}"
        said = f"{when}{NB}: {_matter(desk, one)}"
        if one.id in changed:
            said += ", modifié"
        elif one.id in plan.unnamed:
            said += ", nom de famille non gardé"
        lines.append(said)
    if len(items) > _SHOWN:
        lines.append(f"et {len(items) - _SHOWN} autres")
    return tuple(lines)


def _matter(desk: "Desk", one: "Appointment") -> str:
    """« APL · CAF », « impôts » as the file says it, or « sans précision »."""
    label = desk.vocabulary.label
    matter = label("reason", one.reason) if one.reason else label("theme", one.theme) if one.theme else ""
    operator = label("operator", one.operator) if one.operator else ""
    words = f"«{NB}{one.words}{NB}»" if one.words else ""
    return " · ".join(part for part in (matter, operator, words) if part) or "sans précision"


def refused_words(plan: "CalendarPlan") -> tuple[str, ...]:
    """Why events are left out, a line each."""
    from marianne_desk.wording import phrase

    lines = []
    for one in plan.refused[:_SHOWN]:
        where = (
            french.day_words(one.day) + f"{NB}{one.day.year}"
            if one.day
            else f"événement{NB}n°{NB}{one.place}"
        )
        lines.append(f"{where}{NB}: {phrase(one.code)}")
    if len(plan.refused) > _SHOWN:
        lines.append(f"et {len(plan.refused) - _SHOWN} autres")
    return tuple(lines)


def carry_out(desk: "Desk", plan: "CalendarPlan") -> str:
    """Takes them all or none; what is then said."""
    from marianne_desk.usecases.calendar_files import carry_out_calendar

    count = carry_out_calendar(desk, plan)
    return f"{french.count_of(count, 'rendez-vous repris', 'rendez-vous repris')} du fichier."


def export(desk: "Desk", appointments: "tuple[Appointment, ...]", path: Path, names: bool) -> str:
    """Writes the file; what is then said."""
    from marianne_desk.usecases.calendar_files import export_calendar

    export_calendar(desk, appointments, path, names=names)
    count = french.count_of(len(appointments), "rendez-vous enregistré", "rendez-vous enregistrés")
    return f"{count} dans «{NB}{path.name}{NB}»."


def _counted(count: int, one: str, many: str) -> str:
    return french.count_of(count, one, many) if count else ""
