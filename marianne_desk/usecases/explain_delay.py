"""Why a request took the time that it took."""

from datetime import datetime

from marianne_desk.domain.calendar.working_days import WorkingDays
from marianne_desk.domain.codes import Outcome
from marianne_desk.domain.contact import Request
from marianne_desk.domain.correction import Correction, is_set_by_person
from marianne_desk.domain.delay_explained import (
    DelayExplained,
    PartnerClock,
    Promise,
    days_of,
    partner_clock,
)
from marianne_desk.domain.errors import UserError
from marianne_desk.storage.corrections import history
from marianne_desk.storage.request_facts import HeldRequest, held_request
from marianne_desk.usecases.desk import Desk


def explain(desk: Desk, request_id: str) -> DelayExplained:
    """The delay of a request from its receipt to its answer, or to now where it has none.

    Raises UserError ``request_unknown``, ``day_out_of_calendar``."""
    with desk.store.reading() as connection:
        held = held_request(connection, request_id)
        corrections = () if held is None else history(connection, held.kept.number)
    if held is None:
        raise UserError("request_unknown")
    request, contact = held.request, held.kept.contact
    begin = (request.received_at or contact.arrived_at).astimezone(desk.zone)
    end = max(begin, (request.answered_at or desk.clock()).astimezone(desk.zone))
    working = WorkingDays(desk.opening.holidays_of)
    return DelayExplained(
        number=held.kept.number,
        channel=contact.channel,
        matter=_matter(desk, request),
        outcome=request.outcome,
        begin=begin,
        end=end,
        answered=request.answered_at is not None,
        promise=_promise(desk, held),
        pauses=request.pauses,
        days=days_of(desk.opening, working, begin, end, request.pauses),
        partner=_partner(desk, held, begin, end, corrections),
    )


def render_delay_sheet(desk: Desk, explained: DelayExplained) -> bytes:
    """The PDF of an explanation: one A4 page."""
    from marianne_desk.documents.delay_sheet import draw_delay_sheet

    return draw_delay_sheet(explained, desk.site.name, created_at=desk.now())


def _matter(desk: Desk, request: Request) -> str:
    theme = desk.vocabulary.label("theme", request.theme)
    return f"{theme}, {desk.vocabulary.label('reason', request.reason)}" if request.reason else theme


def _promise(desk: Desk, held: HeldRequest) -> Promise:
    request, contact = held.request, held.kept.contact
    place = contact.requests.index(request)
    owed = desk.settings.delays.owed_in(contact.channel, received=request.received_at is not None)
    return Promise(
        owed=None if is_set_by_person(contact, request, desk.calendar) else owed,
        due_on=held.kept.due[place],
        announced=tuple(one.on for one in request.announcements),
    )


def _partner(
    desk: Desk, held: HeldRequest, begin: datetime, end: datetime, corrections: tuple[Correction, ...]
) -> PartnerClock | None:
    """The partner's clock of a request that was handed on: since it became so, its receipt where it was so at once."""
    if held.request.outcome is not Outcome.FORWARDED:
        return None
    place = held.kept.contact.requests.index(held.request)
    since = next(
        (
            one.at
            for one in corrections
            if (one.change.request, one.change.field) == (place, "outcome")
            and one.change.new == Outcome.FORWARDED
        ),
        begin,
    )
    working = WorkingDays(desk.opening.holidays_of)
    return partner_clock(desk.opening, working, min(max(since, begin), end), end)
