"""The cases of a made-up past, with the directory of the partners that they went to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from marianne_desk.domain.cases.retention import Erasure, ErasureKind, months_before
from marianne_desk.domain.cases.standing import standing
from marianne_desk.domain.contact import Contact, Request
from marianne_desk.domain.month import Month
from marianne_desk.domain.partners.directory import Directory
from marianne_desk.domain.simulation.contacts import House, Span
from marianne_desk.domain.simulation.directory import made_up_directory, made_up_feedback, made_up_news
from marianne_desk.domain.simulation.followed import followed
from marianne_desk.storage import cases, directory, erasing, partner_appointments
from marianne_desk.usecases.desk import Desk

if TYPE_CHECKING:
    from sqlalchemy import Connection


def add_cases(
    connection: "Connection",
    desk: Desk,
    house: House,
    span: Span,
    sent_on: Iterable[tuple[Contact, Request]],
    seed: int,
) -> int:
    """Writes the directory, and a case for each of the requests ``sent_on``; how many."""
    known = _add_directory(connection, desk, house, span, seed)
    found = [
        (contact, request, facts)
        for contact, request in sent_on
        if (facts := cases.request_facts(connection, request.id)) is not None
    ]
    erased: dict[Month, list[datetime]] = defaultdict(list)
    for contact, request, facts in found:
        one = followed(house, known, contact, request, span.horizon, desk.settings.identity_months, seed)
        said = standing(one.case.events, one.case.alarms, desk.calendar.working_days, desk.zone)
        number = cases.add(connection, one.case, facts, said, desk.calendar)
        for item in one.appointments:
            partner_appointments.add(connection, item, number, facts.received_at, desk.calendar)
        if one.case.erased_at is not None:
            erased[Month.of(one.case.erased_at.astimezone(desk.zone).date())].append(one.case.erased_at)
    erasing.note(connection, [_erasure(desk, days) for _, days in sorted(erased.items())])
    return len(found)


def _erasure(desk: Desk, days: Sequence[datetime]) -> Erasure:
    """A month's purge, as the register tells it."""
    at, months = max(days), desk.settings.identity_months
    before = months_before(at.astimezone(desk.zone).date(), months)
    return Erasure(at, ErasureKind.CLOSED_CASE, len(days), months, before)


def _add_directory(connection: "Connection", desk: Desk, house: House, span: Span, seed: int) -> Directory:
    known = made_up_directory(desk.vocabulary, desk.site.commune, desk.site.postcode, seed)
    directory.write(connection, known)
    agent = house.agents[0]
    for news in made_up_news(desk.vocabulary, span.horizon, span.last, agent, seed):
        directory.keep_news(connection, news)
    for line in made_up_feedback(desk.vocabulary, span.first, span.last, span.horizon, agent, seed):
        directory.keep_feedback(connection, line)
    return known
