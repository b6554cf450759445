"""The keys of the directory of partners."""

from ui.shortcuts.acts import DIRECTORY, Act, Binding

DIRECTORY_KEYS: tuple[Binding, ...] = (
    Binding(
        Act.DIRECTORY_OPEN, (), "Ouvrir", "ouvrir la ligne choisie, pour la changer", DIRECTORY, "Entrée"
    ),
    Binding(Act.DIRECTORY_OFFICE, ("Alt+L",), "Lieu…", "ajouter un lieu", DIRECTORY),
    Binding(Act.DIRECTORY_PERSON, ("Alt+C",), "Correspondant…", "ajouter un correspondant", DIRECTORY),
    Binding(
        Act.DIRECTORY_PERMANENCE,
        ("Alt+R",),
        "Permanence…",
        "ajouter une permanence dans la maison",
        DIRECTORY,
    ),
    Binding(
        Act.DIRECTORY_PAPERS, ("Alt+P",), "Papiers…", "écrire les papiers à apporter pour un motif", DIRECTORY
    ),
    Binding(Act.DIRECTORY_NEWS, ("Alt+N",), "Message…", "noter ce que dit le partenaire", DIRECTORY),
    Binding(
        Act.DIRECTORY_RETIRE,
        ("Del", "Alt+S"),
        "Retirer",
        "retirer la ligne choisie, ou la remettre",
        DIRECTORY,
    ),
    Binding(Act.DIRECTORY_UNDO, ("Ctrl+Z",), "Défaire", "défaire le dernier geste", DIRECTORY),
    Binding(Act.DIRECTORY_IMPORT, ("Ctrl+O",), "Importer…", "importer un annuaire (CSV)", DIRECTORY),
    Binding(Act.DIRECTORY_EXPORT, ("Ctrl+S",), "Exporter…", "enregistrer l’annuaire (CSV)", DIRECTORY),
    Binding(Act.DIRECTORY_LEAVE, (), "Fermer", "revenir aux partenaires, puis fermer", DIRECTORY, "Échap"),
)
