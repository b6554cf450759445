"""What issuing a month asks of the desk, on the figures lane. Imports of the use cases wait until then."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from marianne_desk.domain.issuing.incomplete import Kind
from marianne_desk.domain.issuing.issued import Issued
from marianne_desk.domain.month import Month
from ui.lane_work import without_pauses
from ui.month import issue_words

if TYPE_CHECKING:
    from marianne_desk.usecases.desk import Desk

Say = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Lack:
    """One line of what is incomplete, in words."""

    kind: Kind
    words: str


@dataclass(frozen=True, slots=True)
class ToIssue:
    """A month about to be issued. ``can`` False: it is not over. ``agent``: who issues it, a label."""

    month: Month
    lacks: tuple[Lack, ...]
    can: bool
    agent: str

    @property
    def title(self) -> str:
        """« Émettre la fiche d’octobre 2026 »."""
        return issue_words.title(self.month)


def to_issue(desk: "Desk", month: Month) -> ToIssue:
    """What is incomplete in a month; the comment is seen where it is typed."""
    from marianne_desk.usecases.commitments import in_force_of
    from marianne_desk.usecases.issue_month import incomplete

    with without_pauses():
        found = [one for one in incomplete(desk, month) if one.kind is not Kind.COMMENT]
        labels = {one.id: one.label for one in in_force_of(desk).pack(month).indicators()}
        lacks = tuple(Lack(one.kind, issue_words.lack(one, labels)) for one in found)
        agent = next((one.label for one in desk.agents if one.code == desk.settings.agent), "")
        return ToIssue(month, lacks, all(one.kind is not Kind.RUNNING for one in found), agent)


def issue(desk: "Desk", month: Month, comment: str, say: Say) -> Issued:
    """Issues the month; ``say`` hears of each step. Raises what ``usecases.issue_month`` raises."""
    from marianne_desk.usecases.issue_month import issue_month

    with without_pauses():
        return issue_month(desk, month, comment, progress=say)


def preview(desk: "Desk", month: Month, comment: str, say: Say) -> bytes:
    """The sheet as it would be issued, still provisional on each page."""
    from dataclasses import replace

    from marianne_desk.domain.issuing.issued import checked_comment
    from marianne_desk.usecases.issue_month import note_of
    from marianne_desk.usecases.sheet import draw

    with without_pauses():
        note = replace(note_of(desk, month), comment=checked_comment(comment))
        return draw(desk, month, note, say)[1]
