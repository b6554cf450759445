"""The slip that the visitor leaves with: drawn in memory, saved only where the agent says. Nothing is kept."""

from pathlib import Path
from typing import TYPE_CHECKING

from marianne_desk.domain.cases.appointment import PartnerAppointment, State
from marianne_desk.domain.cases.case import Step
from marianne_desk.domain.cases.slip import Slip, Told, compose_slip
from marianne_desk.domain.cases.slip_words import LANGUAGES
from marianne_desk.domain.errors import UserError
from marianne_desk.storage import directory, partner_appointments
from marianne_desk.storage.whole_file import whole_file
from marianne_desk.usecases.cases import case_within, seen
from marianne_desk.usecases.desk import Desk, refuse_own_file

if TYPE_CHECKING:
    from sqlalchemy import Connection

_OVER = frozenset({Step.TOLD, Step.CLOSED})


def slip_pdf(
    desk: Desk,
    case_id: str,
    *,
    named: bool = True,
    language: str = "fr",
    copies: int = 1,
    appointment_id: str | None = None,
) -> bytes:
    """The slip of a case on A5, or twice on an A4 with ``copies`` 2. ``language`` « fr » or « en ». ``appointment_id``
    None: the next appointment, and where there is none, what becomes of the request.

    Raises UserError ``case_unknown``, ``appointment_over`` (the appointment is no longer to come), ``slip_over`` (the
    visitor knows the answer already), ``slip_to_fill`` (nobody said what the last appointment gave)."""
    from marianne_desk.documents.slip import draw_slip

    slip = read_slip(desk, case_id, named=named, language=language, appointment_id=appointment_id)
    return draw_slip(slip, created_at=desk.clock(), copies=copies)


def read_slip(
    desk: Desk, case_id: str, *, named: bool = True, language: str = "fr", appointment_id: str | None = None
) -> Slip:
    """What the slip of a case says. As :func:`slip_pdf`."""
    with desk.store.reading() as connection:
        now = seen(desk, case_within(connection, case_id))
        appointment = _appointment(connection, desk, case_id, appointment_id)
        offices = directory.read(connection).offices
    if appointment is None and now.standing.step in _OVER:
        raise UserError("slip_over")
    if appointment is None and now.standing.appointed:
        raise UserError("slip_to_fill")
    operator = now.standing.operator if appointment is None else appointment.operator
    office = appointment.office if appointment else None
    told = Told(
        case=now.case,
        standing=now.standing,
        site=desk.site,
        operator=desk.vocabulary.label("operator", operator),
        appointment=appointment,
        office=next((one for one in offices if one.id == office), None),
        simulated=desk.simulated,
    )
    return compose_slip(told, LANGUAGES[language], named=named)


def write_slip(desk: Desk, pdf: bytes, path: Path) -> None:
    """Saves a slip where the agent wants it, for its owner alone, whole or not at all. Raises UserError ``own_file``,
    MachineError ``not_writable``."""
    refuse_own_file(desk, path)
    with whole_file(path, private=True) as file:
        file.write(pdf)


def _appointment(
    connection: "Connection", desk: Desk, case_id: str, appointment_id: str | None
) -> PartnerAppointment | None:
    """The one that is named, or the next; one that has begun is still the next until it ends."""
    now = desk.clock()
    known = partner_appointments.of_case(connection, case_id, desk.calendar)
    coming = [one for one in known if one.state is State.PLANNED and one.end > now]
    if appointment_id is None:
        return next(iter(coming), None)
    named = next((one for one in coming if one.id == appointment_id), None)
    if named is None:
        raise UserError("appointment_over")
    return named
