"""What a sheet says of its own standing: issued or provisional, the coordinator's comment, what changed since."""

from dataclasses import dataclass
from datetime import datetime

from marianne_desk.domain.month import Month


@dataclass(frozen=True, slots=True)
class Erratum:
    """A figure of an issued month that a later edit changed. ``old`` and ``new`` as parts of wholes; a count has a part
    and no whole. ``at``: the last edit that touched it; None: it cannot be told which."""

    month: Month
    figure: str
    old: tuple[int | None, int | None]
    new: tuple[int | None, int | None]
    at: datetime | None


@dataclass(frozen=True, slots=True)
class IssueNote:
    """``issued_at`` None: the sheet is provisional, and says so on each page. ``comment``: the coordinator's, empty for
    none. ``errata``: of the sheet's own month and of those issued before it that changed since."""

    issued_at: datetime | None = None
    agent: str = ""
    comment: str = ""
    errata: tuple[Erratum, ...] = ()
