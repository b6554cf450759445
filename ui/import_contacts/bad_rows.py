"""The rows at fault, as many as there are: a model, so that a hundred thousand cost no more than ten."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QWidget

from ui.import_contacts.column_words import column_title
from ui.import_contacts.load import BadLine
from ui.parts.lists import Index, ListModel, dress_list
from ui.theme import GRID

_HEADERS = ("Ligne", "Colonne", "Texte", "Raison")
_LOOKED_AT = 40


class BadRowsModel(ListModel):
    """The rows at fault, read only."""

    headers = _HEADERS

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[BadLine, ...] = ()

    def show(self, lines: tuple[BadLine, ...]) -> None:
        """Replaces the rows."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def length(self) -> int:
        """How many rows are at fault."""
        return len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text of a cell."""
        line = self.lines[index.row()]
        text = (str(line.line), column_title(line.column), line.text, line.reason)[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_HEADERS[index.column()]} : {text}"
        return None


class BadRowsTable(QTableView):
    """Rows of two lines each; one stop of the Tab key, arrows move."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = BadRowsModel(self)
        self.setModel(self.rows)
        self.setAccessibleName("Lignes en erreur")
        header = dress_list(self, tall=6)
        self.setWordWrap(True)
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
