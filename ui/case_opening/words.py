"""What the windows of a case and its appointments say in French. No Qt; made on the lane."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from marianne_desk import wording
from marianne_desk.domain import french
from marianne_desk.domain.agenda.notices import Notice, Weight
from marianne_desk.domain.cases.appointment import Mode, PartnerAppointment
from marianne_desk.domain.cases.appointment_outcome import is_to_fill
from marianne_desk.wording.cases import (
    MODES,
    READY,
    RESULTS,
    STATES,
    TO_BRING,
    TO_FILL,
    case_number,
    to_whom,
)

if TYPE_CHECKING:
    from marianne_desk.domain.cases.appointment import AppointmentChange, State
    from marianne_desk.domain.vocabulary import Vocabulary
    from marianne_desk.usecases.case_opening import CaseOpening
    from marianne_desk.usecases.cases import CaseNow
    from marianne_desk.usecases.partner_advice import Advice

NB, NARROW = french.NO_BREAK, french.NARROW

AGAIN = "Entrée encore une fois pour garder quand même."
CHOOSE = "Choisissez d’abord par son chiffre. Échap pour revenir à la ligne."
NO_REACH = f"▲{NB}Rien pour joindre la personne."
LEAVE = f"Rien n’est encore gardé. Fermer et tout perdre{NARROW}?"
UNDONE = f"Ouverture défaite{NB}: rien n’en est gardé."
WHICH_RESULT = f"Honoré{NB}: qu’a-t-il donné{NARROW}?"
HEADERS = ("Quand", "Comment", "Avec", "État")
NONE_YET = f"Aucun rendez-vous encore. {{new}}{NB}: en noter un."
CHOOSE_FIRST = "Choisissez d’abord un rendez-vous, avec ↑ et ↓."
OVER = f"Il n’est plus à venir{NB}: prenez-en un autre."
TAKEN_BACK = f"Défait{NB}: c’est comme avant."
NOTHING_TO_UNDO = "Il n’y a rien à défaire."
NOT_ASKED = "pas demandé"
PAPER_SIGNS = {TO_BRING: "□", READY: "■", NOT_ASKED: "–"}
"""A paper in word and shape; its key goes from one to the next."""

STATE_SIGNS = {"planned": "→", "kept": "■", "excused": "–", "absent": "▼", "cancelled": "×"}
BESIDE_HOURS = frozenset({"booking_outside_partner", "booking_partner_closed"})
"""Remarks that warn: said first, and no key more is asked for them."""
_SIGNS = {Weight.REFUSAL: "×", Weight.DOUBT: "▲", Weight.REMARK: "·"}


def matter(theme: str, reason: str | None, vocabulary: "Vocabulary") -> str:
    """« Logement, APL »."""
    said = vocabulary.label("theme", theme)
    return f"{said}, {vocabulary.label('reason', reason)}" if reason else said


def opening_title(one: "CaseOpening", vocabulary: "Vocabulary") -> str:
    """« C-12 · Logement, APL »."""
    return f"C-{one.number} · {matter(one.theme, one.reason, vocabulary)}"


def advice_lines(one: "Advice", today: date) -> tuple[str, ...]:
    """What is good to know of the partner, a line each: what to try first, its promise, its permanence, its news."""
    lines = []
    if one.try_first:
        lines.append(f"À essayer d’abord{NB}: {one.try_first}")
    facts = []
    if one.promised_days is not None:
        facts.append(f"Réponse promise en {french.count_of(one.promised_days, 'jour ouvré', 'jours ouvrés')}")
    if one.next_permanence is not None:
        begin, end = one.next_permanence.begin, one.next_permanence.end
        facts.append(
            f"Prochaine permanence ici {french.moment_words(begin, today)}, jusqu’à {french.clock_time(end)}"
        )
    if facts:
        lines.append(" · ".join(facts))
    lines.extend(f"Le {french.day_short(news.day)}{NB}: {news.words}" for news in one.news[:2])
    return tuple(lines)


def understood(begin: datetime, minutes: int, mode: Mode, office: str, partner: str, today: date) -> str:
    """« Mardi 20 octobre à 14 h 30, 45 min · Chez le partenaire : CAF de Laval »; the partner itself where no office is
    chosen."""
    when = french.moment_words(begin, today).removeprefix("le ")
    named = office if office and mode in {Mode.OFFICE, Mode.PHONE} else partner
    return f"{french.capitalised(when)}, {french.minutes(minutes)} · {MODES[mode]}{NB}: {named}"


def notice_lines(notices: Iterable[Notice]) -> tuple[str, ...]:
    """Each notice with the shape of its weight: « ▲ Jour férié : Armistice. »"""
    return tuple(f"{_sign(one)}{NB}{wording.phrase(one.code, **one.values)}" for one in notices)


def warns(one: Notice) -> bool:
    """Whether it is set in the warm colour: it stands in the way, or the partner is said to be closed then."""
    return one.weight is not Weight.REMARK or one.code in BESIDE_HOURS


def _sign(one: Notice) -> str:
    return _SIGNS[Weight.DOUBT] if one.code in BESIDE_HOURS else _SIGNS[one.weight]


def opened_words(now: "CaseNow", vocabulary: "Vocabulary") -> str:
    """« D-12 ouvert, transmis à la CAF. »"""
    sent = to_whom(vocabulary.label("operator", now.case.operator))
    return f"{case_number(now.case.number)} ouvert, transmis {sent}."


def taken_words(now: "CaseNow", one: PartnerAppointment, vocabulary: "Vocabulary", today: date) -> str:
    """« D-12 : rendez-vous mardi 20 octobre à 14 h 30, CAF. »"""
    when = french.moment_words(one.begin, today)
    return f"{case_number(now.case.number)}{NB}: rendez-vous {when}, {vocabulary.label('operator', one.operator)}."


def kept_lines(now: "CaseNow", one: PartnerAppointment | None) -> tuple[str, ...]:
    """What was kept, a line each: who, where, with whom, the papers."""
    visitor = now.case.visitor
    lines = [] if visitor is None else [" · ".join(filter(None, (visitor.name, visitor.reach)))]
    if one is not None:
        lines.append(" · ".join(filter(None, (MODES[one.mode], one.place, one.room or "", one.with_whom))))
        for title, ready in ((TO_BRING, False), (READY, True)):
            papers = [paper.label for paper in one.papers if paper.ready is ready]
            if papers:
                lines.append(f"{french.capitalised(title)}{NB}: {french.listed(papers)}")
    return tuple(lines)


def state_name(one: PartnerAppointment, now: datetime) -> str:
    """« ■ Honoré · Réglé », « ▲ À renseigner »."""
    if is_to_fill(one, now):
        return f"▲ {TO_FILL}"
    said = f"{STATE_SIGNS[one.state.value]} {STATES[one.state]}"
    return f"{said} · {RESULTS[one.result]}" if one.result else said


def case_title(now: "CaseNow", vocabulary: "Vocabulary") -> str:
    """« D-12 · Marie Le Goff · Logement, APL »; a visitor who was erased is left out."""
    case = now.case
    who = (case.visitor.name,) if case.visitor else ()
    return " · ".join((case_number(case.number), *who, matter(case.theme, case.reason, vocabulary)))


def appointment_cells(one: PartnerAppointment, vocabulary: "Vocabulary", now: datetime) -> tuple[str, ...]:
    """When, where, with whom, state."""
    when = french.capitalised(french.moment_words(one.begin, now.date()).removeprefix("le "))
    where = f"{MODES[one.mode]} · {vocabulary.label('operator', one.operator)}"
    return (when, where, one.with_whom, state_name(one, now))


def history_lines(
    changes: "Sequence[AppointmentChange]", one: PartnerAppointment, agents: dict[str, str], today: date
) -> tuple[str, ...]:
    """The life of an appointment, a line each, the earliest first."""
    zone = one.begin.tzinfo
    taken = f"Pris {french.moment_words(one.made_at.astimezone(zone), today)} par {agents.get(one.agent, one.agent)}"
    return (f"{taken}.", *(_change_line(made, agents, today, zone) for made in changes))


def _change_line(made: "AppointmentChange", agents: dict[str, str], today: date, zone: object) -> str:
    at = french.capitalised(french.moment_words(made.at.astimezone(zone), today))  # type: ignore[arg-type]
    who = agents.get(made.agent, made.agent)
    parts = []
    if made.old_begin != made.new_begin:
        was, is_ = (french.moment_words(day, today) for day in (made.old_begin, made.new_begin))
        parts.append(f"déplacé, {was} → {is_}")
    if made.old_state is not made.new_state:
        parts.append(_state_change(made.new_state))
    why = f" ({made.reason})" if made.reason else ""
    return f"{at}, {who}{NB}: {', '.join(parts) or 'changé'}{why}."


def _state_change(state: "State") -> str:
    return f"«{NB}{STATES[state].lower()}{NB}»"


def state_said(one: PartnerAppointment, now: datetime) -> str:
    """What the status line says of a state."""
    return (
        f"Rendez-vous {french.moment_words(one.begin, now.date())}{NB}: {state_name(one, now)[2:].lower()}."
    )
