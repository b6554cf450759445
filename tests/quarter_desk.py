"""A desk with a summer of requests and cases at the CAF, for whatever shows the quarter."""

from datetime import UTC, datetime, timedelta

from marianne_desk.domain.cases.case import Answer, CaseDraft, Happening
from marianne_desk.domain.cases.visitor import Visitor
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.partners.directory import Directory, Partner
from marianne_desk.domain.quarter import Quarter
from marianne_desk.storage import directory
from marianne_desk.usecases.cases import note, open_case
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.directory import add_feedback
from marianne_desk.usecases.log_contact import log_contact
from tests.desks import SetClock

CAF, T2, T3, T4 = "CAF", Quarter(2026, 2), Quarter(2026, 3), Quarter(2026, 4)
OCTOBER = datetime(2026, 10, 5, 8, tzinfo=UTC)
NAMES = "Zoé Lemaître", "06 12 34 56 78"


def ask(desk: Desk, clock: SetClock, at: datetime, *, solved: bool = True, reason: str = "apl") -> str:
    """Logs one request about the CAF; its identifier."""
    clock.now = at
    outcome = Outcome.SOLVED if solved else Outcome.FORWARDED
    request = RequestDraft(reason=reason, operator=CAF, outcome=outcome)
    logged = log_contact(desk, ContactDraft(Channel.DESK, (request,), arrived_at=at, recorded_at=at))
    return logged.contact.requests[0].id


def send(desk: Desk, clock: SetClock, at: datetime, answered_after: int | None) -> str:
    """Sends a request on to the CAF, which answers so many days later, None: never; the identifier of its case."""
    request = ask(desk, clock, at, solved=False)
    case = open_case(desk, CaseDraft(request, Visitor(*NAMES))).now.case
    if answered_after is not None:
        clock.now = at + timedelta(days=1)
        note(desk, case.id, Happening.TAKEN_UP)
        clock.now = at + timedelta(days=answered_after)
        note(desk, case.id, Happening.ANSWERED, answer=Answer.SETTLED)
        note(desk, case.id, Happening.TOLD)
    return case.id


def fill(desk: Desk, clock: SetClock) -> None:
    """40 requests in July and August, 16 of them sent on: ten answered in a week, six never; one line of feedback."""
    with desk.store.writing() as connection:
        directory.write(connection, Directory(partners=(Partner(CAF, promised_days=10),)))
    for number in range(24):
        ask(desk, clock, datetime(2026, 7, 1 + number, 8, tzinfo=UTC))
    for number in range(16):
        send(desk, clock, datetime(2026, 8, 3 + number, 8, tzinfo=UTC), 7 if number < 10 else None)
    clock.now = datetime(2026, 9, 2, 8, tzinfo=UTC)
    add_feedback(desk, CAF, "« Droit ouvert » n’est pas compris.", "logement", "apl")
    clock.now = OCTOBER
