"""The file of a proof as pictures for the screen, made on the figures lane, in memory alone."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from marianne_desk.domain.errors import UserError

if TYPE_CHECKING:
    from marianne_desk.usecases.desk import Desk

_PAPER = 540.0
"""Points: a photo is shown as wide as the text of a page at most."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file to look at. ``sizes``: of its pages, in points."""

    mime: str
    content: bytes
    sizes: tuple[tuple[float, float], ...]


def see(desk: "Desk", number: int) -> Seen:
    """The file of a proof, in memory alone. Raises UserError ``proof_without_file``,
    ``proof_file_broken``."""
    from marianne_desk.domain.commitments.keeping import PDF
    from marianne_desk.usecases.proofs import content_of

    mime, content = content_of(desk, number)
    if mime == PDF:
        from ui.papers.pages import sizes

        return Seen(mime, content, sizes(desk, content))
    photo = _photo(content)
    if photo.isNull():
        raise UserError("proof_file_broken", "file", file=f"proof-{number}")
    on_paper = min(_PAPER / photo.width(), 0.75)
    return Seen(mime, content, ((photo.width() * on_paper, photo.height() * on_paper),))


def page(desk: "Desk", seen: Seen, place: int, scale: float) -> "tuple[int, float, QImage]":
    """The page at ``place`` as a picture of its size at ``scale`` (1: 72 pixels an inch)."""
    from marianne_desk.domain.commitments.keeping import PDF

    if seen.mime == PDF:
        from ui.papers.pages import picture

        return picture(desk, seen.content, place, scale)

    width, height = (round(points * scale) for points in seen.sizes[place])
    photo = _photo(seen.content).scaled(
        QSize(width, height),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    return place, scale, photo.convertToFormat(QImage.Format.Format_RGB32)


def _photo(content: bytes) -> "QImage":
    """Upright: telephones note how they were held."""

    held = QByteArray(content)
    buffer = QBuffer(held)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    return reader.read()
