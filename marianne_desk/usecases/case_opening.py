"""What the window needs that opens the case of a request: its matter, to whom it can go, who may be called back."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from marianne_desk.domain.cases.visitor import Visitor, checked_visitor, refuse_identity
from marianne_desk.domain.errors import UserError
from marianne_desk.storage import callbacks
from marianne_desk.storage import cases as stored
from marianne_desk.storage.request_facts import held_request
from marianne_desk.usecases.cases import CaseNow, seen
from marianne_desk.usecases.desk import Desk


@dataclass(frozen=True, slots=True)
class CaseOpening:
    """A request before its case is opened. ``number``: of its contact (« C-12 »). ``operator`` None: not said; one that
    is gone is none. ``operators``: codes of those to whom something can be sent today, in the order of the list.
    ``visitor``: what was noted to call somebody back, name and reach both maybe empty. ``case``: the one that is there
    already."""

    request: str
    number: int
    theme: str
    reason: str | None
    operator: str | None
    operators: tuple[str, ...]
    received_at: datetime
    visitor: Visitor = field(repr=False)
    case: CaseNow | None = None


def case_opening(desk: Desk, request_id: str) -> CaseOpening:
    """The request, ready to become a case. Raises UserError ``request_unknown``."""
    today = desk.today()
    with desk.store.reading() as connection:
        held = held_request(connection, request_id)
        facts = stored.request_facts(connection, request_id)
        if held is None or facts is None:
            raise UserError("request_unknown")
        words = callbacks.read(connection, (held.key,)).get(held.key, "")
        case = stored.of_request(connection, request_id)
    open_to = tuple(
        one.code for one in desk.vocabulary.operators if not one.retired and one.existed_on(today)
    )
    return CaseOpening(
        request=request_id,
        number=facts.contact,
        theme=facts.theme,
        reason=facts.reason,
        operator=facts.operator if facts.operator in open_to else None,
        operators=open_to,
        received_at=facts.received_at.astimezone(desk.zone),
        visitor=visitor_of(words),
        case=None if case is None else seen(desk, case),
    )


def visitor_of(words: str) -> Visitor:
    """Name and way to reach somebody out of a note to call back: « Sandrine 06 12 34 56 78 ». What cannot be kept of
    a visitor is left out."""
    try:
        refuse_identity(words, "name")
    except UserError:
        return Visitor("")
    parts = words.split()
    for count in range(len(parts), 0, -1):
        for start in range(len(parts) - count + 1):
            reach = " ".join(parts[start : start + count])
            rest = " ".join(parts[:start] + parts[start + count :]).strip(" ,:;-")
            if any(sign.isdigit() or sign == "@" for sign in reach) and _good("x", reach):
                return Visitor(rest if _good(rest, "") else "", reach)
    return Visitor(words.strip() if _good(words, "") else "")


def as_written(name: str) -> str:
    """A name as it is written on paper: one that was typed without a capital gets those of its words."""
    if name != name.lower():
        return name
    return "".join(part.capitalize() for part in re.split(r"([ '’-]+)", name))


def _good(name: str, reach: str) -> bool:
    try:
        checked_visitor(name, reach)
    except UserError:
        return False
    return True
