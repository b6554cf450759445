"""The keys of « Dossiers »."""

from ui.shortcuts.acts import CASES, Act, Binding

CASE_KEYS: tuple[Binding, ...] = (
    Binding(
        Act.CASE_NEXT,
        ("Ctrl+Return", "Ctrl+Enter"),
        "La suite…",
        "ce que le dossier attend : la réponse du partenaire, l’usager à prévenir…",
        CASES,
        "Entrée",
    ),
    Binding(Act.CASE_TAKEN_UP, ("F2", "Ctrl+G"), "Pris en charge", "le partenaire l’a pris en charge", CASES),
    Binding(Act.CASE_IN_PROGRESS, ("F3", "Ctrl+E"), "En cours", "le partenaire dit : en cours", CASES),
    Binding(Act.CASE_SETTLED, ("F4", "Ctrl+R"), "Réglé", "le partenaire dit : réglé", CASES),
    Binding(
        Act.CASE_WRONG,
        ("F5", "Ctrl+T"),
        "Mauvais interlocuteur…",
        "ce n’était pas le bon : à qui le transmettre",
        CASES,
    ),
    Binding(Act.CASE_REFUSED, ("F6", "Ctrl+U"), "Refusé…", "le partenaire refuse : dire pourquoi", CASES),
    Binding(Act.CASE_REMINDED, ("F7", "Ctrl+L"), "Relancé", "le partenaire est relancé", CASES),
    Binding(Act.CASE_TOLD, ("F9", "Ctrl+O"), "Usager informé", "l’usager sait ce qu’il en est", CASES),
    Binding(Act.CASE_RETURNED, ("F10", "Ctrl+Y"), "Usager revenu", "l’usager est revenu pour cela", CASES),
    Binding(
        Act.CASE_FILL,
        ("F11", "Ctrl+D"),
        "Rendez-vous : devenu…",
        "ce qu’est devenu le rendez-vous à renseigner",
        CASES,
    ),
    Binding(
        Act.CASE_PAPERS,
        ("Shift+F12", "Ctrl+P"),
        "Pièces demandées…",
        "le partenaire demande des pièces : lesquelles",
        CASES,
    ),
    Binding(Act.CASE_PAPERS_CAME, ("F12", "Ctrl+S"), "Pièces apportées", "les pièces sont là", CASES),
    Binding(Act.CASE_CLOSED, ("Shift+F9", "Ctrl+N"), "Clore", "clore le dossier", CASES),
    Binding(Act.CASE_REOPENED, ("Shift+F8", "Ctrl+Shift+N"), "Rouvrir", "rouvrir le dossier", CASES),
    Binding(
        Act.CASE_APPOINTMENTS,
        ("Alt+R",),
        "Rendez-vous…",
        "ses rendez-vous chez le partenaire : en prendre un, le déplacer, l’annuler",
        CASES,
    ),
    Binding(
        Act.CASE_SLIP,
        ("Alt+B",),
        "Papier à remettre…",
        "le papier du rendez-vous, que l’usager emporte",
        CASES,
    ),
    Binding(
        Act.CASE_FACTS,
        ("Alt+F",),
        "Nom, question…",
        "corriger le nom, écrire la question posée et ce qui est déjà tenté",
        CASES,
    ),
    Binding(
        Act.CASE_LIAISON,
        ("Alt+L",),
        "Fiche de liaison…",
        "ce qui part chez le partenaire, sur papier ou par courriel",
        CASES,
    ),
    Binding(Act.CASE_MANDATE, ("Alt+N",), "Mandat…", "le mandat pour agir en son absence", CASES),
    Binding(
        Act.CASE_PHONE,
        ("Alt+A",),
        "À appeler…",
        "la liste des personnes à appeler, à imprimer",
        CASES,
    ),
    Binding(Act.CASE_DAY_PAGE, ("Alt+J",), "Page du jour…", "la page du jour, à imprimer", CASES),
    Binding(Act.DIRECTORY, ("F8", "Alt+P"), "Annuaire…", "l’annuaire des partenaires", CASES),
    Binding(Act.CASE_UNDO, ("Ctrl+Z",), "Défaire", "défaire le dernier geste", CASES),
    Binding(
        Act.CASE_FIND, ("Ctrl+F", "Alt+C"), "Chercher", "chercher un nom, un téléphone, un numéro", CASES
    ),
    Binding(Act.CASE_ALL, ("Alt+O",), "Ouverts / tous", "les dossiers ouverts, ou tous", CASES),
)
