"""Totals to carry over against a recount by hand; what nobody noted stays unknown."""

from datetime import UTC, date, datetime, timedelta

import pytest

from marianne_desk.domain.codes import Age, Channel, Help, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.day.carried import DEFAULT_TOTALS, CarriedLine, CarriedTotal
from marianne_desk.domain.day.closing import ClosedDay, WhyEmpty
from marianne_desk.domain.day.span import Reach, Span
from marianne_desk.domain.errors import UserError
from marianne_desk.storage import closed_days
from marianne_desk.usecases.carry_over import (
    carried_over,
    carried_totals,
    change_carried_totals,
    countables,
    unsaid_days,
)
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.log_contact import cancel_contact, log_contact
from tests.desks import SetClock

WEDNESDAY = date(2026, 10, 14)
CNI = RequestDraft(reason="cni", operator="FRANCE_TITRES", help=(Help.ONLINE, Help.FILE))
APL = RequestDraft(reason="apl", operator="CAF", outcome=Outcome.ORIENTED)
NO_OPERATOR = RequestDraft(theme="numerique", reason="acces_libre")


def at(day: int, hour: int = 8) -> datetime:
    return datetime(2026, 10, day, hour, tzinfo=UTC)


def a_week(desk: Desk) -> None:
    for draft in (
        ContactDraft(arrived_at=at(12), requests=(CNI,)),
        ContactDraft(arrived_at=at(14, 7), requests=(CNI, APL), first_visit=True, age=Age.FROM_70),
        ContactDraft(Channel.PHONE, (NO_OPERATOR,), arrived_at=at(14, 7), first_visit=False),
        ContactDraft(Channel.PERMANENCE, (APL,), arrived_at=at(14, 7)),
        # a letter received on Monday, entered on Wednesday with the person in front of the desk
        ContactDraft(
            Channel.DESK,
            (RequestDraft(reason="rsa", operator="CAF", outcome=Outcome.PENDING, received_at=at(12)),),
            arrived_at=at(14, 7),
        ),
    ):
        log_contact(desk, draft)


def values(desk: Desk, reach: Reach, day: date = WEDNESDAY) -> dict[str, CarriedLine]:
    return {line.total.label: line for line in carried_over(desk, reach, day).lines}


def test_the_totals_of_a_day_and_of_its_week(desk: Desk) -> None:
    a_week(desk)
    day, week = values(desk, Reach.DAY), values(desk, Reach.WEEK)
    expected = {
        "Passages": (3, 4),
        "Guichet": (2, 3),
        "Téléphone": (1, 1),
        "Permanences des partenaires": (1, 1),
        "Demandes": (3, 5),
        "Démarche en ligne": (1, 3),
        "France Titres": (1, 2),
        "CAF": (1, 2),
        "Autres partenaires": (0, 0),
    }
    assert {label: (day[label].value, week[label].value) for label in expected} == expected
    assert (day["Premières visites"].value, day["Premières visites"].coverage) == (1, "noté 2 fois sur 3")
    assert (week["70 ans et plus"].value, week["70 ans et plus"].coverage) == (1, "noté 1 fois sur 4")
    assert day["CAF"].coverage == "noté 2 fois sur 3"
    assert (day["Demandes"].coverage, day["Demandes"].shown) == ("", "3")


def test_a_fact_that_nobody_noted_is_unknown(desk: Desk) -> None:
    log_contact(desk, ContactDraft(arrived_at=at(14, 7), requests=(CNI,)))
    line = values(desk, Reach.DAY)["Premières visites"]
    assert (line.value, line.shown, line.coverage) == (None, "–", "noté 0 fois sur 1")


def test_what_answers_to_two_figures_is_counted_once(desk: Desk) -> None:
    a_week(desk)
    totals = (
        CarriedTotal("  Aide   au long cours ", ("requests.help.online", "requests.help.file")),
        CarriedTotal("Tous, permanences comprises", ("contacts", "contacts.channel.permanence")),
        CarriedTotal("Cartes", ("requests.reason.cni",)),
        CarriedTotal("Logement ou demande simple", ("requests.theme.logement", "requests.kind.complaint")),
        CarriedTotal("Appels manqués", ("contacts.missed",)),
    )
    change_carried_totals(desk, totals)
    lines = carried_over(desk, Reach.DAY, WEDNESDAY).lines
    assert [line.value for line in lines] == [1, 4, 1, 1, 0]
    assert lines[0].total.label == "Aide au long cours"
    assert not carried_over(desk, Reach.DAY, WEDNESDAY).ours


def test_a_cancelled_passage_leaves_the_totals(desk: Desk) -> None:
    logged = log_contact(desk, ContactDraft(arrived_at=at(14, 7), requests=(CNI,)))
    log_contact(desk, ContactDraft(arrived_at=at(14, 7), requests=(APL,)))
    cancel_contact(desk, logged.id)
    assert values(desk, Reach.DAY)["Demandes"].value == 1


def test_an_open_day_of_which_nothing_was_said_has_no_totals(desk: Desk, clock: SetClock) -> None:
    log_contact(desk, ContactDraft(arrived_at=at(12), requests=(CNI,)))
    monday_to_today = Span(date(2026, 10, 5), WEDNESDAY)
    assert unsaid_days(desk, monday_to_today) == (date(2026, 10, 13), WEDNESDAY)
    silent = carried_over(desk, Reach.DAY, date(2026, 10, 13))
    assert {line.shown for line in silent.lines} == {"–"}
    week = carried_over(desk, Reach.WEEK, WEDNESDAY)
    assert (week.lines[0].value, week.unsaid, week.running) == (1, monday_to_today.days[-2:], True)
    with desk.store.writing() as connection:
        closed_days.keep(connection, ClosedDay(date(2026, 10, 13), clock.now, "agent-1", WhyEmpty.NOBODY))
    said = carried_over(desk, Reach.DAY, date(2026, 10, 13))
    assert (said.lines[0].value, said.unsaid, said.running) == (0, (), False)
    sunday = carried_over(desk, Reach.DAY, date(2026, 10, 11))
    assert (sunday.lines[0].value, sunday.unsaid) == (0, ())
    clock.now += timedelta(days=1)
    with desk.store.writing() as connection:
        closed_days.keep(connection, ClosedDay(WEDNESDAY, clock.now, "agent-1", WhyEmpty.LATER))
    assert carried_over(desk, Reach.DAY, WEDNESDAY).unsaid == (WEDNESDAY,)


def test_the_list_is_the_desk_s_own_or_ours(desk: Desk) -> None:
    assert carried_totals(desk) == DEFAULT_TOTALS
    own = (CarriedTotal("Passages", ("contacts",)), CarriedTotal("Passages", ("contacts", "contacts")))
    kept = change_carried_totals(desk, own)
    assert kept == carried_totals(desk) == (own[0], own[0])
    assert change_carried_totals(desk, ()) == DEFAULT_TOTALS
    assert change_carried_totals(desk, DEFAULT_TOTALS) == carried_totals(desk)
    assert carried_over(desk, Reach.DAY, WEDNESDAY).ours


@pytest.mark.parametrize(
    ("total", "code"),
    [
        (CarriedTotal("   ", ("contacts",)), "total_label_missing"),
        (CarriedTotal("Passages", ()), "total_counts_nothing"),
        (CarriedTotal("Passages", ("contacts.nose",)), "figure_unknown"),
    ],
)
def test_a_line_without_name_or_count_is_refused(desk: Desk, total: CarriedTotal, code: str) -> None:
    with pytest.raises(UserError) as refused:
        change_carried_totals(desk, (DEFAULT_TOTALS[0], total))
    assert (refused.value.code, refused.value.field) == (code, "1")
    assert carried_totals(desk) == DEFAULT_TOTALS


def test_a_list_without_end_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match="totals_too_many"):
        change_carried_totals(desk, DEFAULT_TOTALS * 7)


def test_everything_countable_is_counted_and_named_once(desk: Desk) -> None:
    found = countables(desk)
    assert len({one.id for one in found}) == len(found) > 100
    assert {figure for total in DEFAULT_TOTALS for figure in total.figures} <= {one.id for one in found}
    assert change_carried_totals(desk, [CarriedTotal(o.label, (o.id,)) for o in found][:200])
