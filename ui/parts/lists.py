"""What the lists of the window have in common: the shape of their models and their look."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.theme import GRID

Index = QModelIndex | QPersistentModelIndex


class ListModel(QAbstractTableModel):
    """A list read only, under ``headers``. Whoever derives from it says its length and what a cell holds."""

    headers: tuple[str, ...] = ()

    def length(self) -> int:
        """How many rows."""
        raise NotImplementedError

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 (Qt's name)
        """How many rows; none below a row."""
        return 0 if parent is not None and parent.isValid() else self.length()

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """One for each header."""
        return 0 if parent is not None and parent.isValid() else len(self.headers)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """French names of the columns, for those who hear the list too."""
        wanted = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.headers[section] if wanted and section < len(self.headers) else None


def dress_list(table: QTableView, *, tall: int = 4) -> QHeaderView:
    """One stop of the Tab key, whole rows, one at a time, each ``tall`` steps of the grid, no lines between columns;
    returns the heads of the columns, which are read and not pressed."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    rows, heads = table.verticalHeader(), table.horizontalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(tall * GRID)
    heads.setSectionsClickable(False)
    heads.setHighlightSections(False)
    heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return heads
