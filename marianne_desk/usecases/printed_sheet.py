"""What the two pages of a month hold: the month's figures, its commitments, thirteen months, what was late and why."""

from datetime import date

from marianne_desk import wording
from marianne_desk.domain.contact import Request
from marianne_desk.domain.month import Month
from marianne_desk.domain.sheet.case_facts import case_facts
from marianne_desk.domain.sheet.commitment_lines import CommitmentWords, commitment_table
from marianne_desk.domain.sheet.composition import compose_sheet
from marianne_desk.domain.sheet.display import displayed, tells_waiting
from marianne_desk.domain.sheet.issue_note import IssueNote
from marianne_desk.domain.sheet.parts import SheetLabels
from marianne_desk.domain.sheet.printed import (
    THIRTEEN,
    LateLine,
    PrintedSheet,
    late_line,
    month_bars,
    split_line,
)
from marianne_desk.domain.sheet.tables import MOST_SHORT, Form, operators_table, themes_table
from marianne_desk.usecases.commitments import commitments_of
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.issued_terms import desk_of_month
from marianne_desk.usecases.month import figure_rows, figures_of, month_report, months_with_contacts
from marianne_desk.wording.commitments import VERDICTS, why

WORDS = CommitmentWords(VERDICTS, why)
_ANSWERS = ("answers_email", "answers_mail", "answers_phone")


def printed_sheet(
    desk: Desk, month: Month, note: IssueNote | None = None, *, display: bool = False
) -> PrintedSheet:
    """What is printed of a month. ``display``: for the wall, counts under five masked, no free text, nothing late."""
    desk = desk_of_month(desk, month)
    report = month_report(desk, month)
    labels, form = labels_of(desk), Form.WALL if display else Form.PAPER
    sheet = compose_sheet(
        report,
        desk.site,
        labels=labels,
        promises=desk.settings.delays,
        simulated=desk.simulated,
        running=month >= Month.of(desk.today()),
        note=note or IssueNote(),
        form=form,
    )
    waiting = not display or tells_waiting(sheet, report)
    measured = commitments_of(desk, month)
    return PrintedSheet(
        sheet=displayed(sheet, report) if display else sheet,
        commitments=commitment_table(measured, WORDS, masked=display, waiting=waiting),
        months=month_bars(contacts_until(desk, month, THIRTEEN), masked=display),
        splits=tuple(split_line(table) for table in (sheet.channels, sheet.outcomes, sheet.helps)),
        short=(
            operators_table(report, labels, form, MOST_SHORT),
            themes_table(report, labels, form, MOST_SHORT),
        ),
        late=() if display else late_answers(desk, month),
        display=display,
        cases=case_facts(report, measured.measures(), masked=display),
    )


def labels_of(desk: Desk) -> SheetLabels:
    """The desk's words for its codes."""
    vocabulary = desk.vocabulary
    return SheetLabels(
        channels=wording.CHANNELS,
        themes={theme.code: theme.label for theme in vocabulary.themes},
        operators={operator.code: operator.label for operator in vocabulary.operators},
        helps=wording.HELPS,
        outcomes=wording.OUTCOMES,
    )


def contacts_until(desk: Desk, month: Month, months: int) -> tuple[tuple[Month, int | None], ...]:
    """Contacts of the ``months`` that end with ``month``; None before the desk's first contact."""
    first, _ = months_with_contacts(desk)
    walked = [month.plus(-back) for back in reversed(range(months))]
    return tuple(
        (one, None if one < first else int(figures_of(desk, one).figures["contacts"].value or 0))
        for one in walked
    )


def late_answers(desk: Desk, month: Month) -> tuple[LateLine, ...]:
    """The answers due in a month that came late, or never, in the order in which they were due. An answer that may
    still come in time is not late."""
    today = desk.today()
    found: list[tuple[date, int, LateLine]] = []
    for figure in _ANSWERS:
        for row in figure_rows(desk, month, figure):
            channel = wording.CHANNELS[row.contact.channel]
            for request, due in zip(row.contact.requests, row.due, strict=True):
                if row.requests.get(request.id, True) or due is None or due >= today:
                    continue
                matter = _matter(desk, request)
                line = late_line(row.number, channel, request, due, matter, desk.site.zone)
                found.append((due, row.number, line))
    return tuple(line for _, _, line in sorted(found, key=lambda one: one[:2]))


def _matter(desk: Desk, request: Request) -> str:
    label = desk.vocabulary.label
    return label("reason", request.reason) if request.reason else label("theme", request.theme)
