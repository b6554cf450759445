"""The cases of a lived day as they are on the disk, read in plain SQL while the window is open or killed."""

from collections import Counter
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from marianne_desk.storage.connection import connect

_OF_THE_DAY = "FROM desk_case k WHERE k.opened_at >= ?"
_HALF = {
    "dossier sans usager": ' AND NOT EXISTS (SELECT 1 FROM visitor v WHERE v."case" = k.number)',
    "dossier sans événement": ' AND NOT EXISTS (SELECT 1 FROM case_event e WHERE e."case" = k.number)',
    "rendez-vous sans événement": (
        ' AND (SELECT count(*) FROM partner_appointment a WHERE a."case" = k.number) !='
        " (SELECT count(*) FROM case_event e WHERE e.\"case\" = k.number AND e.happening = 'appointed')"
    ),
    "dossier d’une demande qui n’est ni transmise ni à rendez-vous": (
        " AND NOT EXISTS (SELECT 1 FROM request r WHERE r.number = k.request"
        " AND r.outcome IN ('forwarded', 'appointment'))"
    ),
}


class CasesOnDisk:
    """``begin``: a case opened from then on is one of the day."""

    def __init__(self, database: Path, key: str, begin: datetime) -> None:
        self._database, self._key, self._begin = database, key, int(begin.timestamp())

    def counts(self) -> tuple[int, int]:
        """Cases of the day, and appointments made in them."""
        ((cases,),) = self._rows(f"SELECT count(*) {_OF_THE_DAY}")
        ((made,),) = self._rows(
            'SELECT count(*) FROM partner_appointment a JOIN desk_case k ON k.number = a."case"'
            " WHERE k.opened_at >= ?"
        )
        return cases, made

    def half_there(self) -> list[str]:
        """What should not be: a case without what belongs to it, in words."""
        counted = {
            name: self._rows(f"SELECT count(*) {_OF_THE_DAY}{more}")[0][0] for name, more in _HALF.items()
        }
        return [f"{count} × {name}" for name, count in counted.items() if count]

    def happened(self) -> Counter[str]:
        """« who: what » of every event of the day's cases."""
        rows = self._rows(
            "SELECT v.name || ': ' || e.happening || coalesce(' ' || e.answer, '')"
            ' FROM case_event e JOIN desk_case k ON k.number = e."case" JOIN visitor v ON v."case" = k.number'
            " WHERE k.opened_at >= ?"
        )
        return Counter(said for (said,) in rows)

    def _rows(self, query: str) -> list[Any]:
        with closing(connect(self._database, self._key)) as connection:
            return list(connection.execute(query, (self._begin,)).fetchall())
