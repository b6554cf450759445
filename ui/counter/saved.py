"""What was saved from this window, to take it back or to do it again. No Qt."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ui.counter.draft import Passage

if TYPE_CHECKING:
    from ui.agenda.at_counter import Booked


@dataclass(slots=True)
class Saved:
    """One contact handed to the writing lane. ``number`` 0: not answered yet. ``passage`` None: a missed call, which
    cannot be had again. ``books``: it takes an appointment with us, ``booked`` once both are on the disk. ``told``:
    that it has a case was said."""

    id: str
    passage: Passage | None
    number: int = 0
    booked: "Booked | None" = None
    books: bool = False
    told: bool = False


@dataclass(slots=True)
class History:
    """Contacts saved from this window, and what was cleared last."""

    saved: list[Saved] = field(default_factory=list)
    cleared: Passage | None = None

    def add(self, contact_id: str, passage: Passage | None, *, books: bool = False) -> None:
        """A contact was handed in; what was cleared before is forgotten, unless nothing was composed for it."""
        self.saved.append(Saved(contact_id, passage, books=books))
        if passage is not None:
            self.cleared = None

    def numbered(self, contact_id: str, number: int, booked: "Booked | None" = None) -> None:
        """The contact is on the disk under this number."""
        for one in self.saved:
            if one.id == contact_id:
                one.number, one.booked = number, booked

    def failed(self, contact_id: str) -> None:
        """The contact was not kept; what was composed is in the line again."""
        self.saved = [one for one in self.saved if one.id != contact_id]

    def take_back(self) -> Saved | None:
        """The last contact, to cancel it; it can be had again. None when there is none."""
        if not self.saved:
            return None
        last = self.saved.pop()
        self.cleared = last.passage or self.cleared
        return last

    def put_back(self, one: Saved) -> None:
        """It was not taken back after all."""
        self.saved.append(one)
        self.cleared = None

    @property
    def last_passage(self) -> Passage | None:
        """The last contact composed in this window; None: none was saved, or all were taken back."""
        return next((one.passage for one in reversed(self.saved) if one.passage is not None), None)

    def again(self) -> Passage | None:
        """What ↑ brings back: what was cleared last, else the last contact saved, for somebody else; None when there
        is neither."""
        passage, self.cleared = self.cleared, None
        if passage is not None:
            return passage
        last = self.last_passage
        return None if last is None else replace(last, taken=None)
