"""What was saved from this window, to take it back or to do it again. No Qt."""

from dataclasses import dataclass, field

from ui.counter.draft import Passage


@dataclass(slots=True)
class Saved:
    """One contact handed to the writing lane. ``number`` 0: not answered yet."""

    id: str
    passage: Passage
    number: int = 0


@dataclass(slots=True)
class History:
    """Contacts saved from this window, and what was cleared last."""

    saved: list[Saved] = field(default_factory=list)
    cleared: Passage | None = None

    def add(self, contact_id: str, passage: Passage) -> None:
        """A contact was handed in; what was cleared before is forgotten."""
        self.saved.append(Saved(contact_id, passage))
        self.cleared = None

    def numbered(self, contact_id: str, number: int) -> None:
        """The contact is on the disk under this number."""
        for one in self.saved:
            if one.id == contact_id:
                one.number = number

    def failed(self, contact_id: str) -> None:
        """The contact was not kept: what was composed can be had again."""
        for one in self.saved:
            if one.id == contact_id:
                self.cleared = one.passage
        self.saved = [one for one in self.saved if one.id != contact_id]

    def take_back(self) -> Saved | None:
        """The last contact, to cancel it; it can be had again. None when there is none."""
        if not self.saved:
            return None
        last = self.saved.pop()
        self.cleared = last.passage
        return last

    def again(self) -> Passage | None:
        """What ↑ brings back: what was cleared last, else the last contact saved; None when there is neither."""
        passage, self.cleared = self.cleared, None
        if passage is not None:
            return passage
        return self.saved[-1].passage if self.saved else None
