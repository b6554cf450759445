"""What the window asks of the desk, on the figures lane. Imports of the use cases wait until then. No Qt."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ui.lane_work import without_pauses
from ui.papers.drawn import DrawnPaper

if TYPE_CHECKING:
    from marianne_desk.domain.delay_explained import DelayExplained
    from marianne_desk.domain.delay_timeline import Timeline
    from marianne_desk.usecases.desk import Desk
    from marianne_desk.wording.delays import ClockWords, DayRow


@dataclass(frozen=True, slots=True)
class Shown:
    """A delay, and all that is said of it. ``total``: the last line of the table; ``end`` and ``ends``: words of the
    band; ``aloud``: the band for those who do not see it."""

    explained: "DelayExplained"
    title: str
    span: str
    clocks: "tuple[ClockWords, ...]"
    columns: tuple[str, ...]
    rows: "tuple[DayRow, ...]"
    total: tuple[str, ...]
    timeline: "Timeline"
    legend: tuple[tuple[str, str], ...]
    ends: tuple[str, str]
    end: str
    aloud: str


def explained(desk: "Desk", request_id: str) -> Shown:
    """Why a request took its time. Raises UserError ``request_unknown``."""
    from marianne_desk.domain.delay_timeline import timeline_of
    from marianne_desk.usecases.explain_delay import explain
    from marianne_desk.wording import delays as words

    with without_pauses():
        delay = explain(desk, request_id)
        timeline = timeline_of(delay)
        return Shown(
            explained=delay,
            title=words.title(delay),
            span=words.span(delay),
            clocks=words.clocks(delay),
            columns=words.COLUMNS,
            rows=words.rows(delay),
            total=words.total(delay),
            timeline=timeline,
            legend=tuple((mark.value, words.MARKS[mark]) for mark in words.marks_of(timeline)),
            ends=words.ends_of(delay, timeline),
            end=words.end_words(delay),
            aloud=words.band_words(delay),
        )


def paper(desk: "Desk", delay: "DelayExplained") -> DrawnPaper:
    """The explanation on one page."""
    from marianne_desk.usecases.explain_delay import render_delay_sheet

    with without_pauses():
        pdf = render_delay_sheet(desk, delay)
    return DrawnPaper(pdf, f"delai-C-{delay.number}.pdf", "Pourquoi ce délai")


def save(desk: "Desk", sheet: bytes, path: Path) -> Path:
    """Saves the page where the person wants it. Raises MachineError ``not_writable``."""
    from marianne_desk.usecases.sheet import save_pdf

    save_pdf(desk, sheet, path)
    return path
