"""Many days at a desk, in any order that chance finds: each act goes through the use cases on a real encrypted file and
through the model; after each of them the desk is held to the model (``looking``).
"""

import atexit
import shutil
import tempfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from marianne_desk.domain.agenda.appointment import AppointmentDraft, State
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import Announcement, ContactDraft, Pause, RequestDraft
from marianne_desk.domain.correction import draft_of
from marianne_desk.domain.day.closing import WhyEmpty
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.set_aside import SetAside
from marianne_desk.domain.waiting import Arrival
from marianne_desk.usecases import agenda, to_answer, waiting_room
from marianne_desk.usecases.at_the_counter import erase_entry, keep_entry, sit_down
from marianne_desk.usecases.backup import back_up
from marianne_desk.usecases.correct_contact import cancel, correct_contact, restore
from marianne_desk.usecases.day import close_day, reopen_day
from marianne_desk.usecases.derive_again import derive_again
from marianne_desk.usecases.desk import Desk, open_desk
from marianne_desk.usecases.find_contacts import past_contact
from marianne_desk.usecases.log_contact import cancel_contact, log_contact
from marianne_desk.usecases.restore import look_into
from marianne_desk.usecases.restore import restore as bring_back
from marianne_desk.usecases.set_up import set_up
from tests.desks import LAVAL, PASSPHRASE, SetClock
from tests.many_days import looking, model
from tests.many_days.model import A_SECOND, Contact, House, Person, Request

BEGIN = datetime(2026, 10, 22, 7, 10, tzinfo=model.PARIS)
"""A Thursday; the clocks change on the Sunday, the month a week later."""
ABOUT = (("papiers", "cni", "FRANCE_TITRES"), ("logement", "apl", "CAF"), ("sante", "ameli", "CPAM"))
A_WHILE = 3
"""Acts between two matters of the computer, which would else be most of what chance finds."""
OPEN = (Outcome.PENDING, Outcome.FORWARDED)
About = tuple[str, str, str]
Thing = TypeVar("Thing")

picks = st.integers(0, 999)
abouts = st.sampled_from(ABOUT)
outcomes = st.sampled_from(Outcome)
names = st.sampled_from(("", "Sandrine", "06 39 98 12 34"))


@lru_cache(maxsize=1)
def template() -> tuple[Path, str]:
    """A set-up desk, made once, and its key."""
    folder = Path(tempfile.mkdtemp(prefix="marianne-many-days-")) / "desk"
    atexit.register(shutil.rmtree, folder.parent, ignore_errors=True)
    desk = set_up(folder, LAVAL, PASSPHRASE, SetClock(BEGIN - timedelta(days=30)))
    desk.close()
    return folder, desk.store.key


class ManyDays(RuleBasedStateMachine):
    """The desk, the model, and what the next act may undo."""

    desk: Desk

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="marianne-many-days-"))
        self.house, self.clock, self.made = House(), SetClock(BEGIN), 0
        self.done: tuple[to_answer.Done, str, Request, Request] | None = None
        self.booked: tuple[Any, Any] | None = None
        self.copy: tuple[Path, House] | None = None
        self.drafts: list[ContactDraft] = []
        self.looked_at: tuple[str, int, int] | None = None
        self.since = 0
        """Acts since the computer was last the matter."""

    @initialize()
    def open_the_first_day(self) -> None:
        made, key = template()
        shutil.copytree(made, self._folder())
        self.desk = open_desk(self._folder(), clock=self.clock, key=key)
        self._live_a_first_day()

    def _live_a_first_day(self) -> None:
        """So that every act finds something to be done to from the first."""
        for channel, outcome, promised, message in (
            (Channel.DESK, Outcome.SOLVED, None, False),
            (Channel.PHONE, Outcome.PENDING, None, True),
            (Channel.EMAIL, Outcome.PENDING, None, False),
            (Channel.DESK, Outcome.FORWARDED, 3, False),
            (Channel.MAIL, Outcome.PENDING, 12, False),
            (Channel.APPOINTMENT, Outcome.SOLVED, None, False),
        ):
            self._log(channel, list(ABOUT[:2]), outcome, promised, message=message, call_back="Sandrine")
            self.clock.forward(seconds=7)
        cancel_contact(self.desk, "contact-1")
        self.house.contacts["contact-1"].cancelled = True
        for days in (0, 1):
            self.take_appointment(days, 10)
        self.arrive(Channel.DESK)

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            try:
                assert derive_again(self.desk) == 0
            finally:
                self.desk.close()
        shutil.rmtree(self.root)

    @invariant()
    def the_desk_is_the_model(self) -> None:
        self.clock.forward(seconds=7)
        self.since += 1
        if hasattr(self, "desk"):
            self.house.forget_call_backs()
            looking.lists_are_true(self.desk, self.house)
            looking.file_is_sound(self.desk, self.house)
            contacts = (repr(self.house.contacts), self.desk.today().month, id(self.desk.store))
            if (
                contacts != self.looked_at
            ):  # the longest look: where nothing of it was touched, it is as it was
                looking.contacts_are_kept(self.desk, self.house)
                looking.figures_are_true(self.desk, self.house)
                self.looked_at = contacts

    # time, agents

    @rule(minutes=st.sampled_from((3, 20, 90, 8 * 60, 24 * 60, 5 * 24 * 60, 20 * 24 * 60)))
    def time_goes_by(self, minutes: int) -> None:
        self.clock.forward(minutes=minutes)

    @rule(agent=st.sampled_from(("agent-1", "agent-2")))
    def switch_agent(self, agent: str) -> None:
        self.desk = sit_down(self.desk, agent)
        self.house.agent = agent

    # the waiting room

    @rule(kind=st.sampled_from((Channel.DESK, Channel.DESK, Channel.PERMANENCE)))
    def arrive(self, kind: Channel) -> None:
        self._sits_down(waiting_room.note_arrival(self.desk, kind), kind)

    @precondition(lambda self: self._expected())
    @rule(pick=picks)
    def arrive_for_an_appointment(self, pick: int) -> None:
        chosen = _one(self._expected(), pick)
        at = self.house.appointments[chosen][0]
        came = waiting_room.note_arrival(self.desk, Channel.APPOINTMENT, at, chosen)
        self._sits_down(came, Channel.APPOINTMENT, chosen)

    @precondition(lambda self: self._present(taken=False))
    @rule(pick=picks)
    def take_in_charge(self, pick: int) -> None:
        person = _one(self._present(taken=False), pick)
        taken = waiting_room.take(self.desk, person.id)
        assert taken is not None
        person.taken = self.clock()

    @precondition(lambda self: self._present(taken=True))
    @rule(pick=picks)
    def put_back(self, pick: int) -> None:
        person = _one(self._present(taken=True), pick)
        waiting_room.put_back(self.desk, person.id)
        person.taken = None

    @precondition(lambda self: self._present(taken=False))
    @rule(pick=picks)
    def leave_without(self, pick: int) -> None:
        person = _one(self._present(taken=False), pick)
        waiting_room.leave_without(self.desk, person.id)
        del self.house.people[person.id]

    # entries

    @rule(text=st.sampled_from(("caf apl", "cpam", "")))
    def set_aside(self, text: str) -> None:
        entry = SetAside(self._new("entry"), self.house.agent, Channel.DESK, self.clock(), self.clock(), text)
        keep_entry(self.desk, entry)
        self.house.aside[entry.id] = text

    @precondition(lambda self: self.house.aside)
    @rule(pick=picks)
    def clear_what_was_set_aside(self, pick: int) -> None:
        entry = _one(list(self.house.aside), pick)
        erase_entry(self.desk, entry)
        del self.house.aside[entry]

    @rule(
        channel=st.sampled_from(Channel),
        about=st.lists(abouts, min_size=1, max_size=2),
        outcome=outcomes,
        promised=st.sampled_from((None, None, 0, 3, 12)),
        papers=st.booleans(),
        message=st.booleans(),
        call_back=names,
        pick=picks,
    )
    def log(
        self,
        channel: Channel,
        about: list[About],
        outcome: Outcome,
        promised: int | None,
        papers: bool,
        message: bool,
        call_back: str,
        pick: int,
    ) -> None:
        """A contact: of the person in charge when there is one, from an entry set aside when there is one, else new."""
        charged = [one for one in self._present(taken=True) if one.kind is channel]
        person = _one(charged, pick) if charged else None
        aside = list(self.house.aside)
        entry = _one(aside, pick) if aside and pick % 2 else ""
        self._log(channel, about, outcome, promised, papers, message, call_back, person, entry)

    def _log(
        self,
        channel: Channel,
        about: list[About],
        outcome: Outcome,
        promised: int | None,
        papers: bool = False,
        message: bool = False,
        call_back: str = "",
        person: Person | None = None,
        entry: str = "",
    ) -> None:
        now, contact = self.clock(), entry or self._new("contact")
        received = now - timedelta(minutes=40) if channel is Channel.PHONE and message else None
        on = None if promised is None else model.local(now) + timedelta(days=promised)
        requests = tuple(
            RequestDraft(
                id=self._new("request"),
                theme=theme,
                reason=reason,
                operator=operator,
                outcome=outcome,
                received_at=received,
                announcements=(Announcement(now, on),) if on else (),
                pauses=(Pause(now, None),) if papers and outcome is Outcome.PENDING else (),
            )
            for theme, reason, operator in about
        )
        arrived, taken = (person.at, person.taken) if person else (now, None)
        draft = ContactDraft(
            id=contact,
            channel=channel,
            requests=requests,
            arrived_at=arrived,
            taken_at=taken,
            missed=received is not None,
        )
        logged = log_contact(self.desk, draft, call_back, arrival=person.id if person else "")
        assert not logged.already
        if person is not None:
            self._gone(person)
        self.house.aside.pop(contact, None)
        written = channel in {Channel.EMAIL, Channel.MAIL}
        kept = [self._kept(one, now if written else received) for one in requests]
        kept[-1].call_back = call_back
        self.house.contacts[contact] = Contact(
            contact, len(self.house.contacts) + 1, channel, self.house.agent, arrived, taken, kept
        )
        assert logged.number == len(self.house.contacts)
        self.drafts.append(draft)
        self.house.forget_call_backs()

    @precondition(lambda self: self.drafts)
    @rule(pick=picks)
    def log_the_same_again(self, pick: int) -> None:
        """A retry: the answer of the first time was lost."""
        draft = _one(self.drafts, pick)
        contact = self.house.contacts[str(draft.id)]
        if [one.outcome for one in contact.requests] == [one.outcome for one in draft.requests]:
            code, logged = _tried(lambda: log_contact(self.desk, draft))
            # Another channel or another matter: it was corrected since.
            assert code in {"contact_differs", "request_differs"} or (logged is not None and logged.already)

    @precondition(lambda self: self.house.contacts)
    @rule(pick=picks, about=abouts, outcome=outcomes)
    def write_again_in_the_thread(self, pick: int, about: About, outcome: Outcome) -> None:
        """Another request of a contact that is there, as « suite c-12 » makes one; of a cancelled one it is refused."""
        contact = _one(list(self.house.contacts.values()), pick)
        theme, reason, operator = about
        request = RequestDraft(
            id=self._new("request"), theme=theme, reason=reason, operator=operator, outcome=outcome
        )
        draft = ContactDraft(id=contact.id, channel=contact.channel, requests=(request,))
        now = self.clock()
        code, _ = _tried(lambda: log_contact(self.desk, draft))
        assert code == ("contact_unknown" if contact.cancelled else "")
        if code:
            return
        written = contact.channel in {Channel.EMAIL, Channel.MAIL}
        contact.requests.append(self._kept(request, now if written else None))

    # what waits for an answer

    @precondition(lambda self: self._open())
    @rule(pick=picks)
    def answer(self, pick: int) -> None:
        contact, request = _one(self._open(), pick)
        before = deepcopy(request)
        done = to_answer.answer(self.desk, request.id)
        request.answered = self.clock()
        spot = contact.channel in {Channel.DESK, Channel.PHONE} and request.received is None
        if request.outcome is Outcome.PENDING and not spot:
            request.outcome = Outcome.SOLVED
        request.end_pauses(self.clock())
        self.done = (done, contact.id, before, deepcopy(request))

    @precondition(lambda self: self._open())
    @rule(pick=picks, days=st.integers(0, 20))
    def announce(self, pick: int, days: int) -> None:
        contact, request = _one(self._open(), pick)
        before, on = deepcopy(request), self.desk.today() + timedelta(days=days)
        done = to_answer.announce(self.desk, request.id, on, "la Caf n’a pas répondu")
        last = request.promises[-1][0] if request.promises else self.clock() - A_SECOND
        request.promises.append((max(self.clock(), last + A_SECOND), on))
        self.done = (done, contact.id, before, deepcopy(request))

    @precondition(lambda self: self._open())
    @rule(pick=picks)
    def ask_papers_or_get_them(self, pick: int) -> None:
        contact, request = _one(self._open(), pick)
        before = deepcopy(request)
        if request.paused:
            done = to_answer.papers_came(self.desk, request.id)
            request.end_pauses(self.clock())
        else:
            done = to_answer.ask_papers(self.desk, request.id)
            begin = max([self.clock(), *(begin + A_SECOND for begin, _ in request.pauses)])
            request.pauses.append((begin, None))
        self.done = (done, contact.id, before, deepcopy(request))

    @precondition(lambda self: self._open())
    @rule(pick=picks, outcome=outcomes)
    def change_outcome(self, pick: int, outcome: Outcome) -> None:
        contact, request = _one(self._open(), pick)
        before = deepcopy(request)
        owed = request.received is not None or model.due(contact, request) is not None
        done = to_answer.change_outcome(self.desk, request.id, outcome)
        request.outcome = outcome
        if outcome not in {Outcome.DROPPED, *OPEN}:
            request.answered = self.clock() if owed else request.answered
            request.end_pauses(self.clock())
        self.done = (done, contact.id, before, deepcopy(request))

    @precondition(lambda self: self._open())
    @rule(pick=picks, call_back=names)
    def note_whom_to_call_back(self, pick: int, call_back: str) -> None:
        _, request = _one(self._open(), pick)
        to_answer.keep_call_back(self.desk, request.id, call_back)
        request.call_back = call_back

    @precondition(lambda self: self.done)
    @rule()
    def undo_the_last_answer(self) -> None:
        assert self.done is not None
        done, contact_id, before, after = self.done
        self.done = None
        contact = self.house.contacts[contact_id]
        place = next(n for n, one in enumerate(contact.requests) if one.id == before.id)
        now = contact.requests[place]
        if contact.cancelled or replace(now, call_back="") != replace(after, call_back=""):
            code, _ = _tried(lambda: to_answer.undo(self.desk, done))
            assert code in {"request_unknown", "request_changed"}, (
                "what was done since would be undone with it"
            )
            return
        to_answer.undo(self.desk, done)
        contact.requests[place] = replace(before, call_back=done.call_back or now.call_back)

    # corrections

    @precondition(lambda self: self.house.contacts)
    @rule(
        pick=picks,
        commune=st.sampled_from((None, "Vaubrun", "Altroff")),
        outcome=st.one_of(st.none(), outcomes),
        back=st.sampled_from((0, 0, 1, 25)),
        channel=st.one_of(st.none(), st.sampled_from((Channel.DESK, Channel.PHONE, Channel.PERMANENCE))),
    )
    def correct(
        self, pick: int, commune: str | None, outcome: Outcome | None, back: int, channel: Channel | None
    ) -> None:
        contact = _one(list(self.house.contacts.values()), pick)
        written = contact.channel in {Channel.EMAIL, Channel.MAIL}
        seen = past_contact(self.desk, contact.number)
        changed = draft_of(seen.contact)
        if commune is not None:
            changed, contact.commune = replace(changed, commune=commune), commune
        if outcome is not None:
            first = replace(changed.requests[0], outcome=outcome)
            changed = replace(changed, requests=(first, *changed.requests[1:]))
            contact.requests[0].outcome = outcome
        if back and not written:
            shift = timedelta(days=back)
            taken = contact.taken and contact.taken - shift
            changed = replace(changed, arrived_at=contact.arrived - shift, taken_at=taken)
            contact.arrived, contact.taken = contact.arrived - shift, taken
        if channel is not None and not written:
            changed, contact.channel = replace(changed, channel=channel), channel
        correct_contact(self.desk, seen, changed, "typed_wrong")
        if self.done is not None and self.done[1] == contact.id:
            self.done = None

    @precondition(lambda self: self.house.alive)
    @rule(pick=picks, at_counter=st.booleans())
    def cancel(self, pick: int, at_counter: bool) -> None:
        contact = _one(self.house.alive, pick)
        if at_counter:
            cancel_contact(self.desk, contact.id)
        else:
            cancel(self.desk, past_contact(self.desk, contact.number), "twice")
        contact.cancelled = True

    @precondition(lambda self: len(self.house.alive) < len(self.house.contacts))
    @rule(pick=picks)
    def restore_a_cancelled_one(self, pick: int) -> None:
        contact = _one([one for one in self.house.contacts.values() if one.cancelled], pick)
        restore(self.desk, past_contact(self.desk, contact.number), "by_mistake")
        contact.cancelled = False

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
        chosen = _one(list(self.house.appointments), pick)
        begin, state = self.house.appointments[chosen]
        later = begin + timedelta(days=days)
        agenda.take_appointment(self.desk, AppointmentDraft(later, id=chosen))
        self.house.appointments[chosen] = (later, state)

    @precondition(lambda self: self.house.appointments)
    @rule(pick=picks, state=st.sampled_from(State))
    def say_what_became_of_it(self, pick: int, state: State) -> None:
        chosen = _one(list(self.house.appointments), pick)
        begin, before = self.house.appointments[chosen]
        after = State.PLANNED if state is before else state
        too_early = after in {State.KEPT, State.ABSENT} and model.local(begin) > self.desk.today()
        code, booked = _tried(lambda: agenda.set_state(self.desk, chosen, state))
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
        code, _ = _tried(lambda: agenda.undo(self.desk, before, after))
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
        code, _ = _tried(lambda: close_day(self.desk))
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
        self.drafts = [one for one in self.drafts if one.id in self.house.contacts]

    # what the acts share

    def _folder(self) -> Path:
        return self.root / f"desk-{self.made}"

    def _new(self, what: str) -> str:
        self._count = getattr(self, "_count", 0) + 1
        return f"{what}-{self._count}"

    def _present(self, *, taken: bool) -> list[Person]:
        return [one for one in self.house.people.values() if (one.taken is not None) is taken]

    def _expected(self) -> list[str]:
        today, came = self.desk.today(), {one.appointment for one in self.house.people.values()}
        return [
            id_
            for id_, (begin, state) in self.house.appointments.items()
            if model.local(begin) == today and state is State.PLANNED and id_ not in came
        ]

    def _sits_down(self, came: Arrival, kind: Channel, appointment: str = "") -> None:
        self.house.people[came.id] = Person(came.id, kind, self.clock(), appointment)

    def _gone(self, person: Person) -> None:
        del self.house.people[person.id]
        begin, state = self.house.appointments.get(person.appointment, (None, None))
        if begin is not None and state is State.PLANNED:
            self.house.appointments[person.appointment] = (begin, State.KEPT)

    def _open(self) -> list[tuple[Contact, Request]]:
        return [(contact, one) for contact, one in self.house.requests() if model.waits(contact, one)]

    def _kept(self, draft: RequestDraft, received: datetime | None) -> Request:
        assert draft.outcome is not None
        closed = received is not None and draft.outcome not in OPEN
        return Request(
            str(draft.id),
            str(draft.theme),
            draft.operator,
            draft.outcome,
            received,
            self.clock() if closed else None,
            [(one.at, one.on) for one in draft.announcements],
            [(one.begin, one.end) for one in draft.pauses],
        )


def _one(things: list[Thing], pick: int) -> Thing:
    return things[pick % len(things)]


def _tried(act: Callable[[], Thing]) -> tuple[str, Thing | None]:
    """The code of the refusal, empty when there is none, and what the act gave."""
    try:
        return "", act()
    except UserError as error:
        return error.code, None
