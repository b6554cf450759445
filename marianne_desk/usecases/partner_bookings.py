"""An appointment at a partner's, completed from the directory, and what stands in its way at this desk."""

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING

from marianne_desk.domain.agenda.appointment import USUAL_MINUTES
from marianne_desk.domain.agenda.notices import Notice
from marianne_desk.domain.agenda.permanence import occurrences
from marianne_desk.domain.calendar.opening import FIRST_YEAR, LAST_YEAR
from marianne_desk.domain.cases.appointment import (
    HERE,
    Mode,
    Paper,
    PartnerAppointment,
    PartnerAppointmentDraft,
    State,
)
from marianne_desk.domain.cases.booking_notices import Around, Booking, free_room, notices_of, refusals_of
from marianne_desk.domain.cases.visitor import refuse_identity
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.partners.directory import Office
from marianne_desk.storage import directory, permanences
from marianne_desk.storage import partner_appointments as stored
from marianne_desk.usecases.cases import case_within
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.partner_advice import of_operator

if TYPE_CHECKING:
    from sqlalchemy import Connection

_DAY = timedelta(days=1)


def notices_for(
    desk: Desk, draft: PartnerAppointmentDraft, operator: str | None = None
) -> tuple[Notice, ...]:
    """Everything to say of an appointment before it is kept, the gravest first. ``operator``: of a case that is not
    opened yet (``draft.case`` empty)."""
    with desk.store.reading() as connection:
        to_whom = operator or case_within(connection, draft.case).operator
        booking = _booking(connection, desk, draft, to_whom)
        return notices_of(booking, _around(connection, desk, booking, draft.case), desk.now())


def made_within(
    connection: "Connection", desk: Desk, draft: PartnerAppointmentDraft, operator: str
) -> PartnerAppointment:
    """The appointment of a draft, what was not said taken from the directory. Raises UserError ``appointment_length``,
    ``day_out_of_calendar``, ``hour_skipped``, ``office_unknown``, ``visitor_number``."""
    booking = _booking(connection, desk, draft, operator)
    for refusal in refusals_of(booking.begin, booking.minutes):
        raise UserError(refusal.code, "when", **refusal.values)
    around = _around(connection, desk, booking, draft.case)
    now = desk.clock()
    return PartnerAppointment(
        id=draft.id or str(uuid.uuid4()),
        case=draft.case,
        operator=operator,
        begin=booking.begin.astimezone(desk.zone),
        minutes=booking.minutes,
        mode=draft.mode,
        office=booking.office.id if booking.office else None,
        place=_short(draft.place, "place") or _place(draft.mode, booking.office),
        with_whom=_short(draft.with_whom, "with_whom"),
        room=free_room(booking, around) if draft.mode in HERE else None,
        papers=tuple(Paper(_short(paper.label, "papers"), paper.ready) for paper in draft.papers),
        state=State.PLANNED,
        result=None,
        agent=desk.settings.agent,
        made_at=now,
        changed_at=now,
    )


def _short(text: str, field: str) -> str:
    refuse_identity(text, field)
    return " ".join(text.split())


def _place(mode: Mode, office: Office | None) -> str:
    if office is None or mode in HERE:
        return ""
    return office.address if mode is Mode.OFFICE else office.telephone


def _booking(connection: "Connection", desk: Desk, draft: PartnerAppointmentDraft, operator: str) -> Booking:
    known = directory.read(connection, operator)
    office = next((one for one in known.offices if one.id == draft.office and one.operator == operator), None)
    if draft.office is not None and office is None:
        raise UserError("office_unknown", "office")
    skipped = refusals_of(draft.begin, USUAL_MINUTES)
    return Booking(
        operator=operator,
        begin=draft.begin if skipped else draft.begin.astimezone(desk.zone),
        minutes=draft.minutes or known.partner(operator).usual_minutes or USUAL_MINUTES,
        mode=draft.mode,
        office=office,
        room=draft.room,
        itself=draft.id,
    )


def _around(connection: "Connection", desk: Desk, booking: Booking, case_id: str) -> Around:
    day = booking.begin.date()
    if not FIRST_YEAR < day.year < LAST_YEAR:
        return Around(desk.opening)
    here, known = permanences.read(connection), directory.read(connection, booking.operator)
    return Around(
        opening=desk.opening,
        rooms=desk.settings.rooms,
        here=stored.between(connection, day - _DAY, day + _DAY, desk.calendar),
        permanences=[one for item in here for one in occurrences(item, day, day, desk.opening)],
        own=frozenset(one.id for one in of_operator(here, known, booking.operator)),
        of_case=stored.of_case(connection, case_id, desk.calendar),
        labels={operator.code: operator.label for operator in desk.vocabulary.operators},
    )
