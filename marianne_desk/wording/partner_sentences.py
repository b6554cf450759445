"""Sentences of errors about the directory of partners and their quarterly sheet, by code: what is wrong, then what to do."""

PARTNER_SENTENCES: dict[str, str] = {
    # the quarterly sheet
    "quarter_unreadable": "« {text} » n’est pas un trimestre. Écrivez par exemple 2026-T3.",
    "quarter_to_come": "Le {quarter} n’a pas commencé. Choisissez un trimestre commencé.",
    "quarter_running": "Le {quarter} n’est pas fini : sa fiche s’émet à partir du premier jour du trimestre suivant.",
    "quarter_unknown": "Aucun passage n’est noté avant la fin du {quarter} : il n’y a rien à émettre.",
    "quarter_issued": "La fiche du {quarter} est déjà émise ({at}, {agent}). Elle ne change plus.",
    "paper_format_unknown": "« {file} » n’est ni un PDF ni un tableau. Terminez le nom par .pdf ou .ods.",
    "check_quarters": "Fiches trimestrielles",
}
