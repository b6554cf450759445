"""The keys of the other screens, and those that are heard everywhere."""

from ui.shortcuts.acts import (
    AGENDA,
    COMMITMENTS,
    FOUND,
    HELP,
    MONTHS,
    SETTINGS,
    SHEET,
    TOUR,
    VISITORS,
    WINDOW,
    Act,
    Binding,
)

SCREEN_KEYS: tuple[Binding, ...] = (
    Binding(
        Act.AGENDA_TAKE,
        (),
        "Prendre",
        "prendre le rendez-vous, ou ouvrir celui qui est choisi",
        AGENDA,
        "Entrée",
    ),
    Binding(Act.AGENDA_KEPT, ("F9", "Alt+H"), "Honoré", "le rendez-vous choisi a eu lieu", AGENDA),
    Binding(Act.AGENDA_EXCUSED, ("F10", "Alt+E"), "Excusé", "la personne a prévenu", AGENDA),
    Binding(Act.AGENDA_ABSENT, ("F11", "Alt+A"), "Absent", "la personne n’est pas venue", AGENDA),
    Binding(
        Act.AGENDA_CANCELLED,
        ("F12", "Alt+S"),
        "Annulé par nous",
        "le rendez-vous est annulé par nous",
        AGENDA,
    ),
    Binding(Act.AGENDA_UNDO, (), "Annuler", "annuler le dernier geste, ligne vide", AGENDA, "Ctrl+Z"),
    Binding(Act.AGENDA_LEAVE, (), "Effacer", "effacer la ligne", AGENDA, "Échap"),
    Binding(
        Act.AGENDA_PREVIOUS,
        ("PgUp", "Alt+Left"),
        "Période précédente",
        "la semaine ou le jour d’avant",
        AGENDA,
    ),
    Binding(
        Act.AGENDA_NEXT, ("PgDown", "Alt+Right"), "Période suivante", "la semaine ou le jour d’après", AGENDA
    ),
    Binding(Act.AGENDA_DAY_PAGE, ("Ctrl+P",), "Page du jour…", "la page du jour, à imprimer", AGENDA),
    Binding(Act.AGENDA_TODAY, ("F7", "Alt+J"), "Aujourd’hui", "revenir à aujourd’hui", AGENDA),
    Binding(Act.AGENDA_VIEW, ("F6", "Alt+V"), "Jour ou semaine", "le jour ou la semaine", AGENDA),
    Binding(
        Act.AGENDA_PERMANENCES, ("F8", "Alt+P"), "Permanences…", "les permanences des partenaires", AGENDA
    ),
    Binding(
        Act.AGENDA_EXPORT,
        ("Ctrl+S", "Alt+X"),
        "Exporter…",
        "enregistrer ces rendez-vous en .ics",
        AGENDA,
    ),
    Binding(
        Act.AGENDA_IMPORT,
        ("Ctrl+O", "Alt+O"),
        "Ouvrir un .ics…",
        "lire les rendez-vous d’un .ics",
        AGENDA,
    ),
    Binding(Act.FIND, ("Ctrl+F",), "Chercher", "chercher un autre passage", FOUND),
    Binding(Act.OPEN_CONTACT, (), "Ouvrir", "ouvrir le passage choisi", FOUND, "Entrée"),
    Binding(Act.BACK_TO_LIST, (), "Retour", "revenir à la liste, quitter la correction", FOUND, "Échap"),
    Binding(
        Act.EXPLAIN,
        ("F6", "Alt+E"),
        "Expliquer le délai",
        "expliquer le délai du passage ouvert, jour par jour",
        FOUND,
    ),
    Binding(Act.CORRECT, ("F4", "Alt+C"), "Corriger", "corriger le passage ouvert", FOUND),
    Binding(
        Act.CANCEL_CONTACT,
        ("F8", "Alt+A"),
        "Annuler le passage",
        "annuler le passage ouvert, ou le rétablir",
        FOUND,
    ),
    Binding(
        Act.KEEP_CORRECTION,
        ("Ctrl+S", "Ctrl+Return"),
        "Enregistrer",
        "garder la correction, avec sa raison",
        FOUND,
    ),
    Binding(
        Act.DELAY_PAPER,
        ("Ctrl+P",),
        "Feuille à imprimer",
        "la feuille à imprimer du délai expliqué",
        FOUND,
    ),
    Binding(Act.PREVIOUS_MONTH, ("PgUp", "Alt+Left"), "Mois précédent", "le mois précédent", MONTHS),
    Binding(Act.NEXT_MONTH, ("PgDown", "Alt+Right"), "Mois suivant", "le mois suivant", MONTHS),
    Binding(Act.OPEN_FIGURE, (), "Ouvrir", "ce qu’il y a derrière un chiffre", MONTHS, "Entrée"),
    Binding(Act.BACK, (), "Retour", "revenir au chiffre, arrêter ce qui se dessine", MONTHS, "Échap"),
    Binding(Act.SHEET, ("Ctrl+P",), "Fiche du mois", "l’aperçu de la fiche du mois", MONTHS),
    Binding(
        Act.ISSUE, ("F11", "Ctrl+Shift+E"), "Émettre la fiche", "émettre la fiche d’un mois fini", MONTHS
    ),
    Binding(
        Act.TAKE_TABLES,
        ("Ctrl+E",),
        "Emporter…",
        "emporter les tableaux du mois, ou la liste ouverte, vers un tableur",
        MONTHS,
    ),
    Binding(Act.SAVE_SHEET, ("Ctrl+S",), "Enregistrer en PDF…", "enregistrer la fiche en PDF", SHEET),
    Binding(Act.PRINT_SHEET, ("Ctrl+P",), "Imprimer…", "imprimer la fiche", SHEET),
    Binding(Act.PREVIOUS_PAGE, ("PgUp", "Alt+Up"), "Page précédente", "la page précédente", SHEET),
    Binding(Act.NEXT_PAGE, ("PgDown", "Alt+Down"), "Page suivante", "la page suivante", SHEET),
    Binding(Act.ZOOM_IN, ("Ctrl++", "Ctrl+="), "Plus grand", "agrandir la page", SHEET),
    Binding(Act.ZOOM_OUT, ("Ctrl+-",), "Plus petit", "réduire la page", SHEET),
    Binding(Act.ZOOM_FIT, ("Ctrl+0", "Ctrl+à"), "Largeur", "la page en largeur", SHEET),
    Binding(
        Act.PREVIOUS_COMMITMENTS, ("PgUp", "Alt+Left"), "Mois précédent", "le mois précédent", COMMITMENTS
    ),
    Binding(Act.NEXT_COMMITMENTS, ("PgDown", "Alt+Right"), "Mois suivant", "le mois suivant", COMMITMENTS),
    Binding(
        Act.OPEN_COMMITMENT, (), "Ouvrir", "l’engagement, l’indicateur, le passage", COMMITMENTS, "Entrée"
    ),
    Binding(Act.LEAVE_COMMITMENT, (), "Retour", "revenir d’un pas", COMMITMENTS, "Échap"),
    Binding(Act.DO_FOR_COMMITMENT, ("F2", "Alt+F"), "Faire", "aller à ce qui est à faire", COMMITMENTS),
    Binding(
        Act.CHANGE_TARGET,
        ("F4", "Alt+C"),
        "Changer la cible…",
        "une autre cible, avec sa raison",
        COMMITMENTS,
    ),
    Binding(Act.SHOW_PROOFS, ("F8", "Alt+P"), "Preuves…", "les preuves de l’engagement choisi", COMMITMENTS),
    Binding(Act.CHOOSE_PACK, ("F6", "Alt+R"), "Référentiel…", "choisir le référentiel", COMMITMENTS),
    Binding(Act.KEEP, ("Ctrl+S", "Ctrl+Return"), "Enregistrer", "garder la section affichée", SETTINGS),
    Binding(
        Act.DEFAULT_KEY, ("Alt+D",), "Touche d’origine", "revenir à la touche d’origine (Touches)", SETTINGS
    ),
    Binding(Act.KEY_CARD, ("Ctrl+P", "Alt+C"), "Carte des touches", "la carte des touches, à imprimer", HELP),
    Binding(Act.TOUR, ("Alt+V",), "Visite guidée", "essayer sur un mois fictif", HELP),
    Binding(Act.SKIP_STEP, ("Ctrl+PgDown", "Ctrl+K"), "Étape suivante", "passer cette étape", TOUR),
    Binding(Act.LEAVE_TOUR, ("Ctrl+Q",), "Quitter la visite", "quitter la visite et tout effacer", TOUR),
    Binding(Act.COUNTER, ("Ctrl+1", "Ctrl+&"), "Guichet", "l’écran du guichet", WINDOW),
    Binding(Act.TO_ANSWER, ("Ctrl+2", "Ctrl+é"), "À répondre", "ce qui attend une réponse de nous", WINDOW),
    Binding(Act.DAY, ("Ctrl+3", 'Ctrl+"'), "Journée", "l’ouverture et la clôture de la journée", WINDOW),
    Binding(Act.AGENDA, ("Ctrl+4", "Ctrl+'"), "Agenda", "nos rendez-vous", WINDOW),
    Binding(Act.CASES, ("Ctrl+5", "Ctrl+("), "Dossiers", "les dossiers suivis chez les partenaires", WINDOW),
    Binding(Act.CONTACTS, ("Ctrl+6", "Ctrl+Shift+F"), "Passages", "chercher et corriger un passage", WINDOW),
    Binding(Act.MONTH, ("Ctrl+7", "Ctrl+è", "Ctrl+M"), "Mois", "l’écran du mois", WINDOW),
    Binding(Act.COMMITMENTS, ("Ctrl+8", "Ctrl+_"), "Engagements", "l’écran des engagements", WINDOW),
    Binding(Act.SETTINGS, ("Ctrl+9", "Ctrl+ç"), "Réglages", "l’écran des réglages", WINDOW),
    Binding(
        Act.FIND_VISITOR,
        ("Alt+Q",),
        "Quelqu’un revient…",
        "quelqu’un revient\u00a0: son dossier, par son nom ou son téléphone",
        WINDOW,
    ),
    Binding(
        Act.VISITOR_RETURNED, ("F9", "Alt+R"), "Noter le retour", "noter que l’usager est revenu", VISITORS
    ),
    Binding(
        Act.UNDO_RETURNED, (), "Défaire", "défaire le dernier retour noté, ligne vide", VISITORS, "Ctrl+Z"
    ),
    Binding(Act.IMPORT, ("Ctrl+I", "Alt+I"), "Importer", "importer un fichier de passages", WINDOW),
    Binding(Act.CLOSING, ("Ctrl+J",), "Clôture", "ce qui reste ouvert, pour clore la journée", WINDOW),
    Binding(
        Act.BACK_UP,
        ("Ctrl+Shift+S", "Alt+Shift+B"),
        "Sauvegarder",
        "sauvegarder le guichet maintenant",
        WINDOW,
    ),
    Binding(Act.NEXT_AGENT, ("²", "Alt+U"), "Agent", "l’agent suivant est au guichet", WINDOW),
    Binding(Act.MINE, ("Alt+M",), "Les miens", "les miens seulement, ou tous", WINDOW),
    Binding(Act.HELP, ("F1",), "Touches", "les touches de cet écran", WINDOW),
)
