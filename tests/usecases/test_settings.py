"""Changing the house: what is kept, what is refused, what is said again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from marianne_desk.domain.calendar.opening_rules import Closing, ExtraHoliday, HoursPeriod, OpeningRules
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.delays import Alarms, Delays
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.month import Month
from marianne_desk.domain.settings import Agent
from marianne_desk.domain.site import Site
from marianne_desk.usecases.desk import Desk, reread
from marianne_desk.usecases.log_contact import log_contact
from marianne_desk.usecases.month import figure_rows, figures_of
from marianne_desk.usecases.set_up import set_up
from marianne_desk.usecases.settings import change_agents, change_hours, change_settings, change_site

NOW = datetime(2026, 11, 20, 13, 0, tzinfo=UTC)
SITE = Site(
    id="9001",
    name="France services du Val d’Exemple",
    address="1 place de la Mairie",
    postcode="58999",
    commune="Saint-Exemple",
    commune_code="58999",
    department="58",
    telephone="03 00 00 00 01",
    mail="",
    kind="Principal, Fixe",
    zone="Europe/Paris",
    hours="Mo-Fr 09:00-12:00,13:30-17:00",
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = set_up(tmp_path / "desk", SITE, "douze caractères", clock=lambda: NOW)
    yield opened
    opened.close()


def at_desk(hour: int) -> ContactDraft:
    return ContactDraft(
        arrived_at=datetime(2026, 11, 18, hour, 0, tzinfo=UTC),
        recorded_at=datetime(2026, 11, 18, hour, 5, tzinfo=UTC),
        requests=(RequestDraft(theme="papiers", reason="cni"),),
    )


def written(day: date | None = None) -> ContactDraft:
    """An e-mail of Friday 6 November 2026, still open."""
    received = datetime(2026, 11, 6, 9, 0, tzinfo=UTC)
    request = RequestDraft(theme="impots", outcome=Outcome.PENDING, received_at=received, due_on=day)
    return ContactDraft(channel=Channel.EMAIL, arrived_at=received, requests=(request,))


def due_days(desk: Desk) -> list[date | None]:
    rows = figure_rows(desk, Month(2026, 11), "requests")
    return [day for row in rows for day in row.due]


def test_a_corrected_house_is_kept_with_its_zone(desk: Desk) -> None:
    moved = change_site(desk, replace(desk.site, name="  Maison   du Val ", postcode="97400", department=""))
    assert (moved.site.name, moved.site.department) == ("Maison du Val", "974")
    assert moved.zone.key == "Indian/Reunion"
    assert reread(desk).site == moved.site


def test_another_time_zone_moves_contacts_to_their_local_day(desk: Desk) -> None:
    late = replace(at_desk(21), recorded_at=None)
    log_contact(desk, late)
    before = figures_of(desk, Month(2026, 11)).hours
    moved = change_site(desk, replace(desk.site, postcode="97400", department=""))
    after = figures_of(moved, Month(2026, 11)).hours
    assert [(cell.weekday, cell.hour) for cell in before] == [(2, 22)]
    assert [(cell.weekday, cell.hour) for cell in after] == [(3, 1)]


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"name": "  "}, "name_missing", "name"),
        ({"postcode": "5899"}, "postcode_unreadable", "postcode"),
        ({"commune": ""}, "commune_missing", "commune"),
        ({"department": "99"}, "department_unknown", "department"),
        ({"postcode": "00100", "department": ""}, "department_unknown", "postcode"),
    ],
)
def test_a_house_that_cannot_be_is_refused(desk: Desk, wrong: dict[str, str], code: str, field: str) -> None:
    with pytest.raises(UserError) as refusal:
        change_site(desk, replace(desk.site, **wrong))
    assert (refusal.value.code, refusal.value.field) == (code, field)
    assert reread(desk).site == desk.site


def test_new_hours_say_again_what_was_outside(desk: Desk) -> None:
    outside = log_contact(desk, at_desk(17)).outside_hours
    rules = OpeningRules(
        periods=(HoursPeriod(None, SITE.hours), HoursPeriod(date(2026, 11, 16), "Mo-Fr 09:00-19:00"))
    )
    told: list[tuple[int, int]] = []
    after = change_hours(desk, rules, lambda done, of: told.append((done, of)))
    assert outside
    assert told == [(1, 1)]
    assert after.rules == reread(desk).rules == rules
    assert after.site.hours == "Mo-Fr 09:00-19:00"
    assert not log_contact(after, replace(at_desk(17), id=None)).outside_hours


def test_a_holiday_more_moves_the_due_day_but_not_one_that_a_person_set(desk: Desk) -> None:
    log_contact(desk, written())
    log_contact(desk, written(date(2026, 11, 30)))
    assert due_days(desk) == [date(2026, 11, 16), date(2026, 11, 30)]
    rules = replace(desk.rules, holidays_added=(ExtraHoliday(date(2026, 11, 12), "Foire"),))
    after = change_hours(desk, rules)
    assert due_days(after) == [date(2026, 11, 17), date(2026, 11, 30)]
    change_hours(after, replace(rules, holidays_added=()))
    assert due_days(desk) == [date(2026, 11, 16), date(2026, 11, 30)]


def test_shorter_delays_judge_again(desk: Desk) -> None:
    log_contact(desk, written())
    figures = figures_of(desk, Month(2026, 11)).figures
    assert (figures["answers_email"].whole, figures["answers_email"].part) == (1, 0)
    after = change_settings(desk, replace(desk.settings, delays=Delays(email=40)))
    assert figures_of(after, Month(2026, 11)).figures["answers_email"].whole == 0
    assert due_days(after) == [date(2027, 1, 6)]


def test_settings_that_change_no_calendar_derive_nothing(desk: Desk) -> None:
    told: list[int] = []
    kept = replace(
        desk.settings,
        delays=Delays(waiting_minutes=20),
        msa_country=False,
        usual_operators=MappingProxyType({"sante": "MSA"}),
        communes=(" Saint-Exemple ", "", "Saint-Exemple", *(f"Commune {n}" for n in range(12))),
    )
    after = change_settings(desk, kept, lambda done, _of: told.append(done))
    assert told == []
    assert after.settings.communes[:2] == ("Saint-Exemple", "Commune 0")
    assert len(after.settings.communes) == 9
    assert after.settings.delays.waiting_minutes == 20
    assert after.vocabulary.operator_defaults == {"sante": "MSA"}
    assert not after.vocabulary.msa_country


@pytest.mark.parametrize(
    ("delays", "field"),
    [
        (Delays(mail=0), "mail"),
        (Delays(email=61), "email"),
        (Delays(phone_message=0), "phone_message"),
        (Delays(waiting_minutes=241), "waiting_minutes"),
    ],
)
def test_an_absurd_delay_is_refused(desk: Desk, delays: Delays, field: str) -> None:
    with pytest.raises(UserError) as refusal:
        change_settings(desk, replace(desk.settings, delays=delays))
    assert (refusal.value.code, refusal.value.field) == ("delay_out_of_range", field)


def test_nobody_unknown_is_at_the_counter(desk: Desk) -> None:
    with pytest.raises(UserError) as refusal:
        change_settings(desk, replace(desk.settings, agent="agent-9"))
    assert refusal.value.code == "agent_unknown"


_DAY = date(2026, 12, 24)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"periods": (HoursPeriod(None, "Mo 9-25"),)}, "hours_unreadable"),
        ({"closings": (Closing(_DAY, _DAY, "a"), Closing(_DAY, _DAY, "b"))}, "closing_twice_from"),
        ({"holidays_added": (ExtraHoliday(_DAY, "a"),), "holidays_removed": (_DAY,)}, "holiday_twice"),
    ],
)
def test_rules_that_cannot_be_kept_are_refused(desk: Desk, changes: dict[str, object], code: str) -> None:
    with pytest.raises(UserError) as refusal:
        change_hours(desk, replace(desk.rules, **changes))  # type: ignore[arg-type]
    assert refusal.value.code == code
    assert reread(desk).rules == desk.rules


def test_agents_are_named_added_and_retired_never_lost(desk: Desk) -> None:
    agents = [Agent("agent-2", " Bénédicte "), Agent("", "Chloé"), Agent("", "Denis", active=False)]
    after = change_agents(desk, agents, at_counter=1)
    assert after.agents == (
        Agent("agent-1", "Agent 1", active=False),
        Agent("agent-2", "Bénédicte"),
        Agent("agent-3", "Chloé"),
        Agent("agent-4", "Denis", active=False),
    )
    assert after.settings.agent == "agent-3"


@pytest.mark.parametrize(
    ("agents", "at_counter", "code", "field"),
    [
        ([Agent("agent-1", " ")], 0, "agent_name_missing", "0"),
        ([Agent("agent-1", "Léa"), Agent("", "léa")], 0, "agent_twice", "1"),
        ([Agent("agent-1", "Léa", active=False)], 0, "agent_retired", "agent"),
        ([Agent("agent-1", "Léa")], 3, "agent_retired", "agent"),
    ],
)
def test_a_list_of_agents_that_cannot_be_is_refused(
    desk: Desk, agents: list[Agent], at_counter: int, code: str, field: str
) -> None:
    with pytest.raises(UserError) as refusal:
        change_agents(desk, agents, at_counter)
    assert (refusal.value.code, refusal.value.field) == (code, field)
    assert reread(desk).agents == desk.agents


def test_what_concerns_partners_is_kept_tidied(desk: Desk) -> None:
    wanted = replace(
        desk.settings,
        alarms=Alarms(2, 10),
        rooms=(" Bureau  2 ", "", "bureau 2", "Salle bleue", "c", "d", "e"),
        identity_months=3,
        mandate_months=36,
    )
    kept = change_settings(desk, wanted).settings
    assert kept.rooms == ("Bureau 2", "Salle bleue", "c", "d")
    assert reread(desk).settings == kept
    assert (kept.alarms, kept.identity_months, kept.mandate_months) == (Alarms(2, 10), 3, 36)
    assert change_settings(desk, replace(kept, rooms=("",))).settings.rooms == ()


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"alarms": Alarms(0, 15)}, "partner_days", "alarm_first"),
        ({"alarms": Alarms(3, 251)}, "partner_days", "alarm_next"),
        ({"identity_months": 0}, "months_out_of_range", "identity_months"),
        ({"identity_months": 25}, "months_out_of_range", "identity_months"),
        ({"mandate_months": 37}, "months_out_of_range", "mandate_months"),
        ({"rooms": ("Bureau", "a" * 41)}, "words_too_long", "rooms.2"),
    ],
)
def test_what_concerns_partners_and_cannot_be_is_said_beside_its_field(
    desk: Desk, change: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(UserError) as refused:
        change_settings(desk, replace(desk.settings, **change))
    assert (refused.value.code, refused.value.field) == (code, field)
