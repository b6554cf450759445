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
    # the directory
    "partner_twice": "« {text} » figure deux fois. Gardez une seule ligne.",
    "partner_days": "Ce délai va de 1 à {most} jours ouvrés.",
    "partner_minutes": "La durée va de {least} à {most} minutes.",
    "office_label": "Le nom du lieu manque. Écrivez par exemple « CAF de Laval ».",
    "office_modes": "Cochez au moins une façon de recevoir.",
    "office_twice": "« {text} » figure déjà parmi ses lieux. Distinguez-les.",
    "office_unknown": "Ce lieu n’est pas, ou plus, l’un de ceux du partenaire. Choisissez-en un autre.",
    "permanence_unknown": "Cette permanence n’est pas, ou plus, dans l’agenda. Choisissez-en une autre.",
    "correspondent_name": "Le nom du correspondant manque. Écrivez par exemple « Mme Morel ».",
    "papers_twice": "Deux listes de papiers pour « {text} » chez le même partenaire. Gardez-en une.",
    "papers_too_many": "La liste dépasse {most} papiers. Gardez les plus utiles.",
    "matter_unknown": "« {text} » n’est ni un motif ni un thème de vos listes. Choisissez un motif connu.",
    "telephone_shape": "« {text} » ne se lit pas comme un téléphone. Écrivez par exemple 02 43 00 00 00 ou 32 30.",
    "mail_shape": "« {text} » ne se lit pas comme une adresse. Écrivez par exemple accueil@exemple.fr.",
    "words_too_long": "C’est trop long : {most} signes au plus. Raccourcissez.",
    "formula_cell": "« {text} » commence comme une formule de tableur (=, +, - ou @). Retirez ce signe.",
    "directory_changed": "L’annuaire a changé depuis : rien n’a été défait.",
    # the directory in a file
    "directory_too_long": "Le fichier dépasse {most} lignes : ce n’est pas un annuaire de partenaires. Rien n’a été importé.",
    "directory_refused": "{bad} ligne(s) sur {rows} à corriger, la première est la ligne {line} : {said} Rien n’a été importé.",
    "kind_unknown": "« {text} » n’est pas un genre de ligne. Écrivez partner, office, correspondent, permanence ou paper.",
    "mode_unknown": "« {text} » n’est pas une façon de recevoir. Écrivez office, phone, video ou permanence, séparés par « | ».",
    "id_unreadable": "« {text} » ne peut pas être un identifiant. Laissez la case vide pour une ligne nouvelle.",
    "cell_missing": "La case « {column} » est vide. Remplissez-la.",
    "permanence_twice": "La permanence « {text} » figure deux fois. Gardez une seule ligne.",
    "correspondent_twice": "« {text} » figure deux fois. Gardez une seule ligne.",
    # news and feedback
    "news_words": "Le message du partenaire manque. Écrivez-le en quelques mots.",
    "news_dates": "Le message finit le {last}, avant de commencer le {first}. Corrigez une date.",
    "news_unknown": "Ce message n’existe plus. La liste est à jour.",
    "feedback_words": "Le retour manque : en une ligne, ce que les usagers ne comprennent pas.",
}
