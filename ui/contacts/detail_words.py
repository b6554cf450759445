"""One past contact in French words: all its facts, and the history of its corrections. No Qt."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from marianne_desk import wording
from marianne_desk.domain import french
from marianne_desk.domain.calendar.day_without_hour import hour_is_known
from marianne_desk.domain.codes import Acknowledgement, Age, Channel, Help, Need, Outcome, RequestKind
from marianne_desk.domain.contact import Announcement, Pause, Request
from marianne_desk.domain.correction import CANCELLED, Correction, CorrectionReason, PastContact
from ui.contacts.words import Label, arrival, day, matter_words, moment

NOT_NOTED = "non noté"

REASONS: dict[CorrectionReason, str] = {
    CorrectionReason.TYPED_WRONG: "erreur de saisie",
    CorrectionReason.LEARNED_LATER: "appris depuis",
    CorrectionReason.FORGOTTEN: "oublié à la saisie",
    CorrectionReason.TWICE: "noté deux fois",
    CorrectionReason.NOT_A_CONTACT: "ce n’était pas un passage",
    CorrectionReason.AT_THE_COUNTER: "annulé au guichet",
    CorrectionReason.BY_MISTAKE: "annulé par erreur",
}

FIELDS: dict[str, str] = {
    "channel": "Canal",
    "agent": "Agent",
    "arrived_at": "Arrivée",
    "taken_at": "Prise en charge",
    "ended_at": "Fin",
    "timer_flag": "Chrono oublié",
    "first_visit": "Première visite",
    "age": "Âge",
    "commune": "Commune",
    "needs": "Besoins particuliers",
    "rings": "Sonneries",
    "missed": "Appel manqué",
    "theme": "Thème",
    "reason": "Motif",
    "operator": "Opérateur",
    "help": "Aide apportée",
    "outcome": "Issue",
    "kind": "Nature",
    "returning": "Revient pour la même demande",
    "received_at": "Reçu",
    "acknowledged_at": "Accusé de réception",
    "acknowledged_by": "Accusé envoyé par",
    "due_on": "À répondre avant la fin du",
    "answered_at": "Répondu",
    "announcements": "Délais annoncés",
    "pauses": "Suspensions",
    "note": "Note",
}
ACKNOWLEDGED_BY = {Acknowledgement.AUTO: "la boîte, seule", Acknowledgement.AGENT: "un agent"}


@dataclass(frozen=True, slots=True)
class Section:
    """Facts under a heading, each a label and its words."""

    title: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One act of the history: who, when and why on one line, then each change, the old value beside the new."""

    head: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Detail:
    """A contact in words. ``state``: « Annulé … » or « Corrigé », empty for neither."""

    title: str
    state: str
    sections: tuple[Section, ...]
    history: tuple[Step, ...]


def detail_of(past: PastContact, history: Sequence[Correction], zone: ZoneInfo, label: Label) -> Detail:
    """All that is known of a contact; what was not noted is said so where it could have been."""
    contact = past.contact
    requests = [
        _request(request, due, place if len(contact.requests) > 1 else None, zone, label)
        for place, (request, due) in enumerate(zip(contact.requests, past.due, strict=True), start=1)
    ]
    return Detail(
        title=f"C-{past.number} · {wording.CHANNELS[contact.channel]} · {arrival(contact, zone)}",
        state="Annulé\u00a0: ce passage ne compte dans aucun chiffre." if past.cancelled else "",
        sections=(_contact(past, zone, label), *requests),
        history=steps_of(history, zone, label, several=len(contact.requests) > 1),
    )


def _contact(past: PastContact, zone: ZoneInfo, label: Label) -> Section:
    contact = past.contact
    say = _Words(zone, label)
    wait = french.minutes(past.waited / 60) if past.waited is not None else ""
    facts = [
        ("Agent", label("agent", contact.agent)),
        (FIELDS["arrived_at"], arrival(contact, zone)),
        (FIELDS["taken_at"], say.instant(contact.taken_at) + (f" ({wait} d’attente)" if wait else "")),
        (FIELDS["ended_at"], say.instant(contact.ended_at)),
        (FIELDS["first_visit"], say.yes(contact.first_visit)),
        (FIELDS["age"], wording.AGES[contact.age] if contact.age else NOT_NOTED),
        (FIELDS["commune"], contact.commune or NOT_NOTED),
    ]
    if contact.needs:
        facts.append((FIELDS["needs"], ", ".join(wording.NEEDS[need] for need in contact.needs)))
    if contact.rings is not None:
        facts.append((FIELDS["rings"], str(contact.rings)))
    marks = [
        word
        for word, on in (
            ("appel manqué", contact.missed),
            ("chrono oublié\u00a0: l’attente ne compte pas", contact.timer_flag and hour_is_known(contact)),
            ("hors des heures d’ouverture", past.outside_hours),
            ("saisi un autre jour", past.after_the_fact),
        )
        if on
    ]
    if marks:
        facts.append(("À savoir", ", ".join(marks)))
    facts.append(("Enregistré", say.instant(contact.recorded_at)))
    return Section("Le passage", tuple(facts))


def _request(request: Request, due: date | None, place: int | None, zone: ZoneInfo, label: Label) -> Section:
    say = _Words(zone, label)
    facts = [
        ("Demande", matter_words(request.theme, request.reason, label)),
        (FIELDS["operator"], label("operator", request.operator) if request.operator else NOT_NOTED),
        (FIELDS["help"], ", ".join(wording.HELPS[one] for one in request.help) or NOT_NOTED),
        (FIELDS["outcome"], wording.OUTCOMES[request.outcome]),
    ]
    if request.kind is not RequestKind.REQUEST:
        facts.append((FIELDS["kind"], wording.KINDS[request.kind]))
    if request.returning is not None:
        facts.append((FIELDS["returning"], say.yes(request.returning)))
    for name, at in (
        ("received_at", request.received_at),
        ("acknowledged_at", request.acknowledged_at),
        ("answered_at", request.answered_at),
    ):
        if at is not None:
            facts.append((FIELDS[name], say.instant(at)))
    if due is not None:
        facts.append((FIELDS["due_on"], day(due)))
    facts += [("Délai annoncé", say.announcement(one)) for one in request.announcements]
    facts += [("Suspension", say.pause(one)) for one in request.pauses]
    if request.note:
        facts.append((FIELDS["note"], request.note))
    return Section("La demande" if place is None else f"Demande {place}", tuple(facts))


def steps_of(
    history: Sequence[Correction], zone: ZoneInfo, label: Label, *, several: bool
) -> tuple[Step, ...]:
    """The acts of a history, the last first: what was changed at once stands together."""
    acts: dict[tuple[datetime, str, str], list[Correction]] = {}
    for one in history:
        acts.setdefault((one.at, one.agent, one.reason), []).append(one)
    return tuple(
        Step(
            f"{moment(at.astimezone(zone))}, {label('agent', agent)}"
            + (f"\u00a0: {reason_words(reason)}" if reason else ""),
            tuple(_change(one, zone, label, several=several) for one in reversed(found)),
        )
        for (at, agent, reason), found in acts.items()
    )


def reason_words(reason: str) -> str:
    """The words of a reason; free words are shown as they are."""
    return REASONS[CorrectionReason(reason)] if reason in set(CorrectionReason) else reason


def _change(one: Correction, zone: ZoneInfo, label: Label, *, several: bool) -> str:
    change = one.change
    if change.field == CANCELLED:
        return "passage annulé" if change.new == "1" else "passage rétabli"
    where = f"Demande {change.request + 1}, " if several and change.request is not None else ""
    name = FIELDS.get(change.field, change.field)
    name = name[:1].lower() + name[1:] if where else name
    old, new = (value_words(change.field, text, zone, label) for text in (change.old, change.new))
    return f"{where}{name}\u00a0: {old} → {new}"


def value_words(field: str, text: str, zone: ZoneInfo, label: Label) -> str:
    """A value of the history in words: « non noté » where it is empty; as it is kept where it cannot be read."""
    if not text:
        return NOT_NOTED
    say = _Words(zone, label)
    try:
        return _READERS[field](say, text) if field in _READERS else text
    except (ValueError, KeyError):
        return text


class _Words:
    """Values in the desk's zone and words."""

    def __init__(self, zone: ZoneInfo, label: Label) -> None:
        self.zone, self.label = zone, label

    def instant(self, at: datetime | None) -> str:
        return NOT_NOTED if at is None else moment(at.astimezone(self.zone))

    def yes(self, value: bool | None) -> str:
        return NOT_NOTED if value is None else "oui" if value else "non"

    def announcement(self, one: Announcement) -> str:
        return f"le {self.instant(one.at)}, pour le {day(one.on)}"

    def pause(self, one: Pause) -> str:
        end = f"jusqu’au {self.instant(one.end)}" if one.end else "toujours en cours"
        return f"depuis le {self.instant(one.begin)}, {end}"

    def parsed(self, text: str) -> str:
        return self.instant(datetime.fromisoformat(text))


def _announcement(text: str) -> Announcement:
    at, _, on = text.partition(">")
    return Announcement(datetime.fromisoformat(at), date.fromisoformat(on))


def _pause(text: str) -> Pause:
    begin, _, end = text.partition("/")
    return Pause(datetime.fromisoformat(begin), datetime.fromisoformat(end) if end else None)


def _all(say: Callable[[str], str]) -> Callable[[_Words, str], str]:
    return lambda _words, text: ", ".join(map(say, text.split("|")))


def _coded(kinds: Iterable[str]) -> dict[str, Callable[[_Words, str], str]]:
    return {kind: lambda say, text, kind=kind: say.label(kind, text) for kind in kinds}  # type: ignore[misc]


_READERS: dict[str, Callable[[_Words, str], str]] = {
    **_coded(("theme", "reason", "operator", "agent")),
    **{
        name: lambda say, text: say.parsed(text)
        for name in ("arrived_at", "taken_at", "ended_at", "received_at", "acknowledged_at", "answered_at")
    },
    **{
        name: lambda say, text: say.yes(text == "1")
        for name in ("first_visit", "returning", "missed", "timer_flag")
    },
    "channel": lambda _say, text: wording.CHANNELS[Channel(text)],
    "age": lambda _say, text: wording.AGES[Age(text)],
    "outcome": lambda _say, text: wording.OUTCOMES[Outcome(text)],
    "kind": lambda _say, text: wording.KINDS[RequestKind(text)],
    "acknowledged_by": lambda _say, text: ACKNOWLEDGED_BY[Acknowledgement(text)],
    "help": _all(lambda code: wording.HELPS[Help(code)]),
    "needs": _all(lambda code: wording.NEEDS[Need(code)]),
    "due_on": lambda _say, text: day(date.fromisoformat(text)),
    "announcements": lambda say, text: ", ".join(
        say.announcement(_announcement(one)) for one in text.split("|")
    ),
    "pauses": lambda say, text: ", ".join(say.pause(_pause(one)) for one in text.split("|")),
}
