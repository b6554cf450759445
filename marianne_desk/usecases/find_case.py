"""A case as people name it on a command line."""

import re

from marianne_desk.domain.errors import UserError
from marianne_desk.storage import cases as stored
from marianne_desk.usecases.desk import Desk

_NUMBER = re.compile(r"(?:d\s*-?\s*)?(\d{1,9})", re.IGNORECASE)


def case_named(desk: Desk, text: str) -> str:
    """The identifier of « D-12 », « 12 » or of an identifier. Raises UserError ``case_unknown``."""
    wanted = text.strip()
    number = _NUMBER.fullmatch(wanted)
    with desk.store.reading() as connection:
        known = [stored.by_number(connection, int(number[1]))] if number else []
        case = next(iter(known), None) or stored.by_id(connection, wanted)
    if case is None:
        raise UserError("case_unknown", "case")
    return case.id
