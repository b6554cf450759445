"""The keys of the windows over the main one, which has none of its own there: what F1 shows in them. No Qt."""

from marianne_desk.domain.key_card import KeyGroup, KeyLine
from ui.shortcuts import Act, binding, second, shown


def _group(title: str, *lines: tuple[str, str, str]) -> KeyGroup:
    return KeyGroup(title, tuple(KeyLine(*line) for line in lines))


def _acts(title: str, *acts: Act) -> KeyGroup:
    """The keys of acts as they are in force, then those that every window has."""
    lines = tuple(KeyLine(shown(act), second(act), binding(act).does) for act in acts)
    return KeyGroup(title, (*lines, KeyLine(*_FIELDS), KeyLine(*_HERE)))


_HERE = ("F1", "", "les touches de cette fenêtre")
_FIELDS = ("Tab", "Maj+Tab", "le champ ou le bouton suivant, ou le précédent")

DIALOG_KEYS: dict[str, tuple[KeyGroup, ...]] = {
    "import": (
        _group(
            "Le fichier",
            ("Entrée", "", "lire le fichier tapé"),
            ("Échap", "", "arrêter la lecture, ou fermer"),
            _FIELDS,
            _HERE,
        ),
        _group(
            "Les pages d’un ancien tableur",
            ("Entrée", "", "page suivante"),
            ("Échap", "Alt+←", "page précédente, rien n’est perdu"),
        ),
        _group(
            "Les mots",
            ("↑ ↓", "", "aller d’un mot à l’autre, sans rien répondre"),
            ("Entrée", "", "retenir le sens tapé"),
            ("Alt+↓", "F4", "montrer tous les sens"),
        ),
        _group(
            "Importer",
            ("Entrée", "", "tout importer, ou vérifier à nouveau s’il y a des erreurs"),
            ("Espace", "", "presser le bouton choisi, par exemple «\u00a0Importer les bonnes lignes\u00a0»"),
        ),
        _group(
            "Imports passés",
            ("Suppr", "Entrée", "annuler l’import choisi, après une question"),
            ("Échap", "", "revenir au fichier"),
        ),
    ),
    "first_start": (
        _group(
            "La liste des sites",
            ("Entrée", "", "lire la liste, puis prendre la maison choisie"),
            ("↑ ↓", "", "choisir parmi les sites trouvés"),
        ),
        _group(
            "La fenêtre",
            _FIELDS,
            ("Espace", "", "presser le bouton choisi"),
            ("Échap", "", "revenir à la liste\u202f; de là, quitter après une question"),
            _HERE,
        ),
    ),
    "case_papers": (
        _acts(
            "Les papiers d’un dossier",
            Act.PAPER_LIAISON,
            Act.PAPER_FORM,
            Act.PAPER_FACTS,
            Act.PAPER_UNNAMED,
            Act.COPY_PAPER,
            Act.PAPER_MAIL,
        ),
        _group(
            "La page",
            (shown(Act.PRINT_SHEET), second(Act.PRINT_SHEET), "imprimer"),
            (shown(Act.SAVE_SHEET), second(Act.SAVE_SHEET), "enregistrer en PDF"),
            (shown(Act.ZOOM_IN), shown(Act.ZOOM_OUT), "agrandir, réduire"),
            ("Échap", "", "fermer"),
        ),
    ),
    "mandates": (
        _acts(
            "Les mandats",
            Act.MANDATE_NEW,
            Act.MANDATE_PRINT,
            Act.MANDATE_SIGNED,
            Act.MANDATE_DONE,
            Act.MANDATE_REVOKED,
            Act.MANDATE_ELSEWHERE,
            Act.MANDATE_UNDO,
            Act.MANDATE_LEAVE,
        ),
    ),
    "restore": (
        _group(
            "Les trois étapes",
            ("Entrée", "", "continuer"),
            ("Échap", "", "étape précédente\u202f; de la première, fermer"),
            _FIELDS,
            _HERE,
        ),
    ),
}
"""By place, as the titles of ``ui.help.texts``."""
