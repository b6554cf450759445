"""A made-up past is one that could have been: valid, within opening hours, and the same from the same seed."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from marianne_desk.domain.calendar.opening_rules import HoursPeriod, OpeningRules
from marianne_desk.domain.codes import WRITTEN, Age, Channel, Need
from marianne_desk.domain.completion import Circumstances, complete
from marianne_desk.domain.contact import ContactDraft
from marianne_desk.domain.derivation import derive_contact
from marianne_desk.domain.simulation.chance import stream
from marianne_desk.domain.simulation.contacts import CHANNELS, House, Span, simulated_contacts
from marianne_desk.domain.simulation.people import NEIGHBOURS, communes_around
from marianne_desk.domain.site import Site
from marianne_desk.domain.vocabulary import Vocabulary
from tests.made_up_houses import (
    FULL_DAYS,
    MORNINGS,
    MOSELLE,
    REUNION,
    SUBURB,
    Past,
    calendar_of,
    house_of,
    past_of,
    span_of,
)

AUGUST, OCTOBER_END = date(2026, 8, 1), date(2026, 10, 31)
PLACES = [FULL_DAYS, MORNINGS, MOSELLE, REUNION, SUBURB]


def autumn(site: Site = FULL_DAYS) -> Past:
    return past_of(site, AUGUST, OCTOBER_END, 25.0 if site == FULL_DAYS else 8.0)


@pytest.mark.parametrize("site", PLACES, ids=lambda site: site.department)
def test_every_contact_passes_the_checks_of_a_real_one(site: Site) -> None:
    past = autumn(site)
    circumstances = Circumstances(past.span.horizon, "agent-1", past.house.vocabulary, fill=False)
    seen: set[str] = set()
    for draft in past.contacts:
        contact = complete(draft, circumstances)
        instants = [contact.arrived_at, contact.taken_at, contact.ended_at, contact.recorded_at]
        for request in contact.requests:
            seen.add(request.id)
            instants += [request.received_at, request.answered_at, request.acknowledged_at]
            instants += [instant for pause in request.pauses for instant in (pause.begin, pause.end)]
            instants += [announcement.at for announcement in request.announcements]
            assert request.received_at is None or request.received_at <= contact.recorded_at
        assert all(instant <= past.span.horizon for instant in instants if instant is not None)
        assert contact.recorded_at >= (contact.ended_at or contact.arrived_at)
        seen.add(contact.id)
    assert len(seen) == len(past.contacts) + len(past.requests)


@pytest.mark.parametrize("site", PLACES, ids=lambda site: site.department)
def test_nobody_comes_or_calls_while_the_house_is_closed(site: Site) -> None:
    past = autumn(site)
    for contact in past.contacts:
        assert contact.arrived_at is not None
        if contact.channel not in WRITTEN:
            assert past.house.clock.is_open(contact.arrived_at)
    assert past.contacts


def test_public_holidays_of_the_place_are_kept() -> None:
    """26 December is one in Moselle and none elsewhere, 20 December one in La Réunion alone."""
    december = date(2023, 12, 18), date(2023, 12, 29)
    pasts = {site: past_of(site, *december, 40.0) for site in (FULL_DAYS, MOSELLE, REUNION)}
    came = {
        site: Counter(past.local_day(c.arrived_at).day for c in past.contacts if c.channel is Channel.DESK)
        for site, past in pasts.items()
    }
    assert came[FULL_DAYS][26]
    assert came[FULL_DAYS][20]
    assert not came[MOSELLE][26]
    assert not came[REUNION][20]
    assert not any(counts[25] for counts in came.values())


def test_same_seed_same_past_and_another_seed_another_one() -> None:
    house = house_of(FULL_DAYS)
    span = span_of(house, date(2026, 10, 1), OCTOBER_END)
    once, again, other = (tuple(simulated_contacts(house, span, 12.0, seed)) for seed in (7, 7, 8))
    assert once == again
    assert once != other


def test_batches_come_in_the_order_of_recording() -> None:
    past = autumn()
    recorded = [contact.recorded_at for contact in past.contacts if contact.recorded_at]
    assert recorded == sorted(recorded)
    assert [batch.done for batch in past.batches] == list(range(1, past.batches[0].of + 1))
    for batch, following in pairwise(past.batches):
        assert all(past.local_day(contact.recorded_at) >= batch.day for contact in batch.contacts)
        assert all(past.local_day(contact.recorded_at) < following.day for contact in batch.contacts)


def test_nothing_is_known_after_the_horizon() -> None:
    house = house_of(FULL_DAYS)
    noon = datetime(2026, 10, 14, 10, tzinfo=UTC)
    past = tuple(simulated_contacts(house, Span(date(2026, 10, 1), noon.date(), noon), 20.0, 1))
    recorded = [contact.recorded_at for batch in past for contact in batch.contacts if contact.recorded_at]
    assert noon - timedelta(hours=1) < max(recorded) <= noon


def test_mean_of_a_day_is_the_one_asked_for() -> None:
    past = autumn()
    assert len(past.contacts) / len(past.batches) == pytest.approx(25, rel=0.05)


def test_channels_have_their_shares() -> None:
    past = autumn()
    counts = Counter(contact.channel for contact in past.contacts)
    for channel, share in CHANNELS.items():
        assert counts[channel] / len(past.contacts) == pytest.approx(share, abs=0.025), channel
        assert counts[channel]


def test_some_days_nobody_noted_anything() -> None:
    past = autumn()
    written_down = {past.local_day(contact.arrived_at) for contact in past.contacts}
    silent = [batch.day for batch in past.batches if batch.day not in written_down]
    assert 1 <= len(silent) <= 4


def test_some_contacts_are_keyed_after_the_fact() -> None:
    past = autumn()
    calendar = calendar_of(past.house)
    circumstances = Circumstances(past.span.horizon, "agent-1", past.house.vocabulary, fill=False)
    derived = [derive_contact(complete(draft, circumstances), calendar) for draft in past.contacts]
    assert 0.01 < sum(facts.after_the_fact for facts in derived) / len(derived) < 0.07
    assert not any(facts.outside_hours for facts in derived)


def test_people_are_described_without_a_name() -> None:
    past = autumn()
    ages = Counter(contact.age for contact in past.contacts if contact.age)
    whole = sum(ages.values())
    assert (ages[Age.FROM_60] + ages[Age.FROM_70]) / whole == pytest.approx(0.55, abs=0.05)
    assert (ages[Age.UNDER_12] + ages[Age.FROM_12] + ages[Age.FROM_18]) / whole == pytest.approx(
        0.06, abs=0.03
    )
    communes = Counter(contact.commune for contact in past.contacts if contact.commune)
    assert set(communes) == {"Vaubrun", "Autre"}
    assert communes["Vaubrun"] > communes["Autre"]
    first = [contact.first_visit for contact in past.contacts if contact.first_visit is not None]
    assert sum(first) / len(first) == pytest.approx(0.3, abs=0.05)
    needs = Counter(need for contact in past.contacts for need in contact.needs)
    assert set(needs) == set(Need)
    assert {contact.agent for contact in past.contacts} == {"agent-1", "agent-2"}
    assert not any(request.note for _, request in past.requests)


def test_communes_are_the_desk_s_and_eight_neighbours() -> None:
    around = communes_around("Vaubrun", stream(1, "communes"))
    assert around[0] == "Vaubrun"
    assert len(set(around)) == NEIGHBOURS + 1
    assert len(communes_around("", stream(1, "communes"))) == NEIGHBOURS


def test_a_desk_that_notes_no_commune_has_none() -> None:
    house = house_of(FULL_DAYS, communes=())
    span = span_of(house, date(2026, 10, 12), date(2026, 10, 16))
    contacts = _contacts(house, span)
    assert contacts
    assert not any(contact.commune for contact in contacts)


def test_a_closed_house_has_no_past() -> None:
    house = house_of(replace(FULL_DAYS, hours=""))
    assert not tuple(simulated_contacts(house, span_of(house, AUGUST, OCTOBER_END), 12.0, 1))


def test_a_desk_without_words_has_no_contacts() -> None:
    house = replace(house_of(FULL_DAYS), vocabulary=Vocabulary((), (), ()))
    batches = tuple(simulated_contacts(house, span_of(house, AUGUST, OCTOBER_END), 12.0, 1))
    assert batches
    assert not any(batch.contacts for batch in batches)


def test_a_house_that_closes_for_good_leaves_its_last_letters_open() -> None:
    """Hours that end with the period: no opening follows, so nothing can be read or brought later."""
    rules = OpeningRules(
        (HoursPeriod(None, "Mo-Fr 09:00-12:00,13:30-17:00"), HoursPeriod(date(2026, 10, 17), ""))
    )
    house = house_of(FULL_DAYS, rules)
    span = span_of(house, date(2026, 10, 5), date(2026, 10, 31))
    contacts = _contacts(house, span, 300.0)
    answers = [contact for contact in contacts if contact.channel in WRITTEN]
    assert any(contact.requests[0].answered_at is None for contact in answers)
    assert max(contact.recorded_at for contact in contacts if contact.recorded_at) < datetime(
        2026, 10, 17, tzinfo=UTC
    )


def _contacts(house: House, span: Span, per_day: float = 20.0) -> list[ContactDraft]:
    batches = simulated_contacts(house, span, per_day, 1)
    return [contact for batch in batches for contact in batch.contacts]
