"""The first day of a life, so that every act finds something to be done to; and what any day brings: time, contacts."""

import shutil
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import Announcement, ContactDraft, Pause, RequestDraft
from marianne_desk.usecases.desk import open_desk
from marianne_desk.usecases.log_contact import cancel_contact, log_contact
from tests.many_days import model
from tests.many_days.life import ABOUT, About, Life, template
from tests.many_days.model import Contact, Person


class FirstDay(Life):
    """Contacts on every channel, one of them cancelled."""

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

    @rule(minutes=st.sampled_from((3, 20, 90, 8 * 60, 24 * 60, 5 * 24 * 60, 20 * 24 * 60)))
    def time_goes_by(self, minutes: int) -> None:
        self.clock.forward(minutes=minutes)

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
