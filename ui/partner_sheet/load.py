"""What the window of a partner's sheet asks of the desk, on the figures lane, use cases imported there. No Qt."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from marianne_desk.domain.partner_sheet.lacks import Lack
from marianne_desk.domain.partner_sheet.note import IssuedQuarter
from marianne_desk.domain.quarter import Quarter
from ui.lane_work import without_pauses
from ui.papers.drawn import DrawnPaper
from ui.partner_sheet import words

if TYPE_CHECKING:
    from marianne_desk.usecases.desk import Desk


@dataclass(frozen=True, slots=True)
class Start:
    """What may be chosen: operators (code, label), quarters from ``first`` to ``last``; ``quarter`` is shown first."""

    operators: tuple[tuple[str, str], ...]
    first: Quarter
    last: Quarter
    quarter: Quarter


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether the sheet was issued, in words; ``can``: it may be issued."""

    words: str
    can: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of what is incomplete."""

    words: str


@dataclass(frozen=True, slots=True)
class ToIssue:
    """A quarter about to be issued. ``agent``: who issues it, a label."""

    operator: str
    quarter: Quarter
    lacks: tuple[Line, ...]
    can: bool
    agent: str

    @property
    def title(self) -> str:
        """« Émettre la fiche CAF, 3e trimestre 2026 »."""
        return f"Émettre la fiche {words.heading(self.operator, self.quarter)}"


def start(desk: "Desk") -> Start:
    """What may be chosen. The last quarter that is over comes first, where the desk knew it."""
    from marianne_desk.usecases.month import months_with_contacts

    first_month, running_month = months_with_contacts(desk)
    first, last = Quarter.of(first_month.first_day), Quarter.of(running_month.first_day)
    operators = tuple((one.code, one.label) for one in desk.vocabulary.operators if not one.retired)
    return Start(operators, first, last, max(first, last.plus(-1)))


def paper(desk: "Desk", operator: str, quarter: Quarter) -> DrawnPaper:
    """The sheet of a quarter: of an issued one the document that was issued."""
    from marianne_desk.usecases.partner_sheet import render_partner_sheet

    with without_pauses():
        return _drawn(desk, operator, quarter, render_partner_sheet(desk, operator, quarter))


def preview(desk: "Desk", operator: str, quarter: Quarter, comment: str) -> DrawnPaper:
    """The sheet as it would be issued, still provisional on each page."""
    from marianne_desk.domain.issuing.issued import checked_comment
    from marianne_desk.usecases.issue_quarter import quarter_note
    from marianne_desk.usecases.partner_sheet import draw, partner_sheet

    with without_pauses():
        note = replace(quarter_note(desk, operator, quarter), comment=checked_comment(comment))
        return _drawn(desk, operator, quarter, draw(desk, partner_sheet(desk, operator, quarter, note)))


def standing(desk: "Desk", operator: str, quarter: Quarter) -> Standing:
    """Whether a quarter was issued, and what changed since."""
    from marianne_desk.usecases.issue_quarter import issued_quarter, quarter_errata

    held = issued_quarter(desk, operator, quarter)
    if held is not None:
        local = replace(held, at=held.at.astimezone(desk.zone))
        return Standing(words.standing(local, quarter_errata(desk, operator, quarter)), can=False)
    if quarter >= Quarter.of(desk.today()):
        return Standing(words.RUNNING, can=False)
    return Standing(words.PROVISIONAL, can=True)


def to_issue(desk: "Desk", operator: str, quarter: Quarter) -> ToIssue:
    """What is incomplete in a quarter."""
    from marianne_desk.usecases.issue_quarter import lacks_of_quarter

    with without_pauses():
        found = lacks_of_quarter(desk, operator, quarter)
    agent = next((one.label for one in desk.agents if one.code == desk.settings.agent), "")
    return ToIssue(
        desk.vocabulary.label("operator", operator),
        quarter,
        tuple(Line(words.lack(one)) for one in found),
        all(one.kind is not Lack.RUNNING for one in found),
        agent,
    )


def issue(desk: "Desk", operator: str, quarter: Quarter, comment: str) -> IssuedQuarter:
    """Issues the quarter. Raises what ``usecases.issue_quarter`` raises."""
    from marianne_desk.usecases.issue_quarter import issue_quarter

    with without_pauses():
        return issue_quarter(desk, operator, quarter, comment)


def save(desk: "Desk", pdf: bytes, path: Path) -> Path:
    """Saves the pages. Raises UserError ``own_file``, MachineError ``not_writable``."""
    from marianne_desk.usecases.sheet import save_pdf

    save_pdf(desk, pdf, path)
    return path


def save_tables(desk: "Desk", operator: str, quarter: Quarter, path: Path) -> Path:
    """Saves the tables. Raises UserError ``paper_format_unknown``, ``own_file``, MachineError ``not_writable``."""
    from marianne_desk.usecases.partner_sheet import write_partner_sheet

    with without_pauses():
        write_partner_sheet(desk, operator, quarter, path)
    return path


def _drawn(desk: "Desk", operator: str, quarter: Quarter, pdf: bytes) -> DrawnPaper:
    label = desk.vocabulary.label("operator", operator)
    return DrawnPaper(pdf, words.file_name(label, quarter, ".pdf"), words.heading(label, quarter))
