"""One request a row, by the columns of contract.md §5, to and from values of the domain.

The CSV of contacts and the JSON lines of the terminal hold the same rows.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from marianne_desk.domain.calendar.instants import read_day, read_instant
from marianne_desk.domain.codes import Acknowledgement, Age, Channel, Help, Need, Outcome, RequestKind
from marianne_desk.domain.contact import Announcement, Contact, ContactDraft, Pause, Request, RequestDraft
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.vocabulary import Vocabulary

COLUMNS = (
    "contact",
    "request",
    "channel",
    "agent",
    "arrived_at",
    "taken_at",
    "ended_at",
    "timer_flag",
    "theme",
    "reason",
    "operator",
    "help",
    "outcome",
    "first_visit",
    "returning",
    "age",
    "commune",
    "needs",
    "received_at",
    "acknowledged_at",
    "acknowledged_by",
    "announcements",
    "pauses",
    "due_on",
    "answered_at",
    "rings",
    "missed",
    "kind",
    "recorded_at",
)

_YES = frozenset({"1", "true", "vrai", "oui", "o", "x", "yes"})
_NO = frozenset({"0", "false", "faux", "non", "n", "no"})

Code = TypeVar("Code", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a row needs: the desk's words and its clock."""

    vocabulary: Vocabulary
    zone: ZoneInfo


def draft_of(row: Mapping[str, str], reading: Reading) -> ContactDraft:
    """The contact of one row, with its one request. An absent or empty cell is not noted.

    Raises UserError whose ``field`` is the column at fault."""
    cell = _Cells(row, reading)
    return ContactDraft(
        id=cell.text("contact") or None,
        channel=cell.code("channel", Channel) or Channel.DESK,
        agent=cell.text("agent") or None,
        arrived_at=cell.instant("arrived_at"),
        taken_at=cell.instant("taken_at"),
        ended_at=cell.instant("ended_at"),
        recorded_at=cell.instant("recorded_at"),
        timer_flag=cell.yes_no("timer_flag") or False,
        first_visit=cell.yes_no("first_visit"),
        age=cell.code("age", Age),
        commune=cell.text("commune"),
        needs=cell.codes("needs", Need),
        rings=cell.number("rings"),
        missed=cell.yes_no("missed") or False,
        requests=(
            RequestDraft(
                id=cell.text("request") or None,
                theme=cell.text("theme") or None,
                reason=cell.text("reason") or None,
                operator=cell.text("operator") or None,
                help=cell.codes("help", Help),
                outcome=cell.code("outcome", Outcome),
                kind=cell.code("kind", RequestKind) or RequestKind.REQUEST,
                returning=cell.yes_no("returning"),
                received_at=cell.instant("received_at"),
                acknowledged_at=cell.instant("acknowledged_at"),
                acknowledged_by=cell.code("acknowledged_by", Acknowledgement),
                announcements=cell.pairs("announcements", _announcement),
                pauses=cell.pairs("pauses", _pause),
                due_on=read_day(cell.text("due_on"), "due_on") if cell.text("due_on") else None,
                answered_at=cell.instant("answered_at"),
            ),
        ),
    )


def joined(drafts: Sequence[ContactDraft]) -> ContactDraft:
    """Rows of one contact as one contact: what concerns the person is read from the first row."""
    return replace(drafts[0], requests=tuple(request for draft in drafts for request in draft.requests))


def rows_of(contact: Contact, zone: ZoneInfo) -> Iterable[dict[str, str]]:
    """The rows of a contact, one a request. No name, no telephone, no free text."""

    def at(instant: datetime | None) -> str:
        return instant.astimezone(zone).isoformat() if instant else ""

    for request in contact.requests:
        yield {
            "contact": contact.id,
            "request": request.id,
            "channel": contact.channel.value,
            "agent": contact.agent,
            "arrived_at": at(contact.arrived_at),
            "taken_at": at(contact.taken_at),
            "ended_at": at(contact.ended_at),
            "timer_flag": "1" if contact.timer_flag else "",
            "first_visit": _flag(contact.first_visit),
            "age": contact.age.value if contact.age else "",
            "commune": contact.commune,
            "needs": "|".join(contact.needs),
            "rings": "" if contact.rings is None else str(contact.rings),
            "missed": "1" if contact.missed else "",
            "recorded_at": at(contact.recorded_at),
        } | _request_cells(request, at)


def _request_cells(request: Request, at: Callable[[datetime | None], str]) -> dict[str, str]:
    return {
        "theme": request.theme,
        "reason": request.reason or "",
        "operator": request.operator or "",
        "help": "|".join(request.help),
        "outcome": request.outcome.value,
        "returning": _flag(request.returning),
        "received_at": at(request.received_at),
        "acknowledged_at": at(request.acknowledged_at),
        "acknowledged_by": request.acknowledged_by.value if request.acknowledged_by else "",
        "announcements": "|".join(f"{at(a.at)}>{a.on.isoformat()}" for a in request.announcements),
        "pauses": "|".join(f"{at(p.begin)}/{at(p.end)}" for p in request.pauses),
        "due_on": request.due_on.isoformat() if request.due_on else "",
        "answered_at": at(request.answered_at),
        "kind": request.kind.value,
    }


def _flag(value: bool | None) -> str:
    return "" if value is None else str(int(value))


def _announcement(text: str, zone: ZoneInfo) -> Announcement:
    at, mark, day = text.partition(">")
    if not mark:
        raise UserError("announcement_unreadable", "announcements", text=text)
    return Announcement(read_instant(at, zone, "announcements"), read_day(day, "announcements"))


def _pause(text: str, zone: ZoneInfo) -> Pause:
    begin, mark, end = text.partition("/")
    if not mark:
        raise UserError("pause_unreadable", "pauses", text=text)
    return Pause(
        read_instant(begin, zone, "pauses"), read_instant(end, zone, "pauses") if end.strip() else None
    )


Pair = TypeVar("Pair", Announcement, Pause)


@dataclass(frozen=True, slots=True)
class _Cells:
    row: Mapping[str, str]
    reading: Reading

    def text(self, column: str) -> str:
        return (self.row.get(column) or "").strip()

    def instant(self, column: str) -> datetime | None:
        text = self.text(column)
        return read_instant(text, self.reading.zone, column) if text else None

    def number(self, column: str) -> int | None:
        text = self.text(column)
        if not text:
            return None
        try:
            return int(text)
        except ValueError as error:
            raise UserError("number_unreadable", column, text=text) from error

    def yes_no(self, column: str) -> bool | None:
        text = self.text(column).lower()
        if not text:
            return None
        if text in _YES or text in _NO:
            return text in _YES
        raise UserError("yes_no_unreadable", column, text=self.text(column))

    def code(self, column: str, codes: type[Code]) -> Code | None:
        text = self.text(column)
        return self._code(column, text, codes) if text else None

    def codes(self, column: str, codes: type[Code]) -> tuple[Code, ...]:
        return tuple(
            self._code(column, part.strip(), codes) for part in self.text(column).split("|") if part.strip()
        )

    def pairs(self, column: str, read: Callable[[str, ZoneInfo], Pair]) -> tuple[Pair, ...]:
        return tuple(read(part, self.reading.zone) for part in self.text(column).split("|") if part.strip())

    def _code(self, column: str, text: str, codes: type[Code]) -> Code:
        kind = _LISTS.get(column, column)
        code = (
            text if text in {member.value for member in codes} else self.reading.vocabulary.find(kind, text)
        )
        if code is None or code not in {member.value for member in codes}:
            raise UserError("code_unknown", column, text=text, column=column)
        return codes(code)


_LISTS = {"needs": "need"}
