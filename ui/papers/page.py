"""One page of a paper on the screen."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme

POINT = 96 / 72
"""Logical pixels of one point of paper at 100 %, as in other programs."""


class Page(QWidget):
    """One page of paper. Until its picture is there it is white; while zooming the former picture stands in."""

    def __init__(self, size: tuple[float, float], name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.points = size
        self._image = QImage()
        self.setAccessibleName(name)

    def zoom(self, zoom: float) -> None:
        """Takes the size of the paper at this zoom."""
        self.setFixedSize(QSize(round(self.points[0] * POINT * zoom), round(self.points[1] * POINT * zoom)))

    def show_image(self, image: QImage) -> None:
        """Shows the picture of the page."""
        self._image = image
        self.update()

    def has_image(self) -> bool:
        """Whether its picture has come, at whatever size."""
        return not self._image.isNull()

    def is_sharp(self) -> bool:
        """Whether its picture is as large as the page: one dot of it on one dot of the screen."""
        wanted = self.size() * self.devicePixelRatioF()
        difference = self._image.size() - wanted
        return self.has_image() and max(abs(difference.width()), abs(difference.height())) <= 1

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paper is white whatever the colours of the window are."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        if self.has_image():
            self._draw(painter)
        painter.setPen(QColor(theme.colours().edge))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _draw(self, painter: QPainter) -> None:
        if self.is_sharp():
            # Dot on dot: a page is a fraction of a dot higher than its picture, or the other way round.
            self._image.setDevicePixelRatio(self.devicePixelRatioF())
            painter.drawImage(0, 0, self._image)
        else:
            painter.drawImage(QRectF(self.rect()), self._image, QRectF(self._image.rect()))
