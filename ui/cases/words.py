"""What the screen « Dossiers » says in French. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from marianne_desk.domain.cases.case import Happening, Step
from marianne_desk.domain.cases.case_row import PRESSING, CaseGroup, CaseRow
from marianne_desk.domain.french import NO_BREAK as NB
from marianne_desk.domain.french import count_of
from marianne_desk.wording import cases as words
from marianne_desk.wording.case_clocks import ClockWords, our_clock, partner_clock

if TYPE_CHECKING:
    from marianne_desk.domain.cases.case import Case

__all__ = ("ClockWords", "our_clock", "partner_clock")

HEADERS = ("Numéro", "Usager", "À joindre", "Partenaire", "Demande", "Où il en est", "Échéance", "Agent")

GROUPS: dict[CaseGroup, str] = {
    CaseGroup.TO_TELL: "▲ À dire à l’usager",
    CaseGroup.STUCK: "▲ En souffrance, à relancer",
    CaseGroup.TO_FILL: "▲ Rendez-vous à renseigner",
    CaseGroup.TO_RESUME: "▲ Rendez-vous non tenu, à reprendre",
    CaseGroup.WITH_PARTNER: "Chez le partenaire",
    CaseGroup.PAPERS: "Pièces attendues de l’usager",
    CaseGroup.TOLD: "Usager informé, à clore",
    CaseGroup.CLOSED: "Clos",
}
FOUND, JUST_CLOSED = "Trouvés", "Clos à l’instant"

EMPTY = "Aucun dossier ouvert."
EMPTY_WHY = (
    "Ici viendront les demandes transmises à un partenaire ou qui ont obtenu un rendez-vous chez lui, jusqu’à ce que"
    " l’usager soit informé."
)
EMPTY_MINE = "Aucun dossier ouvert de votre part. La liste ne montre que les vôtres."
NONE_FOUND = "Personne de ce nom ou de ce numéro parmi les dossiers "


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: a case (``id``) or the heading of its group (``id`` empty). ``late``: it presses."""

    id: str
    cells: tuple[str, ...] = field(repr=False)
    group: CaseGroup | None
    late: bool


def lines_of(rows: Sequence[CaseRow], today: date, *, open_only: bool = True) -> tuple[Line, ...]:
    """The list with the headings of its groups. Among the open ones (``open_only``) a closed one was just closed."""
    lines: list[Line] = []
    for group, title in GROUPS.items():
        held = [row for row in rows if row.group is group]
        if held:
            head = JUST_CLOSED if open_only and group is CaseGroup.CLOSED else title
            lines.append(Line("", (f"{head} · {len(held)}",), group, group in PRESSING))
            lines.extend(line(row, today) for row in held)
    return tuple(lines)


def found_lines(rows: Sequence[CaseRow], today: date, closed: int | None = None) -> tuple[Line, ...]:
    """Those that were found, the nearest first, under one heading; ``closed``: number of the one that was just closed,
    under its own."""
    lines: list[Line] = []
    for head, held in (
        (FOUND, [row for row in rows if not _just_closed(row, closed)]),
        (JUST_CLOSED, [row for row in rows if _just_closed(row, closed)]),
    ):
        if held:
            lines.append(Line("", (f"{head} · {len(held)}",), None, late=False))
            lines.extend(line(row, today) for row in held)
    return tuple(lines)


def found_summary(rows: Sequence[CaseRow], closed: int | None) -> str:
    """« 2 trouvés », « 0 trouvé, D-12 clos à l’instant »."""
    found = [row for row in rows if not _just_closed(row, closed)]
    gone = [f"{words.case_number(row.number)} clos à l’instant" for row in rows if _just_closed(row, closed)]
    return ", ".join((f"{len(found)} trouvé{'s' if len(found) > 1 else ''}", *gone))


def _just_closed(row: CaseRow, closed: int | None) -> bool:
    return row.number == closed and row.group is CaseGroup.CLOSED


def line(row: CaseRow, today: date) -> Line:
    """A case."""
    cells = (
        words.case_number(row.number),
        row.visitor.name if row.visitor else words.ERASED,
        row.visitor.reach if row.visitor else "",
        row.operator_label,
        row.reason or row.theme,
        where(row),
        until(row, today),
        row.agent,
    )
    return Line(row.id, cells, row.group, row.group in PRESSING)


def where(row: CaseRow) -> str:
    """The partner's answer, or the step where there is none: the group says the rest."""
    if row.papers_came:
        return words.HAPPENINGS[Happening.PAPERS_CAME]
    if row.answer is not None and row.step in {Step.TAKEN_UP, Step.ANSWERED}:
        return words.ANSWERS[row.answer]
    return words.case_label(row.step, row.answer)


def until(row: CaseRow, today: date) -> str:
    """« ▲ 5 jours sur 3 », « avant le 24/11 », « rendez-vous 24/11, 9 h 00 » …: what is awaited."""
    if row.group is CaseGroup.TO_TELL:
        return f"{'▲ ' if row.our_alarm(today) else ''}réponse {_short_ago(row.answered_days or 0)}"
    if row.group is CaseGroup.STUCK:
        return f"▲ {row.turn_days}{NB}jours sur {row.turn_of}"
    if row.group is CaseGroup.TO_FILL and row.fill_begin:
        return f"▲ rendez-vous {said_when(row.fill_begin, today)}"
    if row.group is CaseGroup.TO_RESUME:
        return "▲ rien n’est prévu"
    if row.group is CaseGroup.PAPERS:
        return f"depuis {_short(row.moved_at.date(), today)}"
    if row.group is CaseGroup.TOLD and row.told_on:
        return f"informé {_short(row.told_on, today)}"
    if row.group is CaseGroup.CLOSED and row.closed_on:
        return f"clos {_short(row.closed_on, today)}"
    if row.next_begin:
        return f"rendez-vous {said_when(row.next_begin, today)}"
    return f"avant {_short(row.due_on, today, begin='la fin d’')}" if row.due_on else "rendez-vous"


def _short(day: date, today: date, begin: str = "") -> str:
    """« aujourd’hui », « le 24/11 », with its year when it is another one."""
    if day == today:
        return f"{begin}aujourd’hui"
    return f"le{NB}{day:%d/%m}" if day.year == today.year else f"le{NB}{day:%d/%m/%Y}"


def _short_ago(days: int) -> str:
    return "arrivée aujourd’hui" if not days else f"il y a {count_of(days, 'jour', 'jours')}"


def title(row: CaseRow) -> str:
    """« D-12 · Lina Benali · 06 12 34 56 78 · APL · passage C-40 »."""
    who = f"{row.visitor.name} · {row.visitor.reach or words.NO_REACH}" if row.visitor else words.ERASED
    return f"{words.case_number(row.number)} · {who} · {row.reason or row.theme} · passage C-{row.contact}"


def summary(rows: Sequence[CaseRow], *, mine: bool, open_only: bool) -> str:
    """« 12 dossiers ouverts : 2 à dire, 3 en souffrance. »"""
    if open_only:  # one that was just closed is still in sight
        rows = [row for row in rows if row.group is not CaseGroup.CLOSED]
    if not rows:
        return (EMPTY_MINE if mine else EMPTY) if open_only else "Aucun dossier."
    named = {
        CaseGroup.TO_TELL: "à dire",
        CaseGroup.STUCK: "en souffrance",
        CaseGroup.TO_FILL: "à renseigner",
        CaseGroup.TO_RESUME: "à reprendre",
    }
    counts = {group: sum(row.group is group for row in rows) for group in named}
    parts = ", ".join(f"{number}{NB}{named[group]}" for group, number in counts.items() if number)
    one, many = ("dossier ouvert", "dossiers ouverts") if open_only else ("dossier", "dossiers")
    who = " de votre part" if mine else ""
    return f"{count_of(len(rows), one, many)}{who}" + (f"{NB}: {parts}." if parts else ", rien ne presse.")


def opening_undone(case: "Case", *, booked: bool) -> str:
    """« D-12 n’est plus ouvert : le nom et le rendez-vous sont effacés, C-40 est comme avant. »"""
    gone = "le nom et le rendez-vous sont effacés" if booked else "le nom est effacé"
    return (
        f"{words.case_number(case.number)} n’est plus ouvert{NB}: {gone}, C-{case.contact} est comme avant."
    )


def said_when(at: datetime, today: date) -> str:
    """« 24/11, 9 h 05 », with its year when it is another one."""
    from ui.to_answer.words import short_moment

    return short_moment(at, today)
