"""The question that stands under the line, and the save that waits for its answer. No Qt."""

from dataclasses import dataclass

from ui.counter import words
from ui.counter.asks import Ask
from ui.shortcuts import Act


@dataclass(slots=True)
class Questions:
    """``ask`` None: nothing is asked. ``held``: the act that waits for the answer, None while typing goes on.
    ``marked``: the option that Enter takes, -1 for none. ``insists``: something else was typed meanwhile; what is to
    be done instead."""

    ask: Ask | None = None
    held: Act | None = None
    marked: int = -1
    insists: str = ""

    def put(self, ask: Ask | None, held: Act | None = None) -> None:
        """Asks this, or nothing more."""
        self.ask, self.held, self.marked, self.insists = ask, held, -1, ""

    @property
    def shown(self) -> Ask | None:
        """The question that is shown. What asks for the theme stays silent while nothing is understood yet and typing
        goes on."""
        if self.ask is None or (self.ask.vague and self.held is None and self.marked < 0):
            return None
        return self.ask

    def insist(self) -> bool:
        """Something else than an option was typed while a save waits for one. False when none waits."""
        if self.ask is None or self.held is None:
            return False
        self.insists = words.insisting(self.ask.options)
        return True

    def mark(self, step: int) -> bool:
        """Walks through the options; False when nothing is asked."""
        if self.ask is None or not self.ask.options:
            return False
        count = len(self.ask.options)
        self.marked = (self.marked + step) % count if self.marked >= 0 else (0 if step > 0 else count - 1)
        return True
