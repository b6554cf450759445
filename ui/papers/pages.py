"""Pages of a paper as pictures, made on the figures lane; and their printing, there too."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from marianne_desk.domain.errors import MachineError
from ui.lane_work import Progress

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from marianne_desk.usecases.desk import Desk

FINEST = 300
"""Dots an inch at which pages are printed at most: text stays sharp, a page stays under 30 MB."""


def sizes(_desk: "Desk", pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page, in points (72 an inch)."""
    from marianne_desk.usecases.sheet import page_sizes

    return page_sizes(pdf)


def picture(_desk: "Desk", pdf: bytes, place: int, scale: float) -> tuple[int, float, QImage]:
    """The page at ``place`` with its scale (1: 72 pixels an inch), in the format that the screen takes as it is."""
    return place, scale, _image(pdf, place, scale).convertToFormat(QImage.Format.Format_RGB32)


def print_pages(_desk: "Desk", printer: "QPrinter", pdf: bytes, first: int, last: int, say: Progress) -> int:
    """Prints the pages from ``first`` to ``last`` (from 1); how many. ``say`` stops it between two pages by raising.

    A painter may work on a printer from any one thread. Raises MachineError ``printer_refused``."""
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    painter = QPainter()
    if not painter.begin(printer):
        raise MachineError("printer_refused")
    try:
        dots = min(printer.resolution(), FINEST)
        for place in range(first - 1, last):
            say(place - first + 1, last - first + 1)
            if place > first - 1 and not printer.newPage():
                raise MachineError("printer_refused")
            image = _image(pdf, place, dots / 72)
            paper = printer.pageLayout().fullRectPixels(printer.resolution())
            printable = printer.pageLayout().paintRectPixels(printer.resolution())
            # The page keeps its own margins: laid on the whole paper, whatever the printer's margins are.
            area = QRectF(-printable.left(), -printable.top(), paper.width(), paper.height())
            painter.drawImage(area, image)
    except BaseException:
        painter.end()
        printer.abort()
        raise
    if not painter.end():
        raise MachineError("printer_refused")
    return last - first + 1


def _image(pdf: bytes, place: int, scale: float) -> QImage:
    from marianne_desk.usecases.sheet import preview_page

    page = preview_page(pdf, place, scale)
    image = QImage(page.rgb, page.width, page.height, 3 * page.width, QImage.Format.Format_RGB888)
    return image.copy()  # the picture owns its pixels: the bytes go
