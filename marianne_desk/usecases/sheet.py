"""The month's sheet: composed from its figures, drawn as PDF, previewed, saved."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from marianne_desk.domain.month import Month
from marianne_desk.domain.sheet.composition import compose_sheet
from marianne_desk.domain.sheet.issue_note import IssueNote
from marianne_desk.domain.sheet.parts import Sheet
from marianne_desk.storage import contacts as stored
from marianne_desk.storage.whole_file import whole_file
from marianne_desk.usecases.desk import Desk, refuse_own_file
from marianne_desk.usecases.issued_terms import desk_of_month
from marianne_desk.usecases.month import month_report
from marianne_desk.usecases.printed_sheet import labels_of, printed_sheet

if TYPE_CHECKING:
    from marianne_desk.documents.preview import RenderedPage

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


def sheet_of(desk: Desk, month: Month, note: IssueNote | None = None) -> Sheet:
    """What the sheet of a month says. ``note``: its standing; None: provisional, nothing more."""
    desk = desk_of_month(desk, month)
    return compose_sheet(
        month_report(desk, month),
        desk.site,
        labels=labels_of(desk),
        promises=desk.settings.delays,
        simulated=desk.simulated,
        running=month >= Month.of(desk.today()),
        note=note or IssueNote(),
    )


def render_sheet(
    desk: Desk,
    month: Month,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    *,
    provisional: bool = False,
) -> bytes:
    """The PDF of a month: of an issued one the document that was issued, unless ``provisional`` asks how it would be
    drawn today; else the same bytes for the same data, since the only date on it is that of the last entry.

    Raises ``documents.sheet.Cancelled`` when ``cancelled`` says so."""
    from marianne_desk.usecases.issue_month import issued_pdf, note_of

    kept = None if provisional else issued_pdf(desk, month)
    if kept is not None:
        return kept
    return draw(desk, month, note_of(desk, month), progress, cancelled)[1]


def draw(
    desk: Desk,
    month: Month,
    note: IssueNote,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    *,
    display: bool = False,
) -> tuple[Sheet, bytes]:
    """The sheet of a month as it stands now, and its PDF. ``display``: the one that may hang on a wall.

    Raises ``documents.sheet.Cancelled``."""
    from marianne_desk.documents.sheet import draw_sheet

    printed = printed_sheet(desk, month, note, display=display)
    at = note.issued_at or data_of(desk, month)
    return printed.sheet, draw_sheet(printed, created_at=at, progress=progress, cancelled=cancelled)


def preview(pdf: bytes, scale: float) -> tuple["RenderedPage", ...]:
    """The pages of a PDF as pictures; ``scale`` 1 is 72 pixels an inch."""
    from marianne_desk.documents.preview import page_images

    return page_images(pdf, scale)


def preview_page(pdf: bytes, place: int, scale: float) -> "RenderedPage":
    """One page of a PDF, from 0, as a picture: what is looked at or printed page by page."""
    from marianne_desk.documents.preview import page_image

    return page_image(pdf, place, scale)


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page of a PDF, in points (72 an inch)."""
    from marianne_desk.documents.preview import page_sizes as sizes

    return sizes(pdf)


def write_sheet(desk: Desk, month: Month, path: Path, *, provisional: bool = False) -> None:
    """Writes the PDF of a month (:func:`render_sheet`), replacing ``path`` only when it is whole. Raises MachineError
    ``not_writable``."""
    save_pdf(desk, render_sheet(desk, month, provisional=provisional), path)


def save_pdf(desk: Desk, pdf: bytes, path: Path) -> None:
    """Saves a PDF where the person wants it. Raises UserError ``own_file``, MachineError ``not_writable``."""
    refuse_own_file(desk, path)
    with whole_file(path) as file:
        file.write(pdf)


def data_of(desk: Desk, month: Month) -> datetime:
    """When the last contact of the month was recorded; of any month when it has none, now on an empty desk."""
    with desk.store.reading() as connection:
        at = stored.latest_recorded_of(connection, month.number) or stored.latest_recorded(connection)
    return (at or desk.clock()).astimezone(desk.zone)
