"""Pages of a paper before it is printed: zoom, saving and printing. Esc goes back."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QScrollArea,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from marianne_desk.domain import french
from ui.papers.page import POINT, Page
from ui.parts.panels import label
from ui.shortcuts import Act, binding, shown
from ui.theme import GRID

ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
NARROW = 125 * GRID
_WIDEST = 1.25
"""In a wide window the pages are no larger than this unless the person asks for it."""
_READABLE = 0.7
"""A page that is shown whole is not made smaller than this for it: large type can still be read."""
PREVIEW = QSize(NARROW + 4 * GRID, 82 * GRID)
"""A window that shows a page or two: wide enough for one line of buttons, lower than a small screen."""
_CALM_MS = 60
"""Pictures are asked for once the size has been still for so long."""


class SheetView(QWidget):
    """``left``, ``save`` and ``print_`` are what the person asked for; ``wanted`` asks for the picture of a page at a
    scale (1: 72 pixels an inch), which comes back by :meth:`show_page`. ``whole``: a page that fits does so in height
    as well, where it can still be read."""

    left = Signal()
    save = Signal()
    print_ = Signal()
    wanted = Signal(int, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom, self._fits = 1.0, True
        self.whole = False
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self._ask_for_pictures)
        self.pages: list[Page] = []
        self.back = _button(f"‹ Retour  {shown(Act.BACK)}", "option", "Retour", Act.BACK, self)
        self.place = QLabel("", self)
        self.place.setAccessibleName("Page affichée")
        self.smaller = _button("−", "option", "Plus petit", Act.ZOOM_OUT, self)
        self.percent = QLabel("", self)
        self.percent.setAccessibleName("Taille")
        self.larger = _button("+", "option", "Plus grand", Act.ZOOM_IN, self)
        self.keeps = True
        self.saving = _acting(Act.SAVE_SHEET, "option", self)
        self.printing = _acting(Act.PRINT_SHEET, "primary", self)
        self.title = label("heading", "", self)
        self.message = label("warning", "Impression", self)
        self.message.hide()
        self.area = QScrollArea(self)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName("Aperçu des pages")
        self.paper = QFrame(self.area)
        self.paper.setProperty("kind", "ground")
        self.sheets = QVBoxLayout(self.paper)
        self.sheets.setSpacing(2 * GRID)
        self.sheets.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.area.setWidget(self.paper)
        self.setFocusProxy(self.area)
        self._build()
        self._connect()

    def show_drawing(self, title: str, words: str) -> None:
        """A paper is being drawn, as ``words`` say; Esc stops it."""
        self.tell("")
        self._forget_pages()
        self.title.setText(title)
        self.show_work(words)
        self.stop.setFocus()

    def show_work(self, words: str) -> None:
        """Says what takes a while, with how far it is."""
        self.work.setText(words)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(words)
        self.layers.setCurrentIndex(0)
        self._offer(False)

    def show_progress(self, done: int, of: int) -> None:
        """How far it is."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def show_sizes(self, sizes: tuple[tuple[float, float], ...]) -> None:
        """Lays the pages out, white, and asks for their pictures."""
        self._forget_pages()
        for number, size in enumerate(sizes, start=1):
            page = Page(size, f"Page {number} sur {len(sizes)}", self.paper)
            self.sheets.addWidget(page)
            self.pages.append(page)
        self.show_pages()
        self.fit()
        self.area.verticalScrollBar().setValue(0)

    def _forget_pages(self) -> None:
        for old in self.pages:
            self.sheets.removeWidget(old)
            old.deleteLater()
        self.pages = []

    def show_pages(self) -> None:
        """The pages stand there again, for instance after printing."""
        self.layers.setCurrentIndex(1)
        self._offer(True)
        self.area.setFocus()
        self._show_place()

    def show_page(self, place: int, scale: float, image: QImage) -> None:
        """The picture of a page has come; one of a size that is no longer wanted is dropped."""
        if place < len(self.pages) and scale == self._scale():
            self.pages[place].show_image(image)

    def is_ready(self) -> bool:
        """Whether there are pages to save or print."""
        return bool(self.pages) and self.layers.currentIndex() == 1

    def tell(self, words: str, *, done: bool = False) -> None:
        """A sentence above the pages; empty takes it away. ``done``: it warns of nothing."""
        self.message.setProperty("kind", "small" if done else "warning")
        self.message.style().unpolish(self.message)
        self.message.style().polish(self.message)
        self.message.setText(words)
        self.message.setVisible(bool(words))

    def zoom_by(self, steps: int) -> None:
        """The next size up or down."""
        self._fits = False
        if steps > 0:
            wanted = next((zoom for zoom in ZOOMS if zoom > self._zoom + 0.01), ZOOMS[-1])
        else:
            wanted = next((zoom for zoom in reversed(ZOOMS) if zoom < self._zoom - 0.01), ZOOMS[0])
        self._set_zoom(wanted)

    def fit(self) -> None:
        """As wide as the window."""
        self._fits = True
        self._set_zoom(self._fitting())

    def turn(self, pages: int) -> None:
        """Goes to the next page or the one before."""
        wanted = min(max(self._current() + pages, 0), len(self.pages) - 1)
        if self.pages:
            self.area.verticalScrollBar().setValue(self.pages[wanted].y() - GRID)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Esc goes back, and stops what is being drawn or printed."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Pictures that were not asked for while nobody looked are asked for now."""
        super().showEvent(event)
        self._calm.start()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Pages that fit the width go on fitting it; the buttons go under the title where it is narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW + self.beside()
        self.top.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        if self._fits and self.pages:
            self._set_zoom(self._fitting())

    def beside(self) -> int:
        """Logical pixels that stand in the line of buttons besides its own."""
        return 0

    def _set_zoom(self, zoom: float) -> None:
        bar, grown = self.area.verticalScrollBar(), zoom / self._zoom
        place = round(bar.value() * grown)
        self._zoom = zoom
        self.percent.setText(french.percent(zoom * 100))
        for page in self.pages:
            page.zoom(zoom)
        self.sheets.activate()
        self.paper.adjustSize()
        bar.setValue(place)
        self._calm.start()
        self._show_place()

    def _ask_for_pictures(self) -> None:
        if not self.isVisible():
            return
        for place in range(len(self.pages)):
            self.wanted.emit(place, self._scale())

    def _scale(self) -> float:
        return self._zoom * POINT * self.devicePixelRatioF()

    def _fitting(self) -> float:
        widest = max(page.points[0] for page in self.pages) * POINT
        room = self.area.viewport().width() - 4 * GRID
        zoom = min(max(room / widest, ZOOMS[0]), _WIDEST)
        if not self.whole:
            return zoom
        highest = max(page.points[1] for page in self.pages) * POINT
        return min(zoom, max((self.area.viewport().height() - 3 * GRID) / highest, _READABLE))

    def _current(self) -> int:
        """The page that takes most of the view."""
        middle = self.area.verticalScrollBar().value() + self.area.viewport().height() // 2
        above = [place for place, page in enumerate(self.pages) if page.y() <= middle]
        return above[-1] if above else 0

    def _show_place(self) -> None:
        self.place.setText(f"page {self._current() + 1} sur {len(self.pages)}" if self.pages else "")

    def _offer(self, there: bool) -> None:
        for widget in (self.place, self.smaller, self.percent, self.larger, self.saving, self.printing):
            widget.setVisible(there and (self.keeps or widget is not self.saving))

    def _build(self) -> None:
        self.top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.top.setSpacing(GRID)
        name, tools = QHBoxLayout(), QHBoxLayout()
        name.addWidget(self.back)
        name.addWidget(self.title, 1)
        for widget in (self.place, self.smaller, self.percent, self.larger):
            tools.addWidget(widget)
        tools.addStretch(1)
        for widget in (self.saving, self.printing):
            tools.addWidget(widget)
        self.top.addLayout(name, 1)
        self.top.addLayout(tools)
        drawing = QWidget(self)
        self.work = QLabel("", drawing)
        self.bar = QProgressBar(drawing)
        self.bar.setTextVisible(False)
        self.stop = _button(f"Arrêter  {shown(Act.BACK)}", "option", "Arrêter", Act.BACK, drawing)
        middle = QVBoxLayout(drawing)
        middle.setSpacing(GRID)
        middle.addStretch(1)
        for child in (self.work, self.bar, self.stop):
            child.setMaximumWidth(48 * GRID)
            middle.addWidget(child, 0, Qt.AlignmentFlag.AlignHCenter)
        self.bar.setFixedWidth(48 * GRID)
        middle.addStretch(2)
        self.layers = QStackedLayout()
        self.layers.addWidget(drawing)
        self.layers.addWidget(self.area)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(self.top)
        column.addWidget(self.message)
        column.addLayout(self.layers, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.stop.clicked.connect(self.left)
        self.saving.clicked.connect(self.save)
        self.printing.clicked.connect(self.print_)
        self.smaller.clicked.connect(lambda: self.zoom_by(-1))
        self.larger.clicked.connect(lambda: self.zoom_by(1))
        self.area.verticalScrollBar().valueChanged.connect(self._show_place)


def _button(text: str, kind: str, name: str, act: Act, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setProperty("kind", kind)
    button.setText(text)
    button.setToolTip(shown(act))
    button.setAccessibleName(f"{name or text}, touche {shown(act)}")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def _acting(act: Act, kind: str, parent: QWidget) -> QToolButton:
    """A button that says its key."""
    label = binding(act).label
    return _button(f"{label}  {shown(act)}", kind, label, act, parent)
