"""Many days at a desk, in any order that chance finds: each act goes through the use cases on a real encrypted file and
through the model; after each of them the desk is held to the model (``looking``).
"""

import shutil

from hypothesis.stateful import initialize

from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.usecases.desk import open_desk
from marianne_desk.usecases.log_contact import cancel_contact
from tests.many_days.counter_acts import CounterActs
from tests.many_days.house_acts import HouseActs
from tests.many_days.later_acts import LaterActs
from tests.many_days.life import ABOUT, template
from tests.many_days.visit_acts import VisitActs


class ManyDays(CounterActs, LaterActs, HouseActs, VisitActs):
    """All of them."""

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
