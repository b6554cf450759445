"""Many days at a desk, in any order that chance finds: each act goes through the use cases on a real encrypted file and
through the model; after each of them the desk is held to the model (``looking``).
"""

from marianne_desk.domain.codes import Channel
from tests.many_days.counter_acts import CounterActs
from tests.many_days.house_acts import HouseActs
from tests.many_days.later_acts import LaterActs
from tests.many_days.visit_acts import VisitActs


class ManyDays(CounterActs, LaterActs, HouseActs, VisitActs):
    """All of them."""

    def _live_a_first_day(self) -> None:
        super()._live_a_first_day()
        for days in (0, 1):
            self.take_appointment(days, 10)
        self.arrive(Channel.DESK)


class ManyCases(LaterActs, VisitActs):
    """Difficult cases above all: what becomes of two appointments of one case is rare among all other acts."""

    def _live_a_first_day(self) -> None:
        super()._live_a_first_day()
        self.open_a_case(0)
        for days in (-1, 3):
            self.clock.forward(seconds=7)
            self.obtain_an_appointment(0, days, 10)
