"""Cases for tests, on a real desk: a request, the case of it, what happens to it."""

from dataclasses import replace
from datetime import datetime, timedelta

from marianne_desk.domain.cases.appointment import Mode, PartnerAppointment, State
from marianne_desk.domain.cases.case import Answer, Case, CaseDraft, Event, Happening
from marianne_desk.domain.cases.visitor import Visitor
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import Announcement, ContactDraft, RequestDraft
from marianne_desk.domain.partners.directory import Correspondent, Directory, Office
from marianne_desk.storage import directory
from marianne_desk.storage import partner_appointments as stored_appointments
from marianne_desk.usecases.cases import CaseDone, CaseNow, case_by_id, note, note_within, open_case
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.log_contact import Logged, log_contact

LINA = Visitor("Lina Benali", "06 12 34 56 78")
NAME, REACH = "Zoé Lemaître", "06 12 34 56 78"
OFFICE = Office(
    "o-1", "CAF", "agence de Laval", "11 quai Paul Boudet, 53000 Laval", "02 00 00 00 01", "laval@caf.example"
)
PERSON = Correspondent("p-1", "CAF", "Claire Roux", "conseillère", "o-1", "", "claire.roux@caf.example")
DAY = timedelta(days=1)


def a_request(desk: Desk, **facts: object) -> Logged:
    """A visit about housing benefit, or what ``facts`` say of its request."""
    said = {"reason": "apl", "operator": "CAF", "outcome": Outcome.PENDING, **facts}
    channel = Channel.EMAIL if "received_at" in said else Channel.DESK
    request = RequestDraft(**said)  # type: ignore[arg-type]
    return log_contact(desk, ContactDraft(channel=channel, requests=(request,)))


def a_case(
    desk: Desk,
    name: str = "Lina Benali",
    reach: str = "06 12 34 56 78",
    agent: str | None = None,
    **facts: object,
) -> CaseNow:
    """The case of a new request, sent on just now."""
    logged = a_request(desk, **facts)
    draft = CaseDraft(logged.contact.requests[0].id, Visitor(name, reach), id=facts.pop("case_id", None))  # type: ignore[arg-type]
    return open_case(desk, draft, agent=agent).now


def answered(desk: Desk, case: CaseNow, answer: Answer, words: str = "") -> CaseDone:
    """The partner answered."""
    return note(desk, case.case.id, Happening.ANSWERED, answer=answer, words=words)


def an_appointment(
    desk: Desk, case: CaseNow, begin: datetime, mode: Mode = Mode.OFFICE, id_: str = "rdv"
) -> PartnerAppointment:
    """One obtained from the partner, for ``begin``; it may have begun."""
    item = PartnerAppointment(
        id=f"{id_}-{case.case.number}",
        case=case.case.id,
        operator=case.case.operator,
        begin=begin,
        minutes=30,
        mode=mode,
        office=None,
        place="3 rue des Lilas",
        with_whom="",
        room=None,
        papers=(),
        state=State.PLANNED,
        result=None,
        agent=case.case.agent,
        made_at=desk.clock(),
        changed_at=desk.clock(),
    )
    with desk.store.writing() as connection:
        stored_appointments.add(connection, item, case.case.number, case.case.received_at, desk.calendar)
        event = Event(desk.clock(), Happening.APPOINTED, case.case.agent, appointment=item.id)
        note_within(connection, desk, case.case.id, event)
    return item


def again(desk: Desk, case: CaseNow) -> CaseNow:
    """The case as it is now."""
    return case_by_id(desk, case.case.id)


def keep_directory(desk: Desk, *, office: Office = OFFICE, person: Correspondent = PERSON) -> None:
    """Writes a directory of one office and one correspondent."""
    with desk.store.writing() as connection:
        directory.write(connection, Directory(offices=(office,), correspondents=(person,)))


def a_known_case(desk: Desk, *, known: bool = True, announced: bool = False, **said: str) -> Case:
    """A case of Zoé's at the CAF; ``known``: with the office and the correspondent of the directory; ``said``: of its
    draft."""
    promises = (Announcement(desk.clock(), desk.today()),) if announced else ()
    logged = a_request(desk, announcements=promises)
    draft = CaseDraft(logged.contact.requests[0].id, Visitor(NAME, REACH), **said)
    if known:
        draft = replace(draft, office=OFFICE.id, correspondent=PERSON.id)
    return open_case(desk, draft).now.case
