"""The agenda in French words: rows of the list, what is understood of a line, what is said of it. No Qt.

The words are made on the lane; what only that needs is loaded there, not on the window's thread.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING

from marianne_desk import wording
from marianne_desk.domain import french
from marianne_desk.domain.agenda.appointment import Appointment, State, is_to_fill

if TYPE_CHECKING:
    from marianne_desk.domain.agenda.permanence import Occurrence
    from marianne_desk.domain.calendar.hours_preview import PreviewDay
    from marianne_desk.domain.cases.phoning import PartnerMeeting
    from marianne_desk.domain.vocabulary import Vocabulary
    from marianne_desk.usecases.agenda import Proposal

NB, NARROW = french.NO_BREAK, french.NARROW
STATES: dict[State, str] = {
    State.PLANNED: "→ à venir",
    State.KEPT: "■ honoré",
    State.EXCUSED: "– excusé",
    State.ABSENT: "▼ absent",
    State.CANCELLED: "× annulé par nous",
}
"""A state in word and shape."""
TO_FILL = "▲ à renseigner"
NO_MATTER = "sans précision"


class Kind(StrEnum):
    """What a row of the list is."""

    DAY = "day"
    PERMANENCE = "permanence"
    APPOINTMENT = "appointment"
    PARTNER = "partner"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Row:
    """One row. ``cells``: hour, matter, visitor, agent, state; a day has its words in the first alone. ``id``: of the
    appointment with us, else empty; ``case``: id of the case of one at a partner's. ``begin``: of a free span, to take
    an appointment in it. ``warm``: somebody has to act."""

    kind: Kind
    cells: tuple[str, str, str, str, str] = field(repr=False)
    id: str = ""
    begin: datetime | None = None
    warm: bool = False
    case: str = ""


def rows_of(
    days: Sequence["PreviewDay"],
    appointments: Sequence[Appointment],
    permanences: Sequence["Occurrence"],
    label: "LabelOf",
    now: datetime,
    *,
    free: int,
    at_partners: Sequence["PartnerMeeting"] = (),
) -> tuple[Row, ...]:
    """The list of a week or a day. ``free``: how many agents receive, whose free spans are rows too; 0: none."""
    rows: list[Row] = []
    for day in days:
        of_day = [one for one in appointments if one.begin.date() == day.day]
        partners = [one for one in permanences if one.begin.date() == day.day]
        elsewhere = [one for one in at_partners if one.appointment.begin.date() == day.day]
        if not (day.slots or of_day or partners or elsewhere or day.reason or free):
            continue  # a week shows no Sunday on which nothing ever is
        heading = day_heading(day, now.date()) + ("" if of_day or elsewhere else " · aucun rendez-vous")
        rows.append(Row(Kind.DAY, (heading, "", "", "", ""), begin=now if day.day == now.date() else None))
        timed = [(one.begin, appointment_row(one, label, now)) for one in of_day]
        timed += [(one.begin, permanence_row(one)) for one in partners]
        timed += [(one.appointment.begin, partner_row(one, now)) for one in elsewhere]
        if free:
            timed += free_rows(day, of_day, now, free)
        timed.sort(key=lambda pair: pair[0].timestamp())
        rows.extend(row for _, row in timed)
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class LabelOf:
    """The desk's words for codes, and the names of its agents."""

    vocabulary: "Vocabulary"
    agents: Mapping[str, str]


def day_heading(day: "PreviewDay", today: date) -> str:
    """« Mardi 20 octobre · aujourd’hui · 9 h – 12 h et 13 h 30 – 17 h », « … · fermé : Toussaint »."""
    from marianne_desk.domain.calendar.hours_words import slots_words

    parts = [french.capitalised(french.day_words(day.day))]
    if day.day == today:
        parts.append("aujourd’hui")
    closed = f"fermé{NB}: {day.reason}" if day.reason else "fermé"
    parts.append(slots_words(day.slots) if day.slots else closed)
    if day.slots and day.reason:
        parts.append(day.reason)
    return " · ".join(parts)


def appointment_row(one: Appointment, label: LabelOf, now: datetime) -> Row:
    """One appointment."""
    fill = is_to_fill(one, now)
    cells = (
        span_words(one.begin, one.end),
        matter_words(one, label.vocabulary),
        one.visitor,
        label.agents.get(one.agent, one.agent),
        TO_FILL if fill else STATES[one.state],
    )
    return Row(Kind.APPOINTMENT, cells, one.id, warm=fill)


def partner_row(one: "PartnerMeeting", now: datetime) -> Row:
    """One appointment at a partner's: « CAF, D-12, visio-guichet, ici »."""
    from marianne_desk.wording.cases import MODES, case_number

    item = one.appointment
    fill = item.state is State.PLANNED and item.begin <= now
    where = ", ".join(
        filter(None, (one.operator, case_number(one.number), MODES[item.mode].lower(), item.room or ""))
    )
    state = "× annulé par le service" if item.state is State.CANCELLED else STATES[item.state]
    cells = (
        span_words(item.begin, item.end),
        where,
        one.visitor.name if one.visitor else "",
        one.agent,
        TO_FILL if fill else state,
    )
    return Row(Kind.PARTNER, cells, warm=fill, case=item.case)


def permanence_row(one: "Occurrence") -> Row:
    """One permanence of a partner."""
    return Row(Kind.PERMANENCE, (span_words(one.begin, one.end), f"Permanence{NB}: {one.label}", "", "", ""))


def free_rows(
    day: "PreviewDay", taken: Iterable[Appointment], now: datetime, agents: int
) -> list[tuple[datetime, Row]]:
    """The open spans of a day in which one agent at least is free, from now on. ``agents``: how many receive."""
    from marianne_desk.domain.agenda.free_time import QUARTER, free_spans

    if day.day < now.date():
        return []
    since = -(-(now.hour * 60 + now.minute) // QUARTER) * QUARTER if day.day == now.date() else 0
    found = []
    for span in free_spans(day.slots, taken, agents, since):
        at = datetime.combine(day.day, time(*divmod(span.begin, 60)), now.tzinfo)
        hours = f"{clock_words(span.begin)}{NB}–{NB}{clock_words(span.end)}"
        some = f"{french.count_of(span.free, 'agent libre', 'agents libres')} sur {agents}"
        words = "libre" if span.free == agents else some
        found.append((at, Row(Kind.FREE, (hours, words, "", "", ""), begin=at)))
    return found


def clock_words(minutes: int) -> str:
    """« 9 h 00 »."""
    return f"{minutes // 60}{NB}h{NB}{minutes % 60:02d}"


def span_words(begin: datetime, end: datetime) -> str:
    """« 14 h 30 – 15 h 00 »."""
    return f"{french.clock_time(begin)}{NB}–{NB}{french.clock_time(end)}"


def matter_words(one: Appointment, vocabulary: "Vocabulary") -> str:
    """« APL · CAF », and the words beside it."""
    if one.reason:
        said = vocabulary.label("reason", one.reason)
    else:
        said = vocabulary.label("theme", one.theme) if one.theme else ""
    operator = vocabulary.label("operator", one.operator) if one.operator else ""
    parts = dict.fromkeys(part for part in (said, operator, one.words) if part)
    return " · ".join(parts) or NO_MATTER


def understood(proposal: "Proposal", vocabulary: "Vocabulary", today: date) -> str:
    """« Mardi 20 octobre à 14 h 30 · 30 min · Impôts · usager « Sandrine », effacé 30 jours après »."""
    from marianne_desk.domain.agenda.appointment import VISITOR_KEPT_DAYS

    line = proposal.line
    if line.begin is None:
        return ""
    parts = [
        french.capitalised(french.moment_words(line.begin, today)),
        french.minutes(line.minutes),
    ]
    if line.reason:
        parts.append(vocabulary.label("reason", line.reason))
    elif line.theme:
        parts.append(vocabulary.label("theme", line.theme))
    if line.operator:
        parts.append(vocabulary.label("operator", line.operator))
    if line.visitor:
        parts.append(f"usager «{NB}{line.visitor}{NB}», effacé {VISITOR_KEPT_DAYS}{NB}jours après")
    if line.words:
        parts.append(f"«{NB}{line.words}{NB}»")
    if line.surname:
        parts.append("nom de famille non gardé")
    if remark := remarks_words(proposal):
        parts.append(remark)
    return " · ".join(parts)


def notices_words(proposal: "Proposal") -> str:
    """What forbids a line or wants to be confirmed, the gravest first."""
    return _said(proposal, remarks=False)


def remarks_words(proposal: "Proposal") -> str:
    """What is good to know and stops nothing."""
    return _said(proposal, remarks=True)


def _said(proposal: "Proposal", *, remarks: bool) -> str:
    from marianne_desk.domain.agenda.notices import Weight

    wanted = [one for one in proposal.notices if (one.weight is Weight.REMARK) is remarks]
    return " ".join(wording.phrase(one.code, **one.values) for one in wanted)


def period_words(first: date, last: date) -> str:
    """« Mardi 20 octobre 2026 », « Semaine du 19 au 25 octobre 2026 »."""
    if first == last:
        return f"{french.capitalised(french.day_words(first))}{NB}{first.year}"
    end = french.day_words(last).partition(NB)[2]
    begin = french.day_words(first).partition(NB)[2]
    if first.month == last.month:
        begin = begin.partition(NB)[0]
    elif first.year != last.year:
        begin = f"{begin}{NB}{first.year}"
    return f"Semaine du {begin} au {end}{NB}{last.year}"


def count_words(
    appointments: Sequence[Appointment], now: datetime, at_partners: Sequence["PartnerMeeting"] = ()
) -> str:
    """« 12 rendez-vous, dont 5 chez les partenaires, 1 à renseigner »: of what is shown; those excused or cancelled are
    not counted."""
    over = {State.EXCUSED, State.CANCELLED}
    kept = [one for one in appointments if one.state not in over]
    theirs = [one.appointment for one in at_partners if one.appointment.state not in over]
    fill = sum(is_to_fill(one, now) for one in kept)
    fill += sum(one.state is State.PLANNED and one.begin <= now for one in theirs)
    counted = french.count_of(len(kept) + len(theirs), "rendez-vous", "rendez-vous")
    said = [counted if kept or theirs else "aucun rendez-vous"]
    if theirs:
        said = [f"{counted}, dont {len(theirs)}" if kept else counted]
        said[0] += " chez les partenaires"
    return ", ".join([*said, *([f"{fill} à renseigner"] if fill else [])])


def booked_words(one: Appointment, today: date) -> str:
    """« Rendez-vous pris : demain à 9 h 00. »."""
    return f"Rendez-vous pris{NB}: {french.moment_words(one.begin, today)}."


def taken_words(one: Appointment, today: date, *, changed: bool) -> str:
    """« Rendez-vous pris : demain à 9 h 00. Ctrl+Z pour l’annuler. »."""
    verb = "changé" if changed else "pris"
    return f"Rendez-vous {verb}{NB}: {french.moment_words(one.begin, today)}. Ctrl+Z pour l’annuler."


def state_words(one: Appointment, now: datetime) -> str:
    """« Rendez-vous de 14 h 30 : honoré. Ctrl+Z pour l’annuler. »."""
    said = TO_FILL if is_to_fill(one, now) else STATES[one.state]
    return f"Rendez-vous de {french.clock_time(one.begin)}{NB}: {said[2:]}. Ctrl+Z pour l’annuler."
