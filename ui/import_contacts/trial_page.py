"""Twenty rows as they will be kept beside what the file says, and every row at fault."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from marianne_desk.domain.delays import IMPORTED_DAYS
from marianne_desk.domain.french import count_of
from ui.forms.fields import words
from ui.import_contacts.plain_table import Line, PlainTable
from ui.import_contacts.sheet_load import Tried
from ui.messages import announce
from ui.theme import GRID

_WRONG = "▲ "
_WITHOUT_HOUR = "Sans heure notée, un passage compte à son jour, dans aucun chiffre d’heure ni d’attente."


class TrialPage(QWidget):
    """Nothing is written yet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.summary = words("", "heading")
        self.left = words("", "muted")
        self.rows = PlainTable(
            "Vingt premières lignes", ("Ligne", "Le fichier dit", "Sera gardé"), (8, 46), self, tall=6
        )
        self.bad_title = words("", "heading")
        self.bad = PlainTable("Lignes en erreur", ("Ligne", "Raison"), (10,), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget, stretch in (
            (self.summary, 0),
            (self.left, 0),
            (self.rows, 3),
            (self.bad_title, 0),
            (self.bad, 1),
        ):
            column.addWidget(widget, stretch)

    def show_trial(self, tried: Tried) -> None:
        """The rows of a trial."""
        self.summary.setText(summary_of(tried))
        announce(self.summary, self.summary.text())
        left = f"Non reprises\u00a0: {', '.join(tried.left)}. " if tried.left else ""
        pending = count_of(tried.pending, "demande à suivre attendra", "demandes à suivre attendront")
        waiting = f"{pending} dans «\u00a0À répondre\u00a0». " if tried.pending else ""
        self.left.setText(left + waiting + too_old_words(tried.too_old) + _WITHOUT_HOUR)
        self.rows.show_lines(
            [
                Line((line, said, _WRONG + wrong if wrong else kept), bool(wrong))
                for line, said, kept, wrong in tried.rows
            ]
        )
        self.bad_title.setText(f"{count_of(len(tried.bad), 'ligne')} en erreur")
        self.bad.show_lines([Line((line, _WRONG + reason), True) for line, reason in tried.bad])
        for widget in (self.bad_title, self.bad):
            widget.setVisible(bool(tried.bad))


def too_old_words(count: int) -> str:
    """« 12 demandes à suivre de plus de 90 jours n’entrent pas dans « À répondre », et restent dans les Passages. »."""
    if not count:
        return ""
    some = count_of(count, "demande à suivre de plus de", "demandes à suivre de plus de")
    verb = (
        "n’entre pas dans «\u00a0À répondre\u00a0»"
        if count == 1
        else "n’entrent pas dans «\u00a0À répondre\u00a0»"
    )
    stay = "reste" if count == 1 else "restent"
    return f"{some}\u00a0{IMPORTED_DAYS}\u00a0jours {verb}, et {stay} dans les Passages. "


def summary_of(tried: Tried) -> str:
    """« 1 204 passages à importer, 12 déjà importés. Rien n’est encore écrit. »."""
    parts = [f"{count_of(tried.contacts, 'passage')} à importer"]
    if tried.already:
        parts.append(count_of(tried.already, "déjà importé", "déjà importés"))
    return f"{', '.join(parts)}. Rien n’est encore écrit."
