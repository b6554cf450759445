"""What the directory of partners says of the request in the line; asked on the writing lane once typing rests."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.counter.waiting_room import Jobs, Speaker

if TYPE_CHECKING:
    from marianne_desk.domain.contact import RequestDraft
    from ui.counter.composing import Composing
    from ui.counter.draft import Passage


@dataclass(frozen=True, slots=True)
class Matter:
    """What a request is about, by codes; None: not said."""

    operator: str | None
    theme: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Advised:
    """What is said of it. ``title``: « CAF · APL »; ``lines``: what it is about (« À apporter ») and the words; empty
    where nothing is known, and the title says so."""

    title: str
    lines: tuple[tuple[str, str], ...]


def matter_of(it: "Composing") -> Matter | None:
    """What an entry is about: the request in its line when that says one, else the last one noted; None: nothing."""
    if it.said.strip() and it.read is not None and (found := _matter(it.read.draft)) is not None:
        return found
    return _matter(it.parts[-1].request) if it.parts else None


def matter_of_passage(passage: "Passage") -> Matter | None:
    """What a contact was about, its last request."""
    return _matter(passage.parts[-1].request) if passage.parts else None


def _matter(request: "RequestDraft") -> Matter | None:
    if request.operator is None and request.theme is None:
        return None
    return Matter(request.operator, request.theme, request.reason)


class Advising:
    """``show`` draws what is known, None takes it away; with False, that it is about another request than the line's.
    ``soon`` has :meth:`ask` called once typing rests."""

    def __init__(
        self,
        speaker: Speaker,
        jobs: Jobs,
        show: Callable[[Advised | None, bool], None],
        soon: Callable[[], None],
    ) -> None:
        self._speaker, self._jobs, self._show, self._soon = speaker, jobs, show, soon
        self._wanted: Matter | None = None
        self._advised: Advised | None = None
        self._asked = self._typed = False

    @property
    def rests(self) -> bool:
        """Whether no question is under way."""
        return not self._asked

    def look(self, matter: Matter | None, *, typed: bool) -> None:
        """The line may be about something else. On an empty line what was said stays as that of the request before, so
        that nothing comes and goes under the eye at each contact; once something else is ``typed``, it is gone."""
        if (matter, typed) == (self._wanted, self._typed):
            return
        other = matter != self._wanted
        self._wanted, self._typed = matter, typed
        if typed and (other or matter is None):
            self._advised = None
        if other or self._advised is None:
            self._show(self._advised, False)
        if other and matter is not None:
            self._soon()

    def ask(self) -> None:
        """Typing rests: asks, one question at a time."""
        matter = self._wanted
        if matter is None or self._asked:
            return
        from ui.counter import advice_load

        self._asked = True

        def done(advised: Advised) -> None:
            self._asked = False
            if matter == self._wanted:
                self._advised = advised
                self._show(advised, True)
            elif self._wanted is not None:
                self._soon()

        def failed(error: BaseException) -> None:
            self._asked = False
            self._speaker.tell(error)

        self._jobs.do(done, failed, advice_load.advise, matter)
