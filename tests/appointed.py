"""Cases with appointments at partners', for tests: opened, drafted, looked at."""

from datetime import date, datetime

from marianne_desk.domain.cases.appointment import (
    Mode,
    PartnerAppointmentDraft,
)
from marianne_desk.domain.cases.case import CaseDraft, Happening
from marianne_desk.domain.cases.visitor import Visitor
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.partners.directory import Directory, Office, Partner
from marianne_desk.storage import directory
from marianne_desk.storage.request_facts import held_request
from marianne_desk.usecases import partner_appointments as act
from marianne_desk.usecases.cases import case_by_id, open_case
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.log_contact import log_contact

MARIE = Visitor("Marie Le Goff", "06 12 34 56 78")
LAVAL_OFFICE = Office(
    "laval",
    "CAF",
    "CAF de Laval",
    address="11 quai Paul-Boudet, 53000 Laval",
    telephone="02 00 00 00 01",
    modes=(Mode.OFFICE, Mode.PHONE),
    hours="Mo-Fr 09:00-16:00",
)


def with_partners(desk: Desk, *offices: Office, partner: Partner | None = None) -> Desk:
    with desk.store.writing() as connection:
        directory.write(connection, Directory((partner,) if partner else (), offices))
    return desk


def requested(desk: Desk, channel: Channel = Channel.DESK, operator: str | None = "CAF") -> str:
    received = desk.clock() if channel is Channel.EMAIL else None
    wanted = RequestDraft(
        theme="logement", reason="apl", operator=operator, outcome=Outcome.PENDING, received_at=received
    )
    logged = log_contact(desk, ContactDraft(channel=channel, requests=(wanted,)))
    return logged.contact.requests[0].id


def opened(desk: Desk, channel: Channel = Channel.DESK) -> str:
    return open_case(desk, CaseDraft(requested(desk, channel), MARIE)).now.case.id


def at(desk: Desk, day: str, hour: int = 14, minute: int = 30) -> datetime:
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), desk.zone).replace(
        hour=hour, minute=minute
    )


def drafted(desk: Desk, case: str, day: str = "2026-10-20", hour: int = 14) -> PartnerAppointmentDraft:
    return PartnerAppointmentDraft(case, at(desk, day, hour))


def outcome_of(desk: Desk, case: str) -> tuple[Outcome | None, bool]:
    request = case_by_id(desk, case).case.request
    with desk.store.reading() as connection:
        held = held_request(connection, request)
    assert held is not None
    return held.request.outcome, held.request.answered_at is not None


def happened(desk: Desk, case: str) -> list[Happening]:
    return [event.happening for event in case_by_id(desk, case).case.events]


def codes(desk: Desk, draft: PartnerAppointmentDraft, operator: str | None = None) -> list[str]:
    return [notice.code for notice in act.notices_for(desk, draft, operator)]
