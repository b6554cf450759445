"""Appointments with us on a real encrypted desk: taken, moved, kept or not, undone, forgotten."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from marianne_desk.domain.agenda.appointment import AppointmentDraft, State
from marianne_desk.domain.agenda.permanence import Permanence
from marianne_desk.domain.calendar.opening_rules import Closing
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.settings import Agent
from marianne_desk.usecases import agenda
from marianne_desk.usecases.agenda import (
    appointments_between,
    appointments_on,
    read_line,
    set_state,
    take_appointment,
    take_from_counter,
    undo,
)
from marianne_desk.usecases.counter import counter_day, entry_context
from marianne_desk.usecases.desk import Desk, open_desk
from marianne_desk.usecases.permanences import change_permanences, permanences, permanences_on
from marianne_desk.usecases.retention import purge
from marianne_desk.usecases.settings import change_agents, change_hours
from marianne_desk.usecases.waiting_room import note_arrival, present
from marianne_desk.usecases.waiting_room import take as take_in_charge
from marianne_desk.wording import phrase
from tests.desks import LAVAL, PASSPHRASE, MakeDesk, SetClock

FRIDAY = date(2026, 10, 16)


def drafted(desk: Desk, text: str) -> AppointmentDraft:
    draft = read_line(desk, text).draft
    assert draft is not None, text
    return draft


def said(desk: Desk, text: str) -> list[str]:
    notices = read_line(desk, text).notices
    return [phrase(one.code, **one.values).replace("\u00a0", " ").replace("\u2060", "") for one in notices]


def test_an_appointment_is_there_after_the_desk_is_opened_again(desk: Desk, clock: SetClock) -> None:
    taken = take_appointment(desk, drafted(desk, "rdv ven 14h30 caf apl Sandrine"))
    desk.close()
    again = open_desk(desk.place.folder, PASSPHRASE, desk.clock)
    assert appointments_on(again, FRIDAY) == (taken,)
    assert (taken.theme, taken.reason, taken.operator, taken.visitor) == (
        "logement",
        "apl",
        "CAF",
        "Sandrine",
    )
    assert (taken.state, taken.agent, taken.sequence) == (State.PLANNED, "agent-1", 0)
    assert taken.made_at == taken.changed_at == clock.now
    again.close()


def test_days_and_agents_are_told_apart(desk: Desk) -> None:
    desk = change_agents(desk, [Agent("agent-1", "Agent 1"), Agent("agent-2", "Agent 2")], 0)
    take_appointment(desk, drafted(desk, "ven 9h"))
    take_appointment(desk, replace(drafted(desk, "ven 10h"), agent="agent-2"))
    take_appointment(desk, drafted(desk, "lun 9h"))
    assert len(appointments_on(desk, FRIDAY)) == 2
    assert [one.agent for one in appointments_on(desk, FRIDAY, only="agent-2")] == ["agent-2"]
    assert len(appointments_between(desk, FRIDAY, date(2026, 10, 19))) == 3
    assert appointments_on(desk, date(2026, 10, 15)) == ()


def test_a_context_at_hand_is_used_with_the_present_instant(desk: Desk, clock: SetClock) -> None:
    context = entry_context(desk)
    clock.forward(days=1)
    line = read_line(desk, "demain 9h cni", context=context).line
    assert line.begin is not None
    assert line.begin.date() == FRIDAY


def test_what_names_no_instant_cannot_be_kept(desk: Desk) -> None:
    hour = read_line(desk, "demain cni")
    assert hour.draft is None
    assert hour.refused
    asked = read_line(desk, "mer 14h30 cni")
    assert asked.draft is None
    assert not asked.refused
    answered = read_line(desk, "mer 14h30 cni", (("day", "2026-10-21"),))
    assert answered.draft is not None


def test_a_clash_of_one_of_two_agents_and_of_both(desk: Desk) -> None:
    two = change_agents(desk, [Agent("agent-1", "Ana"), Agent("agent-2", "Léo")], 0)
    take_appointment(two, drafted(two, "ven 14h30 1h"))
    assert said(two, "ven 15h") == ["Ana est déjà en rendez-vous de 14 h 30 à 15 h 30."]
    assert said(two, "ven 15h30") == []
    assert said(two, "ven 14h") == []
    other = change_agents(two, two.agents, 1)
    beside = read_line(other, "ven 15h")
    assert [one.code for one in beside.notices] == ["appointment_beside"]
    assert beside.doubts == frozenset()
    take_appointment(other, drafted(other, "ven 15h"))
    assert said(other, "ven 15h") == [
        "Tous les agents sont déjà en rendez-vous, dont Léo de 15 h 00 à 15 h 30."
    ]
    first = appointments_on(other, FRIDAY)[0]
    set_state(other, first.id, State.EXCUSED)
    assert said(two, "ven 14h30") == []


def test_one_agent_alone_is_busy_not_all_of_them(desk: Desk) -> None:
    take_appointment(desk, drafted(desk, "ven 14h30"))
    one = change_agents(desk, [Agent("agent-1", "Ana")], 0)
    assert [notice.code for notice in read_line(one, "ven 14h30").notices] == ["appointment_clash"]


def test_hours_closings_holidays_and_the_past_are_said(desk: Desk) -> None:
    assert said(desk, "ven 11h45") == ["Hors des heures d’ouverture (9 h – 12 h et 13 h 30 – 17 h)."]
    assert said(desk, "sam 10h") == ["La maison n’ouvre pas ce jour-là."]
    assert said(desk, "11/11 10h") == ["Jour férié : Armistice."]
    assert said(desk, "hier 10h") == ["Cette heure est déjà passée."]
    closing = Closing(date(2026, 10, 19), date(2026, 10, 23), "Congés")
    shut = change_hours(desk, replace(desk.rules, closings=(closing,)))
    assert said(shut, "lun 10h") == ["Fermé ce jour-là : Congés."]
    unknown = change_hours(desk, replace(desk.rules, periods=()))
    assert said(unknown, "sam 10h") == []


def test_a_permanence_of_a_partner_is_said_and_stops_nothing(desk: Desk) -> None:
    change_permanences(desk, [Permanence("", "Conciliateur", "vendredi 14h-17h")])
    proposal = read_line(desk, "ven 14h30")
    assert proposal.draft is not None
    assert said(desk, "ven 14h30") == ["Permanence dans la maison de 14 h 00 à 17 h 00 : Conciliateur."]
    assert said(desk, "ven 9h30") == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"minutes": 4}, "appointment_length"),
        ({"minutes": 481}, "appointment_length"),
        ({"begin": datetime(2150, 1, 5, 9, tzinfo=UTC)}, "day_out_of_calendar"),
        ({"begin": datetime(1990, 1, 1, 9, tzinfo=UTC)}, "day_out_of_calendar"),
        ({"agent": "nobody"}, "agent_unknown"),
        ({"theme": "nothing"}, "theme_unknown"),
    ],
)
def test_what_cannot_be_is_refused(desk: Desk, changes: dict[str, object], code: str) -> None:
    draft = replace(drafted(desk, "ven 9h"), **changes)  # type: ignore[arg-type]
    with pytest.raises(UserError) as refused:
        take_appointment(desk, draft)
    assert refused.value.code == code


def test_moving_raises_the_sequence_and_the_same_again_does_not(desk: Desk, clock: SetClock) -> None:
    taken = take_appointment(desk, drafted(desk, "ven 9h impots Sandrine"))
    clock.forward(minutes=5)
    draft = read_line(desk, "16/10/2026 10h30 30min impots Sandrine", moved=taken).draft
    assert draft is not None
    moved = take_appointment(desk, draft)
    assert (moved.id, moved.sequence, moved.changed_at) == (taken.id, 1, clock.now)
    assert (moved.begin.hour, moved.visitor, moved.made_at) == (10, "Sandrine", taken.made_at)
    clock.forward(minutes=5)
    assert take_appointment(desk, draft) == moved
    assert appointments_on(desk, FRIDAY) == (moved,)


def test_an_appointment_does_not_clash_with_itself(desk: Desk) -> None:
    taken = take_appointment(desk, drafted(desk, "ven 9h"))
    assert read_line(desk, "16/10/2026 9h15 30min", moved=taken).notices == ()


def test_states_are_noted_and_the_same_key_takes_them_back(desk: Desk, clock: SetClock) -> None:
    taken = take_appointment(desk, drafted(desk, "ven 9h"))
    with pytest.raises(UserError) as refused:
        set_state(desk, taken.id, State.KEPT)
    assert refused.value.code == "appointment_not_yet"
    _, excused = set_state(desk, taken.id, State.EXCUSED)
    assert (excused.state, excused.sequence) == (State.EXCUSED, 1)
    _, again = set_state(desk, taken.id, State.EXCUSED)
    assert (again.state, again.sequence) == (State.PLANNED, 2)
    clock.forward(days=2)
    before, kept = set_state(desk, taken.id, State.KEPT)
    assert (before.state, kept.state) == (State.PLANNED, State.KEPT)
    with pytest.raises(UserError) as refused:
        set_state(desk, "nobody", State.KEPT)
    assert refused.value.code == "appointment_unknown"


def test_the_last_act_is_undone(desk: Desk, clock: SetClock) -> None:
    taken = take_appointment(desk, drafted(desk, "ven 9h Sandrine"))
    before, after = set_state(desk, taken.id, State.CANCELLED)
    undo(desk, before, after)
    (now,) = appointments_on(desk, FRIDAY)
    assert (now.state, now.sequence, now.visitor) == (State.PLANNED, 2, "Sandrine")
    with pytest.raises(UserError) as refused:
        undo(desk, before, after)
    assert refused.value.code == "appointment_changed"
    undo(desk, None, now)
    assert appointments_on(desk, FRIDAY) == ()
    with pytest.raises(UserError) as refused:
        undo(desk, None, now)
    assert refused.value.code == "appointment_unknown"


def test_names_and_words_are_erased_thirty_days_after(desk: Desk, clock: SetClock) -> None:
    take_appointment(desk, drafted(desk, "ven 9h Sandrine zorglub"))
    take_appointment(desk, drafted(desk, "ven 10h"))
    clock.now = datetime(2026, 11, 15, 6, tzinfo=UTC)
    assert purge(desk) == ()
    clock.forward(days=1)
    assert [one.count for one in purge(desk)] == [1]
    assert [(one.visitor, one.words) for one in appointments_on(desk, FRIDAY)] == [("", ""), ("", "")]
    assert purge(desk) == ()


def test_the_counter_takes_one_with_its_contact(desk: Desk) -> None:
    draft = ContactDraft(channel=Channel.PHONE, id="11111111-1111-4111-8111-111111111111")
    wanted = drafted(desk, "rdv ven 14h30 caf apl Sandrine")
    logged, taken = take_from_counter(desk, draft, wanted)
    assert taken.contact == logged.id
    request = logged.contact.requests[0]
    assert (request.theme, request.reason, request.operator) == ("logement", "apl", "CAF")
    assert request.outcome is Outcome.APPOINTMENT
    again, same = take_from_counter(desk, draft, wanted)
    assert again.already
    assert same == taken
    assert len(appointments_on(desk, FRIDAY)) == 1
    assert counter_day(desk).contacts == 1


def test_the_contact_keeps_its_own_matter_and_may_have_none(desk: Desk) -> None:
    typed = ContactDraft(requests=(RequestDraft(theme="papiers", reason="cni", operator="FRANCE_TITRES"),))
    logged, _ = take_from_counter(desk, typed, drafted(desk, "ven 9h"))
    assert logged.contact.requests[0].reason == "cni"
    logged, taken = take_from_counter(desk, ContactDraft(), drafted(desk, "ven 10h"))
    assert logged.contact.requests[0].theme == "autre"
    assert taken.theme is None


def test_a_request_settled_beside_it_keeps_its_outcome_and_who_was_in_charge_is_gone(desk: Desk) -> None:
    note_arrival(desk)
    arrival = take_in_charge(desk)
    assert arrival is not None
    settled = RequestDraft(reason="cni", outcome=Outcome.SOLVED)
    draft = ContactDraft(requests=(settled, RequestDraft(outcome=Outcome.APPOINTMENT)))
    logged, _ = take_from_counter(desk, draft, drafted(desk, "ven 9h caf apl"), arrival=arrival.id)
    assert [(one.reason, one.outcome) for one in logged.contact.requests] == [
        ("cni", Outcome.SOLVED),
        ("apl", Outcome.APPOINTMENT),
    ]
    assert present(desk) == ()


def test_nothing_is_written_when_the_contact_cannot_be(desk: Desk) -> None:
    bad = ContactDraft(arrived_at=desk.now() + timedelta(days=3))
    with pytest.raises(UserError):
        take_from_counter(desk, bad, drafted(desk, "ven 9h"))
    assert appointments_on(desk, FRIDAY) == ()
    with pytest.raises(UserError):
        take_from_counter(desk, ContactDraft(), replace(drafted(desk, "ven 9h"), minutes=1))
    assert counter_day(desk).contacts == 0


def test_a_machine_that_stops_in_between_keeps_the_promise_and_a_retry_mends_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_args: object, **_more: object) -> None:
        raise KeyboardInterrupt

    draft = ContactDraft(id="11111111-1111-4111-8111-111111111111")
    wanted = drafted(desk, "ven 9h cni")
    with monkeypatch.context() as stopped:
        stopped.setattr(agenda, "log_contact", stop)
        with pytest.raises(KeyboardInterrupt):
            take_from_counter(desk, draft, wanted)
    assert len(appointments_on(desk, FRIDAY)) == 1
    take_from_counter(desk, draft, wanted)
    assert len(appointments_on(desk, FRIDAY)) == 1
    assert counter_day(desk).contacts == 1


def test_a_day_is_the_desks_own_overseas(make_desk: MakeDesk, clock: SetClock) -> None:
    site = replace(LAVAL, id="9974", department="974", zone="Indian/Reunion", commune_code="97411")
    desk = make_desk(site, clock)
    clock.now = datetime(2026, 10, 14, 21, tzinfo=UTC)  # one in the morning of the 15th there
    taken = take_appointment(desk, drafted(desk, "demain 0h30"))
    assert taken.begin.astimezone(UTC) == datetime(2026, 10, 15, 20, 30, tzinfo=UTC)
    assert appointments_on(desk, FRIDAY) == (taken,)


def test_over_midnight_and_through_the_night_of_changing_clocks(desk: Desk) -> None:
    late = take_appointment(desk, drafted(desk, "24/10 23h30 2h"))
    assert late.end.hour == 1
    night = read_line(desk, "25/10 0h30 cni")
    assert "appointment_clash" in night.doubts
    changing = take_appointment(desk, drafted(desk, "25/10 2h30 90min"))
    assert changing.end.astimezone(UTC) - changing.begin.astimezone(UTC) == timedelta(minutes=90)
    assert changing.end.hour == 3


def test_permanences_are_listed_and_known_by_day(desk: Desk) -> None:
    kept = change_permanences(
        desk,
        [
            Permanence("", "Conciliateur", "1er mardi du mois 14h-17h"),
            Permanence("", "CAF", "mardi 9h-12h", operator="CAF", valid_from=date(2026, 11, 1)),
        ],
    )
    assert permanences(desk) == kept
    assert [one.label for one in kept] == ["CAF", "Conciliateur"]
    assert [one.label for one in permanences_on(desk, date(2026, 11, 3))] == ["CAF", "Conciliateur"]
    assert permanences_on(desk, date(2026, 10, 13)) == ()
    again = change_permanences(desk, [replace(kept[0], hours="jeudi 9h-12h")])
    assert [one.id for one in again] == [kept[0].id]
    assert change_permanences(desk, []) == permanences(desk) == ()


def test_a_permanence_names_an_operator_of_the_list(desk: Desk) -> None:
    with pytest.raises(UserError) as refused:
        change_permanences(desk, [Permanence("", "CAF", "mardi 9h-12h", operator="NOBODY")])
    assert refused.value.code == "operator_unknown"
