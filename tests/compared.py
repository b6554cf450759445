"""A desk beside its recount: what differs, month by month, number by number, identifier by identifier."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from marianne_desk.domain.commitments.measure import Measure
from marianne_desk.domain.commitments.measuring import is_logged, months_until
from marianne_desk.domain.commitments.pack import OF_TURNS
from marianne_desk.domain.month import Month
from marianne_desk.usecases.commitments import commitments_of, rows_behind_all
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.month import figures_of
from marianne_desk.usecases.transfer import export_contacts
from tests import recount, recount_cases
from tests.followed_cases import followed_cases


def differences(desk: Desk, months: Sequence[Month], folder: Path) -> Iterator[str]:
    """What the program and the recount say differently; nothing where all agrees."""
    file = folder / "recompte.csv"
    export_contacts(desk, date(2000, 1, 1), date(2090, 1, 1), file)
    house = recount.House(desk.site.department, desk.zone)
    rows = recount.read(file)
    file.unlink()
    counted = recount.indicators(rows, house)
    with desk.store.reading() as connection:
        cases = followed_cases(connection)
    recount_cases.add_indicators(cases, house, 21, 15, counted)
    for month in months:
        told = recount.figures(rows, house, month.number) | recount_cases.figures(cases, house, month.number)
        yield from _figures(desk, month, told)
        yield from _indicators(desk, month, counted)


def _figures(desk: Desk, month: Month, counted: dict[str, float | None]) -> Iterator[str]:
    figures = figures_of(desk, month).figures
    for name in sorted(counted.keys() | figures.keys()):
        ours, theirs = (figures[name].value if name in figures else 0), counted.get(name, 0)
        same = ours == theirs or (None not in (ours, theirs) and abs((ours or 0) - (theirs or 0)) < 1e-9)
        if not same:
            yield f"{month} {name}: {ours} ≠ {theirs}"


def _indicators(desk: Desk, month: Month, counted: recount.Counts) -> Iterator[str]:
    measured = commitments_of(desk, month)
    behind = rows_behind_all(desk, measured)
    for measure in measured.measures():
        if not is_logged(measure.indicator) or measure.known_on is not None:
            continue
        turns = measure.indicator.formula in OF_TURNS
        ours = [
            (f"{row.id}#{row.place}" if turns else row.id, row.in_part) for row in behind[measure.id].rows
        ]
        mine = _over(measure, month, counted)
        if (measure.part, measure.whole) != (len(mine.part), len(mine.whole)):
            yield f"{month} {measure.id}: {measure.part}/{measure.whole} ≠ {len(mine.part)}/{len(mine.whole)}"
        if {one for one, _ in ours} != mine.whole or {one for one, part in ours if part} != mine.part:
            yield f"{month} {measure.id}: other rows"
        if len(ours) != measure.whole or sum(part for _, part in ours) != measure.part:
            yield f"{month} {measure.id}: the value and its own rows disagree"
        if measure.coverage is not None and measure.coverage.of != mine.eligible:
            yield f"{month} {measure.id}: coverage of {measure.coverage.of} ≠ {mine.eligible}"


def _over(measure: Measure, month: Month, counted: recount.Counts) -> recount.Count:
    """The recount over as many months as the measure covers."""
    total = recount.Count()
    for one in months_until(month, measure.months):
        count = counted[measure.id][one.number]
        total.whole |= count.whole
        total.part |= count.part
        total.eligible += count.eligible
    return total
