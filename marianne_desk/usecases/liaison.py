"""What leaves the desk for the partner: the liaison sheet, a page laid out as Administration+'s form, a message for the
desk's own mail program. Nothing is sent, and nothing keeps a copy.

Source: issue « Difficult cases » §3.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from marianne_desk.domain.cases.case import Case, Event
from marianne_desk.domain.cases.liaison import (
    HistoryLine,
    Liaison,
    OurContact,
    TheirContact,
    papers_of,
    without_name,
)
from marianne_desk.domain.cases.mandate import Mandate, MandateState
from marianne_desk.domain.partners.directory import Correspondent, Office
from marianne_desk.storage import directory, mandates, partner_appointments
from marianne_desk.storage.request_facts import held_request
from marianne_desk.storage.whole_file import whole_file
from marianne_desk.usecases.cases import case_within
from marianne_desk.usecases.desk import Desk, refuse_own_file
from marianne_desk.wording import liaison as words

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from marianne_desk.domain.cases.appointment import PartnerAppointment


def liaison_of(desk: Desk, case_id: str, *, named: bool = True) -> Liaison:
    """The liaison sheet of a case as it stands; ``named`` False: without the visitor, struck from the free words too.

    Raises UserError ``case_unknown``."""
    with desk.store.reading() as connection:
        case = case_within(connection, case_id)
        sheet = _sheet(desk, connection, case)
    return sheet if named else without_name(sheet)


def liaison_pdf(desk: Desk, sheet: Liaison) -> bytes:
    """The sheet on A4."""
    from marianne_desk.documents.liaison_sheet import draw_liaison_sheet

    return draw_liaison_sheet(sheet, created_at=desk.now())


def partner_form_pdf(desk: Desk, sheet: Liaison) -> bytes:
    """One A4 page laid out as Administration+'s form: what we keep is filled in, the rest is to be typed there."""
    from marianne_desk.documents.partner_form import draw_partner_form

    return draw_partner_form(sheet, created_at=desk.now())


def liaison_mail(desk: Desk, sheet: Liaison, calendar: bytes | None = None) -> bytes:
    """A message for the desk's own mail program, ready to be looked at and sent from there: to the correspondent or the
    office where the directory knows a mail address, its subject without any name, the sheet as text and as PDF.
    ``calendar``: the appointment that goes with it (``partner_calendar.case_invitation``)."""
    from marianne_desk.exchange.mail import MailDraft, mail_file

    draft = MailDraft(
        to=sheet.theirs.mail,
        subject=words.subject(sheet),
        body=words.plain_text(sheet),
        name=f"{words.file_name(sheet)}.pdf",
        pdf=liaison_pdf(desk, sheet),
        calendar=calendar,
    )
    return mail_file(draft)


def save_paper(desk: Desk, content: bytes, path: Path) -> None:
    """Writes a paper where the person wants it, for its owner's eyes where the system knows how; the program keeps no
    copy. Raises UserError ``own_file``, MachineError ``not_writable``."""
    refuse_own_file(desk, path)
    with whole_file(path, private=True) as file:
        file.write(content)


def _sheet(desk: Desk, connection: "Connection", case: Case) -> Liaison:
    held = held_request(connection, case.request)
    appointments = partner_appointments.of_case(connection, case.id, desk.calendar)
    known = directory.read(connection)
    office = next((one for one in known.offices if one.id == case.office), None)
    correspondent = next((one for one in known.correspondents if one.id == case.correspondent), None)
    theme, reason = desk.vocabulary.label("theme", case.theme), case.reason
    return Liaison(
        number=case.number,
        contact=case.contact,
        matter=f"{theme}, {desk.vocabulary.label('reason', reason)}" if reason else theme,
        today=desk.today(),
        received_at=case.received_at.astimezone(desk.zone),
        announced=tuple(one.on for one in held.request.announcements) if held else (),
        history=tuple(_line(desk, event, appointments) for event in case.events),
        ours=_ours(desk, case),
        theirs=_theirs(desk.vocabulary.label("operator", case.operator), office, correspondent),
        mandates=_in_force(desk, mandates.of_case(connection, case.id)),
        papers=papers_of(appointments),
        visitor=case.visitor,
        erased=case.erased_at is not None,
        question=case.question,
        tried=case.tried,
    )


def _line(desk: Desk, event: Event, appointments: "list[PartnerAppointment]") -> HistoryLine:
    about = next((one.begin for one in appointments if one.id == event.appointment), None)
    return HistoryLine(
        at=event.at.astimezone(desk.zone),
        happening=event.happening,
        answer=event.answer,
        operator=desk.vocabulary.label("operator", event.operator) if event.operator else "",
        words=event.words,
        appointment=about,
    )


def _in_force(desk: Desk, found: tuple[Mandate, ...]) -> tuple[Mandate, ...]:
    return tuple(one for one in found if one.state_on(desk.today()) is MandateState.IN_FORCE)


def _ours(desk: Desk, case: Case) -> OurContact:
    site = desk.site
    agent = next((one.label for one in desk.agents if one.code == case.agent), case.agent)
    place = f"{site.address}, {site.postcode} {site.commune}"
    return OurContact(site.name, place.strip(", "), site.telephone, site.mail, agent)


def _theirs(operator: str, office: Office | None, person: Correspondent | None) -> TheirContact:
    return TheirContact(
        operator=operator,
        office=office.label if office else "",
        address=office.address if office else "",
        name=person.name if person else "",
        role=person.role if person else "",
        telephone=(person.telephone if person else "") or (office.telephone if office else ""),
        mail=(person.mail if person else "") or (office.mail if office else ""),
    )
