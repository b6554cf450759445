"""Past contacts in French words: the lines of the list, and how a line of search was understood. No Qt."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from marianne_desk import wording
from marianne_desk.domain import french
from marianne_desk.domain.calendar.day_without_hour import hour_is_known
from marianne_desk.domain.codes import Age, Channel, Help, Need, Outcome, RequestKind
from marianne_desk.domain.contact import Contact, Request
from marianne_desk.domain.contact_periods import Period
from marianne_desk.domain.contact_search import Search
from marianne_desk.domain.correction import PastContact
from marianne_desk.domain.month import Month
from ui.month.words import day_words

Label = Callable[[str, str], str]
"""``label(kind, code)``: the desk's word for a theme, reason, operator or agent."""

HEADERS = ("Numéro", "Jour et heure", "Canal", "Demandes", "Opérateur", "Issue", "Agent")
WHAT_TO_TYPE = (
    "Tapez un numéro (c-1234), une demande (apl, carte grise), un organisme, une issue (à suivre), un canal, un mois "
    "ou un jour, un agent, une commune, «\u00a0annulés\u00a0», «\u00a0corrigés\u00a0»\u202f; entre guillemets, un mot "
    "des notes."
)
COUNTING = "le compte suit…"


@dataclass(frozen=True, slots=True)
class Row:
    """One contact as the list shows it, one text a column of :data:`HEADERS`."""

    number: int
    cells: tuple[str, ...]
    cancelled: bool
    corrected: bool


def row_of(past: PastContact, zone: ZoneInfo, label: Label) -> Row:
    """The line of a contact; that it was cancelled or corrected is said in its last words too."""
    contact = past.contact
    outcome = each(wording.OUTCOMES[request.outcome] for request in contact.requests)
    marks = [word for word, on in (("annulé", past.cancelled), ("corrigé", past.corrected)) if on]
    cells = (
        f"C-{past.number}",
        arrival(contact, zone),
        wording.CHANNELS[contact.channel] + (" (manqué)" if contact.missed else ""),
        " · ".join(matter(request, label) for request in contact.requests),
        each(label("operator", request.operator) for request in contact.requests if request.operator),
        " · ".join((*marks, outcome)) if past.cancelled else " · ".join((outcome, *marks)),
        label("agent", contact.agent),
    )
    return Row(past.number, cells, past.cancelled, past.corrected)


def arrival(contact: Contact, zone: ZoneInfo) -> str:
    """When a contact arrived; its day alone where nobody noted the hour."""
    at = contact.arrived_at.astimezone(zone)
    return moment(at) if hour_is_known(contact) else f"{day(at)}, sans heure"


def moment(at: datetime) -> str:
    """« ven. 2 oct. 2026, 9 h 05 »."""
    return f"{day(at)}, {french.clock_time(at)}"


def day(on: date) -> str:
    """« ven. 2 oct. 2026 »."""
    return f"{day_words(on)}{french.NO_BREAK}{on.year}"


def matter(request: Request, label: Label) -> str:
    """« Logement, APL »; what is no plain request says so."""
    said = matter_words(request.theme, request.reason, label)
    if request.kind is not RequestKind.REQUEST:
        said += f" ({wording.KINDS[request.kind].lower()})"
    return said


def matter_words(theme: str, reason: str | None, label: Label) -> str:
    """« Logement, APL »; the theme alone where the reason is not said."""
    said = label("theme", theme)
    if reason is None:
        return said
    word = label("reason", reason)
    return f"{said}, {word if word[:2].isupper() else word[:1].lower() + word[1:]}"


def each(texts: Iterable[str]) -> str:
    """Each text once, in order; « – » for none."""
    return ", ".join(dict.fromkeys(texts)) or french.UNKNOWN


def count_words(count: int) -> str:
    """« 1 234 passages »."""
    return french.count_of(count, "passage")


def understood(search: Search, label: Label) -> str:
    """How a line was understood: « CAF · Logement, APL · mars 2026 »; empty where it asks for everything."""
    parts = [f"C-{search.number}"] if search.number is not None else []
    parts += [
        said
        for said in (
            _any(label("operator", code) for code in search.operators),
            _any(matter_words(theme, reason, label) for theme, reason in search.matters),
            _any(wording.KINDS[RequestKind(code)] for code in search.kinds),
            _any(wording.CHANNELS[Channel(code)] for code in search.channels),
            _any(wording.OUTCOMES[Outcome(code)] for code in search.outcomes),
            _any(wording.HELPS[Help(code)] for code in search.helps),
            _any(wording.AGES[Age(code)] for code in search.ages),
            _any(wording.NEEDS[Need(code)] for code in search.needs),
            _any(search.communes),
            _any(label("agent", code) for code in search.agents),
        )
        if said
    ]
    parts += [
        said
        for said, meant in (
            ("1re visite", search.first_visit),
            ("revient pour la même demande", search.returning),
            ("papiers attendus", search.paused),
            ("appel manqué", search.missed),
            ("corrigés", search.corrected),
            ("annulés", search.cancelled),
        )
        if meant
    ]
    if search.period is not None:
        parts.append(period_words(search.period))
    if search.words:
        quoted = ", ".join(f"«\u00a0{word}\u00a0»" for word in search.words)
        parts.append(f"dans les notes\u00a0: {quoted}")
    if search.unused:
        parts.append(f"trop court\u00a0: {' '.join(search.unused)}")
    return " · ".join(parts)


def _any(texts: Iterable[str]) -> str:
    return " ou ".join(texts)


def period_words(period: Period) -> str:
    """« mars 2026 », « jeu. 12 mars 2026 », « du … au … », « depuis le … », « jusqu’au … »."""
    first, last = period.first, period.last
    if first is None or last is None:
        return f"depuis le {day(first)}" if first else f"jusqu’au {day(last)}" if last else ""
    if first == last:
        return day(first)
    if first.day == 1 and last + timedelta(days=1) == Month.of(first).next_first_day:
        return french.month_words(Month.of(first))
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"année {first.year}"
    return f"du {day(first)} au {day(last)}"
