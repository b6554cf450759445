"""The recovery sheet of a desk: drawn on demand, in memory; written only where the person asks for it."""

from dataclasses import replace
from pathlib import Path

from marianne_desk.domain.recovery_words import scanned_text, words_of
from marianne_desk.storage.place import Place
from marianne_desk.usecases.desk import Desk, refuse_own_file, reread
from marianne_desk.usecases.settings import change_settings


def render_recovery_sheet(desk: Desk) -> bytes:
    """The PDF of the recovery sheet. It holds the key in clear: it goes to the printer or where the person says, and
    nowhere else."""
    from marianne_desk.documents.recovery_sheet import draw_recovery_sheet

    key = desk.store.key
    return draw_recovery_sheet(
        name=desk.site.name,
        place=" ".join(part for part in (desk.site.postcode, desk.site.commune) if part),
        words=words_of(key),
        scanned=scanned_text(key),
        today=desk.today(),
        created_at=desk.clock(),
    )


def save_recovery_sheet(desk: Desk, pdf: bytes, path: Path) -> Desk:
    """Saves the sheet where the person wants it, and notes that it was made.

    For its owner alone, under its own name at once or not at all. Raises UserError ``own_file``, MachineError
    ``read_only``."""
    refuse_own_file(desk, path)
    Place(path.parent).write_private(path, pdf)
    return note_recovery_sheet(desk)


def note_recovery_sheet(desk: Desk) -> Desk:
    """Notes that the sheet was printed or saved today; the desk as it is then."""
    known = reread(desk)
    return change_settings(known, replace(known.settings, recovery_sheet=desk.today()))
