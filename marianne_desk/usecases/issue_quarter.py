"""A quarter is frozen with its document when it is issued to a partner, and stays; what changes later stands beside.

As for the month (``usecases/issue_month``). Source: issue « Difficult cases » §5.
"""

from datetime import timedelta

from marianne_desk.domain.day.span import Span
from marianne_desk.domain.errors import MachineError
from marianne_desk.domain.issuing.issued import checked_comment
from marianne_desk.domain.partner_sheet.figures import Became
from marianne_desk.domain.partner_sheet.freezing import (
    check_quarter,
    promised_in,
    quarter_changes,
    quarter_content,
    said_in,
    said_now,
    tables_in,
)
from marianne_desk.domain.partner_sheet.lacks import Lack, Lacking
from marianne_desk.domain.partner_sheet.note import IssuedQuarter, QuarterErratum, QuarterNote
from marianne_desk.domain.partner_sheet.tables import tables_of
from marianne_desk.domain.quarter import Quarter
from marianne_desk.domain.tabulation import Tabulation
from marianne_desk.figures.kept import file_version
from marianne_desk.figures.partner_figures import without_operator
from marianne_desk.storage import issued_quarters as stored
from marianne_desk.storage.contacts import first_day
from marianne_desk.storage.issued_quarters import QuarterToKeep
from marianne_desk.usecases.carry_over import unsaid_days
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.partner_sheet import Progress, composed, draw, partner_report, quarter_figures

_TRIES = 3
"""As for the month: what was written while it was drawn has it drawn again."""

_LOOKED_BACK = 4
"""A sheet lists what changed in so many quarters issued before it: a year."""


def lacks_of_quarter(desk: Desk, operator: str, quarter: Quarter) -> tuple[Lacking, ...]:
    """What is incomplete in a quarter, to be looked at before it is issued.

    Raises UserError ``operator_unknown``, ``quarter_to_come``."""
    report = partner_report(desk, operator, quarter)
    now, yesterday = report.current, desk.today() - timedelta(days=1)
    span = Span(quarter.first_day, min(quarter.last_day, yesterday))
    silent = len(unsaid_days(desk, span)) if span.last >= span.first else 0
    with desk.store.reading() as connection:
        unnamed = without_operator(connection, quarter)
    found = (
        (Lack.RUNNING, 0, quarter >= Quarter.of(desk.today())),
        (Lack.SILENT, silent, silent > 0),
        (Lack.TO_FILL, now.became.get(Became.TO_FILL, 0), Became.TO_FILL in now.became),
        (Lack.NO_OPERATOR, unnamed, unnamed > 0),
        (Lack.NO_PROMISE, 0, report.promised_days is None),
        (Lack.NO_FEEDBACK, 0, not now.feedback),
    )
    return tuple(Lacking(kind, count) for kind, count, lacks in found if lacks)


def issue_quarter(
    desk: Desk,
    operator: str,
    quarter: Quarter,
    comment: str = "",
    agent: str | None = None,
    progress: Progress | None = None,
) -> IssuedQuarter:
    """Freezes a quarter that is over, for one operator: figures, words, tables, comment, who and when, the document.
    ``agent``: a code; None: the one at the desk. ``progress`` hears of each step and may raise: nothing is kept then.

    Raises UserError ``operator_unknown``, ``quarter_to_come``, ``quarter_issued``, ``quarter_running``,
    ``quarter_unknown``, ``comment_too_long``, ``comment_personal``; MachineError ``busy`` where others write without a
    pause."""
    words = checked_comment(comment)
    for _ in range(_TRIES):
        seen = _check(desk, operator, quarter)
        drawn = _drawn(desk, operator, quarter, words, agent or desk.settings.agent, progress)
        with desk.store.writing() as connection:
            if file_version(connection) == seen:
                return stored.add(connection, drawn)
    raise MachineError("busy")


def issued_quarter(desk: Desk, operator: str, quarter: Quarter) -> IssuedQuarter | None:
    """When, by whom and under which hash a quarter was issued; None: it was not."""
    with desk.store.reading() as connection:
        return stored.read(connection, operator, quarter)


def issued_quarters(desk: Desk, operator: str | None = None) -> tuple[IssuedQuarter, ...]:
    """Every issued quarter (of an operator), the earliest first."""
    with desk.store.reading() as connection:
        return stored.read_all(connection, operator)


def issued_quarter_pdf(desk: Desk, operator: str, quarter: Quarter) -> bytes | None:
    """The document of an issued quarter, years later the very same; None: it was not issued."""
    with desk.store.reading() as connection:
        return stored.pdf(connection, operator, quarter)


def issued_tables(desk: Desk, operator: str, quarter: Quarter) -> tuple[Tabulation, ...] | None:
    """The tables of an issued quarter as they were issued; None: it was not."""
    with desk.store.reading() as connection:
        held = stored.read(connection, operator, quarter)
        return None if held is None else tables_in(stored.content(connection, operator, quarter))


def quarter_errata(desk: Desk, operator: str, quarter: Quarter) -> tuple[QuarterErratum, ...]:
    """The figures of an issued quarter that are no longer what was issued, judged by the promise of then; empty where
    nothing changed, or it was not issued."""
    with desk.store.reading() as connection:
        held = stored.read(connection, operator, quarter)
        content = stored.content(connection, operator, quarter) if held else ""
    if held is None:
        return ()
    return quarter_changes(content, quarter_figures(desk, operator, quarter, promised_in(content)))


def quarter_note(desk: Desk, operator: str, quarter: Quarter) -> QuarterNote:
    """What the sheet of a quarter that is not issued says of its standing: provisional, and what changed in those that
    were issued before it."""
    return QuarterNote(errata=errata_to_print(desk, operator, quarter))


def errata_to_print(desk: Desk, operator: str, quarter: Quarter) -> tuple[QuarterErratum, ...]:
    """The errata of the quarters issued before ``quarter`` that no issued sheet says yet, and that masking lets see."""
    reach = quarter.plus(-_LOOKED_BACK)
    before = [one for one in issued_quarters(desk, operator) if reach <= one.quarter < quarter]
    told: dict[tuple[Quarter, str], list[object]] = {}
    with desk.store.reading() as connection:
        for one in sorted(before, key=lambda held: held.at):
            told |= said_in(stored.content(connection, operator, one.quarter))
    found = (erratum for one in before for erratum in quarter_errata(desk, operator, one.quarter))
    return tuple(
        one
        for one in found
        if told.get((one.quarter, one.new.id)) != said_now(one) and one.old_words != one.new_words
    )


def damaged_quarters(desk: Desk) -> tuple[IssuedQuarter, ...]:
    """The issued quarters that are not what was issued any more."""
    with desk.store.reading() as connection:
        return stored.damaged(connection)


def _check(desk: Desk, operator: str, quarter: Quarter) -> int:
    """The version of the file in which the quarter may be issued."""
    with desk.store.reading() as connection:
        seen = file_version(connection)
        first = first_day(connection)
        held = stored.read(connection, operator, quarter)
    known = None if first is None else Quarter.of(first)
    check_quarter(quarter, Quarter.of(desk.today()), known, held, desk.zone)
    return seen


def _drawn(
    desk: Desk, operator: str, quarter: Quarter, comment: str, agent: str, progress: Progress | None
) -> QuarterToKeep:
    from marianne_desk.documents.archive import archived

    at = desk.clock()
    label = next((one.label for one in desk.agents if one.code == agent), agent)
    printed = errata_to_print(desk, operator, quarter)
    note = QuarterNote(at.astimezone(desk.zone), label, comment, printed)
    report = partner_report(desk, operator, quarter)
    sheet = composed(desk, report, note)
    kept = archived(draw(desk, sheet, progress), sheet.title, at)
    content = quarter_content(
        report.current, sheet, tables_of(sheet), report.promised_days, (agent, label), at, kept
    )
    return QuarterToKeep(operator, quarter, at, label, comment, content, kept)
