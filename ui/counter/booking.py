"""The counter's line that takes an appointment with us: read at the desk while it is typed. No Qt.

Whether a line is one is seen at once; what stands in its way (closed, taken, a permanence) only the file knows, so it
is asked on the writing lane, and a saving key that is quicker than the answer waits for it.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from ui.counter import load, words
from ui.counter.waiting_room import Jobs, Speaker
from ui.shortcuts import Act

if TYPE_CHECKING:
    from marianne_desk.domain.entry.values import EntryContext
    from ui.agenda.load import Read
    from ui.counter.composing import Composing

_CALLED = ("rdv", "rv", "rendez")
TAKES = frozenset({Act.SOLVED, Act.BOOKED})
"""The keys that take the appointment of a line."""
_EARLIER = "begun_earlier"
"""The doubt of a line of another day, whose « demain » moved on meanwhile."""

_Key = tuple[str, str, tuple[tuple[str, str], ...], str]


def takes_appointment(text: str, today: date) -> bool:
    """Whether a line takes an appointment with us."""
    if not text.lstrip().casefold().startswith(_CALLED):
        return False  # nothing is loaded for any other line
    from marianne_desk.domain.agenda.line import is_appointment_line

    return is_appointment_line(text, today)


class Booking:
    """``shown``: the line as it was read last, None before. ``changed`` is called when it was read, ``go_on`` with the
    saving key that waited for it."""

    def __init__(
        self, speaker: Speaker, jobs: Jobs, changed: Callable[[], None], go_on: Callable[[Act], None]
    ) -> None:
        self._speaker, self._jobs = speaker, jobs
        self._changed, self._go_on = changed, go_on
        self.shown: Read | None = None
        self.told: frozenset[str] = frozenset()
        self._wanted: _Key | None = None
        self._asked: _Key | None = None
        self._fresh = False
        self._act: Act | None = None

    def look(self, it: "Composing", context: "EntryContext", agent: str) -> None:
        """The line may have changed: it is read again if it did."""
        key = (it.id, it.text, it.answers, agent)
        if key == self._wanted:
            return
        if self._wanted is None or self._wanted[0] != it.id:
            self.shown = None
        self._wanted, self._fresh, self.told, self._act = key, False, frozenset(), None
        if self._asked is None:
            self._ask(context)

    def forget(self) -> None:
        """The line takes no appointment."""
        self._wanted, self._act, self.shown, self._fresh = None, None, None, False

    @property
    def read(self) -> "Read | None":
        """The line as it stands; None while it is being read."""
        return self.shown if self._fresh else None

    def said(self, it: "Composing", now: datetime) -> tuple[str, str]:
        """What is understood of the line, and what stands in its way."""
        if self.shown is None:
            return "", ""
        warnings = (self.shown.notices, words.BEGUN_EARLIER if _is_of_another_day(it, now) else "")
        return words.booking_words(self.shown.understood), " ".join(one for one in warnings if one)

    def may_take(self, act: Act, it: "Composing", now: datetime) -> bool:
        """Whether the line's appointment is taken now; else says what is missing, or waits until the line is read."""
        if act not in TAKES:
            self._speaker.say(words.TAKEN_BY)
        elif self.read is None:
            self._act = act
        elif self.read.proposal.refused or self.read.proposal.line.begin is None:
            self._speaker.say(words.refused_words(self.read.notices))
        elif (doubts := self._doubts(self.read, it, now)) - self.told:
            self.told = doubts
            self._speaker.say(words.doubted_words(self.said(it, now)[1]))
        else:
            return True
        return False

    def _doubts(self, read: "Read", it: "Composing", now: datetime) -> frozenset[str]:
        earlier = {_EARLIER} if _is_of_another_day(it, now) else set()
        return read.proposal.doubts | earlier

    def _ask(self, context: "EntryContext") -> None:
        key = self._asked = self._wanted
        if key is None:
            return
        _id, text, answers, agent = key

        def done(read: "Read") -> None:
            self._asked = None
            if self._wanted == key:
                self.shown, self._fresh = read, True
                act, self._act = self._act, None
                self._changed()
                if act is not None:
                    self._go_on(act)
            else:
                self._ask(context)

        def failed(error: BaseException) -> None:
            self._asked = self._wanted = None
            self._speaker.tell(error)

        self._jobs.do(done, failed, load.read_booking, text, answers, context, agent)


def _is_of_another_day(it: "Composing", now: datetime) -> bool:
    return it.begun_at is not None and it.begun_at.date() != now.date()
