"""What is set aside for somebody else, the last on top, and what of the line is kept in the file. No Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from ui.counter import load
from ui.counter.composing import Composing, composing_of

if TYPE_CHECKING:
    from marianne_desk.domain.set_aside import SetAside
    from ui.counter.waiting_room import Jobs, Speaker


@dataclass(slots=True)
class Lain:
    """One entry set aside, since when and by whom (code of the agent). ``in_file``: the disk said so."""

    it: Composing
    since: datetime
    agent: str
    in_file: bool = False


class Aside:
    """The stack. Everything in it is in the file too; so is the line, a moment after the last key."""

    def __init__(self, speaker: "Speaker", jobs: "Jobs", agent: Callable[[], str]) -> None:
        self._speaker, self._jobs, self._agent = speaker, jobs, agent
        self.stack: list[Lain] = []
        self._kept: SetAside | None = None
        self._refused = False

    def push(self, it: Composing, now: datetime) -> None:
        """Sets an entry aside."""
        it.begun_at, it.laid = it.begun_at or now, True
        lain = Lain(it, now, self._agent())
        self.stack.append(lain)
        self._write(it.kept(lain.agent, now, now), lain)
        self._kept = None

    def pop(self, entry_id: str | None = None) -> Composing | None:
        """The entry of that identifier, or the last one; None when there is none. It stays in the file until it is
        saved or cleared."""
        for index in range(len(self.stack) - 1, -1, -1):
            if entry_id in (None, self.stack[index].it.id):
                lain = self.stack.pop(index)
                self._kept = lain.it.kept(lain.agent, lain.since, lain.since)
                return lain.it
        return None

    def restore(self, entries: "Sequence[SetAside]") -> int:
        """Entries from before the program ended, the one that stood in the line on top; how many."""
        lain = [Lain(composing_of(one), one.set_aside_at or one.begun_at, one.agent, True) for one in entries]
        order = sorted(
            zip(entries, lain, strict=True), key=lambda two: (two[0].set_aside_at is None, two[1].since)
        )
        self.stack = [one for _entry, one in order] + self.stack
        return len(lain)

    def seen(self, entries: "Sequence[SetAside]") -> None:
        """What the file holds now: an entry that another screen erased (the closing of the day) is gone here too."""
        held = {one.id for one in entries}
        self.stack = [one for one in self.stack if not one.in_file or one.it.id in held]

    def keep_line(self, it: Composing, now: datetime) -> None:
        """Keeps what stands in the line, or erases what stood there and is gone."""
        if self._kept is not None and self._kept.id != it.id:
            self.erase(self._kept.id)
        if it.begun:
            it.begun_at = it.begun_at or now
            entry = it.kept(self._agent(), now, None)
            if entry != self._kept:
                self._write(entry)
        elif self._kept is not None:
            self.erase(self._kept.id)

    def erase(self, entry_id: str) -> None:
        """It was cleared: nothing of it stays in the file."""
        self._kept = None
        self._jobs.do(self._done, self._failed, load.erase_entry, entry_id)

    def saved(self) -> None:
        """The line became a contact: what was kept of it goes in the same act."""
        self._kept = None

    def _write(self, entry: "SetAside", lain: Lain | None = None) -> None:
        self._kept = entry

        def done(_nothing: None) -> None:
            self._done(None)
            if lain is not None:
                lain.in_file = True

        self._jobs.do(done, self._failed, load.keep_entry, entry)

    def _done(self, _nothing: None) -> None:
        self._refused = False

    def _failed(self, error: BaseException) -> None:
        """Said once: the line goes on being typed, and being kept as soon as the disk takes it again."""
        self._kept = None
        if not self._refused:
            self._refused = True
            self._speaker.tell(error)
