"""Imports of old spreadsheets and paper tallies that were made, and how one is taken back."""

from dataclasses import dataclass
from datetime import date, datetime

from marianne_desk.domain.errors import UserError
from marianne_desk.storage import import_batches as kept
from marianne_desk.usecases.desk import Desk


@dataclass(frozen=True, slots=True)
class PastImport:
    """An import: ``at`` in the desk's zone, the label of who made it. ``sheet``: the day of the paper tally that was
    keyed, None for a spreadsheet, of which no file name is kept; ``first``, ``last``: days of its contacts, None
    without any. ``corrected``: contacts of it that were corrected since. ``undone_at`` None: it stands."""

    number: int
    at: datetime
    agent: str
    contacts: int
    corrected: int
    undone_at: datetime | None
    sheet: date | None
    first: date | None
    last: date | None


def past_imports(desk: Desk) -> tuple[PastImport, ...]:
    """All imports, the last first; empty where none was made."""
    labels = {agent.code: agent.label for agent in desk.agents}
    with desk.store.reading() as connection:
        return tuple(
            PastImport(
                batch.id,
                batch.at.astimezone(desk.zone),
                labels.get(batch.agent, batch.agent),
                batch.contacts,
                kept.corrected_in(connection, batch.id),
                batch.undone_at.astimezone(desk.zone) if batch.undone_at else None,
                batch.sheet,
                batch.first,
                batch.last,
            )
            for batch in kept.batches(connection)
        )


def undo_import(desk: Desk, number: int) -> int:
    """Takes every contact of an import back, in one transaction; how many. They stay in the file, cancelled, and the
    same rows may come in again.

    Raises UserError ``import_unknown``: there is no such import, or it was undone before."""
    with desk.store.writing() as connection:
        if not any(batch.id == number and batch.undone_at is None for batch in kept.batches(connection)):
            raise UserError("import_unknown")
        return kept.undo_batch(connection, number, desk.clock())
