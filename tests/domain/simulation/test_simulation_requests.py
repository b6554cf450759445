"""What is asked in a made-up past, when, and what becomes of it."""

from collections import Counter
from datetime import date, datetime, timedelta
from statistics import mean, median

import pytest

from marianne_desk.domain.codes import (
    ON_THE_SPOT,
    WAITING,
    WRITTEN,
    Acknowledgement,
    Channel,
    Help,
    Outcome,
    RequestKind,
)
from marianne_desk.domain.completion import Circumstances, complete
from marianne_desk.domain.derivation import derive_request
from marianne_desk.domain.simulation.matters import (
    SEASONS,
    Matter,
    is_offered,
    matters_on,
    yearly_shares,
)
from marianne_desk.storage.lists import load_vocabulary
from tests.made_up_houses import FULL_DAYS, SUBURB, Past, calendar_of, past_of

NATIONAL = {"FRANCE_TITRES": 19, "CAF": 16, "CPAM": 16, "DGFIP": 15, "CARSAT": 14}
OCTOBER = date(2026, 10, 12)


def autumn() -> Past:
    return past_of(FULL_DAYS, date(2026, 8, 1), date(2026, 10, 31), 25.0)


def a_year() -> Past:
    return past_of(FULL_DAYS, date(2025, 1, 1), date(2025, 12, 31), 8.0)


@pytest.mark.parametrize("rural", [False, True])
def test_shares_of_operators_are_the_published_ones(rural: bool) -> None:
    shares: Counter[str | None] = Counter()
    for matter, share in yearly_shares(rural=rural):
        shares[matter.operator] += share  # type: ignore[assignment]
    assert sum(shares.values()) == pytest.approx(100)
    for operator, share in NATIONAL.items():
        assert shares[operator] == pytest.approx(share, abs=1), operator
    assert (shares["MSA"] > 4) == rural


def test_a_whole_year_comes_out_at_the_published_shares() -> None:
    requests = [
        request for contact, request in a_year().requests if contact.channel is not Channel.PERMANENCE
    ]
    operators = Counter(request.operator for request in requests)
    for operator, share in NATIONAL.items():
        assert 100 * operators[operator] / len(requests) == pytest.approx(share, abs=3), operator
    assert operators["MSA"]
    assert not any(request.operator == "MSA" for _, request in _suburb().requests)


def _suburb() -> Past:
    return past_of(SUBURB, date(2026, 8, 1), date(2026, 10, 31), 8.0)


def test_taxes_fill_the_spring_and_families_come_back_in_september() -> None:
    past = a_year()
    taxes = _by_month(past, "impots")
    assert all(taxes[month] > taxes[other] for month in (4, 5, 6) for other in (1, 2, 3, 7, 11, 12))
    assert mean(taxes[month] for month in (4, 5, 6)) > taxes[9] > taxes[2]
    families = _by_month(past, "famille") + _by_month(past, "logement")
    assert families[9] == max(families.values())
    energy = _by_month(past, "energie")
    assert energy[4] + energy[5] > energy[10] + energy[11]


def _by_month(past: Past, theme: str) -> Counter[int]:
    return Counter(
        past.local_day(contact.arrived_at).month
        for contact, request in past.requests
        if request.theme == theme
    )


def test_every_season_has_twelve_months_and_is_used() -> None:
    assert all(len(profile) == 12 for profile in SEASONS.values())
    assert {matter.season for matter, _ in yearly_shares(rural=True)} == set(SEASONS)


def test_every_matter_is_in_the_lists() -> None:
    vocabulary = load_vocabulary()
    for matter, _ in yearly_shares(rural=True):
        assert is_offered(matter, OCTOBER, vocabulary), matter


def test_what_the_desk_does_not_offer_or_did_not_exist_is_not_asked() -> None:
    vocabulary = load_vocabulary()
    renovation = Matter("logement", "renovation", "FRANCE_RENOV", 1.0)
    assert is_offered(renovation, OCTOBER, vocabulary)
    assert not is_offered(renovation, date(2019, 5, 6), vocabulary)
    for retired in ("logement", "renovation", "FRANCE_RENOV"):
        assert not is_offered(renovation, OCTOBER, vocabulary.with_additions(retired=[retired])), retired
    before = matters_on(date(2019, 5, 6), vocabulary, rural=True).things
    assert not any(matter.operator == "FRANCE_RENOV" for matter in before)


def test_mondays_and_mornings_are_heavier() -> None:
    past = a_year()
    comers = [
        contact.arrived_at.astimezone(past.house.clock.zone)
        for contact in past.contacts
        if contact.channel is Channel.DESK and contact.arrived_at
    ]
    open_days = Counter(batch.day.weekday() for batch in past.batches)
    came = Counter(at.weekday() for at in comers)
    a_day = {weekday: came[weekday] / open_days[weekday] for weekday in open_days}
    assert a_day[0] == max(a_day.values())
    assert a_day[0] > 1.2 * a_day[3]
    assert sum(at.hour < 12 for at in comers) > 1.1 * sum(at.hour >= 12 for at in comers)


def test_a_year_brings_a_little_more_than_the_year_before() -> None:
    past = past_of(FULL_DAYS, date(2025, 1, 1), date(2026, 12, 31), 4.0)
    years = Counter(past.local_day(contact.arrived_at).year for contact in past.contacts)
    assert 1.0 < years[2026] / years[2025] < 1.15


def test_four_in_five_are_solved_on_the_spot() -> None:
    for past in (autumn(), a_year()):
        outcomes = Counter(
            request.outcome for contact, request in past.requests if contact.channel in ON_THE_SPOT
        )
        assert 100 * outcomes[Outcome.SOLVED] / sum(outcomes.values()) == pytest.approx(82, abs=2)
        assert set(outcomes) == set(Outcome)


def test_some_contacts_hold_two_requests_and_some_come_back() -> None:
    past = autumn()
    two = sum(len(contact.requests) == 2 for contact in past.contacts)
    assert 0.05 < two / len(past.contacts) < 0.15
    noted = [request.returning for _, request in past.requests if request.returning is not None]
    assert 0.02 < sum(noted) / len(noted) < 0.08
    assert len(noted) < len(past.requests)
    kinds = Counter(request.kind for _, request in past.requests)
    assert len(kinds) == 3
    assert kinds[RequestKind.COMPLAINT] > kinds[RequestKind.SUGGESTION]
    assert {help_ for _, request in past.requests for help_ in request.help} == set(Help)


def test_waits_are_noted_on_most_and_never_negative() -> None:
    past = autumn()
    seated = [contact for contact in past.contacts if contact.channel in WAITING]
    noted = [contact for contact in seated if contact.taken_at is not None]
    assert 0.82 < len(noted) / len(seated) < 0.95
    forgotten = [contact for contact in noted if contact.timer_flag]
    assert 0 < len(forgotten) / len(noted) < 0.04
    waits = [_minutes(contact.arrived_at, contact.taken_at) for contact in noted if not contact.timer_flag]
    assert 0 <= min(waits) < 1
    assert max(waits) < 210
    assert 3 < median(waits) < 8
    assert 0.75 < sum(wait <= 15 for wait in waits) / len(waits) < 0.95
    mondays = [
        _minutes(contact.arrived_at, contact.taken_at)
        for contact in noted
        if past.local_day(contact.arrived_at).weekday() == 0 and not contact.timer_flag
    ]
    assert mean(mondays) > mean(waits)


def test_some_people_leave_after_the_door_is_closed() -> None:
    past = autumn()
    late = [
        contact
        for contact in past.contacts
        if contact.channel is Channel.DESK
        and contact.ended_at
        and not past.house.clock.is_open(contact.ended_at)
    ]
    assert 0 < len(late) / len(past.contacts) < 0.15


def test_calls_ring_are_missed_and_leave_messages() -> None:
    calls = [contact for contact in autumn().contacts if contact.channel is Channel.PHONE]
    rings = [contact.rings for contact in calls if contact.rings is not None]
    assert 0 < min(rings) <= max(rings) <= 10
    assert len(rings) < len(calls)
    messages = [contact for contact in calls if contact.requests[0].received_at]
    missed = [contact for contact in calls if contact.missed and not contact.requests[0].received_at]
    assert messages
    assert missed
    assert all(contact.missed for contact in messages)
    assert all(contact.requests[0].outcome is Outcome.DROPPED for contact in missed)
    overnight = [
        contact
        for contact in messages
        if contact.arrived_at
        and contact.requests[0].received_at
        and contact.arrived_at - contact.requests[0].received_at > timedelta(hours=6)
    ]
    assert 0 < len(overnight) < len(messages)


def test_written_requests_come_at_any_hour_and_are_read_later() -> None:
    past = a_year()
    letters = [contact for contact in past.contacts if contact.channel in WRITTEN]
    assert all(contact.arrived_at == contact.requests[0].received_at for contact in letters)
    local = [
        contact.arrived_at.astimezone(past.house.clock.zone)
        for contact in letters
        if contact.channel is Channel.EMAIL and contact.arrived_at
    ]
    assert any(at.weekday() >= 5 for at in local)
    assert any(at.hour >= 19 for at in local)
    acknowledged = Counter(contact.requests[0].acknowledged_by for contact in letters)
    assert set(acknowledged) == {None, *Acknowledgement}


def test_answers_are_mostly_in_time_and_some_late_or_open() -> None:
    past = past_of(FULL_DAYS, date(2026, 8, 1), date(2026, 10, 31), 60.0)
    calendar = calendar_of(past.house)
    circumstances = Circumstances(past.span.horizon, "agent-1", past.house.vocabulary, fill=False)
    due, late, pauses, announced = 0, 0, Counter[str](), Counter[int]()
    for draft in past.contacts:
        contact = complete(draft, circumstances)
        if contact.channel not in WRITTEN:
            continue
        request = contact.requests[0]
        derived = derive_request(contact, request, calendar)
        announced[len(request.announcements)] += 1
        pauses.update("open" if pause.end is None else "closed" for pause in request.pauses)
        if request.answered_at is None:
            assert request.outcome in {Outcome.PENDING, Outcome.FORWARDED}
        if derived.due_on is not None and derived.due_on <= past.span.last:
            due += 1
            late += not derived.in_time
    assert 0.06 < late / due < 0.18
    assert pauses["open"]
    assert pauses["closed"] > pauses["open"]
    assert announced[0] > announced[1] > announced[2] > 0


def test_pending_and_forwarded_matters_are_paused_and_announced_at_the_desk_too() -> None:
    requests = [request for contact, request in autumn().requests if contact.channel is Channel.DESK]
    assert any(request.pauses and request.outcome is Outcome.PENDING for request in requests)
    assert any(request.announcements and request.outcome is Outcome.FORWARDED for request in requests)
    assert all(pause.begin for request in requests for pause in request.pauses)


def _minutes(begin: datetime | None, end: datetime | None) -> float:
    assert begin is not None
    assert end is not None
    return (end - begin).total_seconds() / 60
