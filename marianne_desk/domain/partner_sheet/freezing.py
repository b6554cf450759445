"""What an issued quarter freezes, in one canonical writing: its figures, exact, with their words of then; its tables;
the hash of its document. The exact numbers stay in the desk's file.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from marianne_desk.domain.commitments.pack_keeping import canonical
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.figure import Figure, FigureKind
from marianne_desk.domain.issuing.content import hash_of
from marianne_desk.domain.partner_sheet.figures import QuarterFigures
from marianne_desk.domain.partner_sheet.note import IssuedQuarter, QuarterErratum
from marianne_desk.domain.partner_sheet.parts import PartnerSheet
from marianne_desk.domain.partner_sheet.words import LABELS, outer_of, said, whole_words
from marianne_desk.domain.quarter import Quarter
from marianne_desk.domain.tabulation import CellKind, Column, Tabulation


def quarter_content(
    figures: QuarterFigures,
    sheet: PartnerSheet,
    tables: Sequence[Tabulation],
    promised_days: int | None,
    agent: tuple[str, str],
    at: datetime,
    pdf: bytes,
) -> str:
    """All that is frozen. ``promised_days``: what the operator promised then; ``agent``: code and label."""
    return canonical(
        {
            "format": 1,
            "operator": [figures.operator, sheet.operator],
            "quarter": str(figures.quarter),
            "at": at.isoformat(),
            "promised_days": promised_days,
            "agent": list(agent),
            "comment": sheet.note.comment,
            "site": [sheet.site_name, *sheet.site_lines],
            "figures": [
                {**_written(one), "words": whole_words(said(one, outer_of(figures, one.id)))}
                for one in figures.figures.values()
            ],
            "matters": [[one.theme, one.reason, one.count] for one in figures.matters],
            "became": dict(figures.became),
            "answers": dict(figures.answers),
            "stuck": dict(figures.stuck),
            "tables": [_table(one) for one in tables],
            "errata": [_printed(one) for one in sheet.note.errata],
            "pdf": hash_of(pdf),
        }
    )


def promised_in(content: str) -> int | None:
    """What the operator promised when the quarter was issued, in working days; None: nothing."""
    found: int | None = json.loads(content)["promised_days"]
    return found


def tables_in(content: str) -> tuple[Tabulation, ...]:
    """The tables as they were issued."""
    return tuple(
        Tabulation(
            one["name"],
            one["title"],
            tuple(Column(label, CellKind(kind)) for label, kind in one["columns"]),
            tuple(tuple(row) for row in one["rows"]),
        )
        for one in json.loads(content)["tables"]
    )


def quarter_changes(content: str, now: QuarterFigures) -> tuple[QuarterErratum, ...]:
    """The figures that are no longer what was issued, in the order of then; what did not exist then is none."""
    found = []
    for held in json.loads(content)["figures"]:
        words = held.pop("words")
        old = Figure(**{**held, "kind": FigureKind(held["kind"])})
        new = now.figures.get(old.id)
        if new is not None and _written(new) != _written(old):
            new_words = whole_words(said(new, outer_of(now, new.id)))
            found.append(QuarterErratum(now.quarter, LABELS[old.id], old, new, words, new_words))
    return tuple(found)


def said_in(content: str) -> dict[tuple[Quarter, str], list[object]]:
    """The errata that an issued sheet lists: what a figure of a quarter was said to be then."""
    return {(Quarter.parse(one[0]), one[1]): one[2:] for one in json.loads(content)["errata"]}


def said_now(one: QuarterErratum) -> list[object]:
    """What a sheet that lists it says; to be compared with :func:`said_in`."""
    return _printed(one)[2:]


def is_whole_quarter(content: str, issued: IssuedQuarter, pdf: bytes) -> bool:
    """Whether what is kept is what was issued: its content by its hash, all the rest by its content."""
    if hash_of(content) != issued.hash:
        return False
    kept = json.loads(content)
    beside = (issued.operator, str(issued.quarter), issued.at.isoformat(), issued.agent, issued.comment)
    inside = (kept["operator"][0], kept["quarter"], kept["at"], kept["agent"][1], kept["comment"])
    return bool(beside == inside and kept["pdf"] == hash_of(pdf))


def check_quarter(
    quarter: Quarter, running: Quarter, first: Quarter | None, issued: IssuedQuarter | None, zone: ZoneInfo
) -> None:
    """Refuses to issue a quarter that is not over, that the desk did not know (``first``: that of its first contact),
    or that was issued. ``zone``: the desk's.

    Raises UserError ``quarter_issued``, ``quarter_running``, ``quarter_unknown``."""
    if issued is not None:
        raise UserError(
            "quarter_issued", "quarter", quarter=quarter, at=issued.at.astimezone(zone), agent=issued.agent
        )
    if quarter >= running:
        raise UserError("quarter_running", "quarter", quarter=quarter)
    if first is None or quarter < first:
        raise UserError("quarter_unknown", "quarter", quarter=quarter)


def _written(one: Figure) -> Mapping[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind.value,
        "part": one.part,
        "whole": one.whole,
        "value": one.value,
        "unit": one.unit,
    }


def _table(one: Tabulation) -> dict[str, object]:
    return {
        "name": one.name,
        "title": one.title,
        "columns": [[column.label, column.kind.value] for column in one.columns],
        "rows": [list(row) for row in one.rows],
    }


def _printed(one: QuarterErratum) -> list[object]:
    return [str(one.quarter), one.new.id, one.new.part, one.new.whole, one.new.value]
