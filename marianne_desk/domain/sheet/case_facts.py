"""« Cas difficiles » on the month's sheet: what was sent on to partners, and what became of it in the month.

Source: issue « Difficult cases » §6.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from marianne_desk.domain import french
from marianne_desk.domain.commitments.measure import Measure
from marianne_desk.domain.commitments.pack import Formula
from marianne_desk.domain.commitments.verdict import Why
from marianne_desk.domain.figure import Figure, MonthFigures, MonthReport
from marianne_desk.domain.sheet.masking import FEW, count_words, is_few
from marianne_desk.domain.sheet.measures import count_in, figure_in

TITLE = "Cas difficiles"
NOTE = (
    "Geste\u00a0: le partenaire prend en charge, répond ou donne un rendez-vous. Alarme\u00a0: en jours ouvrés. "
    "Attente\u00a0: médiane, depuis la demande."
)
MISSED = "Absences au rendez-vous"
ASTRAY = "Premières orientations à refaire"
_REST = {Formula.APPOINTMENT_ATTENDED: MISSED, Formula.RIGHT_PARTNER: ASTRAY}
_COUNTS = ("cases", "cases_answered", "partner_appointments")


@dataclass(frozen=True, slots=True)
class CaseFact:
    """One figure: « Dossiers ouverts », « 13 », « 20 en sept. 2026 ». ``basis`` may be empty. ``beside``: said where
    there is room, after the others."""

    label: str
    value: str
    basis: str = ""
    beside: bool = False


def case_facts(
    report: MonthReport, measures: Sequence[Measure] = (), *, masked: bool = False
) -> tuple[CaseFact, ...]:
    """What happened to the cases in the month; empty where nothing did. ``measures``: those of the month, of which the
    absences and the wrong first orientations are. ``masked``: no count under five, and no n that would tell one beside
    another figure."""
    month = report.current
    due = figure_in(month, "partner_moved_in_time")
    whole = (due.whole or 0) if due else 0
    if not whole and not any(count_in(month, one) for one in _COUNTS):
        return ()
    late = whole - ((due.part or 0) if due else 0)
    return (
        CaseFact("Dossiers ouverts", _count(month, "cases", masked), _before(report, masked)),
        CaseFact("Réponses obtenues", _count(month, "cases_answered", masked)),
        CaseFact(
            "Rendez-vous partenaire",
            _count(month, "partner_appointments", masked),
            _wait(figure_in(month, "partner_appointment_median"), masked),
        ),
        CaseFact("Alarmes dépassées", *_alarms(late, whole, masked)),
        _first_move(figure_in(month, "partner_first_median"), masked),
        *_missed_and_astray(measures, masked),
    )


def line_of(facts: tuple[CaseFact, ...]) -> str:
    """The same in one line, for a month that has much to say: « Dossiers ouverts : 13 · … »."""
    return " · ".join(
        f"{one.label}{french.NO_BREAK}: {one.value}" + (f" ({one.basis})" if one.basis else "")
        for one in facts
    )


def _count(month: MonthFigures, figure: str, masked: bool) -> str:
    count = count_in(month, figure)
    return count_words(count) if masked else french.number(count)


def _before(report: MonthReport, masked: bool) -> str:
    if report.previous is None:
        return ""
    when = french.month_short(report.previous.month)
    return f"{_count(report.previous, 'cases', masked)} en {when}"


def _alarms(late: int, whole: int, masked: bool) -> tuple[str, str]:
    if not whole:
        return french.UNKNOWN, ""
    if masked and is_few(whole):
        return FEW, ""
    hidden = masked and (is_few(late) or is_few(whole - late))
    value = count_words(late) if masked else french.number(late)
    expected = french.count_of(whole, "geste attendu", "gestes attendus")
    return value, "" if hidden else f"sur {expected}"


def _wait(median: Figure | None, masked: bool) -> str:
    """« 13 jours d’attente »; nothing where there is no median, or of too few."""
    if median is None or median.value is None or (masked and is_few(median.whole or 0)):
        return ""
    return f"{_days(median.value, 'jour', 'jours')} d’attente" if median.value else "le jour même"


def _first_move(median: Figure | None, masked: bool) -> CaseFact:
    label = "Premier geste, médiane"
    if median is None or median.value is None:
        return CaseFact(label, french.UNKNOWN)
    n = median.whole or 0
    if masked and is_few(n):
        return CaseFact(label, french.UNKNOWN, FEW)
    value = _days(median.value, "jour ouvré", "jours ouvrés") if median.value else "le jour même"
    return CaseFact(label, value, "" if masked else f"sur {french.count_of(n, 'dossier')}")


def _missed_and_astray(measures: Sequence[Measure], masked: bool) -> tuple[CaseFact, ...]:
    """What went wrong, of the measures that the référentiel has and that counted something. On a wall without n, and of
    the month alone: twelve months less those of the month before would tell a small count."""
    found = []
    for one in measures:
        label = _REST.get(one.indicator.formula)
        if label is not None and one.why is Why.NOT_YET and one.known_on is not None:
            known = f"connu à partir du {french.day_short(one.known_on)}"
            found.append(CaseFact(label, french.UNKNOWN, known, True))
        if label is None or not one.whole or (masked and one.months > 1):
            continue
        count = one.whole - one.part
        over = ", douze mois" if one.months > 1 else ""
        basis = "" if masked else f"sur {french.number(one.whole)}{over}"
        found.append(CaseFact(label, count_words(count) if masked else french.number(count), basis, True))
    return tuple(found)


def _days(value: float, one: str, many: str) -> str:
    if value == int(value):
        return french.count_of(int(value), one, many)
    return f"{french.number(value, 1)}{french.NO_BREAK}{one if value < 2 else many}"
