"""The keys of a partner's quarterly sheet, and the one of « Dossiers » that opens it."""

from ui.shortcuts.acts import CASES, PARTNER_SHEET, Act, Binding

PARTNER_SHEET_KEYS: tuple[Binding, ...] = (
    Binding(
        Act.PARTNER_SHEET,
        ("Shift+F6", "Ctrl+Shift+T"),
        "Fiche d’un partenaire…",
        "la fiche d’un partenaire et d’un trimestre",
        CASES,
    ),
    Binding(Act.PARTNER_OPERATOR, ("Alt+P",), "Partenaire", "choisir un autre partenaire", PARTNER_SHEET),
    Binding(
        Act.PARTNER_BEFORE, ("Alt+Left",), "Trimestre précédent", "le trimestre précédent", PARTNER_SHEET
    ),
    Binding(Act.PARTNER_AFTER, ("Alt+Right",), "Trimestre suivant", "le trimestre suivant", PARTNER_SHEET),
    Binding(
        Act.PARTNER_TABLES,
        ("Ctrl+E",),
        "Emporter…",
        "emporter les tableaux du trimestre, petits nombres masqués",
        PARTNER_SHEET,
    ),
    Binding(
        Act.PARTNER_ISSUE,
        ("F11", "Ctrl+Shift+E"),
        "Émettre…",
        "émettre la fiche d’un trimestre fini",
        PARTNER_SHEET,
    ),
)
