"""Appointments at partners', all of them as a list, and given to another agenda as a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from marianne_desk.domain.cases.appointment import HERE, Mode, PartnerAppointment, State
from marianne_desk.domain.cases.appointment_outcome import is_to_fill
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.partners.directory import Office
from marianne_desk.exchange.ics_writing import House, Method
from marianne_desk.exchange.partner_ics import PartnerEvent, partner_ics_bytes, write_partner_ics
from marianne_desk.storage import cases, directory
from marianne_desk.storage import partner_appointments as stored
from marianne_desk.usecases.cases import case_within
from marianne_desk.usecases.desk import Desk, refuse_own_file
from marianne_desk.wording.cases import MODES, case_number

_TO_TELL = frozenset({State.PLANNED, State.EXCUSED, State.CANCELLED})
"""States of which the office that gave the appointment has to hear."""


@dataclass(frozen=True, slots=True)
class ListedAppointment:
    """``number``: that of its case (« D-12 »). ``to_fill``: it has begun, and nobody said what became of it."""

    appointment: PartnerAppointment
    number: int
    to_fill: bool


def listed_appointments(desk: Desk) -> tuple[ListedAppointment, ...]:
    """All of them, past and to come, the earliest first."""
    now = desk.clock()
    with desk.store.reading() as connection:
        numbers = stored.case_numbers(connection)
        found = stored.every(connection, desk.calendar)
    return tuple(ListedAppointment(one, numbers[one.case], is_to_fill(one, now)) for one in found)


def export_partner_calendar(
    desk: Desk, listed: Sequence[ListedAppointment], path: Path, *, names: bool = False
) -> None:
    """Writes the appointments as an .ics file. ``names``: with the visitors' names, which stay out otherwise: a
    calendar is shared, and goes to telephones.

    Raises UserError ``own_file``, ``nothing_to_export``, MachineError ``not_writable``."""
    if not listed:
        raise UserError("nothing_to_export")
    refuse_own_file(desk, path)
    write_partner_ics(path, _events(desk, listed, names=names), _house(desk))


def case_invitation(desk: Desk, case_id: str) -> bytes | None:
    """The calendar file of the appointment of a case that was changed last, to be sent to the office that gave it: a
    request where both addresses are known, a cancellation where it was cancelled or excused, else to be taken note of.
    It names no visitor. None: the case has none, or the last one took place."""
    with desk.store.reading() as connection:
        held = stored.of_case(connection, case_id, desk.calendar)
        last = max(held, key=lambda one: one.changed_at, default=None)
        if last is None or last.state not in _TO_TELL:
            return None
        number = case_within(connection, case_id).number
    listed = ListedAppointment(last, number, is_to_fill(last, desk.clock()))
    return partner_ics_bytes(_events(desk, [listed], names=False), _house(desk), Method.REQUEST)


def _house(desk: Desk) -> House:
    return House(desk.zone, desk.site.name, desk.site.mail)


def _events(desk: Desk, listed: Sequence[ListedAppointment], *, names: bool) -> list[PartnerEvent]:
    with desk.store.reading() as connection:
        offices = {one.id: one for one in directory.read(connection).offices}
        known = cases.by_numbers(connection, sorted({one.number for one in listed})) if names else []
    named = {one.number: one.visitor.name for one in known if one.visitor}
    return [
        _event(desk, one, offices.get(one.appointment.office or ""), named.get(one.number, ""))
        for one in listed
    ]


def _event(desk: Desk, listed: ListedAppointment, office: Office | None, name: str) -> PartnerEvent:
    one = listed.appointment
    operator = desk.vocabulary.label("operator", one.operator)
    parts = (f"Rendez-vous {operator}", case_number(listed.number), name)
    return PartnerEvent(
        appointment=one,
        summary=" · ".join(part for part in parts if part),
        location=_location(desk, one, office),
        description=". ".join(part for part in (MODES[one.mode], one.with_whom) if part),
        attendee=office.mail if office else "",
    )


def _location(desk: Desk, one: PartnerAppointment, office: Office | None) -> str:
    """Where it is; of one by telephone nothing: what stands there may be the visitor's number."""
    if one.mode is Mode.PHONE:
        return ""
    if one.mode in HERE:
        return ", ".join(part for part in (desk.site.name, one.room) if part)
    label, address = (office.label, office.address) if office else ("", "")
    return ", ".join(part for part in (label, one.place or address) if part)
