"""The sheet that hangs on the wall: what the other one says, without any count under five, without any free text.

Source: issue « The twelve commitments » §5.
"""

from dataclasses import replace

from marianne_desk.domain import french
from marianne_desk.domain.codes import WAITING
from marianne_desk.domain.figure import Figure, FigureKind, MonthFigures, MonthReport
from marianne_desk.domain.sheet.issue_note import IssueNote
from marianne_desk.domain.sheet.masking import FEW, MASKED, count_words, is_few, printable, share_words
from marianne_desk.domain.sheet.measures import compared_months, count_in, figure_in
from marianne_desk.domain.sheet.parts import Comparison, HourPicture, Measure, Sheet

_FEW_FOR_A_SHARE = 20


def tells_waiting(sheet: Sheet, report: MonthReport) -> bool:
    """Whether n of the waiting times may stand on the wall: they are the contacts of two channels, so that where one of
    these is masked among the channels, the other taken from n would tell it."""
    printed = {line.figure for line in sheet.channels.lines}
    waiting = (f"contacts.channel.{channel.value}" for channel in WAITING)
    return all(figure in printed or not count_in(report.current, figure) for figure in waiting)


def displayed(sheet: Sheet, report: MonthReport) -> Sheet:
    """``sheet`` with its single figures masked; its tables are made for the wall already. Who issued it, the comment
    and the errata stay inside."""
    note = IssueNote(issued_at=sheet.note.issued_at)
    told = tells_waiting(sheet, report)

    def safe(measure: Measure) -> Measure:
        one = masked(measure, report)
        hide = not told and measure.figure.startswith("wait_")
        return replace(one, basis=MASKED, kept=None, late="") if hide else one

    return replace(
        sheet,
        headline=_headline(report.current),
        status=sheet.status.replace(f" par {sheet.note.agent}.", ".") if sheet.note.agent else sheet.status,
        key_figures=tuple(safe(one) for one in sheet.key_figures),
        delays=tuple(safe(one) for one in sheet.delays),
        delay_notes=_notes(sheet, report.current) if told else (),
        hours=_hours(sheet.hours),
        register=(),
        note=note,
    )


def masked(measure: Measure, report: MonthReport) -> Measure:
    """A single figure without what would tell a small count: its value, its n, the months beside it."""
    now = figure_in(report.current, measure.figure)
    value, basis, hidden = _told(now, measure)
    beside = []
    for comparison, (_, month) in zip(measure.comparisons, compared_months(report), strict=True):
        then = figure_in(month, measure.figure)
        said, _, secret = _told(then, replace(measure, value=comparison.value))
        change = "" if hidden or secret else comparison.change
        beside.append(Comparison(comparison.label, comparison.value if then is None else said, change))
    return replace(
        measure,
        value=value,
        basis=basis,
        comparisons=tuple(beside),
        kept=None if hidden else measure.kept,
        late="" if hidden else measure.late,
    )


def _told(figure: Figure | None, measure: Measure) -> tuple[str, str, bool]:
    """Value, n, and whether anything is masked."""
    if figure is None or figure.value is None:
        return measure.value, measure.basis, False
    if figure.kind is FigureKind.COUNT:
        if is_few(int(figure.value)):
            return (FEW if measure.label in _COUNTED else french.UNKNOWN), "", True
        return measure.value, measure.basis, False
    if figure.kind is FigureKind.SHARE:
        value, basis = share_words(figure.part or 0, figure.whole or 0)
        hidden = basis != f"{french.number(figure.part or 0)} sur {french.number(figure.whole or 0)}"
        return (value, basis, True) if hidden else (measure.value, measure.basis, False)
    noted = figure.coverage
    if is_few(figure.whole or 0):
        return french.UNKNOWN, f"{FEW} cas", True
    if noted is not None and is_few(noted.of - noted.noted):
        return measure.value, "", False
    return measure.value, measure.basis, False


_COUNTED = frozenset({"Passages", "Demandes"})


def _headline(month: MonthFigures) -> str:
    contacts, requests = count_in(month, "contacts"), count_in(month, "requests")
    when = f"En {french.month_words(month.month)}"
    if contacts == 0:
        return f"{when}, aucun passage n’a été noté."
    if is_few(contacts) or is_few(requests):
        return f"{when}, {FEW if is_few(contacts) else count_words(contacts)} passages ont été notés."
    sentence = (
        f"{when}, {french.count_of(contacts, 'passage')} ont apporté {french.count_of(requests, 'demande')}"
    )
    solved = figure_in(month, "solved_share")
    if solved is None or solved.part is None or not solved.whole or solved.whole < _FEW_FOR_A_SHARE:
        return f"{sentence}."
    value, _ = share_words(solved.part, solved.whole)
    return f"{sentence}{french.NARROW}; au guichet et au téléphone, {value} ont été résolues sur place."


def _notes(sheet: Sheet, month: MonthFigures) -> tuple[str, ...]:
    median = figure_in(month, "wait_median")
    noted = None if median is None else median.coverage
    if noted is None or is_few(noted.noted) or is_few(noted.of - noted.noted) or is_few(noted.of):
        return ()
    return sheet.delay_notes


def _hours(picture: HourPicture) -> HourPicture:
    """Cells that may not be printed are drawn as those of none; the numbers drawn leave no small sum unsaid."""
    flat = [count for row in picture.counts for count in row]
    kept = printable(flat)
    width = len(picture.hours)
    counts = tuple(
        tuple(count if place * width + column in kept else 0 for column, count in enumerate(row))
        for place, row in enumerate(picture.counts)
    )
    if not kept:
        return HourPicture(picture.title, (), (), (), "Trop peu de venues pour les montrer heure par heure.")
    return replace(picture, counts=counts, totals=False)
