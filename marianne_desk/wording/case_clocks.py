"""The two clocks of a case in French, that window and terminal share."""

from dataclasses import dataclass
from datetime import date

from marianne_desk.domain.cases.case_row import CaseGroup, CaseRow
from marianne_desk.domain.french import NO_BREAK as NB
from marianne_desk.domain.french import count_of, day_words, moment_words
from marianne_desk.wording import cases as words


@dataclass(frozen=True, slots=True)
class ClockWords:
    """One of the two clocks: what runs, until when; ``alarm`` empty while there is none."""

    title: str
    said: str
    until: str
    alarm: str


def partner_clock(row: CaseRow, today: date) -> ClockWords:
    """The partner's: working days that it has had of those it has."""
    head = f"Chez le partenaire, {row.operator_label}"
    if row.due_on is not None and row.turn_begun_on is not None:
        said = f"{count_of(row.turn_days or 0, 'jour ouvré', 'jours ouvrés')} sur {row.turn_of}"
        ends = f"depuis {since(row.turn_begun_on, today)}, réponse avant {dated(row.due_on, today)}"
        alarm = f"{words.STUCK}{NB}: à relancer" if row.due_on < today else ""
        return ClockWords(head, said, ends, alarm)
    if row.group is CaseGroup.TO_FILL and row.fill_begin:
        return ClockWords(
            head,
            f"Rendez-vous {moment_words(row.fill_begin, today)}",
            "",
            f"{words.TO_FILL}{NB}: ce qu’il est devenu",
        )
    if row.next_begin is not None:
        mode = words.MODES[row.next_mode].lower() if row.next_mode else ""
        return ClockWords(head, f"Rendez-vous {moment_words(row.next_begin, today)}", mode, "")
    if row.papers_expected:
        ends = f"pièces demandées depuis {since(row.moved_at.date(), today)}"
        return ClockWords(head, "Le délai s’arrête", ends, "")
    if row.group is CaseGroup.TO_RESUME:
        return ClockWords(head, "Rien n’est prévu", "le rendez-vous n’a pas eu lieu", "À reprendre")
    if row.answered_on is not None:
        return ClockWords(
            head, words.case_label(row.step, row.answer), f"répondu {since(row.answered_on, today)}", ""
        )
    return ClockWords(head, "Rien n’est dû", words.case_label(row.step, row.answer).lower(), "")


def our_clock(row: CaseRow, today: date) -> ClockWords:
    """Ours: how long the visitor has been waiting, and until when we owe them something."""
    head = "Chez nous"
    days = count_of(row.received_days, "jour ouvré", "jours ouvrés")
    received = f"Reçu il y a {days}" if row.received_days else f"Reçu {since(row.received_on, today)}"
    if row.closed_on is not None:
        said = f"Clos en {days}" if row.received_days else "Clos le jour même"
        return ClockWords(head, said, f"reçu {since(row.received_on, today)}", "")
    if row.told_on is not None:
        return ClockWords(head, received, f"usager informé {since(row.told_on, today)}", "")
    owed = f"à dire avant {dated(row.owed_on, today)}" if row.owed_on else "aucun délai promis à l’usager"
    late = row.owed_on is not None and row.owed_on < today
    if row.group is CaseGroup.TO_TELL:
        came = _ago(row.answered_days or 0)
        alarm = "À dire à l’usager, en retard" if late else "À dire à l’usager"
        return ClockWords(head, received, f"réponse {came}, {owed}", alarm)
    return ClockWords(head, received, owed, "En retard sur ce qui est dit à l’usager" if late else "")


def dated(day: date, today: date) -> str:
    """« mardi 24 novembre », with its year when it is another one."""
    return day_words(day) if day.year == today.year else f"{day_words(day)}{NB}{day.year}"


def since(day: date, today: date) -> str:
    """« aujourd’hui », « le mardi 24 novembre »."""
    return "aujourd’hui" if day == today else f"le {dated(day, today)}"


def _ago(days: int) -> str:
    """So many working days ago."""
    return (
        "arrivée aujourd’hui"
        if not days
        else f"arrivée il y a {count_of(days, 'jour ouvré', 'jours ouvrés')}"
    )
