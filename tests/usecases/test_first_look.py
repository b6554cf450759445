"""The first look, which does without SQLAlchemy, and the open desk say the same."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from marianne_desk.domain.calendar.opening_rules import Closing, ExtraHoliday
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.set_aside import SetAside
from marianne_desk.storage.connection import connect
from marianne_desk.storage.keys import find_key
from marianne_desk.usecases.at_the_counter import keep_entry, kept_entries
from marianne_desk.usecases.counter import counter_day, entry_context, tiles
from marianne_desk.usecases.desk import Desk, open_desk
from marianne_desk.usecases.first_look import learn, look_at_today
from marianne_desk.usecases.key_question import ask_for_key
from marianne_desk.usecases.log_contact import cancel_contact, log_contact
from marianne_desk.usecases.simulate import simulate
from marianne_desk.usecases.waiting_room import arrivals, in_charge, note_arrival, present, take
from tests.desks import LAVAL, PASSPHRASE, MakeDesk, SetClock


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with half a year behind it, and a morning."""
    folder = tmp_path_factory.mktemp("lived") / "desk"
    clock = SetClock()
    desk = simulate(
        folder, LAVAL, clock.now.date() - timedelta(days=1), 6, 4, 7, PASSPHRASE, clock=clock
    ).desk
    log_contact(desk, ContactDraft(requests=(RequestDraft(reason="cni"), RequestDraft(theme="autre"))))
    clock.forward(minutes=3)
    letter = RequestDraft(reason="apl", operator="CAF", outcome=Outcome.FORWARDED)
    log_contact(desk, ContactDraft(channel=Channel.MAIL, requests=(letter,)))
    cancel_contact(desk, log_contact(desk, ContactDraft(requests=(RequestDraft(theme="autre"),))).id)
    for _ in range(3):
        clock.forward(minutes=1)
        note_arrival(desk)
    take(desk)
    note_arrival(desk, Channel.APPOINTMENT, desk.now() + timedelta(minutes=20), "an-appointment")
    keep_entry(desk, SetAside("e1", "agent-1", Channel.PHONE, desk.now(), desk.now(), text="cpam"))
    keep_entry(desk, SetAside("e2", "agent-2", Channel.DESK, desk.now(), text="apl"))
    desk.close()
    return folder


@pytest.fixture
def opened(lived_in: Path) -> Desk:
    return open_desk(lived_in, PASSPHRASE, SetClock())


def test_the_day_and_who_waits_are_the_same(lived_in: Path, opened: Desk) -> None:
    first = look_at_today(ask_for_key(lived_in, PASSPHRASE), SetClock())
    assert first is not None
    assert first.day == counter_day(opened)
    assert first.day.contacts == 2
    assert first.present == present(opened)
    assert (len(arrivals(opened)), len(in_charge(opened))) == (3, 1)
    assert first.set_aside == kept_entries(opened)
    assert [one.text for one in first.set_aside] == ["cpam", "apl"]
    assert (first.zone, first.department) == (opened.zone, opened.site.department)
    assert first.delays == opened.settings.delays
    assert (first.agents, first.agent) == (opened.agents, "agent-1")
    first.look.close()
    opened.close()


def test_the_habits_are_the_same(lived_in: Path, opened: Desk) -> None:
    first = look_at_today(ask_for_key(lived_in, PASSPHRASE), SetClock())
    assert first is not None
    habits, context = learn(first, SetClock()), entry_context(opened)
    assert habits.context.habits == context.habits
    assert habits.context.communes == context.communes
    assert (habits.context.now, habits.context.zone) == (context.now, context.zone)
    assert habits.context.vocabulary.operator_defaults == context.vocabulary.operator_defaults
    assert habits.context.vocabulary.msa_country == context.vocabulary.msa_country
    assert habits.tiles == tiles(opened)
    assert len(habits.tiles) == 9
    opened.close()


def test_edited_holidays_and_settings_count(make_desk: MakeDesk, clock: SetClock) -> None:
    from dataclasses import replace

    from marianne_desk.usecases.settings import change_hours, change_settings

    desk = make_desk(clock=clock)
    day = clock.now.date() + timedelta(days=1)
    added = ExtraHoliday(day, "Foire")
    rules = replace(
        desk.rules,
        closings=(Closing(day, day, "Foire"),),
        holidays_added=(added,),
        holidays_removed=(clock.now.date().replace(month=11, day=11),),
    )
    desk = change_hours(desk, rules)
    desk = change_settings(
        desk, replace(desk.settings, usual_operators={"retraite": "MSA"}, msa_country=False)
    )
    first = look_at_today(ask_for_key(desk.place.folder, PASSPHRASE), clock)
    assert first is not None
    habits = learn(first, clock)
    context = entry_context(desk)
    assert dict(habits.context.vocabulary.operator_defaults) == dict(context.vocabulary.operator_defaults)
    assert habits.context.communes == ("Vaubrun",) == context.communes
    for received in (clock.now.date(), clock.now.date().replace(month=11, day=9)):
        expected = desk.calendar.working_days.due_on(received, 3, ())
        assert habits.working_days.due_on(received, 3, ()) == expected
    assert habits.tiles == ()


def test_the_key_found_opens_the_desk(make_desk: MakeDesk, clock: SetClock) -> None:
    folder = make_desk(clock=clock).place.folder
    first = look_at_today(ask_for_key(folder, PASSPHRASE), clock)
    assert first is not None
    first.look.close()
    desk = open_desk(folder, clock=clock, key=first.key)
    assert counter_day(desk) == first.day
    desk.close()


def test_no_look_at_what_has_to_be_opened_whole(make_desk: MakeDesk, clock: SetClock, tmp_path: Path) -> None:
    assert look_at_today(ask_for_key(tmp_path / "none", PASSPHRASE), clock) is None
    place = make_desk(clock=clock).place
    key = find_key(place, place.read_desk_id(), PASSPHRASE)
    connection = connect(place.database, key)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    assert look_at_today(ask_for_key(place.folder, PASSPHRASE), clock) is None
    connection.execute("DELETE FROM alembic_version")
    assert look_at_today(ask_for_key(place.folder, PASSPHRASE), clock) is None
    connection.close()
    damaged = make_desk(clock=clock).place
    damaged.database.write_bytes(b"not a desk" * 1000)
    assert look_at_today(ask_for_key(damaged.folder, PASSPHRASE), clock) is None
    damaged.database.unlink()
    assert look_at_today(ask_for_key(damaged.folder, PASSPHRASE), clock) is None


def test_a_refused_passphrase_is_said(make_desk: MakeDesk, clock: SetClock) -> None:
    folder = make_desk(clock=clock).place.folder
    with pytest.raises(UserError, match="passphrase_refused"):
        look_at_today(ask_for_key(folder, "une autre phrase"), clock)


def test_the_platform_s_own_folder_is_looked_at_by_default(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, clock: SetClock
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert look_at_today(ask_for_key(None, PASSPHRASE), clock) is None


def test_sqlalchemy_is_not_loaded() -> None:
    program = "import sys, marianne_desk.usecases.first_look; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_rested_desk_has_its_contacts_in_the_file(desk: Desk) -> None:
    log_contact(desk, ContactDraft(requests=(RequestDraft(reason="cni"),)))
    journal = desk.place.folder / "desk.db-wal"
    assert journal.stat().st_size > 0
    desk.rest()
    assert journal.stat().st_size == 0
    assert counter_day(desk).contacts == 1
