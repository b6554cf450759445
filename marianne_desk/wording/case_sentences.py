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
    "case_number_unknown": "Aucun dossier ne porte le numéro {text}.",
    "case_step": "Ce n’est plus possible : le dossier a avancé. Regardez où il en est.",
    "case_order": "Il s’est passé autre chose après, le {at}. Donnez une heure plus tardive.",
    "case_changed": "Ce dossier a changé depuis : rien n’a été défait. Regardez où il en est.",
    "case_erased": "L’identité de ce dossier a été effacée, comme prévu. Elle ne revient pas.",
    "refusal_reason": "Le motif du refus manque : en quelques mots, ce que dit le partenaire.",
    # the slip
    "slip_to_fill": "Le dernier rendez-vous est à renseigner : dites d’abord ce qu’il a donné.",
    "slip_over": "La personne a déjà sa réponse : il n’y a plus de papier à donner.",
    # an appointment at a partner's
    "appointment_over": "Ce rendez-vous n’est plus à venir : prenez-en un autre.",
    "booking_day_missing": "Le jour manque : par exemple « mar 14h30 » ou « 12/12 9h ».",
    "booking_hour_missing": "L’heure manque : par exemple « mar 14h30 » ou « 12/12 9h ».",
    "booking_words": "« {text} » n’est ni un jour ni une heure. Tapez par exemple « lundi en 15 à 10h ».",
    "booking_far": "C’est dans plus d’un an : vérifiez l’année.",
    "booking_outside_permanence": "{operator} tient sa permanence ici de {begin} à {end}.",
    "booking_no_permanence": "{operator} n’a pas de permanence ici ce jour-là.",
    "booking_adviser_taken": "{operator} reçoit déjà quelqu’un ici de {begin} à {end}.",
    "booking_room_taken": "{room} est déjà pris de {begin} à {end}.",
    "booking_room_permanence": "Plus de salle : permanence de {begin} à {end} ({label}).",
    "booking_mode": "{office} ne reçoit pas ainsi, d’après l’annuaire.",
    "booking_outside_partner": "Hors des heures connues de {office} ({hours}).",
    "booking_partner_closed": "{office} n’ouvre pas ce jour-là, d’après l’annuaire.",
    "booking_weekend": "C’est un jour de fin de semaine : {operator} reçoit-il bien ce jour-là ?",
    "booking_another": "Un autre rendez-vous est déjà pris pour ce dossier, {when}.",
    # mandates
    "mandate_scope": "La démarche manque\u00a0: écrivez exactement ce que vous ferez pour la personne.",
    "mandate_scope_long": "C’est trop long\u00a0: {most} signes au plus. Faites deux mandats.",
    "mandate_general": "Ce mandat serait général. Écrivez chaque démarche\u00a0: «\u00a0Déclarer mes ressources à la CAF\u00a0».",
    "mandate_too_long": "Un mandat dure un jour au moins, {most} jours au plus. Faites-en un autre.",
    "mandate_signed_later": "Le {day} n’est pas encore venu. Donnez le jour où vous avez signé tous les deux.",
    "mandate_over": "Ce mandat finissait le {day}. Faites-en un autre.",
    "mandate_unknown": "Ce mandat n’existe pas ou plus. La liste est à jour.",
    "mandate_not_to_sign": "Ce mandat n’est pas à signer ici\u00a0: il l’est déjà, il est fini, ou il est dans Aidants Connect.",
    "mandate_ended": "Ce mandat était déjà fini. Rien n’a été changé.",
    "mandate_changed": "Ce mandat a changé depuis\u00a0: rien n’a été défait.",
    # people's data
    "check_people": "Données personnelles",
}
