"""What a quarterly sheet says of its own standing: issued or provisional, the comment, what changed since."""

from dataclasses import dataclass
from datetime import datetime

from marianne_desk.domain.figure import Figure
from marianne_desk.domain.quarter import Quarter


@dataclass(frozen=True, slots=True)
class QuarterErratum:
    """A figure of an issued quarter that is no longer so. ``old_words``, ``new_words``: as they may be printed; both
    alike where masking hides the difference."""

    quarter: Quarter
    label: str
    old: Figure
    new: Figure
    old_words: str
    new_words: str


@dataclass(frozen=True, slots=True)
class QuarterNote:
    """``issued_at`` None: the sheet is provisional, and says so on each page. ``comment`` empty: none. ``errata``: of
    quarters issued before it."""

    issued_at: datetime | None = None
    agent: str = ""
    comment: str = ""
    errata: tuple[QuarterErratum, ...] = ()


@dataclass(frozen=True, slots=True)
class IssuedQuarter:
    """A quarter that was issued to an operator ``at`` (UTC) by ``agent`` (the label of then). ``comment`` empty: none.
    ``hash``: SHA-256 of all that was frozen, in hexadecimal."""

    operator: str
    quarter: Quarter
    at: datetime
    agent: str
    comment: str
    hash: str

    @property
    def mark(self) -> str:
        """The first eight signs of the hash, to be read out."""
        return self.hash[:8]
