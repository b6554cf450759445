"""What the two pages of a month hold beyond what its screen shows: commitments, thirteen months, what was late and why.

``displayed`` makes of it the sheet that may hang on a wall. Source: issue « The twelve commitments » §5.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from marianne_desk.domain import french
from marianne_desk.domain.contact import Request
from marianne_desk.domain.free_text import warnings_of
from marianne_desk.domain.month import Month
from marianne_desk.domain.sheet.case_facts import CaseFact
from marianne_desk.domain.sheet.commitment_lines import CommitmentTable
from marianne_desk.domain.sheet.masking import count_words, is_few
from marianne_desk.domain.sheet.parts import Sheet, Table

THIRTEEN = 13
MASKED_WORDS = (
    "Fiche à afficher\u00a0: les nombres inférieurs à 5 sont masqués, ou réunis à d’autres, pour que personne ne soit "
    "reconnu\u00a0; aucun ne se retrouve par soustraction."
)
_LONGEST_WHY = 90


@dataclass(frozen=True, slots=True)
class MonthBar:
    """A month of the thirteen. ``count`` None: no contact was noted yet, or it is masked; ``words`` as printed."""

    month: Month
    count: int | None
    words: str


@dataclass(frozen=True, slots=True)
class LateLine:
    """An answer that was late: « C-12 », the day it was due, what about, what became of it and why."""

    contact: str
    due: str
    matter: str
    end: str


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """The month on paper. ``splits``: what is said in one line each, its name and its counts; ``short``: operators and
    themes in fewer lines, for a month that has much to say elsewhere. ``display``: it may hang on a wall. ``cases``:
    what became of difficult cases, empty where there were none."""

    sheet: Sheet
    commitments: CommitmentTable
    months: tuple[MonthBar, ...]
    splits: tuple[tuple[str, str], ...]
    late: tuple[LateLine, ...]
    short: tuple[Table, Table]
    display: bool = False
    cases: tuple[CaseFact, ...] = ()


def month_bars(counts: Sequence[tuple[Month, int | None]], *, masked: bool = False) -> tuple[MonthBar, ...]:
    """The months in their order. ``counts`` None: before the first contact."""
    return tuple(
        MonthBar(
            month,
            None if count is None or (masked and is_few(count)) else count,
            french.UNKNOWN if count is None else (count_words(count) if masked else french.number(count)),
        )
        for month, count in counts
    )


def split_line(table: Table) -> tuple[str, str]:
    """« Passages par canal »: « Guichet 237 (73 %) · Téléphone 47 (15 %) »; what it says where it is empty."""
    said = " · ".join(
        f"{line.label}{french.NO_BREAK}{line.count} ({line.share})".replace(" (", f"{french.NO_BREAK}(")
        for line in table.lines
    )
    return table.title, " ".join((said or table.nothing, *(_small(note) for note in table.notes)))


def late_line(number: int, channel: str, request: Request, due: date, matter: str, zone: str) -> LateLine:
    """An answer that was late. The reason of the last later announcement is an agent's words: what holds a personal
    number is not printed, what is long is cut."""
    return LateLine(
        f"C-{number}",
        french.day_short(due)[:5],
        f"{channel}{french.NO_BREAK}: {matter}",
        f"{french.NARROW}; ".join((_end(request.answered_at, zone), *_announced(request))),
    )


def _end(answered: datetime | None, zone: str) -> str:
    if answered is None:
        return "sans réponse"
    return f"répondu le {french.day_short(answered.astimezone(ZoneInfo(zone)).date())[:5]}"


def _announced(request: Request) -> tuple[str, ...]:
    """What was announced after the first announcement, and why."""
    if len(request.announcements) < 2:
        return ()
    last = max(request.announcements, key=lambda one: one.at)
    reason = " ".join(last.reason.split())
    if warnings_of(reason):
        reason = "motif non imprimé"
    elif len(reason) > _LONGEST_WHY:
        reason = f"{reason[:_LONGEST_WHY].rsplit(' ', 1)[0]}…"
    until = f"reporté au {french.day_short(last.on)[:5]}"
    return (f"{until}{french.NO_BREAK}: {reason}" if reason else until,)


def _small(note: str) -> str:
    return f"({note[:1].lower()}{note[1:].rstrip('.')})"
