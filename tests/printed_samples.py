"""Printed sheets built in memory: a month of twelve commitments, thirteen months, what was late."""

from datetime import UTC, date, datetime

from marianne_desk.domain.codes import Help, Outcome
from marianne_desk.domain.commitments.in_force import InForce, PackChoice, TargetChange
from marianne_desk.domain.commitments.measure import MonthCommitments
from marianne_desk.domain.commitments.measuring import REACH, Facts, is_logged, key_of, measured_month
from marianne_desk.domain.commitments.proof import Papers
from marianne_desk.domain.commitments.verdict import Tally, always_noted
from marianne_desk.domain.contact import Announcement, Request
from marianne_desk.domain.figure import MonthReport
from marianne_desk.domain.month import Month
from marianne_desk.domain.sheet.case_facts import case_facts
from marianne_desk.domain.sheet.commitment_lines import CommitmentWords, commitment_table
from marianne_desk.domain.sheet.composition import compose_sheet
from marianne_desk.domain.sheet.display import displayed, tells_waiting
from marianne_desk.domain.sheet.issue_note import IssueNote
from marianne_desk.domain.sheet.parts import SheetLabels
from marianne_desk.domain.sheet.printed import LateLine, PrintedSheet, late_line, month_bars, split_line
from marianne_desk.domain.sheet.tables import MOST_SHORT, Form, operators_table, themes_table
from marianne_desk.domain.sheet.year import YearFacts, YearSheet
from marianne_desk.domain.sheet.year_composition import compose_year
from marianne_desk.domain.site import Site
from marianne_desk.storage.packs import load_pack
from marianne_desk.wording.commitments import VERDICTS, why
from tests.month_samples import HOUSE, LABELS, OCTOBER, a_month, a_report, with_cases

WORDS = CommitmentWords(VERDICTS, why)
TODAY = date(2026, 11, 2)
_TALLIES = {
    "answered_in_time": always_noted(17, 19),
    "waited_within": Tally(224, 261, 261, 298),
    "operator_named": always_noted(37, 38),
    "appointment_attended": always_noted(21, 24),
    "needs_met": always_noted(20, 20),
}


def measured(month: Month = OCTOBER, tallies: dict[str, Tally] | None = None) -> MonthCommitments:
    """The commitments of the default référentiel, the same tallies by formula in every month; no paper at all."""
    held = _TALLIES if tallies is None else tallies
    counted = {
        key_of(indicator, 20): held.get(indicator.formula.value, always_noted(0, 0))
        for indicator in load_pack("marianne-2016").indicators()
        if is_logged(indicator)
    }
    months = {month.plus(-back): counted for back in range(REACH)}
    facts = Facts(InForce((), (), load_pack), months, Papers((), ()), TODAY, 20)
    return measured_month(facts, month)


def a_late_request(**changes: object) -> Request:
    """A request answered after its day, twice announced."""
    facts: dict[str, object] = {
        "id": "r-1",
        "theme": "logement",
        "reason": "apl",
        "operator": "CAF",
        "help": (Help.FILE,),
        "outcome": Outcome.SOLVED,
        "announcements": (
            Announcement(datetime(2026, 10, 1, 9, tzinfo=UTC), date(2026, 10, 7)),
            Announcement(datetime(2026, 10, 8, 9, tzinfo=UTC), date(2026, 10, 15), "dossier égaré"),
        ),
        "answered_at": datetime(2026, 10, 16, 9, tzinfo=UTC),
    }
    return Request(**(facts | changes))  # type: ignore[arg-type]


def late_lines(count: int) -> tuple[LateLine, ...]:
    """So many answers that were late."""
    return tuple(
        late_line(12 + place, "Courriel", a_late_request(), date(2026, 10, 8), "APL", HOUSE.zone)
        for place in range(count)
    )


def a_printed_sheet(
    report: MonthReport | None = None,
    site: Site = HOUSE,
    *,
    labels: SheetLabels = LABELS,
    note: IssueNote | None = None,
    display: bool = False,
    late: int = 3,
) -> PrintedSheet:
    """The two pages of October."""
    held = report or a_report(with_year_before=True)
    form = Form.WALL if display else Form.PAPER
    sheet = compose_sheet(held, site, labels=labels, note=note or IssueNote(), form=form)
    month = held.current.month
    counts = [
        (month.plus(back), None if back < -11 else max(0, 400 - 3 * back * back)) for back in range(-12, 0)
    ]
    contacts = int(held.current.figures["contacts"].value or 0)
    return PrintedSheet(
        sheet=displayed(sheet, held) if display else sheet,
        commitments=commitment_table(
            measured(), WORDS, masked=display, waiting=not display or tells_waiting(sheet, held)
        ),
        months=month_bars([*counts, (month, contacts)], masked=display),
        splits=tuple(split_line(table) for table in (sheet.channels, sheet.outcomes, sheet.helps)),
        short=(operators_table(held, labels, form, MOST_SHORT), themes_table(held, labels, form, MOST_SHORT)),
        late=() if display else late_lines(late),
        display=display,
        cases=case_facts(with_cases(held), measured().measures(), masked=display),
    )


def a_year(**changes: object) -> YearFacts:
    """2026 until October, from February on; 2025 from March on; two targets and a référentiel changed."""
    facts: dict[str, object] = {
        "year": 2026,
        "months": tuple(
            a_month(Month(2026, number), scale=0.8 + number / 100) if 2 <= number <= 10 else None
            for number in range(1, 13)
        ),
        "before": tuple(a_month(Month(2025, number)) if number >= 3 else None for number in range(1, 13)),
        "commitments": measured().commitments(),
        "banner": measured().pack.banner,
        "in_force": InForce(
            (
                PackChoice(Month(2026, 4), "services-publics-plus"),
                PackChoice(Month(2025, 4), "marianne-2016"),
            ),
            (
                TargetChange("answers_email", Month(2026, 3), 0.85, "effectif réduit"),
                TargetChange("answers_email", Month(2026, 6), None, "retour"),
                TargetChange("answers_email", Month(2025, 6), 0.8, "avant"),
            ),
            load_pack,
        ),
        "issued": frozenset({Month(2026, 2), Month(2026, 3)}),
        "running": Month(2026, 11),
        "simulated": False,
    }
    return YearFacts(**(facts | changes))  # type: ignore[arg-type]


def a_year_sheet(**changes: object) -> YearSheet:
    """The year as it is printed."""
    return compose_year(a_year(**changes), HOUSE, LABELS, lambda one: f"indicateur {one}")
