"""The keys of what waits for an answer, of the day, of its totals and of its paper tally."""

from ui.shortcuts.acts import (
    DAY,
    PROOFS,
    ROUND,
    TALLY,
    TO_ANSWER,
    TOTALS,
    Act,
    Binding,
)

DAY_KEYS: tuple[Binding, ...] = (
    Binding(
        Act.ANSWERED, ("Ctrl+Return", "Ctrl+Enter"), "Répondu", "répondu, maintenant", TO_ANSWER, "Entrée"
    ),
    Binding(
        Act.ANSWERED_AT, ("F10", "Ctrl+H"), "Répondu quand…", "répondu, plus tôt : dire quand", TO_ANSWER
    ),
    Binding(
        Act.ANNOUNCE,
        ("Shift+F11", "Ctrl+D"),
        "Nouveau délai…",
        "un nouveau délai annoncé, et pourquoi",
        TO_ANSWER,
    ),
    Binding(
        Act.PAPERS_ASKED,
        ("Shift+F12", "Ctrl+P"),
        "Papiers demandés",
        "des papiers sont attendus, le délai s’arrête",
        TO_ANSWER,
    ),
    Binding(Act.PAPERS_CAME, ("F12", "Ctrl+S"), "Papiers arrivés", "les papiers sont là", TO_ANSWER),
    Binding(Act.CLOSE_UNANSWERED, ("Shift+F9", "Ctrl+N"), "Sans suite", "clore sans réponse", TO_ANSWER),
    Binding(Act.OTHER_OUTCOME, ("F9", "Ctrl+O"), "Autre issue…", "changer l’issue", TO_ANSWER),
    Binding(Act.CALL_BACK, ("F3", "Alt+T"), "À rappeler…", "qui rappeler, jusqu’à la réponse", TO_ANSWER),
    Binding(
        Act.EXPLAIN_WAITING,
        ("F6", "Alt+E"),
        "Expliquer le délai",
        "expliquer le délai, jour par jour",
        TO_ANSWER,
    ),
    Binding(Act.ANSWER_LINE, ("Ctrl+F", "Alt+C"), "Aller à", "la ligne : un numéro de passage", TO_ANSWER),
    Binding(Act.UNDO_ANSWER, ("Ctrl+Z",), "Défaire", "défaire le dernier geste", TO_ANSWER),
    Binding(Act.OPENING, ("Alt+O",), "Ouverture", "ce qui attend aujourd’hui", DAY),
    Binding(Act.TOTALS, ("Alt+T",), "Totaux à reporter", "les totaux à reporter", DAY),
    Binding(Act.TALLY, ("Alt+R",), "Relevé papier", "le relevé des jours de panne", DAY),
    Binding(Act.PROOFS, ("Alt+P",), "Preuves", "les preuves des engagements", DAY),
    Binding(Act.ROUND, ("Alt+C",), "Tour du mois", "vérifier l’affichage, le site, les locaux…", DAY),
    Binding(Act.SOLVE, (), "Régler", "régler la ligne choisie, comme elle le dit", DAY, "1 … 5"),
    Binding(Act.CLOSE_DAY, ("Ctrl+Return", "Ctrl+Enter"), "Clore la journée", "clore la journée", DAY),
    Binding(
        Act.REOPEN_DAY, ("Ctrl+Z",), "Annuler", "reprendre la dernière ligne, ou rouvrir la journée", DAY
    ),
    Binding(Act.PREVIOUS_SPAN, ("PgUp", "Alt+Left"), "Avant", "le jour ou la semaine d’avant", TOTALS),
    Binding(Act.NEXT_SPAN, ("PgDown", "Alt+Right"), "Après", "le jour ou la semaine d’après", TOTALS),
    Binding(Act.ONE_DAY, ("Alt+J",), "Jour", "un seul jour", TOTALS),
    Binding(Act.ONE_WEEK, ("Alt+S",), "Semaine", "toute la semaine", TOTALS),
    Binding(Act.COPY_TOTALS, ("Ctrl+C",), "Copier", "copier les noms et les valeurs", TOTALS),
    Binding(
        Act.COPY_VALUES, ("Ctrl+Shift+C", "Alt+V"), "Copier les valeurs", "copier les valeurs seules", TOTALS
    ),
    Binding(Act.EDIT_TOTALS, ("Ctrl+E",), "Modifier la liste", "modifier la liste des totaux", TOTALS),
    Binding(Act.ADD_TOTAL, ("Ins", "Alt+A"), "Ajouter", "liste : ajouter une ligne", TOTALS, "Inser"),
    Binding(Act.REMOVE_TOTAL, ("Ctrl+Del", "Alt+X"), "Retirer", "liste : retirer la ligne", TOTALS),
    Binding(Act.TOTAL_UP, ("Alt+Up",), "Monter", "liste : monter la ligne", TOTALS),
    Binding(Act.TOTAL_DOWN, ("Alt+Down",), "Descendre", "liste : descendre la ligne", TOTALS),
    Binding(Act.OUR_TOTALS, ("Alt+D",), "Liste de départ", "liste : reprendre celle de départ", TOTALS),
    Binding(
        Act.KEEP_TOTALS, ("Ctrl+S", "Ctrl+Return"), "Enregistrer la liste", "liste : l’enregistrer", TOTALS
    ),
    Binding(Act.LEAVE_TOTALS, (), "Retour", "liste : revenir aux totaux sans rien changer", TOTALS, "Échap"),
    Binding(Act.TALLY_DAY, ("Alt+D",), "Jour", "le jour écrit sur la feuille", TALLY),
    Binding(Act.TALLY_MODEL, ("Alt+F",), "Modèle", "le modèle de la feuille imprimée", TALLY),
    Binding(Act.TALLY_MARKS, (), "Traits", "le nombre de traits d’une case (+ en ajoute un)", TALLY, "0 … 9"),
    Binding(Act.TALLY_ROW, (), "Ligne", "aller à la ligne de cette lettre", TALLY, "A … Z"),
    Binding(Act.TALLY_PAPER, ("Ctrl+P",), "Feuille à imprimer", "l’aperçu de la feuille", TALLY),
    Binding(
        Act.KEEP_TALLY, ("Ctrl+S", "Ctrl+Return"), "Tout enregistrer", "enregistrer tous les traits", TALLY
    ),
    Binding(Act.UNDO_TALLY, ("Ctrl+Z",), "Annuler le relevé", "annuler le dernier relevé enregistré", TALLY),
    Binding(Act.PROOF_OPEN, (), "Ouvrir", "ouvrir la ligne choisie", PROOFS, "Entrée"),
    Binding(
        Act.PROOF_ADD, ("Ins", "Alt+A"), "Ajouter un fichier…", "garder un PDF ou une photo", PROOFS, "Inser"
    ),
    Binding(Act.PROOF_KEY, ("Alt+C",), "Saisir…", "saisir les chiffres d’un relevé, ou répondre", PROOFS),
    Binding(
        Act.PROOF_COPY, ("Ctrl+S",), "Enregistrer une copie…", "enregistrer une copie du fichier", PROOFS
    ),
    Binding(
        Act.PROOF_TAKE_BACK,
        ("Ctrl+Del", "Alt+X"),
        "Retirer",
        "retirer la preuve ; elle reste dans l’historique",
        PROOFS,
    ),
    Binding(Act.PROOF_UNDO, ("Ctrl+Z",), "Annuler", "remettre ce qui vient d’être retiré", PROOFS),
    Binding(Act.PROOF_ROUND, ("Alt+T",), "Tour du mois", "faire le tour du mois", PROOFS),
    Binding(Act.PROOF_LEAVE, (), "Retour", "revenir à la liste, fermer", PROOFS, "Échap"),
    Binding(Act.CHECK_OK, (), "En ordre", "la ligne est en ordre", ROUND, "O"),
    Binding(Act.CHECK_WRONG, (), "Pas en ordre", "la ligne ne l’est pas : dire quoi", ROUND, "N"),
    Binding(Act.CHECK_NEXT, (), "Suivant", "passer à la ligne suivante", ROUND, "Entrée"),
    Binding(Act.KEEP_ROUND, ("Ctrl+S", "Ctrl+Return"), "Enregistrer le tour", "garder le tour", ROUND),
    Binding(Act.LEAVE_ROUND, (), "Fermer", "fermer sans rien garder", ROUND, "Échap"),
)
