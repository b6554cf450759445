"""The paper tally of power-cut days: its sheet, and its strokes keyed back in one transaction."""

from dataclasses import dataclass
from datetime import date

from marianne_desk.domain.completion import Circumstances, complete
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.tally import (
    Marks,
    TallyModel,
    checked_marks,
    drafts_of,
    moments_of,
    rows_of,
)
from marianne_desk.storage import tallies as stored
from marianne_desk.storage.import_batches import undo_batch
from marianne_desk.usecases.counter import tiles
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.log_contact import derive


@dataclass(frozen=True, slots=True)
class TallyKeyed:
    """One sheet that was keyed back: its day and how many passages it holds."""

    batch: int
    day: date
    contacts: int


@dataclass(frozen=True, slots=True)
class DayAlready:
    """What a day holds before a sheet of it is kept: the sheets keyed back, the last one first, and how many other
    passages."""

    sheets: tuple[TallyKeyed, ...]
    others: int

    def doubtful(self, strokes: int) -> bool:
        """Whether a sheet of so many strokes may be these passages again: a sheet of the day is there, or as many
        passages as it would add. Fewer are what was logged before the power went."""
        return bool(self.sheets) or self.others >= strokes > 0


def tally_models(desk: Desk) -> tuple[TallyModel, ...]:
    """The sheets that were printed, the last one first; on a desk that never printed any, the one that it would
    print."""
    with desk.store.reading() as connection:
        kept = stored.models(connection)
    return kept or (TallyModel(1, rows_of(tiles(desk), desk.vocabulary)),)


def tally_paper(desk: Desk) -> TallyModel:
    """The sheet to print: the desk's habits of today. It takes the next number when its rows are others than those of
    the sheet printed last, and is kept, so that the grid shows the same rows when the paper comes back."""
    rows = rows_of(tiles(desk), desk.vocabulary)
    with desk.store.writing() as connection:
        kept = stored.models(connection)
        if kept and kept[0].rows == rows:
            return kept[0]
        model = TallyModel(kept[0].number + 1 if kept else 1, rows)
        stored.keep_model(connection, model)
    return model


def render_tally_sheet(desk: Desk) -> bytes:
    """The PDF of the sheet to print: one page, black on white."""
    from marianne_desk.documents.tally_sheet import draw_tally_sheet

    return draw_tally_sheet(tally_paper(desk), desk.site.name, created_at=desk.now())


def key_in_tally(desk: Desk, number: int, day: date, marks: Marks, agent: str = "") -> TallyKeyed:
    """Logs a passage a stroke, all or none. ``number``: that of the sheet; ``agent``: a code, empty: the one at the
    counter.

    Raises UserError ``tally_model_unknown``, ``tally_in_the_future`` (field « day »), ``agent_unknown``, those of
    ``domain.tally.checked_marks`` and ``domain.completion.complete``."""
    model = next((one for one in tally_models(desk) if one.number == number), None)
    if model is None:
        raise UserError("tally_model_unknown", "model", number=number)
    if day > desk.today():
        raise UserError("tally_in_the_future", "day", day=day)
    agent = agent or desk.settings.agent
    if agent not in {one.code for one in desk.agents}:
        raise UserError("agent_unknown", "agent", text=agent)
    now = desk.now()
    drafts = drafts_of(model, checked_marks(marks, model), moments_of(day, desk.opening, now), agent)
    circumstances = Circumstances(now, agent, desk.vocabulary)
    items = [derive(desk, complete(draft, circumstances)) for draft in drafts]
    with desk.store.writing() as connection:
        if number not in {one.number for one in stored.models(connection)}:
            stored.keep_model(connection, model)
        batch = stored.add_sheet(connection, items, day, number, now)
    return TallyKeyed(batch, day, len(items))


def keyed_tallies(desk: Desk, day: date | None = None) -> tuple[TallyKeyed, ...]:
    """The sheets that were keyed back (of ``day`` alone), the last one first; those taken back are left out."""
    with desk.store.reading() as connection:
        return tuple(TallyKeyed(*row) for row in stored.sheets(connection, day))


def already_on(desk: Desk, day: date) -> DayAlready:
    """What ``day`` holds already."""
    with desk.store.reading() as connection:
        others = stored.passages_besides(connection, day)
    return DayAlready(keyed_tallies(desk, day), others)


def undo_tally(desk: Desk) -> TallyKeyed | None:
    """Takes back the sheet that was keyed back last, all its passages at once; None when there is none."""
    with desk.store.writing() as connection:
        last = next(iter(stored.sheets(connection)), None)
        if last is None:
            return None
        batch, day, _contacts = last
        return TallyKeyed(batch, day, undo_batch(connection, batch, desk.clock()))
