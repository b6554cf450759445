"""From the saving key to the disk, beside one raw transaction of the same rows in the same file."""

import itertools
import time
import uuid
from collections.abc import Iterator

from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.storage.connection import connect
from marianne_desk.storage.keys import find_key
from marianne_desk.usecases.desk import Desk, open_desk
from marianne_desk.usecases.log_contact import log_contact
from tests.benchmarks.measuring import Row, Workshop, in_turn, ratio_row

_MONTHS, _PER_DAY, _ROUNDS = 24, 210, 400
_DRAFT = ContactDraft(
    requests=(RequestDraft(theme="papiers", reason="cni", operator="FRANCE_TITRES"),), commune="Vaubrun"
)


def measure(workshop: Workshop) -> Iterator[Row]:
    """One contact with one request, durable, in a file of 10^5 contacts."""
    desk = open_desk(workshop.desk(_MONTHS, _PER_DAY))
    try:
        raw = _Raw(desk)
        medians = in_turn(lambda: _ours(desk), raw.insert, _ROUNDS)
        raw.close()
    finally:
        desk.close()
    yield ratio_row("enregistrer, durable, 10⁵ passages", 4, medians, "ms")


def _ours(desk: Desk) -> float:
    begin = time.perf_counter()
    log_contact(desk, _DRAFT)
    return (time.perf_counter() - begin) * 1e3


class _Raw:
    """The rows of the last contact logged, written again under new identifiers by bare sqlcipher3."""

    def __init__(self, desk: Desk) -> None:
        log_contact(desk, _DRAFT)
        place = desk.place
        self._connection = connect(place.database, find_key(place, place.read_desk_id(), None))
        self._contact = self._last("contact")
        self._request = self._last("request")
        self._numbers = itertools.count(10**9)

    def insert(self) -> float:
        number = next(self._numbers)
        contact = self._contact | {"number": number, "id": str(uuid.uuid4())}
        request = self._request | {"number": number, "id": str(uuid.uuid4()), "contact": number}
        begin = time.perf_counter()
        self._connection.execute("BEGIN IMMEDIATE")
        self._write("contact", contact)
        self._write("request", request)
        self._connection.execute("COMMIT")
        took = (time.perf_counter() - begin) * 1e3
        self._connection.execute("DELETE FROM request WHERE number = ?", (number,))
        self._connection.execute("DELETE FROM contact WHERE number = ?", (number,))
        return took

    def close(self) -> None:
        self._connection.close()

    def _last(self, table: str) -> dict[str, object]:
        cursor = self._connection.execute(f"SELECT * FROM {table} ORDER BY number DESC LIMIT 1")  # noqa: S608
        names = [column[0] for column in cursor.description]
        return dict(zip(names, cursor.fetchone(), strict=True))

    def _write(self, table: str, row: dict[str, object]) -> None:
        columns = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        self._connection.execute(
            f"INSERT INTO {table} ({columns}) VALUES ({marks})",  # noqa: S608
            tuple(row.values()),
        )
