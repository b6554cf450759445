"""Who waits and who was taken in charge: the part of the presenter that keeps the waiting room. No Qt."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from ui.counter import load, words
from ui.counter.draft import Taken

if TYPE_CHECKING:
    from marianne_desk.domain.counter_day import Arrival


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
    """``taken``: the person whom the next contact at the desk is about; ``taking``: the answer is under way, so that
    a save waits for it. ``changed`` is called after each act."""

    def __init__(self, speaker: Speaker, jobs: Jobs, changed: Callable[[], None]) -> None:
        self._speaker, self._jobs, self._changed = speaker, jobs, changed
        self.taken: Taken | None = None
        self.taking = False

    def note_arrival(self) -> None:
        """Somebody sits down."""

        def done(arrival: "Arrival") -> None:
            self._speaker.say(f"Arrivée notée à {words.short_clock(arrival.at)}.")
            self._changed()

        self._jobs.do(done, self._speaker.tell, load.arrive)

    def take_next(self) -> None:
        """The first person who waits is received now."""

        def done(answer: "tuple[Arrival, datetime] | None") -> None:
            if answer is None:
                self._speaker.say("Personne n’attend.")
            else:
                arrival, at = answer
                self.taken = Taken(arrival.id, arrival.at, at)
                self._speaker.say(f"Au suivant : a attendu {words.waited_words(at - arrival.at)}.")
            self.taking = False
            self._changed()

        def failed(error: BaseException) -> None:
            self._speaker.tell(error)
            self.taking = False
            self._changed()

        self.taking = True
        self._jobs.do(done, failed, load.take)

    def put_back(self) -> bool:
        """The person taken by mistake waits again. False when nobody was taken."""
        if self.taken is None:
            return False
        taken, self.taken = self.taken, None
        self._speaker.say("La personne attend de nouveau.")
        self._jobs.do(lambda _nothing: self._changed(), self._speaker.tell, load.put_back, taken.id)
        return True

    def leave(self, arrival_id: str) -> None:
        """Somebody left without being received."""

        def done(_nothing: None) -> None:
            self._speaker.say("Noté : la personne est partie sans être reçue.")
            self._changed()

        self._jobs.do(done, self._speaker.tell, load.leave, arrival_id)
