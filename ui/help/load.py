"""What the card of keys asks of a lane. Imports of the use cases wait until then. No Qt."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from marianne_desk.domain.key_card import KeyCard

if TYPE_CHECKING:
    from marianne_desk.usecases.desk import Desk


def draw(card: KeyCard) -> bytes:
    """The PDF of the card, of today."""
    from marianne_desk.usecases.key_card import render_key_card

    return render_key_card(card, datetime.now().astimezone())


def save(desk: "Desk", pdf: bytes, path: Path) -> Path:
    """Saves it where the person wants it. Raises UserError ``own_file``, MachineError ``not_writable``."""
    from marianne_desk.usecases.sheet import save_pdf

    save_pdf(desk, pdf, path)
    return path
