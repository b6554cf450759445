"""What an issued month freezes, in one canonical writing, and its hash.

Every figure and every indicator stands there with its words of then, whatever they are called later.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from marianne_desk.domain.commitments.measure import Measure, MonthCommitments
from marianne_desk.domain.commitments.pack_keeping import canonical
from marianne_desk.domain.commitments.verdict import Verdict, Why
from marianne_desk.domain.figure import Figure, FigureKind, MonthFigures
from marianne_desk.domain.issuing.issued import Issued
from marianne_desk.domain.issuing.terms import terms_of
from marianne_desk.domain.month import Month
from marianne_desk.domain.settings import Settings
from marianne_desk.domain.sheet.issue_note import Erratum
from marianne_desk.domain.site import Site

MINUTES = "minutes"
OPEN_DAYS = "open_days"
"""Days on which the desk was open: no figure of contract.md §6, frozen and compared like one."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """A figure or an indicator as it was issued. ``id``: contract.md §6, or the indicator's. ``verdict`` and ``why``:
    indicators only. ``unit``: of a duration."""

    id: str
    label: str
    kind: FigureKind
    part: int | None
    whole: int | None
    value: float | int | None
    verdict: Verdict | None = None
    why: Why | None = None
    unit: str = MINUTES

    @property
    def is_indicator(self) -> bool:
        """Whether it was judged."""
        return self.verdict is not None


@dataclass(frozen=True, slots=True)
class Freezing:
    """All that is frozen of a month, but its document. ``agent``: code and label. ``pack``: the hash of the référentiel
    with its targets. ``errata``: those that the sheet lists, of months issued before."""

    figures: MonthFigures
    measured: MonthCommitments
    site: Site
    settings: Settings
    agent: tuple[str, str]
    comment: str
    at: datetime
    pack: str
    errata: tuple[Erratum, ...]
    label: Callable[[str], str]


def frozen_now(
    figures: MonthFigures, measured: MonthCommitments, label: Callable[[str], str]
) -> tuple[Frozen, ...]:
    """The month as it stands, in the order of its figures, then of its indicators. ``label``: the words of a figure."""
    days = Frozen(OPEN_DAYS, "Jours d’ouverture", FigureKind.COUNT, None, None, figures.open_days)
    return (
        days,
        *(_of_figure(one, label(one.id)) for one in figures.figures.values()),
        *(_of_measure(one) for one in measured.measures()),
    )


def content_of(freezing: Freezing, pdf: bytes) -> str:
    """The canonical writing of all that is frozen, with the hash of the document."""
    month, site = freezing.figures, freezing.site
    return canonical(
        {
            "format": 1,
            "month": str(month.month),
            "at": freezing.at.isoformat(),
            "agent": list(freezing.agent),
            "comment": freezing.comment,
            "site": [site.id, site.name, site.address, site.postcode, site.commune],
            "terms": terms_of(freezing.settings),
            "kept_days": month.kept_days,
            "silent_days": list(month.silent_days),
            "hours": [[cell.weekday, cell.hour, cell.contacts] for cell in month.hours],
            "figures": [_written(one) for one in frozen_now(month, freezing.measured, freezing.label)],
            "coverage": {
                name: [coverage.noted, coverage.of]
                for name, coverage in (
                    *((f"figure:{one.id}", one.coverage) for one in month.figures.values()),
                    *((one.id, one.coverage) for one in freezing.measured.measures()),
                )
                if coverage is not None
            },
            "judged": [
                [one.id, one.target, one.months, one.low, one.high] for one in freezing.measured.measures()
            ],
            "commitments": [
                [one.commitment.number, one.commitment.title or one.commitment.subject, one.verdict]
                for one in freezing.measured.commitments()
            ],
            "errata": [_printed(one) for one in freezing.errata],
            "pack": freezing.pack,
            "pdf": hash_of(pdf),
        }
    )


def hash_of(content: bytes | str) -> str:
    """SHA-256, in hexadecimal."""
    return sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def frozen_in(content: str) -> tuple[Frozen, ...]:
    """The figures and indicators that an issued month keeps."""
    return tuple(_read(one) for one in json.loads(content)["figures"])


def printed_in(content: str) -> dict[tuple[Month, str], tuple[object, ...]]:
    """The errata that the sheet of an issued month lists: what the figure of a month was said to be now."""
    return {(Month.parse(one[0]), one[1]): tuple(one[2:]) for one in json.loads(content)["errata"]}


def said_now(erratum: Erratum) -> tuple[object, ...]:
    """What a sheet that lists it says to be true now; to be compared with :func:`printed_in`."""
    return tuple(_printed(erratum)[2:])


def is_whole(content: str, issued: Issued, terms: str, pack: str, pdf: bytes) -> bool:
    """Whether what is kept of an issued month is what was issued: its content by its hash, all the rest by its content.
    ``pack``: the référentiel as written."""
    if hash_of(content) != issued.hash:
        return False
    kept = json.loads(content)
    beside = (str(issued.month), issued.at.isoformat(), issued.agent, issued.comment, terms)
    inside = (kept["month"], kept["at"], kept["agent"][1], kept["comment"], canonical(kept["terms"]))
    return bool(beside == inside and kept["pack"] == hash_of(pack) and kept["pdf"] == hash_of(pdf))


def _of_figure(figure: Figure, label: str) -> Frozen:
    unit = figure.unit if figure.kind is FigureKind.DURATION else MINUTES
    return Frozen(figure.id, label, figure.kind, figure.part, figure.whole, figure.value, unit=unit)


def _of_measure(measure: Measure) -> Frozen:
    return Frozen(
        measure.id,
        measure.indicator.label,
        FigureKind.SHARE,
        measure.part,
        measure.whole,
        measure.value,
        measure.verdict,
        measure.why,
    )


def _written(one: Frozen) -> dict[str, object]:
    found: dict[str, object] = {
        "id": one.id,
        "label": one.label,
        "kind": one.kind,
        "part": one.part,
        "whole": one.whole,
        "value": one.value,
    }
    if one.unit != MINUTES:
        found["unit"] = one.unit
    return found | {"verdict": one.verdict, "why": one.why} if one.is_indicator else found


def _read(content: Mapping[str, Any]) -> Frozen:
    one = Frozen(**{**content, "kind": FigureKind(content["kind"])})
    if not one.is_indicator:
        return one
    return replace(one, verdict=Verdict(content["verdict"]), why=Why(content["why"]))


def _printed(one: Erratum) -> list[object]:
    verdict = one.verdicts[1]
    return [str(one.month), one.figure, *one.new, one.values[1], None if verdict is None else verdict.value]
