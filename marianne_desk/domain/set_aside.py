"""An entry that is not saved yet: set aside for somebody else, or still in the line. Kept so that a dead PC loses
nothing of it; whom to call back is never part of it."""

import json
from dataclasses import dataclass, field, replace
from datetime import date, datetime, tzinfo
from typing import Any

from marianne_desk.domain.codes import Age, Channel, Help, Need
from marianne_desk.domain.contact import RequestDraft

Answers = tuple[tuple[str, str], ...]
"""Questions of a line that were answered: (field, value)."""


@dataclass(frozen=True, slots=True)
class TypedPart:
    """One request noted before the line: what was typed for it and answered, or the codes that a tile stands for."""

    text: str = field(default="", repr=False)
    answers: Answers = ()
    request: RequestDraft | None = None


@dataclass(frozen=True, slots=True)
class PersonTaken:
    """Somebody taken in charge from the waiting room: identifier of the arrival and the two instants."""

    id: str
    arrived_at: datetime
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class SetAside:
    """An entry as it was typed, so that it is read again with the desk's words of then. ``begun_at`` is its clock;
    ``set_aside_at`` None: it stands in the line, or stood there when the computer died. What is empty or None was
    not noted. ``id``: that of the contact which it becomes, so that saving and erasing are one act."""

    id: str
    agent: str
    channel: Channel
    begun_at: datetime
    set_aside_at: datetime | None = None
    text: str = field(default="", repr=False)
    answers: Answers = ()
    parts: tuple[TypedPart, ...] = ()
    age: Age | None = None
    commune: str = ""
    first_visit: bool | None = None
    returning: bool | None = None
    needs: tuple[Need, ...] = ()
    note: str = ""
    taken: PersonTaken | None = None
    received: datetime | None = None
    announced: date | None = None

    @property
    def words(self) -> str:
        """What was typed, in the order of typing; empty when nothing was (a person taken in charge, a tile)."""
        return ", ".join(
            text for text in (*(part.text.strip() for part in self.parts), self.text.strip()) if text
        )


def local_entry(entry: SetAside, zone: tzinfo) -> SetAside:
    """The same entry, its clock in the desk's zone."""
    return replace(
        entry,
        begun_at=entry.begun_at.astimezone(zone),
        set_aside_at=entry.set_aside_at and entry.set_aside_at.astimezone(zone),
    )


def content_of(entry: SetAside) -> str:
    """The part of an entry that has no column of its own, as JSON of values; what was not noted is left out."""
    taken = entry.taken
    values: dict[str, Any] = {
        "text": entry.text,
        "answers": entry.answers,
        "parts": [_part_values(part) for part in entry.parts],
        "age": entry.age,
        "commune": entry.commune,
        "first_visit": entry.first_visit,
        "returning": entry.returning,
        "needs": entry.needs,
        "note": entry.note,
        "taken": [taken.id, taken.arrived_at.isoformat(), taken.taken_at.isoformat()] if taken else None,
        "received": entry.received.isoformat() if entry.received else None,
        "announced": entry.announced.isoformat() if entry.announced else None,
    }
    return json.dumps({name: value for name, value in values.items() if value not in (None, "", (), [])})


def entry_of(
    entry_id: str, agent: str, channel: str, begun_at: datetime, set_aside_at: datetime | None, content: str
) -> SetAside:
    """The entry of its row."""
    values: dict[str, Any] = json.loads(content)
    taken, received, announced = (values.get(name) for name in ("taken", "received", "announced"))
    return SetAside(
        id=entry_id,
        agent=agent,
        channel=Channel(channel),
        begun_at=begun_at,
        set_aside_at=set_aside_at,
        text=values.get("text", ""),
        answers=_answers(values.get("answers", ())),
        parts=tuple(_part(part) for part in values.get("parts", ())),
        age=Age(values["age"]) if "age" in values else None,
        commune=values.get("commune", ""),
        first_visit=values.get("first_visit"),
        returning=values.get("returning"),
        needs=tuple(Need(need) for need in values.get("needs", ())),
        note=values.get("note", ""),
        taken=PersonTaken(taken[0], _instant(taken[1]), _instant(taken[2])) if taken else None,
        received=_instant(received) if received else None,
        announced=date.fromisoformat(announced) if announced else None,
    )


def _part_values(part: TypedPart) -> dict[str, Any]:
    request = part.request
    values: dict[str, Any] = {"text": part.text, "answers": part.answers}
    if request is not None:
        values |= {
            "theme": request.theme,
            "reason": request.reason,
            "operator": request.operator,
            "help": request.help,
        }
    return values


def _part(values: dict[str, Any]) -> TypedPart:
    request = None
    if "theme" in values:
        request = RequestDraft(
            theme=values["theme"],
            reason=values["reason"],
            operator=values["operator"],
            help=tuple(Help(code) for code in values["help"]),
        )
    return TypedPart(values["text"], _answers(values["answers"]), request)


def _answers(values: list[list[str]]) -> Answers:
    return tuple((field, value) for field, value in values)


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)
