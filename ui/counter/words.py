"""What the counter says in French: what was understood, the day, who waits. No Qt."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.french import day_words, lowered, moment_words
from marianne_desk.domain.waiting import elapsed
from marianne_desk.wording import AGES, CHANNELS, HELPS, KINDS, NEEDS, OUTCOMES, phrase
from ui.shortcuts import Act, shown

if TYPE_CHECKING:
    from marianne_desk.domain.cases.case import Case
    from marianne_desk.domain.contact import RequestDraft
    from marianne_desk.domain.counter_day import CounterDay, CounterRow
    from marianne_desk.domain.entry.line import Understanding
    from marianne_desk.domain.set_aside import PersonTaken
    from marianne_desk.domain.vocabulary import Vocabulary
    from marianne_desk.domain.waiting import Arrival
    from marianne_desk.usecases.log_contact import Logged
    from ui.counter.composing import Composing
    from ui.counter.draft import Part
    from ui.counter.load import Loaded

NB = "\u00a0"

HEADINGS: dict[Channel, str] = {
    Channel.DESK: "Nouveau passage, au guichet",
    Channel.PHONE: "Nouvel appel, au téléphone",
    Channel.EMAIL: "Nouveau courriel",
    Channel.MAIL: "Nouveau courrier",
    Channel.VIDEO: "Nouveau passage, en visio",
    Channel.APPOINTMENT: "Passage sur rendez-vous",
    Channel.PERMANENCE: "Passage pour une permanence",
}

MARKS: dict[Outcome, str] = {
    Outcome.SOLVED: "■ résolu",
    Outcome.ORIENTED: "→ orienté",
    Outcome.APPOINTMENT: "→ rendez-vous",
    Outcome.FORWARDED: "▲ transmis",
    Outcome.PENDING: "▲ à suivre",
    Outcome.DROPPED: "– sans suite",
}
"""An outcome in word and shape; what somebody still has to do points upwards."""

SHORT_NAME = 12
LONGEST_ASIDE = 40

OPEN = frozenset({Outcome.FORWARDED, Outcome.PENDING})


def request_words(request: "RequestDraft", vocabulary: "Vocabulary") -> str:
    """« Logement, APL · CAF · démarche en ligne »; empty when nothing was understood."""
    parts = []
    if request.theme:
        matter = vocabulary.label("theme", request.theme)
        if request.reason:
            matter += f", {lowered(vocabulary.label('reason', request.reason))}"
        parts.append(matter)
    if request.operator:
        parts.append(vocabulary.label("operator", request.operator))
    known = vocabulary.reason(request.reason) if request.reason else None
    helps = request.help or (known.help if known else ())
    parts.extend(lowered(HELPS[one]) for one in helps)
    if request.kind.value != "request":
        parts.append(lowered(KINDS[request.kind]))
    if request.outcome is not None:
        parts.append(lowered(OUTCOMES[request.outcome]))
    if request.returning:
        parts.append("revient pour la même demande")
    return " · ".join(parts)


def understood_words(read: "Understanding", vocabulary: "Vocabulary", today: date) -> str:
    """Everything that the line means and that will be recorded, facts of the person included."""
    requests = (read.draft, *read.others)
    parts = [" + ".join(said for request in requests if (said := request_words(request, vocabulary)))]
    if read.channel is not None:
        parts.append(lowered(CHANNELS[read.channel]))
    if read.draft.received_at is not None:
        parts.append(f"reçu {moment_words(read.draft.received_at, today, read.day_part)}")
    if read.arrived_at is not None:
        noted = "" if read.day_part is None or read.arrived_at.date() == today else " (heure non notée)"
        parts.append(f"arrivé {moment_words(read.arrived_at, today, read.day_part)}{noted}")
    if read.appointment_at is not None:
        parts.append(f"rendez-vous {moment_words(read.appointment_at, today, read.day_part)}")
    parts.extend(f"réponse annoncée avant {day_words(one.on)}" for one in read.draft.announcements)
    if read.paused:
        parts.append("des papiers sont attendus")
    if read.first_visit:
        parts.append("1re visite")
    if read.age is not None:
        parts.append(AGES[read.age])
    if read.commune:
        parts.append(read.commune)
    parts.extend(NEEDS[need] for need in read.needs)
    if read.rings is not None:
        parts.append(f"{read.rings}{NB}sonnerie{'s' if read.rings > 1 else ''}")
    if read.surname:
        parts.append("nom non gardé")
    return " · ".join(part for part in parts if part)


def due_words(due: date) -> str:
    """« à répondre avant mardi 24 novembre »."""
    return f"à répondre avant {day_words(due)}"


def unknown_words(words: Sequence[str]) -> str:
    """Says which words meant nothing, or changed nothing."""
    quoted = ", ".join(f"«{NB}{word}{NB}»" for word in words)
    return f"non compris{NB}: {quoted}"


def insisting(options: Sequence[tuple[str, str]]) -> str:
    """« Choisissez d’abord : 1 CAF, 2 MSA. Échap pour revenir à la ligne. »."""
    named = ", ".join(f"{key}{NB}{label}" for key, label in options)
    stop = "" if named.endswith("…") else "."
    return f"Choisissez d’abord{NB}: {named}{stop} Échap pour revenir à la ligne."


def short_clock(at: datetime) -> str:
    """« 14:18 »."""
    return f"{at:%H:%M}"


def short_day(day: date, today: date) -> str:
    """« hier », « 16/11 »."""
    return "hier" if day == today - timedelta(days=1) else f"{day:%d/%m}"


def totals_words(day: "CounterDay", whose: str = "") -> str:
    """« Aujourd’hui : 14 passages, 18 demandes, 15 résolues ; 1 permanence à part »; ``whose``: the agent whose
    contacts alone are shown."""
    head = f"Aujourd’hui, les passages de {whose}{NB}: " if whose else f"Aujourd’hui{NB}: "
    asides = [f"{count(day.permanences, 'permanence')} à part"] if day.permanences else []
    if day.of_other_days:
        asides.append(f"{day.of_other_days}{NB}d’un autre jour")
    apart = ", ".join(asides)
    if not day.contacts:
        return head + (apart or "aucun passage encore")
    counts = (count(day.contacts, "passage"), count(day.requests, "demande"), count(day.solved, "résolue"))
    return f"{head}{', '.join(counts)}" + (f"\u202f; {apart}" if apart else "")


def count(number: int, noun: str) -> str:
    """« 1 passage », « 14 passages »."""
    return f"{number}{NB}{noun}{'s' if number > 1 else ''}"


def waited_words(waited: timedelta) -> str:
    """« 11 min », « 1 h 05 »."""
    minutes = max(0, int(waited.total_seconds()) // 60)
    return f"{minutes}{NB}min" if minutes < 60 else f"{minutes // 60}{NB}h{NB}{minutes % 60:02d}"


def row_cells(row: "CounterRow", today: date, agent: str) -> tuple[str, str, str, str, str, str]:
    """Number, time (the day, when it is another one), channel, requests, outcomes, agent of one contact."""
    matters, marks = [], []
    for request in row.requests:
        matter = request.theme if not request.reason else f"{request.theme}, {lowered(request.reason)}"
        matters.append(f"{matter} · {request.operator}" if request.operator else matter)
        mark = "■ répondu" if request.answered and request.outcome in OPEN else MARKS[request.outcome]
        if request.outcome in OPEN and not request.answered and request.due_on is not None:
            mark += f", avant le{NB}{request.due_on.day:02d}/{request.due_on.month:02d}"
        if mark not in marks:
            marks.append(mark)
    if row.after_the_fact:
        matters.append("noté après coup")
    if row.timer_flag and row.hour_known:
        matters.append("chrono oublié")
    return (
        f"C-{row.number}",
        _when(row, today),
        CHANNELS[row.channel],
        "Appel manqué" if row.missed else " ; ".join(matters),
        "– manqué" if row.missed else ", ".join(marks),
        agent,
    )


def _when(row: "CounterRow", today: date) -> str:
    if row.at.date() != today:
        return short_day(row.at.date(), today)
    return short_clock(row.at) if row.hour_known else "sans heure"


def short_name(label: str) -> str:
    """An agent's name where there is little room: whole, or its first word."""
    return label if len(label) <= SHORT_NAME else f"{label.split()[0][:SHORT_NAME]}…"


def is_open(row: "CounterRow") -> bool:
    """Whether somebody still has to do something for this contact."""
    return any(request.outcome in OPEN and not request.answered for request in row.requests)


def heading(channel: Channel, taken: "PersonTaken | None") -> str:
    """« Nouveau passage, au guichet », and since when the person waited."""
    if taken is None:
        return HEADINGS[channel]
    return f"{HEADINGS[channel]} · a attendu {waited_words(elapsed(taken.arrived_at, taken.taken_at))}"


FORGOTTEN = "Chrono oublié : cette attente n’entre pas dans les moyennes."


ONE_THREAD = (
    f"Un fil de courriels est un seul passage{NB}: «{NB}suite c-12{NB}» pour la suite."
    " Publicités et collègues ne se notent pas."
)


def arrived_words(arrival: "Arrival") -> str:
    """« Arrivée notée à 14:21, pour le rendez-vous de 14:30. »."""
    said = f"Arrivée notée à {short_clock(arrival.at)}"
    if arrival.kind is Channel.PERMANENCE:
        said += ", pour la permanence"
    elif arrival.expected_at is not None:
        said += f", pour le rendez-vous de {short_clock(arrival.expected_at)}"
    return f"{said}."


def taken_words(arrival: "Arrival") -> str:
    """« Au suivant : a attendu 11 min. »."""
    taken_at = arrival.taken_at or arrival.at
    waited = waited_words(elapsed(min(arrival.waits_from, taken_at), taken_at))
    return f"Au suivant{NB}: a attendu {waited}. Échap{NB}: la personne attend de nouveau."


STAYS_IN_CHARGE = f"La personne reste en charge{NB}: {shown(Act.TAKE_ANY)}, Entrée la reprend."


def gone_words(*, in_charge: bool) -> str:
    """What was noted of somebody who is gone."""
    said = "terminé, sans passage à noter" if in_charge else "la personne est partie sans être reçue"
    return f"Noté{NB}: {said}. Ctrl+Z dans la liste pour l’annuler."


BEGUN_EARLIER = f"Ligne commencée un autre jour{NB}: vérifiez la date."


TAKEN_BY = f"La ligne prend un rendez-vous avec nous{NB}: Entrée ou {shown(Act.BOOKED)}."


def booking_words(understood: str) -> str:
    """« Rendez-vous avec nous : mardi 20 octobre à 14 h 30 · 30 min · Impôts »; empty while nothing is."""
    return f"Rendez-vous avec nous{NB}: {lowered(understood)}" if understood else ""


def refused_words(notices: str) -> str:
    """Why no appointment can be taken."""
    return f"Rien n’est pris. {notices}"


def doubted_words(notices: str) -> str:
    """What has to be seen before the appointment is kept."""
    return f"Attention. {notices} La même touche le prend."


def booked_words(taken: str, logged: "Logged", now: datetime) -> str:
    """« Rendez-vous pris : demain à 9 h 00. C-14 enregistré à 14:18. Ctrl+Z pour l’annuler. »: both are taken back."""
    return f"{taken} {logged_words(logged, now)}"


def case_words(found: "Sequence[tuple[Case, bool]]") -> str:
    """« D-385, avec un rendez-vous »: the cases that go with a contact; empty where there is none."""
    said = ", ".join(f"D-{case.number}" for case, _appointed in found)
    return f"{said}, avec un rendez-vous" if any(appointed for _case, appointed in found) else said


def has_case_words(number: int, case: str) -> str:
    """« C-7003 a un dossier, D-385, avec un rendez-vous : Ctrl+Z encore pour annuler le tout. »."""
    return f"C-{number} a un dossier, {case}{NB}: Ctrl+Z encore pour annuler le tout."


def with_case_words(case: str) -> str:
    """« , et son dossier D-385, avec un rendez-vous »; empty without one."""
    return f", et son dossier {case}" if case else ""


def missed_words(number: int, now: datetime) -> str:
    """« Appel manqué noté à 14:18 (C-15). Ctrl+Z sur une ligne vide pour l’annuler. »."""
    return f"Appel manqué noté à {short_clock(now)} (C-{number}). Ctrl+Z, ligne vide, pour l’annuler."


def thread_words(number: int, *, added: bool) -> str:
    """What a further message of a thread changed: never a contact more."""
    rest = "demande ajoutée" if added else "rien de plus à compter"
    return f"Suite de C-{number}{NB}: le même passage, {rest}."


def going_on(number: int, understood: str) -> str:
    """« suite de C-12 : rien de plus à compter », or what is asked in the same thread."""
    return f"suite de C-{number}{NB}: {understood or 'rien de plus à compter'}"


def aside_words(it: "Composing") -> str:
    """« caf apl », « carte d’identité », « personne en charge »: how an entry set aside is known again."""
    said = ", ".join(part.text.strip() or "demande choisie" for part in it.parts)
    said = ", ".join(one for one in (said, it.text.strip()) if one)
    if len(said) > LONGEST_ASIDE:
        said = f"{said[:LONGEST_ASIDE].rstrip()}…"
    return said or ("personne en charge" if it.taken is not None else "précisions")


def set_aside_words(it: "Composing", key: str) -> str:
    """« Mis de côté : « caf apl ». Échap le reprend ; F3 encore : c’était le même passage. »."""
    said = f"Mis de côté{NB}: «{NB}{aside_words(it)}{NB}». Échap le reprend"
    return f"{said}\u202f; {key} encore une fois{NB}: c’était le même passage." if key else f"{said}."


def corrected_words(it: "Composing") -> str:
    """The same channel key came twice: the entry is about the same person, by another channel."""
    return f"«{NB}{aside_words(it)}{NB}»{NB}: le même passage, {lowered(CHANNELS[it.channel])}."


def back_words(it: "Composing", left: int) -> str:
    """What was taken back, and how much is left."""
    rest = f" Encore {left} de côté." if left else ""
    return f"Repris{NB}: «{NB}{aside_words(it)}{NB}».{rest}"


def restored_words(count: int) -> str:
    """What the program found that was not saved when it ended."""
    many = count > 1
    subject = (
        f"{count}{NB}saisies non enregistrées sont gardées"
        if many
        else "Une saisie non enregistrée est gardée"
    )
    return f"{subject}, mise{'s' if many else ''} de côté. Échap {'reprend la dernière' if many else 'la reprend'}."


def part_words(part: "Part", loaded: "Loaded | None") -> str:
    """One request already noted, as a chip."""
    if loaded is None:
        return part.text
    vocabulary = loaded.context.vocabulary
    request = part.request
    if request.reason:
        return vocabulary.label("reason", request.reason)
    return vocabulary.label("theme", request.theme) if request.theme else part.text


def logged_words(logged: "Logged", now: datetime) -> str:
    """« C-14 enregistré à 14:18. Ctrl+Z pour l’annuler. », with what else has to be known."""
    at = logged.recorded_at.astimezone(now.tzinfo)
    said = f"C-{logged.number} enregistré à {short_clock(at)}. Ctrl+Z pour l’annuler."
    if logged.clock_set_back is not None:
        said += " " + phrase("clock_set_back", last=logged.clock_set_back.astimezone(now.tzinfo))
    elif logged.outside_hours:
        said += " " + phrase("outside_hours")
    return said


NO_CONTACT = "Aucun passage aujourd’hui\u00a0: notez-le d’abord, son dossier s’ouvre ensuite."


def case_hint(logged: "Logged") -> str:
    """How to go on with a contact that was sent to a partner; empty for any other."""
    sent = any(request.outcome is Outcome.FORWARDED for request in logged.contact.requests)
    return f" {shown(Act.OPEN_CASE)}{NB}: son dossier." if sent else ""


def note_warning(text: str) -> str:
    """What a note seems to hold and should not; empty when nothing."""
    from marianne_desk.domain.free_text import warnings_of

    return " ".join(phrase(kind) for kind in warnings_of(text))
