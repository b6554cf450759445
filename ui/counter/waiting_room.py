"""Who waits and who is in charge: the part of the presenter that keeps the waiting room. No Qt."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from marianne_desk.domain.codes import Channel
from ui.counter import load, words

if TYPE_CHECKING:
    from marianne_desk.domain.waiting import Arrival


class Jobs(Protocol):
    """The writing lane."""

    def do(
        self,
        done: Callable[..., None],
        failed: Callable[[BaseException], None],
        fn: Callable[..., object],
        *args: object,
    ) -> None:
        """Runs ``fn(desk, *args)``; one of ``done`` (with the value) and ``failed`` is called later."""


class Speaker(Protocol):
    """What is said to the agent."""

    def say(self, text: str) -> None:
        """A sentence in the status line."""

    def tell(self, error: BaseException) -> None:
        """A failure, by the door for messages."""


class WaitingRoom:
    """``taking``: somebody is being taken in charge, so that a save waits for it; ``took`` is then told who, or None
    when nobody waited. ``changed`` is called after each act."""

    def __init__(
        self,
        speaker: Speaker,
        jobs: Jobs,
        changed: Callable[[], None],
        took: "Callable[[Arrival | None], None]",
    ) -> None:
        self._speaker, self._jobs, self._changed, self._took = speaker, jobs, changed, took
        self.taking = False
        self._gone: tuple[str, bool] | None = None

    def note_arrival(
        self,
        kind: Channel = Channel.DESK,
        expected_at: datetime | None = None,
        appointment: str = "",
    ) -> None:
        """Somebody sits down."""

        def done(arrival: "Arrival") -> None:
            self._speaker.say(words.arrived_words(arrival))
            self._changed()

        self._jobs.do(done, self._speaker.tell, load.arrive, kind, expected_at, appointment)

    def take(self, arrival_id: str = "") -> None:
        """Somebody who waits is received now; the first in turn when nobody is named."""

        def done(arrival: "Arrival | None") -> None:
            self.taking = False
            self._speaker.say(words.taken_words(arrival) if arrival is not None else "Personne n’attend.")
            self._took(arrival)
            self._changed()

        def failed(error: BaseException) -> None:
            self.taking = False
            self._speaker.tell(error)
            self._took(None)
            self._changed()

        self.taking = True
        self._jobs.do(done, failed, load.take, arrival_id)

    def put_back(self, arrival_id: str) -> None:
        """The person taken by mistake waits again."""
        self._speaker.say("La personne attend de nouveau.")
        self._jobs.do(lambda _nothing: self._changed(), self._speaker.tell, load.put_back, arrival_id)

    def leave(self, arrival_id: str, *, in_charge: bool) -> None:
        """Somebody left without being received, or is gone with nothing to note."""
        self._gone = (arrival_id, in_charge)

        def done(_nothing: None) -> None:
            self._speaker.say(words.gone_words(in_charge=in_charge))
            self._changed()

        self._jobs.do(done, self._speaker.tell, load.end if in_charge else load.leave, arrival_id)

    def undo_leave(self) -> None:
        """The last person said to be gone is still here."""
        gone, self._gone = self._gone, None
        if gone is not None:
            arrival_id, in_charge = gone
            self._speaker.say("La personne est de nouveau là.")
            back = load.in_charge_again if in_charge else load.put_back
            self._jobs.do(lambda _nothing: self._changed(), self._speaker.tell, back, arrival_id)
