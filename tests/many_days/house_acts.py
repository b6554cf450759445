"""Acts of the house: the agenda, the day; and the computer that dies, is started again, copied and replaced."""

import shutil
from copy import deepcopy
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from marianne_desk.domain.agenda.appointment import AppointmentDraft, State
from marianne_desk.domain.day.closing import WhyEmpty
from marianne_desk.usecases import agenda
from marianne_desk.usecases.backup import back_up
from marianne_desk.usecases.day import close_day, reopen_day
from marianne_desk.usecases.desk import open_desk
from marianne_desk.usecases.restore import look_into
from marianne_desk.usecases.restore import restore as bring_back
from tests.desks import PASSPHRASE
from tests.many_days import model
from tests.many_days.life import A_WHILE, Life, one_of, picks, tried


class HouseActs(Life):
    """Around the contacts."""

    # the agenda, the day

    @rule(days=st.integers(0, 30), hour=st.integers(9, 16))
    def take_appointment(self, days: int, hour: int) -> None:
        day = self.clock().astimezone(model.PARIS) + timedelta(days=days)
        begin = day.replace(hour=hour, minute=0, second=0)
        draft = AppointmentDraft(begin, visitor="Karim", id=self._new("appointment"))
        made = agenda.take_appointment(self.desk, draft)
        self.house.appointments[made.id] = (begin, State.PLANNED)
        self.booked = (None, made)

    @precondition(lambda self: self.house.appointments)
    @rule(pick=picks, days=st.integers(1, 9))
    def move_appointment(self, pick: int, days: int) -> None:
        chosen = one_of(list(self.house.appointments), pick)
        begin, state = self.house.appointments[chosen]
        later = begin + timedelta(days=days)
        agenda.take_appointment(self.desk, AppointmentDraft(later, id=chosen))
        self.house.appointments[chosen] = (later, state)

    @precondition(lambda self: self.house.appointments)
    @rule(pick=picks, state=st.sampled_from(State))
    def say_what_became_of_it(self, pick: int, state: State) -> None:
        chosen = one_of(list(self.house.appointments), pick)
        begin, before = self.house.appointments[chosen]
        after = State.PLANNED if state is before else state
        too_early = after in {State.KEPT, State.ABSENT} and model.local(begin) > self.desk.today()
        code, booked = tried(lambda: agenda.set_state(self.desk, chosen, state))
        assert code == ("appointment_not_yet" if too_early else "")
        if code:
            return
        self.booked = booked
        self.house.appointments[chosen] = (begin, after)

    @precondition(lambda self: self.booked)
    @rule()
    def undo_the_last_appointment(self) -> None:
        assert self.booked is not None
        before, after = self.booked
        self.booked = None
        code, _ = tried(lambda: agenda.undo(self.desk, before, after))
        assert code in {"", "appointment_changed"}
        if code:
            return
        if before is None:
            del self.house.appointments[after.id]
        else:
            self.house.appointments[after.id] = (before.begin, before.state)

    @rule()
    def close_the_day(self) -> None:
        today = self.desk.today()
        empty = not any(model.local(one.arrived) == today for one in self.house.alive)
        code, _ = tried(lambda: close_day(self.desk))
        if code:
            assert (code, empty) == ("day_empty", True)
            close_day(self.desk, why_empty=WhyEmpty.NOBODY)
        self.house.closed.add(today)

    @rule()
    def reopen_the_day(self) -> None:
        assert reopen_day(self.desk) == (self.desk.today() in self.house.closed)
        self.house.closed.discard(self.desk.today())

    # the computer

    @precondition(lambda self: self.since > A_WHILE)
    @rule(torn=st.sampled_from((0, 100, 5000)))
    def kill(self, torn: int) -> None:
        """The disk as it stands, journal included, without what a closing would do; a page that was being written
        lies torn at its end."""
        self.since = 0
        old, key = self.desk, self.desk.store.key
        folder = self._folder()
        self.made += 1
        shutil.copytree(folder, self._folder(), ignore=shutil.ignore_patterns("*-shm", "backups", "*.lock"))
        old.close()
        journal = self._folder() / "desk.db-wal"
        if torn and journal.exists():
            journal.write_bytes(journal.read_bytes() + b"\x5a" * torn)
        self.desk = open_desk(self._folder(), clock=self.clock, key=key)

    @precondition(lambda self: self.since > A_WHILE)
    @rule()
    def restart(self) -> None:
        self.since = 0
        key = self.desk.store.key
        self.desk.close()
        self.desk = open_desk(self._folder(), clock=self.clock, key=key)

    @precondition(lambda self: self.since > A_WHILE)
    @rule()
    def back_up(self) -> None:
        self.since = 0
        made = back_up(self.desk)
        assert made.contacts == len(self.house.alive) or made.contacts == len(self.house.contacts)
        self.copy = (made.path, deepcopy(self.house))

    @precondition(lambda self: self.copy and self.since > A_WHILE)
    @rule()
    def restore_into_a_new_folder(self) -> None:
        assert self.copy is not None
        self.since = 0
        file, house = self.copy
        inside, key = look_into(file, self.desk.store.key), self.desk.store.key
        self.desk.close()
        self.made += 1
        bring_back(self._folder(), inside, PASSPHRASE, self.clock).desk.close()
        self.desk = open_desk(self._folder(), clock=self.clock, key=key)
        self.house, self.done, self.booked, self.copy = deepcopy(house), None, None, None
        self.followed = self.visited = None
        self.drafts = [one for one in self.drafts if one.id in self.house.contacts]
