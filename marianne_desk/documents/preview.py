"""Pages of a PDF as pictures for the screen, and its text."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any

ONE_AT_A_TIME = Lock()
"""PDFium serves one thread at a time in the whole process; there are two lanes."""


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """``rgb`` holds three bytes a pixel, rows from the top, without padding."""

    width: int
    height: int
    rgb: bytes


def page_images(pdf: bytes, scale: float) -> tuple[RenderedPage, ...]:
    """Each page as a picture; ``scale`` 1 is 72 pixels an inch."""
    with _opened(pdf) as document:
        return tuple(_rendered(page, scale) for page in document)


def page_image(pdf: bytes, place: int, scale: float) -> RenderedPage:
    """The page at ``place`` (from 0) as a picture. Raises IndexError when there is no such page."""
    with _opened(pdf) as document:
        return _rendered(document[place], scale)


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page, in points (72 an inch)."""
    with _opened(pdf) as document:
        return tuple(
            (float(width), float(height)) for width, height in (page.get_size() for page in document)
        )


def text_of(pdf: bytes) -> tuple[str, ...]:
    """The text of each page, as a reader would copy it."""
    with _opened(pdf) as document:
        return tuple(str(page.get_textpage().get_text_bounded()) for page in document)


def _rendered(page: Any, scale: float) -> RenderedPage:
    bitmap = page.render(scale=scale, rev_byteorder=True)
    width, height, stride, channels = bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels
    raw = bytes(bitmap.buffer)
    rows = (raw[row * stride : row * stride + width * channels] for row in range(height))
    return RenderedPage(width, height, b"".join(rows))


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2

    with ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        yield document
