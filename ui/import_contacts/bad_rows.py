"""The rows at fault, as many as there are: a model, so that a hundred thousand cost no more than ten."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.import_contacts.column_words import column_title
from ui.import_contacts.load import BadLine
from ui.theme import GRID

_Index = QModelIndex | QPersistentModelIndex
_HEADERS = ("Ligne", "Colonne", "Texte", "Raison")
_LOOKED_AT = 40


class BadRowsModel(QAbstractTableModel):
    """The rows at fault, read only."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[BadLine, ...] = ()

    def show(self, lines: tuple[BadLine, ...]) -> None:
        """Replaces the rows."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:  # noqa: N802 (Qt's name)
        """How many rows are at fault."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index | None = None) -> int:  # noqa: N802
        """Line, column, text, reason."""
        return 0 if parent is not None and parent.isValid() else len(_HEADERS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text of a cell."""
        line = self.lines[index.row()]
        text = (str(line.line), column_title(line.column), line.text, line.reason)[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_HEADERS[index.column()]} : {text}"
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADERS[section]
        return None


class BadRowsTable(QTableView):
    """Rows of two lines each; one stop of the Tab key, arrows move."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = BadRowsModel(self)
        self.setModel(self.rows)
        self.setAccessibleName("Lignes en erreur")
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(6 * GRID)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)

    def show_lines(self, lines: tuple[BadLine, ...]) -> None:
        """Replaces the rows, unless they are the same; columns are as wide as the first rows want."""
        if lines == self.rows.lines:
            return
        self.rows.show(lines)
        metrics = self.fontMetrics()
        for column in range(3):
            texts = [_HEADERS[column]]
            texts += [str(self.rows.index(row, column).data()) for row in range(min(_LOOKED_AT, len(lines)))]
            widest = max(metrics.horizontalAdvance(text) for text in texts)
            self.setColumnWidth(column, min(widest + 4 * GRID, 30 * GRID))
        if lines:
            self.setCurrentIndex(self.rows.index(0, 0))
