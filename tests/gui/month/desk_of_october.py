"""A desk with a few contacts of September and October 2026, for whatever shows the month."""

from datetime import UTC, datetime

from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.month import Month
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.log_contact import log_contact

OCTOBER = Month(2026, 10)
TAX = RequestDraft(reason="declaration", outcome=Outcome.SOLVED)
HOUSING = RequestDraft(reason="apl", operator="CAF", outcome=Outcome.SOLVED)
LETTER = RequestDraft(theme="papiers", outcome=Outcome.ORIENTED)


def utc(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of 2026."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


def mail_of(received: datetime, answered: datetime | None) -> ContactDraft:
    """An e-mail about taxes, due five working days after it came."""
    request = RequestDraft(
        reason="declaration", outcome=Outcome.PENDING, received_at=received, answered_at=answered
    )
    return ContactDraft(Channel.EMAIL, (request,), arrived_at=received, recorded_at=received)


DRAFTS = (
    ContactDraft(Channel.DESK, (TAX,), arrived_at=utc(9, 15, 8), recorded_at=utc(9, 15, 8)),
    mail_of(utc(9, 28, 8), utc(10, 2, 9)),
    mail_of(utc(9, 28, 9), utc(10, 9, 9)),
    mail_of(utc(9, 29, 8), None),
    ContactDraft(
        Channel.DESK,
        (TAX, LETTER),
        arrived_at=utc(10, 1, 8),
        taken_at=utc(10, 1, 8, 6),
        recorded_at=utc(10, 1, 8, 20),
    ),
    ContactDraft(
        Channel.DESK,
        (HOUSING,),
        arrived_at=utc(10, 1, 12, 5),
        taken_at=utc(10, 1, 12, 40),
        recorded_at=utc(10, 1, 13),
    ),
    ContactDraft(Channel.PHONE, (LETTER,), arrived_at=utc(10, 2, 7, 10), recorded_at=utc(10, 5, 7)),
)


def fill(desk: Desk) -> None:
    """Logs them all."""
    for draft in DRAFTS:
        log_contact(desk, draft)
