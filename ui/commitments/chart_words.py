"""The thirteen months of a measure or a commitment, ready to be drawn, and the same in words. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from marianne_desk.domain import french
from marianne_desk.domain.commitments.measure import Mark, Measure, MeasuredCommitment
from marianne_desk.domain.commitments.pack import Formula
from marianne_desk.domain.commitments.verdict import Verdict
from marianne_desk.domain.month import Month
from marianne_desk.wording.commitments import VERDICTS

NB = french.NO_BREAK

MARKED = {Mark.TARGET: "cible changée", Mark.PACK: "autre référentiel"}


@dataclass(frozen=True, slots=True)
class Point:
    """One month. ``value`` and ``target`` between 0 and 1, None where there is none. ``verdict`` None: the référentiel
    of that month has no such commitment. ``marks``: what changed in it."""

    month: Month
    value: float | None
    verdict: Verdict | None
    target: float | None
    marks: frozenset[Mark]


@dataclass(frozen=True, slots=True)
class Chart:
    """``shapes``: a verdict a month is drawn, since the value of a dated proof is only yes or no. ``spoken``: all of
    it in words."""

    points: tuple[Point, ...]
    shapes: bool
    spoken: str

    @property
    def marked(self) -> tuple[Point, ...]:
        """The months in which a target or the référentiel changed."""
        return tuple(point for point in self.points if point.marks)


def is_dated(measure: Measure | None) -> bool:
    """Whether it rests on a dated proof: there or not, never a share to be drawn as a line."""
    return measure is None or measure.indicator.formula in {Formula.PROOF_CURRENT, Formula.NOT_RECORDED}


def of_measure(measure: Measure) -> Chart:
    """The line of one measure."""
    points = [Point(one.month, one.value, one.verdict, one.target, one.marks) for one in measure.line]
    return _chart(points, shapes=is_dated(measure))


def of_commitment(commitment: MeasuredCommitment) -> Chart:
    """The line of the measure that its tile shows; of its verdicts where that one is a dated proof."""
    main = commitment.main
    if main is not None and not is_dated(main):
        return of_measure(main)
    marks = {one.month: one.marks for one in main.line} if main is not None else {}
    points = [
        Point(month, None, verdict, None, marks.get(month, frozenset())) for month, verdict in commitment.line
    ]
    return _chart(points, shapes=True)


def marks_words(point: Point) -> str:
    """« mars 2026 : cible changée »."""
    said = french.enumeration([MARKED[mark] for mark in Mark if mark in point.marks])
    return f"{french.month_words(point.month)}{NB}: {said}"


def _chart(points: Sequence[Point], *, shapes: bool) -> Chart:
    if not points:
        return Chart((), shapes, "")
    said = ", ".join(_value(point, shapes=shapes) for point in points)
    first = french.month_words(points[0].month)
    span = f"{'d’' if first[0] in 'ao' else 'de '}{first} à {french.month_words(points[-1].month)}"
    changes = [marks_words(point) for point in points if point.marks]
    spoken = "".join([f"{french.capitalised(span)}{NB}: {said}", *(f". {one}" for one in changes)])
    return Chart(tuple(points), shapes, spoken)


def _value(point: Point, *, shapes: bool) -> str:
    if shapes:
        return "sans objet" if point.verdict is None else VERDICTS[point.verdict].lower()
    if point.value is None:
        return "inconnu"
    return french.percent_beside(100 * point.value, None if point.target is None else 100 * point.target)
