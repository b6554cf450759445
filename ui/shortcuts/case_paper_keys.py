"""The keys of the windows over a case: its papers, its mandates."""

from ui.shortcuts.acts import CASE_PAPERS, MANDATES, Act, Binding

CASE_PAPER_KEYS: tuple[Binding, ...] = (
    Binding(
        Act.PAPER_LIAISON, ("Alt+L",), "Fiche de liaison", "la fiche qui part chez le partenaire", CASE_PAPERS
    ),
    Binding(
        Act.PAPER_FORM,
        ("Alt+A",),
        "Administration+",
        "une page dans l’ordre du formulaire d’Administration+",
        CASE_PAPERS,
    ),
    Binding(
        Act.PAPER_FACTS,
        ("Alt+F",),
        "Nom, question…",
        "corriger le nom, écrire la question posée et ce qui est déjà tenté",
        CASE_PAPERS,
    ),
    Binding(Act.PAPER_UNNAMED, ("Alt+N",), "Sans le nom", "sans le nom, ou avec", CASE_PAPERS),
    Binding(Act.COPY_PAPER, ("Ctrl+C",), "Copier le texte", "copier le texte de la fiche", CASE_PAPERS),
    Binding(
        Act.PAPER_MAIL,
        ("Alt+C",),
        "Courriel…",
        "préparer un courriel (.eml) pour votre messagerie",
        CASE_PAPERS,
    ),
    Binding(Act.MANDATE_NEW, ("Ins", "Alt+N"), "Écrire un mandat…", "écrire un mandat", MANDATES),
    Binding(Act.MANDATE_PRINT, ("Ctrl+P",), "Imprimer…", "le mandat à imprimer et à signer", MANDATES),
    Binding(Act.MANDATE_SIGNED, ("F9", "Alt+S"), "Signé…", "noter le jour de la signature", MANDATES),
    Binding(Act.MANDATE_DONE, ("F10", "Alt+T"), "Terminé", "c’est fait, le mandat finit", MANDATES),
    Binding(
        Act.MANDATE_REVOKED, ("F11", "Alt+R"), "Révoqué", "la personne l’arrête, sans dire pourquoi", MANDATES
    ),
    Binding(
        Act.MANDATE_ELSEWHERE,
        ("F12", "Alt+C"),
        "Aidants Connect…",
        "noter qu’un mandat existe dans Aidants Connect",
        MANDATES,
    ),
    Binding(Act.MANDATE_UNDO, ("Ctrl+Z",), "Défaire", "défaire le dernier geste", MANDATES),
    Binding(Act.MANDATE_LEAVE, (), "Fermer", "fermer la fenêtre", MANDATES, "Échap"),
)
