"""Quarters of a partner made up for tests: an empty one, a tiny one, an ordinary one, one with much to say."""

from dataclasses import replace
from datetime import UTC, date, datetime

from marianne_desk.domain.cases.case import Answer
from marianne_desk.domain.delays import Alarms
from marianne_desk.domain.figure import Figure, FigureKind
from marianne_desk.domain.partner_sheet import figures as f
from marianne_desk.domain.partner_sheet.composition import Circumstances, compose_partner_sheet
from marianne_desk.domain.partner_sheet.figures import Became, Matter, PartnerReport, QuarterFigures
from marianne_desk.domain.partner_sheet.note import QuarterErratum, QuarterNote
from marianne_desk.domain.partner_sheet.parts import PartnerSheet
from marianne_desk.domain.partners.directory import Feedback
from marianne_desk.domain.quarter import Quarter
from marianne_desk.wording.cases import ANSWERS
from tests.desks import LAVAL

T2, T3 = Quarter(2026, 2), Quarter(2026, 3)
AT = datetime(2026, 10, 5, 8, 5, tzinfo=UTC)
LABELS = {
    "logement": "Logement",
    "famille": "Famille",
    "sante": "Santé",
    "apl": "APL",
    "prime": "Prime d’activité",
    "carte": "Carte Vitale",
}


def count(figure: str, value: int) -> Figure:
    return Figure(figure, FigureKind.COUNT, None, None, value, "cases")


def share(figure: str, part: int, whole: int) -> Figure:
    return Figure(figure, FigureKind.SHARE, part, whole, part / whole if whole else None, "share")


def median(figure: str, value: float | None, n: int, unit: str = f.WORKING_DAYS) -> Figure:
    return Figure(figure, FigureKind.DURATION, None, n, value, unit)


def a_quarter(
    times: int = 1, quarter: Quarter = T3, promised: bool = True, feedback: int = 3
) -> QuarterFigures:
    """``times`` 0: nothing at all; 1: a small house, much of it masked; 10: a large one."""
    n = times
    figures = (
        count(f.REQUESTS, 21 * n),
        share(f.SOLVED, 15 * n, 17 * n),
        count(f.CASES, 6 * n),
        share(f.APPOINTED, 4 * n, 6 * n),
        median(f.WAIT_DAYS, 16.5 if n else None, 5 * n, f.DAYS),
        median(f.WAIT_WORKING_DAYS, 12.0 if n else None, 5 * n),
        share(f.ABSENT, n, 5 * n),
        share(f.FIRST_IN_TIME, 4 * n, 6 * n),
        median(f.FIRST_DAYS, 2.0 if n else None, 6 * n),
        *([share(f.FINAL_IN_TIME, 3 * n, 5 * n)] if promised else []),
        median(f.FINAL_DAYS, 11.0 if n else None, 4 * n),
        count(f.STUCK, 2 * n),
        share(f.WRONG, n, 6 * n),
        count(f.FEEDBACK, feedback if n else 0),
    )
    matters = (
        Matter("logement", "apl", 9 * n),
        Matter("logement", "prime", 4 * n),
        Matter("logement", None, 2 * n),
        Matter("famille", "prime", 5 * n),
        Matter("sante", "carte", n),
    )
    became = {Became.KEPT: 4 * n, Became.ABSENT: n, Became.EXCUSED: n, Became.CANCELLED: n}
    lines = tuple(
        Feedback(
            f"r{number}",
            "CAF",
            date(2026, 7, 1 + number % 28),
            f"Le mot « droit ouvert » n’est pas compris, ni ce qu’il faut faire ensuite ({number}).",
            ("logement", "famille", None)[number % 3],
            ("apl", None, None)[number % 3],
            "a1",
            AT,
        )
        for number in range(feedback)
    )
    return QuarterFigures(
        operator="CAF",
        quarter=quarter,
        until=quarter.last_day,
        figures={one.id: one for one in figures},
        matters=matters if n else (),
        became=became if n else {},
        answers={Answer.SETTLED: 3 * n, Answer.REFUSED: n} if n else {},
        stuck={"logement": n, "famille": n} if n else {},
        feedback=lines if n else (),
    )


def a_report(
    times: int = 1, before: int | None = 1, promised: int | None = 15, feedback: int = 3
) -> PartnerReport:
    kept = promised is not None
    return PartnerReport(
        a_quarter(times, T3, kept, feedback),
        None if before is None else a_quarter(before, T2, kept),
        promised,
        Alarms(),
    )


def an_erratum() -> QuarterErratum:
    old, new = share(f.SOLVED, 150, 170), share(f.SOLVED, 151, 171)
    return QuarterErratum(T2, "Résolues sur place", old, new, "88 % (150 sur 170)", "88 % (151 sur 171)")


def replaced(quarter: QuarterFigures, **changed: object) -> QuarterFigures:
    return replace(quarter, **changed)  # type: ignore[arg-type]


def a_sheet(
    report: PartnerReport | None = None,
    note: QuarterNote | None = None,
    *,
    running: bool = False,
    simulated: bool = False,
) -> PartnerSheet:
    around = Circumstances(
        "CAF",
        LAVAL,
        lambda _kind, code: LABELS.get(code, code),
        ANSWERS,
        simulated=simulated,
        running=running,
    )
    return compose_partner_sheet(report or a_report(), around, note)
