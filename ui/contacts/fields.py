"""The fields of a correction: what each offers and holds, and the contact that they say. Texts only, no Qt.

A value is a text: a code, a day « 02/10/2026 », a moment « 02/10/2026 9:05 », codes with « | »; empty for not noted.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from marianne_desk import wording
from marianne_desk.domain.codes import Acknowledgement, Age, Channel, Help, Need, Outcome, RequestKind
from marianne_desk.domain.contact import Announcement, ContactDraft, Pause, RequestDraft
from marianne_desk.domain.correction import PastContact, draft_of
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.settings import Agent
from marianne_desk.domain.vocabulary import Vocabulary
from ui.contacts.detail_words import ACKNOWLEDGED_BY, FIELDS, NOT_NOTED
from ui.contacts.words import matter_words

Choices = tuple[tuple[str, str], ...]
"""(code, label) of each choice."""

_MOMENT = re.compile(r"(\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?)[\s,à]+(\d{1,2})\s*[h:]\s*(\d{2})?")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?")
MOMENT_HINT = "02/10/2026 9:05"
DAY_HINT = "02/10/2026"


@dataclass(frozen=True, slots=True)
class Field:
    """One field. ``name``: the column of contract.md §5, after « 0. » for the first request. ``choices``: the only
    values, where there are any; ``several``: more than one may be taken. ``hint``: an example of what is typed."""

    name: str
    label: str
    choices: Choices = ()
    several: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Lists:
    """What fields choose from, and the desk's zone."""

    matters: Choices
    operators: Choices
    agents: Choices
    zone: ZoneInfo


def lists_of(vocabulary: Vocabulary, agents: Sequence[Agent], zone: ZoneInfo) -> Lists:
    """The desk's lists; what is retired is offered too, for history uses it."""
    matters: list[tuple[str, str]] = []
    for theme in vocabulary.themes:
        matters.append((theme.code, theme.label))
        matters += [
            (f"{theme.code}/{reason.code}", matter_words(theme.code, reason.code, vocabulary.label))
            for reason in vocabulary.reasons
            if reason.theme == theme.code
        ]
    return Lists(
        tuple(matters),
        tuple((operator.code, operator.label) for operator in vocabulary.operators),
        tuple((agent.code, agent.label) for agent in agents),
        zone,
    )


_NONE = ("", NOT_NOTED)
_YES = (_NONE, ("1", "oui"), ("0", "non"))
_FLAG = (("0", "non"), ("1", "oui"))


def contact_fields(lists: Lists, held: PastContact) -> tuple[Field, ...]:
    """The fields of the contact itself."""
    agents = lists.agents
    if held.contact.agent not in dict(agents):
        agents += ((held.contact.agent, held.contact.agent),)
    return (
        Field("channel", FIELDS["channel"], tuple((code.value, wording.CHANNELS[code]) for code in Channel)),
        Field("agent", FIELDS["agent"], agents),
        Field("arrived_at", FIELDS["arrived_at"], hint=MOMENT_HINT),
        Field("taken_at", FIELDS["taken_at"], hint=MOMENT_HINT),
        Field("ended_at", FIELDS["ended_at"], hint=MOMENT_HINT),
        Field("timer_flag", FIELDS["timer_flag"], _FLAG),
        Field("first_visit", FIELDS["first_visit"], _YES),
        Field("age", FIELDS["age"], (_NONE, *((code.value, wording.AGES[code]) for code in Age))),
        Field("commune", FIELDS["commune"]),
        Field(
            "needs",
            FIELDS["needs"],
            tuple((code.value, wording.NEEDS[code]) for code in Need),
            several=True,
        ),
        Field("rings", FIELDS["rings"]),
        Field("missed", FIELDS["missed"], _FLAG),
    )


def request_fields(lists: Lists, place: int) -> tuple[Field, ...]:
    """The fields of the request at ``place``."""
    acknowledged = ((code.value, ACKNOWLEDGED_BY[code]) for code in Acknowledgement)
    fields = (
        Field("matter", "Demande", lists.matters),
        Field("operator", FIELDS["operator"], (_NONE, *lists.operators)),
        Field(
            "help", FIELDS["help"], tuple((code.value, wording.HELPS[code]) for code in Help), several=True
        ),
        Field("outcome", FIELDS["outcome"], tuple((code.value, wording.OUTCOMES[code]) for code in Outcome)),
        Field("kind", FIELDS["kind"], tuple((code.value, wording.KINDS[code]) for code in RequestKind)),
        Field("returning", FIELDS["returning"], _YES),
        Field("received_at", FIELDS["received_at"], hint=MOMENT_HINT),
        Field("acknowledged_at", FIELDS["acknowledged_at"], hint=MOMENT_HINT),
        Field("acknowledged_by", FIELDS["acknowledged_by"], (_NONE, *acknowledged)),
        Field("due_on", FIELDS["due_on"], hint=DAY_HINT),
        Field("answered_at", FIELDS["answered_at"], hint=MOMENT_HINT),
        Field("announcements", FIELDS["announcements"], hint=f"{MOMENT_HINT} pour le 16/10/2026\u202f; …"),
        Field("pauses", FIELDS["pauses"], hint=f"{MOMENT_HINT} au 05/10/2026 14:00\u202f; …"),
        Field("note", FIELDS["note"]),
    )
    return tuple(replace(field, name=f"{place}.{field.name}") for field in fields)


def texts_of(held: PastContact, zone: ZoneInfo) -> dict[str, str]:
    """What each field holds before anything is changed."""
    contact = held.contact
    texts = {name: _text(getattr(contact, name), zone) for name in _CONTACT}
    for place, request in enumerate(contact.requests):
        matter = request.theme if request.reason is None else f"{request.theme}/{request.reason}"
        texts[f"{place}.matter"] = matter
        texts |= {f"{place}.{name}": _text(getattr(request, name), zone) for name in _REQUEST}
    return texts


def draft_from(held: PastContact, texts: Mapping[str, str], zone: ZoneInfo) -> ContactDraft:
    """The contact as its fields say it; what was not touched stays to the second as it is kept.

    Raises UserError whose ``field`` is the name of the field at fault."""
    before = texts_of(held, zone)
    changed = {name for name, text in texts.items() if text.strip() != before[name]}
    draft = draft_of(held.contact)
    read = {name: _CONTACT[name](texts[name].strip(), name, zone) for name in _CONTACT if name in changed}
    requests = []
    for place, request in enumerate(draft.requests):
        requests.append(_request_from(request, place, changed, texts, zone))
    return replace(draft, requests=tuple(requests), **read)  # type: ignore[arg-type]


def _request_from(
    request: RequestDraft, place: int, changed: set[str], texts: Mapping[str, str], zone: ZoneInfo
) -> RequestDraft:
    read: dict[str, object] = {}
    for name, reader in _REQUEST.items():
        key = f"{place}.{name}"
        if key in changed:
            read[name] = _as_before(reader(texts[key].strip(), key, zone), getattr(request, name), zone)
    if f"{place}.matter" in changed:
        theme, _, reason = texts[f"{place}.matter"].partition("/")
        read |= {"theme": theme, "reason": reason or None}
    return replace(request, **read)  # type: ignore[arg-type]


def _as_before(new: object, old: object, zone: ZoneInfo) -> object:
    """The same value, with what stood in it before to the second: an announcement beside one that was changed is left
    as it is kept."""
    if not isinstance(new, tuple) or not isinstance(old, tuple):
        return new
    kept = {_text(one, zone): one for one in old}
    return tuple(kept.get(_text(one, zone), one) for one in new)


def field_at_fault(error: UserError, changed: Sequence[str]) -> str:
    """The field beside which an error of the domain is said: that column, of a request that was changed where it is one
    of a request's; empty for none."""
    column = "matter" if error.field in {"theme", "reason"} else error.field or ""
    if column in _CONTACT or "." in column or column == "why":
        return column
    places = [name.partition(".")[0] for name in changed if "." in name]
    same = [name for name in changed if name.endswith(f".{column}")]
    return (
        same[0]
        if same
        else f"{places[0] if places else 0}.{column}"
        if column in {"matter", *_REQUEST}
        else ""
    )


def _text(value: object, zone: ZoneInfo) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime):
        at = value.astimezone(zone)
        return f"{at:%d/%m/%Y} {at.hour}:{at:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, Announcement):
        return f"{_text(value.at, zone)} pour le {_text(value.on, zone)}"
    if isinstance(value, Pause):
        return _text(value.begin, zone) + (f" au {_text(value.end, zone)}" if value.end else "")
    if isinstance(value, tuple):
        if all(isinstance(one, Help | Need) for one in value):
            return "|".join(code for code in (*Help, *Need) if code in value)
        return " ; ".join(_text(one, zone) for one in value)
    return str(value)


def _needed(text: str, field: str, zone: ZoneInfo) -> datetime | None:
    if not text:
        raise UserError("moment_needed", field)
    return _moment(text, field, zone)


def _moment(text: str, field: str, zone: ZoneInfo) -> datetime | None:
    if not text:
        return None
    found = _MOMENT.fullmatch(text)
    if not found:
        raise UserError("moment_unreadable", field, text=text)
    return _instant(found, text, field, zone)


def _instant(found: re.Match[str], text: str, field: str, zone: ZoneInfo) -> datetime:
    on = _read_day(found[1], field)
    hour, minute = int(found[2]), int(found[3] or 0)
    if hour > 23 or minute > 59:
        raise UserError("moment_unreadable", field, text=text)
    return datetime(on.year, on.month, on.day, hour, minute, tzinfo=zone).astimezone(UTC)


def _day(text: str, field: str, _zone: ZoneInfo) -> date | None:
    return _read_day(text, field) if text else None


def _read_day(text: str, field: str) -> date:
    found = _DAY.fullmatch(text)
    try:
        if found:
            return _dated(int(found[3]) if found[3] else None, int(found[2]), int(found[1]))
    except ValueError:
        pass
    raise UserError("day_unreadable", field, text=text)


def _dated(year: int | None, month: int, day: int) -> date:
    """A day without its year is the last one of that date."""
    if year is not None:
        return date(year, month, day)
    today = datetime.now(UTC).date()
    this_year = date(today.year, month, day)
    return this_year if this_year <= today + timedelta(days=1) else date(today.year - 1, month, day)


def _announcements(text: str, field: str, zone: ZoneInfo) -> tuple[Announcement, ...]:
    made = []
    for part in filter(None, (one.strip() for one in text.split(";"))):
        found = _MOMENT.match(part)
        days = _DAY.search(part, found.end()) if found else None
        if not found or not days:
            raise UserError("promise_unreadable", field, text=part)
        made.append(Announcement(_instant(found, part, field, zone), _read_day(days[0], field)))
    return tuple(made)


def _pauses(text: str, field: str, zone: ZoneInfo) -> tuple[Pause, ...]:
    made = []
    for part in filter(None, (one.strip() for one in text.split(";"))):
        moments = list(_MOMENT.finditer(part))
        if not 1 <= len(moments) <= 2:
            raise UserError("suspension_unreadable", field, text=part)
        begin, *end = (_instant(found, part, field, zone) for found in moments)
        made.append(Pause(begin, end[0] if end else None))
    return tuple(made)


def _number(text: str, field: str, _zone: ZoneInfo) -> int | None:
    if text and not text.isdecimal():
        raise UserError("number_unreadable", field, text=text)
    return int(text) if text else None


_Reader = Callable[[str, str, ZoneInfo], object]


def _yes(text: str, _field: str, _zone: ZoneInfo) -> bool | None:
    return {"": None, "1": True, "0": False}[text]


def _flag(text: str, _field: str, _zone: ZoneInfo) -> bool:
    return text == "1"


def _plain(text: str, _field: str, _zone: ZoneInfo) -> str:
    return text


def _or_none(text: str, _field: str, _zone: ZoneInfo) -> str | None:
    return text or None


def _coded(codes: Callable[[str], object]) -> _Reader:
    return lambda text, _field, _zone: codes(text) if text else None


def _several(codes: Callable[[str], object]) -> _Reader:
    return lambda text, _field, _zone: tuple(codes(one) for one in text.split("|") if one)


_CONTACT: dict[str, _Reader] = {
    "channel": _coded(Channel),
    "agent": _plain,
    "arrived_at": _needed,
    "taken_at": _moment,
    "ended_at": _moment,
    "timer_flag": _flag,
    "first_visit": _yes,
    "age": _coded(Age),
    "commune": _plain,
    "needs": _several(Need),
    "rings": _number,
    "missed": _flag,
}
_REQUEST: dict[str, _Reader] = {
    "operator": _or_none,
    "help": _several(Help),
    "outcome": _coded(Outcome),
    "kind": _coded(RequestKind),
    "returning": _yes,
    "received_at": _moment,
    "acknowledged_at": _moment,
    "acknowledged_by": _coded(Acknowledgement),
    "due_on": _day,
    "answered_at": _moment,
    "announcements": _announcements,
    "pauses": _pauses,
    "note": _plain,
}
