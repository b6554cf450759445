"""What a change would do is counted on the file before anything is kept."""

from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType

import pytest

from marianne_desk.domain.calendar.opening_rules import HoursPeriod, OpeningRules
from marianne_desk.domain.cases.case import Happening
from marianne_desk.domain.cases.mandate import MandateDraft, MandateEnd
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.effects import Effect, Reach
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.own_lists import ListName
from marianne_desk.usecases.cases import note
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.effects import effect_of_hours, effect_of_settings, effect_of_site
from marianne_desk.usecases.lists import retire_entry
from marianne_desk.usecases.log_contact import cancel_contact, log_contact
from marianne_desk.usecases.mandates import end_mandate, write_mandate
from marianne_desk.usecases.settings import change_settings
from tests.case_samples import a_known_case
from tests.desks import SetClock


def written(channel: Channel, month: int) -> ContactDraft:
    at = datetime(2026, month, 6, 9, 0, tzinfo=UTC)
    request = RequestDraft(theme="impots", outcome=Outcome.PENDING, received_at=at)
    return ContactDraft(channel=channel, arrived_at=at, requests=(request,))


@pytest.fixture
def lived(desk: Desk) -> Desk:
    """Two letters and an e-mail of two months, somebody who waited, and a cancelled letter."""
    log_contact(desk, written(Channel.MAIL, 7))
    log_contact(desk, written(Channel.MAIL, 10))
    log_contact(desk, written(Channel.EMAIL, 10))
    cancel_contact(desk, log_contact(desk, written(Channel.MAIL, 9)).id)
    waited = ContactDraft(
        arrived_at=datetime(2026, 10, 13, 8, 0, tzinfo=UTC),
        taken_at=datetime(2026, 10, 13, 8, 20, tzinfo=UTC),
        requests=(RequestDraft(reason="cni"),),
    )
    log_contact(desk, waited)
    return desk


def test_other_delays_say_again_the_answers_of_their_channel(lived: Desk) -> None:
    delays = lived.settings.delays
    longer = replace(lived.settings, delays=replace(delays, mail=20))
    assert effect_of_settings(lived, longer) == Effect(answers=Reach(2, 2))
    both = replace(lived.settings, delays=replace(delays, mail=20, email=7))
    assert effect_of_settings(lived, both).answers == Reach(3, 2)
    waiting = replace(lived.settings, delays=replace(delays, waiting_minutes=20))
    assert effect_of_settings(lived, waiting) == Effect(waits=Reach(1, 1))
    assert effect_of_settings(lived, lived.settings) == Effect()


def test_without_the_msa_the_counter_asks_less_and_with_it_again(lived: Desk) -> None:
    without = replace(lived.settings, msa_country=False)
    effect = effect_of_settings(lived, without)
    assert {"Famille", "Santé", "Retraite"} <= set(effect.asks_no_more)
    assert effect.asks == ()
    assert effect != Effect()
    changed = change_settings(lived, without)
    back = effect_of_settings(changed, replace(changed.settings, msa_country=True))
    assert back.asks == effect.asks_no_more


def test_a_usual_operator_ends_the_question_and_a_retired_one_does_too(lived: Desk) -> None:
    usual = replace(lived.settings, usual_operators=MappingProxyType({"famille": "CAF"}))
    assert effect_of_settings(lived, usual).asks_no_more == ("Famille",)
    gone = retire_entry(retire_entry(lived, ListName.OPERATOR, "MSA"), ListName.THEME, "famille")
    assert "Famille" not in effect_of_settings(gone, replace(gone.settings, msa_country=False)).asks_no_more


def test_other_hours_and_another_departement_count_everything_again(lived: Desk) -> None:
    hours = OpeningRules(periods=(HoursPeriod(None, "Mo-Sa 09:00-12:00"),))
    assert effect_of_hours(lived, hours) == Effect(contacts=Reach(4, 2))
    assert effect_of_hours(lived, lived.rules) == Effect()
    moved = replace(lived.site, postcode="97400", department="")
    assert effect_of_site(lived, moved).contacts == Reach(4, 2)
    assert effect_of_site(lived, replace(lived.site, name="Autre nom")) == Effect()


def test_targets_are_kept_and_one_that_cannot_be_is_refused(desk: Desk) -> None:
    wanted = replace(desk.settings, targets=MappingProxyType({"solved_share": 80, "contacts": 5}))
    changed = change_settings(desk, wanted)
    assert changed.settings.targets == {"solved_share": 80}
    with pytest.raises(UserError) as refused:
        change_settings(desk, replace(desk.settings, targets=MappingProxyType({"answers_mail": 101})))
    assert (refused.value.code, refused.value.field) == ("target_out_of_range", "answers_mail")


def test_people_that_shorter_months_will_erase_are_counted_first(desk: Desk, clock: SetClock) -> None:
    case = a_known_case(desk)
    mandate = write_mandate(desk, MandateDraft(case.id, "Envoyer l’attestation", 31)).after
    end_mandate(desk, mandate.id, MandateEnd.DONE)
    note(desk, case.id, Happening.CLOSED)
    clock.forward(days=70)
    known = desk.settings
    assert effect_of_settings(desk, replace(known, identity_months=2)) == Effect(identities=1)
    assert effect_of_settings(desk, replace(known, mandate_months=2)) == Effect(mandates=1)
    assert effect_of_settings(desk, replace(known, identity_months=3, mandate_months=3)) == Effect()
    assert effect_of_settings(desk, replace(known, identity_months=24, mandate_months=36)) == Effect()
