"""A desk with the cases of one October, each with its own end."""

from datetime import UTC, datetime

from marianne_desk.domain.agenda.appointment import State
from marianne_desk.domain.cases.appointment import Mode, PartnerAppointment
from marianne_desk.domain.cases.case import Answer, CaseDraft, Happening
from marianne_desk.domain.cases.visitor import Visitor
from marianne_desk.domain.codes import Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.storage import partner_appointments
from marianne_desk.usecases.cases import CaseNow, case_by_id, note, open_case
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.log_contact import log_contact
from tests.desks import SetClock


def utc(month: int, day: int, hour: int = 8) -> datetime:
    """An instant of 2026."""
    return datetime(2026, month, day, hour, tzinfo=UTC)


def sent(desk: Desk, clock: SetClock, at: datetime, operator: str = "CAF", name: str = "Mme Ferrand") -> str:
    """A request that came and was sent on at ``at``; the identifier of its case. The clock stays there."""
    clock.now = at
    request = RequestDraft(reason="apl", operator=operator, outcome=Outcome.FORWARDED)
    logged = log_contact(desk, ContactDraft(requests=(request,)))
    draft = CaseDraft(logged.contact.requests[0].id, Visitor(name, "06 00 00 00 00"))
    return open_case(desk, draft).now.case.id


def happen(
    desk: Desk, clock: SetClock, at: datetime, case: str, what: Happening, answer: Answer | None = None
) -> None:
    """Something happened to a case at ``at``. The clock stays there."""
    clock.now = at
    note(desk, case, what, answer=answer, words="non" if answer is Answer.REFUSED else "")


def meet(desk: Desk, case: str, begin: datetime, state: State = State.PLANNED) -> str:
    """An appointment of a case; its identifier."""
    now: CaseNow = case_by_id(desk, case)
    name = f"rdv-{now.case.number}-{begin:%m%d%H}"
    local = begin.astimezone(desk.zone)
    item = PartnerAppointment(
        name, case, now.case.operator, local, 30, Mode.OFFICE, None, "", "", None, (), state, None,
        "agent-1", desk.clock(), desk.clock(),
    )  # fmt: skip
    with desk.store.writing() as connection:
        partner_appointments.add(connection, item, now.case.number, now.case.received_at, desk.calendar)
    return name


def change(desk: Desk, appointment: str, state: State) -> None:
    """What became of an appointment."""
    from dataclasses import replace

    with desk.store.writing() as connection:
        held = partner_appointments.by_id(connection, appointment, desk.calendar)
        assert held is not None
        partner_appointments.change(
            connection, replace(held, state=state, changed_at=desk.clock()), desk.calendar
        )
