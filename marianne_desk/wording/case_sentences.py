"""Sentences of errors about cases, partners and appointments at partners', by code: what is wrong, then what to do."""

CASE_SENTENCES: dict[str, str] = {
    # who it is about
    "visitor_name": "Le nom manque : tapez celui que la personne vous donne.",
    "visitor_name_long": "Ce nom est trop long : {most} signes au plus.",
    "visitor_reach": "Ni téléphone ni courriel : tapez un numéro (06 12 34 56 78) ou une adresse (nom@exemple.fr).",
    "visitor_number": "Un numéro ou une date qui identifie la personne s’y trouve. Retirez-le : le guichet n’en garde aucun.",
    # a case
    "operator_missing": "Le partenaire manque. Choisissez à qui transmettre.",
    "operator_retired": "« {text} » n’existe plus. Choisissez celui qui a pris sa suite.",
    "case_unknown": "Ce dossier n’existe pas ou plus. La liste est à jour.",
    "case_step": "Ce n’est plus possible : le dossier a avancé. Regardez où il en est.",
    "case_order": "Il s’est passé autre chose après, le {at}. Donnez une heure plus tardive.",
    "case_changed": "Ce dossier a changé depuis : rien n’a été défait. Regardez où il en est.",
    "case_erased": "L’identité de ce dossier a été effacée, comme prévu. Elle ne revient pas.",
    "refusal_reason": "Le motif du refus manque : en quelques mots, ce que dit le partenaire.",
    # the slip
    "slip_appointment": "Ce rendez-vous n’est plus à venir : il n’y a pas de papier à donner. Choisissez le prochain.",
    "slip_over": "La personne a déjà sa réponse : il n’y a plus de papier à donner.",
}
