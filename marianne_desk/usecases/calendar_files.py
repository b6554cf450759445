"""Appointments given to another agenda as a file, and taken from one: shown first, then all or none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from marianne_desk.domain.agenda.appointment import Appointment, State
from marianne_desk.domain.agenda.surnames import without_surnames
from marianne_desk.domain.entry.indexing import index_of
from marianne_desk.domain.errors import UserError
from marianne_desk.exchange.ics import CalendarEvent, Refused, Sender, read_ics, write_ics
from marianne_desk.storage import appointments as stored
from marianne_desk.usecases.desk import Desk, refuse_own_file


@dataclass(frozen=True, slots=True)
class CalendarPlan:
    """What a calendar file would do. ``new`` and ``changed``: appointments as they would be kept; ``same``: how many
    are there already as the file says; ``refused``: with the reason; ``unnamed``: identifiers of the new ones whose
    surname is not kept."""

    new: tuple[Appointment, ...]
    changed: tuple[Appointment, ...]
    same: int
    refused: tuple[Refused, ...]
    unnamed: frozenset[str] = frozenset()


def export_calendar(
    desk: Desk, appointments: Sequence[Appointment], path: Path, *, names: bool = False
) -> None:
    """Writes the appointments as an .ics file. ``names``: with the visitor's name and the free words, which stay out
    otherwise.

    Raises UserError ``own_file``, ``nothing_to_export``, MachineError ``not_writable``."""
    if not appointments:
        raise UserError("nothing_to_export")
    refuse_own_file(desk, path)
    label = desk.vocabulary.label

    def summary(one: Appointment) -> str:
        matter = label("reason", one.reason) if one.reason else label("theme", one.theme) if one.theme else ""
        parts = [matter, label("operator", one.operator) if one.operator else ""]
        if names:
            parts += [one.visitor, one.words]
        return " · ".join(("Rendez-vous", *dict.fromkeys(part for part in parts if part)))

    write_ics(path, appointments, Sender(desk.zone, desk.site.name, desk.site.mail, summary))


def plan_calendar(desk: Desk, path: Path) -> CalendarPlan:
    """Reads a calendar file and says what it would do; nothing is written.

    Raises UserError ``file_missing``, ``file_unreadable``, ``ics_not_calendar``, ``ics_cut``, ``ics_too_many``,
    ``ics_empty``."""
    events, refused = read_ics(path, desk.zone)
    with desk.store.reading() as connection:
        known = {one.id: one for one in stored.by_ids(connection, [event.uid for event in events], desk.zone)}
    new, changed, turned_down, same = [], [], list(refused), 0
    known_words = index_of(desk.vocabulary).words
    unnamed: set[str] = set()
    for event in events:
        before = known.get(event.uid)
        if before is None and event.cancelled:
            turned_down.append(Refused(0, "ics_cancelled", event.begin.date()))
        elif before is None:
            words = without_surnames(event.words, known_words.__contains__)
            if words != event.words:
                unnamed.add(event.uid)
            new.append(_new(desk, replace(event, words=words)))
        elif _is_same(before, event):
            same += 1
        elif _is_older(before, event):
            turned_down.append(Refused(0, "ics_older", event.begin.date()))
        else:
            changed.append(_changed(desk, before, event))
    return CalendarPlan(tuple(new), tuple(changed), same, tuple(turned_down), frozenset(unnamed))


def carry_out_calendar(desk: Desk, plan: CalendarPlan) -> int:
    """Keeps what a plan says, in one transaction; how many appointments were added or changed.

    Raises UserError ``appointment_changed`` when one of them changed since the plan was made; nothing is kept then."""
    with desk.store.writing() as connection:
        kept = {
            one.id: one
            for one in stored.by_ids(connection, [one.id for one in (*plan.new, *plan.changed)], desk.zone)
        }
        for one in plan.new:
            if one.id in kept:
                raise UserError("appointment_changed")
        for one in plan.changed:
            if one.id not in kept or kept[one.id].sequence >= one.sequence:
                raise UserError("appointment_changed")
        stored.add(connection, plan.new, desk.zone)
        for one in plan.changed:
            stored.change(connection, one, desk.zone)
    return len(plan.new) + len(plan.changed)


def _new(desk: Desk, event: CalendarEvent) -> Appointment:
    now = desk.clock()
    vocabulary = desk.vocabulary
    theme, reason, operator = event.codes
    known = vocabulary.reason(reason) if reason else None
    return Appointment(
        id=event.uid,
        begin=event.begin,
        minutes=event.minutes,
        theme=known.theme if known else theme if theme and vocabulary.theme(theme) else None,
        reason=reason if known else None,
        operator=operator if operator and vocabulary.operator(operator) else None,
        # What our own file says in codes needs no words beside it.
        words="" if any(event.codes) else event.words,
        visitor="",
        state=State.PLANNED,
        agent=desk.settings.agent,
        made_at=now,
        changed_at=now,
        sequence=event.sequence,
    )


def _is_same(before: Appointment, event: CalendarEvent) -> bool:
    gone = before.state in {State.CANCELLED, State.EXCUSED}
    moved = (before.begin.timestamp(), before.minutes) != (event.begin.timestamp(), event.minutes)
    return not moved and gone == event.cancelled


def _is_older(before: Appointment, event: CalendarEvent) -> bool:
    """Whether ours is the later version: by SEQUENCE, by the instant of change where that is equal."""
    if event.sequence != before.sequence:
        return event.sequence < before.sequence
    return event.stamp.timestamp() <= before.changed_at.timestamp()


def _changed(desk: Desk, before: Appointment, event: CalendarEvent) -> Appointment:
    """Ours with the time of the event; cancelled where it is, « à venir » again where it is no more."""
    state = before.state
    if event.cancelled:
        state = State.CANCELLED
    elif state in {State.CANCELLED, State.EXCUSED}:
        state = State.PLANNED
    return replace(
        before,
        begin=event.begin,
        minutes=event.minutes,
        state=state,
        changed_at=desk.clock(),
        sequence=max(event.sequence, before.sequence + 1),
    )
