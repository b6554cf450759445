"""Sentences of errors about the directory of partners and their quarterly sheet, by code: what is wrong, then what to do."""

PARTNER_SENTENCES: dict[str, str] = {
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
    # news and feedback
    "news_words": "Le message du partenaire manque. Écrivez-le en quelques mots.",
    "news_dates": "Le message finit le {last}, avant de commencer le {first}. Corrigez une date.",
    "news_unknown": "Ce message n’existe plus. La liste est à jour.",
    "feedback_words": "Le retour manque : en une ligne, ce que les usagers ne comprennent pas.",
}
