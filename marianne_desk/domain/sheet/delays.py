"""Waiting and answers on the sheet: each promise, what kept it, what did not, how often it was noted."""

from marianne_desk.domain import french
from marianne_desk.domain.delays import Delays
from marianne_desk.domain.figure import Coverage, Figure, MonthReport
from marianne_desk.domain.sheet.measures import (
    comparisons,
    figure_in,
    is_enough,
    part_of_whole,
    times_noted,
    value_words,
)
from marianne_desk.domain.sheet.parts import Measure


def delay_measures(report: MonthReport, promises: Delays, *, running: bool) -> tuple[Measure, ...]:
    """Waiting, then answers by channel: e-mail, mail, telephone messages. ``running``: the month is not over, so an
    answer that is still owed may yet come in time."""
    late = "en cours ou tardifs" if running else "hors délai"
    return (
        _duration(report, "wait_median", "Attente médiane"),
        _duration(report, "wait_p90", "Attente, neuvième décile (9 sur 10)"),
        _promise(
            report, "wait_within", f"Attente de {french.minutes(promises.waiting_minutes)} au plus", "au-delà"
        ),
        _promise(report, "answers_email", f"Courriels traités en {_days(promises.email)}", late),
        _promise(report, "answers_mail", f"Courriers traités en {_days(promises.mail)}", late),
        _promise(report, "answers_phone", f"Messages rappelés en {_days(promises.phone_message)}", late),
    )


def delay_notes(report: MonthReport) -> tuple[str, ...]:
    """How often waiting was noted, and whether anything may be concluded from it."""
    median = figure_in(report.current, "wait_median")
    coverage = median.coverage if median else None
    return () if coverage is None else (_coverage_words(coverage),)


def _coverage_words(coverage: Coverage) -> str:
    if coverage.of == 0:
        return "Aucun passage au guichet ni sur rendez-vous\u00a0: pas d’attente à noter."
    # Rounded down, so that 79,6 % is never printed as the 80 % that would be enough.
    noted = f"Attente notée {times_noted(coverage)} ({french.percent(coverage.noted * 100 // coverage.of)})"
    if is_enough(coverage):
        return f"{noted}."
    return f"{noted}\u00a0: trop peu pour conclure, valeurs données à titre indicatif."


def _duration(report: MonthReport, figure: str, label: str) -> Measure:
    held = figure_in(report.current, figure)
    cases = held.whole if held and held.whole else 0
    basis = french.count_of(cases, "notée") if cases else "aucune notée"
    return Measure(figure, label, value_words(held), basis, comparisons(report, figure))


def _promise(report: MonthReport, figure: str, label: str, late: str) -> Measure:
    held = figure_in(report.current, figure)
    kept, missed = _kept_and_missed(held)
    return Measure(
        figure,
        label,
        value_words(held),
        part_of_whole(held) if kept is not None else _nothing_words(figure),
        comparisons(report, figure),
        kept=kept,
        late=f"{french.number(missed)}{french.NO_BREAK}{late}" if missed else "",
    )


def _kept_and_missed(figure: Figure | None) -> tuple[float | None, int]:
    if figure is None or figure.part is None or not figure.whole:
        return None, 0
    return figure.part / figure.whole, figure.whole - figure.part


def _nothing_words(figure: str) -> str:
    return "aucune notée" if figure == "wait_within" else "aucune attendue ce mois-ci"


def _days(days: int) -> str:
    return french.count_of(days, "jour ouvré", "jours ouvrés")
