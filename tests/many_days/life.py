"""What all acts of many days share: the desk, the model, and the look at both after each act."""

import atexit
import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant

from marianne_desk.domain.agenda.appointment import State
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.waiting import Arrival
from marianne_desk.usecases.cases import CaseDone, Opened
from marianne_desk.usecases.derive_again import derive_again
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.partner_appointments import Booked
from marianne_desk.usecases.set_up import set_up
from marianne_desk.usecases.to_answer import Done
from tests.desks import LAVAL, PASSPHRASE, SetClock
from tests.many_days import looking, model
from tests.many_days.model import Contact, Event, House, Person, Request, Visit

BEGIN = datetime(2026, 10, 22, 7, 10, tzinfo=model.PARIS)
"""A Thursday; the clocks change on the Sunday, the month a week later."""
ABOUT = (("papiers", "cni", "FRANCE_TITRES"), ("logement", "apl", "CAF"), ("sante", "ameli", "CPAM"))
A_WHILE = 3
"""Acts between two matters of the computer, which would else be most of what chance finds."""
OPEN = (Outcome.PENDING, Outcome.FORWARDED)
About = tuple[str, str, str]
WasOfVisit = tuple[Visit | None, list[Event], Request]
IsOfVisit = tuple[int, list[Event], Request]
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


class Life(RuleBasedStateMachine):
    """The desk, the model, and what the next act may undo."""

    desk: Desk

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="marianne-many-days-"))
        self.house, self.clock, self.made = House(), SetClock(BEGIN), 0
        self.done: tuple[Done, str, Request, Request] | None = None
        self.booked: tuple[Any, Any] | None = None
        self.followed: tuple[Opened | CaseDone, Request, Request] | None = None
        self.visited: tuple[Booked, WasOfVisit, IsOfVisit] | None = None
        """The last act on an appointment at a partner's: what there was before it, and after it."""
        self.copy: tuple[Path, House] | None = None
        self.drafts: list[ContactDraft] = []
        self.looked_at: tuple[str, int, int] | None = None
        self.since = 0
        """Acts since the computer was last the matter."""

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
            looking.cases_are_true(self.desk, self.house)
            contacts = (repr(self.house.contacts), self.desk.today().month, id(self.desk.store))
            # The longest look: where nothing of it was touched, it is as it was.
            if contacts != self.looked_at:
                looking.contacts_are_kept(self.desk, self.house)
                looking.figures_are_true(self.desk, self.house)
                self.looked_at = contacts

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


def one_of(things: list[Thing], pick: int) -> Thing:
    return things[pick % len(things)]


def tried(act: Callable[[], Thing]) -> tuple[str, Thing | None]:
    """The code of the refusal, empty when there is none, and what the act gave."""
    try:
        return "", act()
    except UserError as error:
        return error.code, None
