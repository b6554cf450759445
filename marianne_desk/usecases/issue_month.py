"""« Émettre la fiche »: a month is frozen with its document, and stays; what changes later stands beside it.

Source: issue « The twelve commitments » §4.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from marianne_desk import wording
from marianne_desk.domain.agenda.appointment import State, is_to_fill
from marianne_desk.domain.commitments.pack_keeping import canonical, pack_text
from marianne_desk.domain.day.span import Span
from marianne_desk.domain.errors import MachineError
from marianne_desk.domain.issuing import incomplete as lacks
from marianne_desk.domain.issuing.changes import changes, dated
from marianne_desk.domain.issuing.content import (
    Freezing,
    content_of,
    frozen_in,
    frozen_now,
    hash_of,
    printed_in,
    said_now,
)
from marianne_desk.domain.issuing.incomplete import Incomplete, Kind
from marianne_desk.domain.issuing.issued import Issued, check_issuable, checked_comment
from marianne_desk.domain.issuing.terms import terms_of
from marianne_desk.domain.month import Month
from marianne_desk.domain.sheet.issue_note import Erratum, IssueNote
from marianne_desk.figures.kept import file_version
from marianne_desk.storage import issued_months as stored
from marianne_desk.storage import partner_appointments
from marianne_desk.storage.contacts import first_day
from marianne_desk.storage.edits import edits_since
from marianne_desk.storage.issued_months import ToKeep
from marianne_desk.usecases.agenda import appointments_between
from marianne_desk.usecases.at_the_counter import kept_entries
from marianne_desk.usecases.carry_over import unsaid_days
from marianne_desk.usecases.commitments import commitments_of
from marianne_desk.usecases.day import unclosed_days
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.month import figures_of
from marianne_desk.usecases.to_answer import to_answer

Progress = Callable[[int, int], None]

_TRIES = 3
"""A month is drawn outside of the transaction that keeps it; what was written meanwhile has it drawn again."""

_LOOKED_BACK = 13
"""A sheet lists what changed in so many months before it, those that its lines show."""


def incomplete(desk: Desk, month: Month, comment: str = "") -> tuple[Incomplete, ...]:
    """What is incomplete in ``month``, to be looked at before it is issued. Only a month that is not over bars it."""
    today = desk.today()
    last = min(month.next_first_day - timedelta(days=1), today - timedelta(days=1))
    span = Span(month.first_day, last)
    days = last >= month.first_day
    agenda = appointments_between(desk, span.first, span.last) if days else ()
    begun = [one for one in kept_entries(desk) if one.begun_at.date() < month.next_first_day]
    return (
        *([Incomplete(Kind.RUNNING)] if month >= Month.of(today) else []),
        *lacks.of_days(Kind.SILENT, unsaid_days(desk, span) if days else ()),
        *lacks.of_days(Kind.UNCLOSED, unclosed_days(desk, span)),
        *lacks.of_count(Kind.SET_ASIDE, len(begun)),
        *lacks.of_count(
            Kind.APPOINTMENTS,
            sum(is_to_fill(one, desk.clock()) for one in agenda) + _at_partners(desk, span),
        ),
        *lacks.of_requests(to_answer(desk).rows, month),
        *lacks.of_commitments(commitments_of(desk, month, 1), today),
        *([] if comment.strip() else [Incomplete(Kind.COMMENT)]),
    )


def issue_month(
    desk: Desk,
    month: Month,
    comment: str = "",
    agent: str | None = None,
    progress: Progress | None = None,
) -> Issued:
    """Freezes a month that is over: figures, targets, texts, the comment, who and when, the document. ``agent``: a
    code; None: the one at the desk. ``progress`` hears of each step and may raise: nothing is kept then.

    Raises UserError ``issue_again``, ``issue_running``, ``issue_unknown``, ``comment_too_long``,
    ``comment_personal``; MachineError ``busy`` where others write without a pause."""
    words = checked_comment(comment)
    for _ in range(_TRIES):
        seen = _check(desk, month)
        drawn = _drawn(desk, month, words, agent or desk.settings.agent, progress)
        with desk.store.writing() as connection:
            if file_version(connection) == seen:
                return stored.add(connection, drawn)
    raise MachineError("busy")


def issued(desk: Desk, month: Month) -> Issued | None:
    """When, by whom and under which hash ``month`` was issued; None: it was not."""
    with desk.store.reading() as connection:
        return stored.read(connection, month)


def issued_months(desk: Desk) -> tuple[Issued, ...]:
    """Every issued month, the earliest first."""
    with desk.store.reading() as connection:
        return stored.read_all(connection)


def issued_pdf(desk: Desk, month: Month) -> bytes | None:
    """The document of an issued month, years later the very same; None: it was not issued."""
    with desk.store.reading() as connection:
        return stored.pdf(connection, month)


def errata(desk: Desk, month: Month) -> tuple[Erratum, ...]:
    """The figures and indicators of an issued month that are no longer what was issued, old and new; empty where
    nothing changed, or the month was not issued."""
    with desk.store.reading() as connection:
        held = stored.read(connection, month)
        frozen = frozen_in(stored.content(connection, month)) if held else ()
    if held is None:
        return ()
    now = frozen_now(figures_of(desk, month), commitments_of(desk, month, 1), _labels(desk))
    found = changes(month, frozen, now)
    if not found:
        return ()
    with desk.store.reading() as connection:
        return dated(found, edits_since(connection, month, held.at, desk.zone))


def note_of(desk: Desk, month: Month) -> IssueNote:
    """What the sheet of a month that is not issued says of its standing: provisional, and what changed in the months
    issued before it since a sheet last said so."""
    return IssueNote(errata=errata_to_print(desk, month))


def errata_to_print(desk: Desk, month: Month) -> tuple[Erratum, ...]:
    """The errata of the months issued before ``month`` that no issued sheet says yet."""
    reach = month.plus(-_LOOKED_BACK)
    before = [one for one in issued_months(desk) if reach <= one.month < month]
    if not before:
        return ()
    said: dict[tuple[Month, str], tuple[object, ...]] = {}
    with desk.store.reading() as connection:
        for one in sorted(before, key=lambda held: held.at):
            said |= printed_in(stored.content(connection, one.month))
    found = (erratum for one in before for erratum in errata(desk, one.month))
    return tuple(one for one in found if said.get((one.month, one.figure)) != said_now(one))


def damaged_months(desk: Desk) -> tuple[Month, ...]:
    """The issued months that are not what was issued any more."""
    with desk.store.reading() as connection:
        return stored.damaged(connection)


def _at_partners(desk: Desk, span: Span) -> int:
    """How many appointments at partners' have begun, and nobody has said what became of them."""
    with desk.store.reading() as connection:
        held = partner_appointments.between(connection, span.first, span.last, desk.calendar)
    return sum(one.state is State.PLANNED and one.begin <= desk.clock() for one in held)


def _check(desk: Desk, month: Month) -> int:
    """The version of the file in which the month may be issued."""
    with desk.store.reading() as connection:
        seen = file_version(connection)
        first = first_day(connection)
        held = stored.read(connection, month)
    known = None if first is None else Month.of(first)
    if held is not None:
        held = replace(held, at=held.at.astimezone(desk.zone))
    check_issuable(month, Month.of(desk.today()), known, held)
    return seen


def _drawn(desk: Desk, month: Month, comment: str, agent: str, progress: Progress | None) -> ToKeep:
    from marianne_desk.documents.archive import archived
    from marianne_desk.usecases.sheet import draw

    at = desk.clock()
    label = next((one.label for one in desk.agents if one.code == agent), agent)
    printed = errata_to_print(desk, month)
    note = IssueNote(at.astimezone(desk.zone), label, comment, printed)
    sheet, pdf = draw(desk, month, note, progress)
    kept = archived(pdf, f"Fiche mensuelle, {sheet.month_name}, {sheet.site_name}", at)
    measured = commitments_of(desk, month, 1)
    pack = pack_text(measured.pack)
    freezing = Freezing(
        figures=figures_of(desk, month),
        measured=measured,
        site=desk.site,
        settings=desk.settings,
        agent=(agent, label),
        comment=comment,
        at=at,
        pack=hash_of(pack),
        errata=printed,
        label=_labels(desk),
    )
    terms = canonical(terms_of(desk.settings))
    return ToKeep(month, at, label, comment, terms, pack, content_of(freezing, kept), kept)


def _labels(desk: Desk) -> Callable[[str], str]:
    return lambda figure: wording.figure_label(figure, desk.vocabulary.label)
