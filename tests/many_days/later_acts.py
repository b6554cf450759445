"""Acts on what was logged: it is answered, announced, corrected, cancelled, put back."""

from copy import deepcopy
from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.correction import draft_of
from marianne_desk.usecases import to_answer
from marianne_desk.usecases.correct_contact import cancel, correct_contact, restore
from marianne_desk.usecases.find_contacts import past_contact
from marianne_desk.usecases.log_contact import cancel_contact
from tests.many_days import model
from tests.many_days.life import OPEN, Life, names, one_of, outcomes, picks, tried
from tests.many_days.model import A_SECOND


class LaterActs(Life):
    """After the fact."""

    # what waits for an answer

    @precondition(lambda self: self._open())
    @rule(pick=picks)
    def answer(self, pick: int) -> None:
        contact, request = one_of(self._open(), pick)
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
        contact, request = one_of(self._open(), pick)
        before, on = deepcopy(request), self.desk.today() + timedelta(days=days)
        done = to_answer.announce(self.desk, request.id, on, "la Caf n’a pas répondu")
        last = request.promises[-1][0] if request.promises else self.clock() - A_SECOND
        request.promises.append((max(self.clock(), last + A_SECOND), on))
        self.done = (done, contact.id, before, deepcopy(request))

    @precondition(lambda self: self._open())
    @rule(pick=picks)
    def ask_papers_or_get_them(self, pick: int) -> None:
        contact, request = one_of(self._open(), pick)
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
        contact, request = one_of(self._open(), pick)
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
        _, request = one_of(self._open(), pick)
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
            code, _ = tried(lambda: to_answer.undo(self.desk, done))
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
        contact = one_of(list(self.house.contacts.values()), pick)
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
        contact = one_of(self.house.alive, pick)
        if at_counter:
            cancel_contact(self.desk, contact.id)
        else:
            cancel(self.desk, past_contact(self.desk, contact.number), "twice")
        contact.cancelled = True

    @precondition(lambda self: len(self.house.alive) < len(self.house.contacts))
    @rule(pick=picks)
    def restore_a_cancelled_one(self, pick: int) -> None:
        contact = one_of([one for one in self.house.contacts.values() if one.cancelled], pick)
        restore(self.desk, past_contact(self.desk, contact.number), "by_mistake")
        contact.cancelled = False
