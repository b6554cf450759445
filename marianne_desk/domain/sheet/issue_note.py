"""What a sheet says of its own standing: issued or provisional, the coordinator's comment, what changed since."""

from dataclasses import dataclass
from datetime import datetime

from marianne_desk.domain import french
from marianne_desk.domain.commitments.verdict import Verdict
from marianne_desk.domain.figure import FigureKind
from marianne_desk.domain.month import Month


@dataclass(frozen=True, slots=True)
class Erratum:
    """A figure of an issued month that a later edit changed. ``old`` and ``new`` as parts of wholes; a count has a part
    and no whole. ``at``: the last edit that touched it; None: it cannot be told which.

    ``figure``: an identifier of contract.md §6, « open_days », or an indicator where ``verdicts`` (old, new) says so;
    ``label``: its words. ``values``: what the figure said and says (of a duration in ``unit``)."""

    month: Month
    figure: str
    old: tuple[int | None, int | None]
    new: tuple[int | None, int | None]
    at: datetime | None
    label: str = ""
    kind: FigureKind = FigureKind.COUNT
    values: tuple[float | int | None, float | int | None] = (None, None)
    verdicts: tuple[Verdict | None, Verdict | None] = (None, None)
    unit: str = "minutes"


@dataclass(frozen=True, slots=True)
class IssueNote:
    """``issued_at`` None: the sheet is provisional, and says so on each page. ``comment``: the coordinator's, empty for
    none. ``errata``: of the sheet's own month and of those issued before it that changed since."""

    issued_at: datetime | None = None
    agent: str = ""
    comment: str = ""
    errata: tuple[Erratum, ...] = ()


def old_and_new(erratum: Erratum) -> tuple[str, str]:
    """What was issued and what is true now, as people read it: « 82,1 % (341 sur 415) »."""
    return _shown(erratum, 0), _shown(erratum, 1)


def _shown(erratum: Erratum, place: int) -> str:
    part, whole = (erratum.old, erratum.new)[place]
    value = erratum.values[place]
    if erratum.kind is FigureKind.COUNT:
        return french.UNKNOWN if part is None else french.number(part)
    if value is None:
        return "pas de données"
    if erratum.kind is FigureKind.SHARE:
        return (
            f"{french.percent(value * 100, 1)} ({french.number(part or 0)} sur {french.number(whole or 0)})"
        )
    # rounded to whole ones, the two would look alike
    lasted = f"{french.number(value, 1)}{french.NO_BREAK}{french.UNITS[erratum.unit]}"
    return f"{lasted} (n{french.NO_BREAK}={french.NO_BREAK}{french.number(whole or 0)})"
