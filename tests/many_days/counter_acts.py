"""Acts of the counter: who comes and waits, what is set aside, what is logged."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.set_aside import SetAside
from marianne_desk.usecases import waiting_room
from marianne_desk.usecases.at_the_counter import erase_entry, keep_entry, sit_down
from marianne_desk.usecases.log_contact import log_contact
from tests.many_days.first_day import FirstDay
from tests.many_days.life import About, abouts, names, one_of, outcomes, picks, tried


class CounterActs(FirstDay):
    """At the counter."""

    # agents

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
        chosen = one_of(self._expected(), pick)
        at = self.house.appointments[chosen][0]
        came = waiting_room.note_arrival(self.desk, Channel.APPOINTMENT, at, chosen)
        self._sits_down(came, Channel.APPOINTMENT, chosen)

    @precondition(lambda self: self._present(taken=False))
    @rule(pick=picks)
    def take_in_charge(self, pick: int) -> None:
        person = one_of(self._present(taken=False), pick)
        taken = waiting_room.take(self.desk, person.id)
        assert taken is not None
        person.taken = self.clock()

    @precondition(lambda self: self._present(taken=True))
    @rule(pick=picks)
    def put_back(self, pick: int) -> None:
        person = one_of(self._present(taken=True), pick)
        waiting_room.put_back(self.desk, person.id)
        person.taken = None

    @precondition(lambda self: self._present(taken=False))
    @rule(pick=picks)
    def leave_without(self, pick: int) -> None:
        person = one_of(self._present(taken=False), pick)
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
        entry = one_of(list(self.house.aside), pick)
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
        person = one_of(charged, pick) if charged else None
        aside = list(self.house.aside)
        entry = one_of(aside, pick) if aside and pick % 2 else ""
        self._log(channel, about, outcome, promised, papers, message, call_back, person, entry)

    @precondition(lambda self: self.drafts)
    @rule(pick=picks)
    def log_the_same_again(self, pick: int) -> None:
        """A retry: the answer of the first time was lost."""
        draft = one_of(self.drafts, pick)
        contact = self.house.contacts[str(draft.id)]
        if [one.outcome for one in contact.requests] == [one.outcome for one in draft.requests]:
            code, logged = tried(lambda: log_contact(self.desk, draft))
            # Another channel or another matter: it was corrected since.
            assert code in {"contact_differs", "request_differs"} or (logged is not None and logged.already)

    @precondition(lambda self: self.house.contacts)
    @rule(pick=picks, about=abouts, outcome=outcomes)
    def write_again_in_the_thread(self, pick: int, about: About, outcome: Outcome) -> None:
        """Another request of a contact that is there, as « suite c-12 » makes one; of a cancelled one it is refused."""
        contact = one_of(list(self.house.contacts.values()), pick)
        theme, reason, operator = about
        request = RequestDraft(
            id=self._new("request"), theme=theme, reason=reason, operator=operator, outcome=outcome
        )
        draft = ContactDraft(id=contact.id, channel=contact.channel, requests=(request,))
        now = self.clock()
        code, _ = tried(lambda: log_contact(self.desk, draft))
        assert code == ("contact_unknown" if contact.cancelled else "")
        if code:
            return
        written = contact.channel in {Channel.EMAIL, Channel.MAIL}
        contact.requests.append(self._kept(request, now if written else None))
