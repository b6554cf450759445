"""What the day's page and the list of people to phone say, as rows of their tables."""

from dataclasses import dataclass, field
from datetime import date, datetime

from marianne_desk.domain import french
from marianne_desk.domain.agenda.appointment import State
from marianne_desk.domain.cases.case_row import CaseRow
from marianne_desk.domain.cases.day_page import DayPage
from marianne_desk.domain.cases.phoning import OwnMeeting, PartnerMeeting, PeopleToPhone
from marianne_desk.wording.cases import ANSWERS, ERASED, MODES, case_number

NB = french.NO_BREAK
NAMES = "Cette page porte des noms. Ne l’affichez pas\u202f; détruisez-la en fin de journée."
NO_REACH = "non noté"


@dataclass(frozen=True, slots=True)
class PageTable:
    """One table of a page. ``ticked``: its last column is an empty box, to be ticked by hand. No row: ``nothing``."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    nothing: str
    ticked: bool = False


def day_title(day: date) -> str:
    """« Mercredi 14 octobre 2026 »."""
    return f"{french.capitalised(french.day_words(day))}{NB}{day.year}"


def opening_words(page: DayPage) -> str:
    """« Ouvert de 9 h 00 à 12 h 00 et de 13 h 30 à 17 h 00. »"""
    if not page.opens:
        return "Fermé."
    slots = [f"de {french.clock_time(begin)} à {french.clock_time(end)}" for begin, end in page.opens]
    return f"Ouvert {french.enumeration(slots)}."


def day_tables(page: DayPage) -> tuple[PageTable, ...]:
    """The tables of the day's page, in their order."""
    ours = tuple((_hours(one.begin, one.end), _matter(one), one.name, one.agent) for one in page.ours)
    partners = tuple(
        (
            _hours(one.appointment.begin, one.appointment.end),
            _where(one),
            f"{case_number(one.number)} · {_name(one)}",
            one.agent,
        )
        for one in page.partners
    )
    here = tuple((_hours(one.begin, one.end), one.label) for one in page.permanences)
    heads = ("Heure", "Objet", "Usager", "Agent")
    tables = (
        PageTable("Rendez-vous avec nous", heads, ours, "Aucun."),
        PageTable("Rendez-vous chez les partenaires", ("Heure", "Où", "Usager", "Agent"), partners, "Aucun."),
        PageTable("Permanences dans la maison", ("Heure", "Partenaire"), here, "Aucune."),
    )
    return tables if page.calls is None else (*tables, *call_tables(page.calls))


def call_tables(calls: PeopleToPhone) -> tuple[PageTable, ...]:
    """Whom to phone: of the next appointments, and to say what a partner answered."""
    several = calls.first != calls.last
    meetings = sorted(
        [
            *((one.appointment.begin, _partner_call(one, several)) for one in calls.partners),
            *((one.begin, _our_call(one, several)) for one in calls.ours),
        ],
        key=lambda pair: pair[0].timestamp(),
    )
    until = f" au {french.day_words(calls.last)}" if several else ""
    when = f"du {french.day_words(calls.first)}{until}"
    recall = PageTable(
        f"À appeler{NB}: rendez-vous {when}",
        ("Usager", "À joindre", "Rendez-vous", "Fait"),
        tuple(row for _, row in meetings),
        "Personne.",
        ticked=True,
    )
    tell = PageTable(
        f"À appeler{NB}: le partenaire a répondu",
        ("Usager", "À joindre", "Réponse", "Fait"),
        tuple(_answer(row) for row in calls.to_tell),
        "Personne.",
        ticked=True,
    )
    return recall, tell


def _partner_call(one: PartnerMeeting, several: bool) -> tuple[str, ...]:
    reach = (one.visitor.reach or NO_REACH) if one.visitor else NO_REACH
    said = f"{_when(one.appointment.begin, several)}, {_where(one)}, {case_number(one.number)}"
    return _name(one), reach, said, ""


def _our_call(one: OwnMeeting, several: bool) -> tuple[str, ...]:
    reach = "" if any(sign.isdigit() for sign in one.name) else NO_REACH  # a number may stand for the name
    return one.name, reach, f"{_when(one.begin, several)}, ici, {_matter(one)}", ""


def _answer(row: CaseRow) -> tuple[str, ...]:
    name = row.visitor.name if row.visitor else ERASED
    reach = (row.visitor.reach or NO_REACH) if row.visitor else NO_REACH
    matter = row.reason or row.theme
    answer = ANSWERS[row.answer].lower() if row.answer else ""
    said = f"{row.operator_label}, {matter}, {case_number(row.number)}{NB}: {answer}"
    return name, reach, said, ""


def _name(one: PartnerMeeting) -> str:
    return one.visitor.name if one.visitor else ERASED


def _where(one: PartnerMeeting) -> str:
    item = one.appointment
    kept = "honoré" if item.state is State.KEPT else ""
    place = item.room or item.place
    return ", ".join(filter(None, (one.operator, MODES[item.mode].lower(), place, kept)))


def _matter(one: OwnMeeting) -> str:
    return " · ".join(filter(None, (one.matter, one.operator))) or "sans précision"


def _hours(begin: datetime, end: datetime) -> str:
    return f"{french.clock_time(begin)} à {french.clock_time(end)}"


def _when(begin: datetime, several: bool) -> str:
    return (
        f"{french.day_words(begin.date())} à {french.clock_time(begin)}"
        if several
        else french.clock_time(begin)
    )
