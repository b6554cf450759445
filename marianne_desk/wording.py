"""French that window, terminal and paper share: labels of closed lists and sentences of errors.

Sentences follow one rule: what is wrong, then what to do. Placeholders are the values of the error.
"""

from datetime import date, datetime

from marianne_desk.domain import french
from marianne_desk.domain.calendar.delay_steps import StepKind
from marianne_desk.domain.codes import Age, Channel, Help, Need, Outcome, RequestKind
from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.domain.spreadsheet.values import Role, Why

CHANNELS: dict[Channel, str] = {
    Channel.DESK: "Guichet",
    Channel.PHONE: "Téléphone",
    Channel.EMAIL: "Courriel",
    Channel.MAIL: "Courrier",
    Channel.VIDEO: "Visio",
    Channel.APPOINTMENT: "Sur rendez-vous",
    Channel.PERMANENCE: "Permanence",
}

HELPS: dict[Help, str] = {
    Help.INFORMATION: "Information",
    Help.ONLINE: "Démarche en ligne",
    Help.FILE: "Aide au dossier",
    Help.CONTACT: "Mise en relation",
    Help.SELF_SERVICE: "Accès libre",
}

OUTCOMES: dict[Outcome, str] = {
    Outcome.SOLVED: "Résolu sur place",
    Outcome.ORIENTED: "Orienté",
    Outcome.APPOINTMENT: "Rendez-vous pris",
    Outcome.FORWARDED: "Transmis",
    Outcome.PENDING: "À suivre",
    Outcome.DROPPED: "Sans suite",
}

KINDS: dict[RequestKind, str] = {
    RequestKind.REQUEST: "Demande",
    RequestKind.COMPLAINT: "Réclamation",
    RequestKind.SUGGESTION: "Suggestion",
}

AGES: dict[Age, str] = {
    Age.UNDER_12: "moins de 12 ans",
    Age.FROM_12: "12 à 17 ans",
    Age.FROM_18: "18 à 24 ans",
    Age.FROM_25: "25 à 39 ans",
    Age.FROM_40: "40 à 59 ans",
    Age.FROM_60: "60 à 69 ans",
    Age.FROM_70: "70 ans et plus",
}

NEEDS: dict[Need, str] = {
    Need.READING: "lecture à voix haute",
    Need.INTERPRETER: "interprète",
    Need.ACCESS: "accessibilité",
}

STEPS: dict[StepKind, str] = {
    StepKind.OPEN: "ouvert",
    StepKind.LUNCH: "pause de midi",
    StepKind.CLOSED: "fermé",
    StepKind.HOLIDAY: "jour férié",
    StepKind.SCHOOL_HOLIDAY: "fermé pour les vacances scolaires",
    StepKind.CLOSING: "fermeture exceptionnelle",
    StepKind.PAUSED: "délai suspendu",
}

ROLES: dict[Role, str] = {
    Role.DATE: "date",
    Role.HOUR: "heure",
    Role.CHANNEL: "canal",
    Role.MATTER: "thème ou motif",
    Role.OPERATOR: "opérateur",
    Role.HELP: "nature de l’aide",
    Role.OUTCOME: "issue",
    Role.FIRST_VISIT: "première visite",
    Role.AGE: "âge",
    Role.COMMUNE: "commune",
    Role.AGENT: "agent",
    Role.COUNT: "nombre de passages",
    Role.COUNT_OF: "nombre, pour le thème du titre",
    Role.IGNORED: "non repris",
}

WHYS: dict[Why, str] = {
    Why.NAME: "noms de personnes",
    Why.CONTACT_DETAILS: "coordonnées de personnes",
    Why.NUMBER: "numéros de personnes",
    Why.FREE_TEXT: "texte libre",
    Why.NOT_UNDERSTOOD: "pas reconnu",
    Why.EMPTY: "vide",
    Why.TOTAL: "total",
    Why.HEADING_AGAIN: "titres répétés",
    Why.ASKED_FOR: "à votre demande",
    Why.NOTHING_COUNTED: "aucun passage",
}
"""Why a column of an old spreadsheet is not taken, or a row left out."""

BAD_CELLS: dict[str, str] = {
    "empty_slot": "créneau vide ou à l’envers",
    "overlap": "créneaux répétés ou qui se recouvrent",
    "empty_slot_and_overlap": "créneau vide, et créneaux qui se recouvrent",
    "unreadable": "créneau illisible",
}


FIGURES: dict[str, str] = {
    "contacts": "Passages",
    "requests": "Demandes",
    "solved_share": "Résolues sur place (guichet, téléphone)",
    "wait_median": "Attente médiane",
    "wait_p90": "Attente, neuvième décile",
    "wait_within": "Attente dans la limite",
    "answers_email": "Courriels traités à temps",
    "answers_mail": "Courriers traités à temps",
    "answers_phone": "Messages rappelés à temps",
    "after_the_fact_share": "Saisis un autre jour",
    "contacts.channel": "Passages, canal",
    "requests.theme": "Demandes, thème",
    "requests.operator": "Demandes, opérateur",
    "requests.outcome": "Demandes, issue",
    "requests.help": "Demandes, nature de l’aide",
}
"""Figures by identifier (contract.md §6), families of figures by prefix."""

SENTENCES: dict[str, str] = {
    # a contact that cannot be
    "no_request": "Ce passage ne contient aucune demande. Indiquez au moins un thème.",
    "theme_missing": "Le thème de la demande manque. Tapez par exemple « cni » ou « caf apl ».",
    "theme_unknown": "Le thème « {text} » n’est pas dans vos listes. Choisissez un thème connu.",
    "reason_unknown": "Le motif « {text} » n’est pas dans vos listes. Choisissez un motif connu.",
    "reason_of_other_theme": "Le motif « {reason} » n’appartient pas au thème « {theme} ». Corrigez l’un des deux.",
    "operator_unknown": "L’opérateur « {text} » n’est pas dans vos listes. Choisissez un opérateur connu.",
    "operator_not_valid": "L’opérateur « {text} » n’existait pas à cette date. Choisissez celui qui était en place.",
    "code_unknown": "« {text} » n’est pas une valeur connue pour la colonne « {column} ».",
    "outcome_missing": "L’issue de la demande manque : résolu, orienté, rendez-vous, transmis, à suivre ou sans suite.",
    "taken_before_arrival": "La prise en charge ({taken}) précède l’arrivée ({arrived}). Corrigez l’une des deux heures.",
    "ended_before_taken": "La fin ({ended}) précède le début ({begun}). Corrigez l’une des deux heures.",
    "in_the_future": "La date {at} est dans le futur. Vérifiez la date saisie et l’horloge de l’ordinateur.",
    "too_long_ago": "La date {at} est antérieure à 2000. Vérifiez l’année.",
    "answered_before_receipt": "La réponse ({answered}) précède la réception ({received}). Corrigez l’une des deux dates.",
    "pause_ends_before_start": "La suspension finit ({end}) avant de commencer ({begin}). Corrigez l’une des deux heures.",
    "identifier_unreadable": "« {text} » n’est pas un identifiant : lettres, chiffres et tirets, sans espace.",
    "agent_unreadable": "« {text} » n’est pas un code d’agent : lettres, chiffres et tirets, sans espace.",
    "commune_unreadable": "« {text} » n’est pas une commune : ni chiffre ni adresse.",
    "promise_out_of_range": "Le jour promis ({day}) est trop loin de la réception. Vérifiez l’année.",
    "contact_differs": "Le passage « {text} » existe déjà, par un autre canal. Rien n’a été enregistré.",
    "request_differs": "La demande « {text} » existe déjà, avec un autre contenu. Rien n’a été enregistré.",
    "rings_negative": "Le nombre de sonneries ne peut pas être négatif.",
    # what waits for an answer
    "request_unknown": "Cette demande n’existe plus : le passage a été annulé. La liste est à jour.",
    "request_changed": "Cette demande a changé depuis : rien n’a été défait. Regardez la liste.",
    "not_waiting": "C-{number} n’attend pas de réponse.",
    "several_wait": "C-{number} a plusieurs demandes ouvertes. Choisissez-la dans la liste.",
    "moment_unclear": "Moment non compris : « {text} ». Tapez par exemple « hier 17h » ou « lundi ».",
    "day_unclear": "Jour non compris : « {text} ». Tapez par exemple « vendredi », « le 12/12 » ou « sous 10 j ».",
    "line_unclear": "Non compris : « {text} ». Tapez par exemple « c-12 » ou « c-12 répondu hier 17h ».",
    "promise_past": "Le {day} est passé. Choisissez un jour à venir.",
    "reason_missing": "Le motif manque : en quelques mots, pourquoi ce nouveau délai.",
    "papers_expected": "Des papiers sont déjà attendus pour cette demande.",
    "papers_not_expected": "Aucun papier n’est attendu pour cette demande.",
    # text that cannot be read
    "month_unreadable": "« {text} » n’est pas un mois. Écrivez par exemple 2026-10.",
    "date_unreadable": "« {text} » n’est pas une date lisible. Écrivez par exemple 2026-10-14.",
    "instant_unreadable": "« {text} » n’est pas une date avec heure. Écrivez par exemple 2026-10-14T09:05+02:00.",
    "hour_skipped": "{at} n’existe pas : cette nuit-là, les horloges avancent d’une heure. Corrigez l’heure.",
    "hour_twice": "{at} a existé deux fois : cette nuit-là, les horloges reculent d’une heure. Ajoutez +02:00 ou +01:00.",
    "announcement_unreadable": "« {text} » n’est pas une annonce. Écrivez l’instant, le signe > puis le jour promis.",
    "pause_unreadable": "« {text} » n’est pas une suspension. Écrivez le début, une barre / puis la fin (vide si elle dure).",
    "number_unreadable": "« {text} » n’est pas un nombre entier.",
    "yes_no_unreadable": "« {text} » n’est ni oui ni non. Écrivez 1 ou 0.",
    "dates_inverted": "La première date ({first}) vient après la dernière ({last}). Inversez-les.",
    "json_unreadable": "Ligne {line} : ce n’est pas un objet JSON. Les lignes d’après n’ont pas été lues.",
    "json_unknown_key": "La clé « {text} » est inconnue. Les clés sont les colonnes du fichier CSV des passages.",
    # a file of contacts
    "arrival_missing": "L’heure d’arrivée manque.",
    "file_empty": "Le fichier « {file} » est vide.",
    "file_not_utf8": "Le fichier n’est pas en UTF-8 (ligne {line}). Enregistrez-le en « CSV UTF-8 » et recommencez. Rien n’a été importé.",
    "file_not_csv": "Le fichier n’est pas un CSV lisible (ligne {line}). Vérifiez qu’il est complet. Rien n’a été importé.",
    "columns_missing": "Il manque au fichier : {columns}. Les colonnes sont séparées par des points-virgules. Rien n’a été importé.",
    "column_unknown": "Ces colonnes sont inconnues : {columns}. Retirez-les ou renommez-les. Rien n’a été importé.",
    "column_twice": "Ces colonnes figurent deux fois : {columns}. Rien n’a été importé.",
    "too_many_rows": "Le fichier dépasse {most} lignes. Découpez-le par année et importez chaque partie. Rien n’a été importé.",
    "row_cut": "La ligne n’a pas le même nombre de colonnes que l’en-tête : elle est coupée ou contient un point-virgule de trop.",
    "rows_refused": "{bad} ligne(s) sur {rows} à corriger, la première est la ligne {line} : {said} Rien n’a été importé. --report écrit la liste, --good-rows importe les autres.",
    "request_twice": "La demande « {text} » figure déjà à la ligne {line}, avec un autre contenu.",
    "own_file": "« {file} » est un fichier du guichet lui-même. Choisissez un autre nom. Rien n’a été écrit.",
    "report_over_file": "Le rapport remplacerait le fichier à importer. Donnez-lui un autre nom.",
    # a made-up past
    "simulation_months": "Le nombre de mois à simuler va de 1 à {most}.",
    "simulation_per_day": "Le nombre de passages par jour doit être supérieur à 0 et ne pas dépasser {most}.",
    "simulation_seed": "La graine est un nombre entier, positif ou nul.",
    "simulation_dates": "Le dernier jour simulé doit tomber entre {first} et {last}.",
    "simulation_too_large": "C’est trop de passages à inventer (plus de {most}). Diminuez le nombre de mois ou de passages par jour.",
    "simulation_never_open": "« {site} » n’a aucun jour d’ouverture connu du {first} au {last} : il n’y a rien à simuler. Choisissez un autre site ou d’autres dates.",
    # words at the terminal
    "phrase_ambiguous": "{prompt} Précisez : {options}. Rien n’a été enregistré.",
    "phrase_not_understood": "« {text} » n’est pas compris. Rien n’a été enregistré.",
    "log_argument": "« {text} » n’est pas attendu ici. Écrivez « - » pour lire l’entrée standard.",
    "at_line": "Ligne {line} : {said} Les lignes d’après n’ont pas été lues.",
    # check and self-test
    "site_unknown": "Le site « {text} » n’est pas dans cette liste. Son numéro est dans la colonne id_fs.",
    "system_refused": "Le système a refusé : {said} ({file}). Vérifiez les droits et la place.",
    "check_pages": "Fichier des passages",
    "check_files": "Fichiers lisibles par vous seul",
    "try_file": "Fichier chiffré créé",
    "try_contact": "Passage noté et compté",
    "try_sheet": "Fiche dessinée",
    # the file and its key
    "no_desk": "Il n’y a pas encore de guichet dans ce dossier. Créez-le : main.py setup --list FICHIER --site NUMÉRO.",
    "desk_exists": "Un guichet existe déjà dans ce dossier. Rien n’a été changé. Choisissez un autre dossier avec --data.",
    "desk_not_empty": "Ce guichet contient déjà des passages. La simulation demande un guichet vide : choisissez un autre dossier.",
    "passphrase_needed": "Aucun trousseau de clés ne répond. Donnez une phrase secrète (variable MARIANNE_DESK_PASSPHRASE).",
    "passphrase_too_short": "La phrase secrète est trop courte : 12 caractères au moins.",
    "passphrase_refused": "Cette phrase n’ouvre pas le guichet, ou le fichier de clé est abîmé. Vérifiez-la et recommencez.",
    "keyring_locked": "Le trousseau de clés est verrouillé. Déverrouillez-le, puis rouvrez le programme. Rien n’est perdu.",
    "keyring_refused": "Le trousseau de clés a refusé la clé de ce guichet. Rouvrez votre session, puis le programme. Rien n’est perdu.",
    "keyring_silent": "Le trousseau de clés ne répond pas. Rouvrez votre session, puis le programme. Rien n’est perdu.",
    "key_missing": "La clé de ce guichet n’est pas dans le trousseau de cette session. Ouvrez la session Windows habituelle.",
    "not_openable": "Le fichier « {file} » ne s’ouvre pas : ce n’est pas un fichier de ce guichet, sa clé est une autre, ou il est abîmé. Il n’a pas été touché.",
    "newer_version": "Ce fichier a été écrit par une version plus récente du programme. Mettez le programme à jour. Le fichier n’a pas été touché.",
    "file_damaged": "Une partie du fichier est illisible. Ce qui a été enregistré reste en place : fermez le programme et faites une copie du dossier.",
    "disk_full": "Le disque est plein. Cette saisie n’est pas enregistrée, les précédentes le sont. Libérez de la place et recommencez.",
    "read_only": "Le dossier « {folder} » est en lecture seule. Rien n’a été enregistré. Vérifiez les droits du dossier.",
    "busy": "Une autre opération occupe le fichier. Rien n’a été enregistré. Recommencez dans un instant.",
    "storage_failed": "L’enregistrement a échoué. Cette saisie n’est pas enregistrée, les précédentes le sont. Recommencez.",
    "migration_failed": "La mise à jour du fichier a échoué. L’ancien fichier a été remis en place, rien n’est perdu.",
    "contact_unknown": "Ce passage n’existe pas (ou plus).",
    "not_writable": "Impossible d’écrire « {file} ». Vérifiez le dossier et ses droits.",
    "printer_refused": "L’imprimante n’a pas pris la fiche. Vérifiez qu’elle est allumée et qu’elle a du papier, ou enregistrez la fiche en PDF.",
    "file_missing": "Le fichier « {file} » est introuvable. Vérifiez son nom.",
    "figure_unknown": "Le chiffre « {text} » n’existe pas.",
    "agent_unknown": "L’agent « {text} » n’est pas dans la liste.",
    # the day: totals to carry over, paper tally, closing
    "totals_too_many": "La liste dépasse {most} lignes. Retirez-en.",
    "total_label_missing": "Le nom de cette ligne manque. Écrivez-le comme dans l’outil national.",
    "total_counts_nothing": "La ligne « {label} » ne compte rien. Cochez au moins une case.",
    "tally_empty": "La grille est vide. Tapez un chiffre dans une case, ou + pour un trait.",
    "tally_day_missing": "Le jour écrit sur la feuille manque. Tapez par exemple hier, jeudi ou 12/11.",
    "tally_box": "Cette case n’est pas sur la feuille. Rien n’a été enregistré.",
    "tally_too_many": "Une case porte {most} traits au plus.",
    "tally_in_the_future": "Le {day} n’est pas encore venu. Vérifiez le jour écrit sur la feuille.",
    "tally_model_unknown": "Aucune feuille ne porte le numéro {number}. Le numéro est en haut de la feuille.",
    "day_in_the_future": "Le {day} n’est pas encore venu : il ne se clôt pas.",
    "day_empty": "Rien n’est saisi ce jour. Dites d’abord pourquoi : personne n’est venu, fermé, ou pas encore saisi.",
    "point_gone": "Cette ligne vient d’être réglée ailleurs. Rien n’a été changé.",
    # copies of the file, and what brings them back
    "check_backups": "Sauvegardes",
    "check_key": "Clé",
    "backup_source_damaged": "La sauvegarde s’est arrêtée : le fichier du guichet est abîmé. Les sauvegardes d’avant sont gardées. Fermez le programme et reprenez la dernière (Réglages, Sauvegarde).",
    "backup_folder_missing": "Sauvegarde non faite : le dossier « {folder} » est absent. Branchez la clé USB ou rétablissez le partage, puis recommencez.",
    "backup_folder_other": "Sauvegarde non faite : « {folder} » n’est pas le support habituel. Branchez le bon, ou lancez vous-même une sauvegarde pour adopter celui-ci.",
    "backup_no_room": "Sauvegarde non faite : il n’y a plus de place dans « {folder} ». Libérez de la place ou choisissez un autre dossier. Les sauvegardes d’avant sont gardées.",
    "backup_refused": "Sauvegarde non faite : impossible d’écrire dans « {folder} ». Vérifiez ses droits ou choisissez un autre dossier. Les sauvegardes d’avant sont gardées.",
    "backup_not_verified": "Sauvegarde non faite : relue, la copie n’était pas conforme et elle a été jetée. Essayez un autre support. Les sauvegardes d’avant sont gardées.",
    "backup_folder_unknown": "Le dossier « {folder} » est introuvable. Branchez le support ou choisissez un autre dossier.",
    "backup_folder_own": "Ce dossier est celui des données du guichet. Choisissez-en un sur un autre support.",
    "backup_damaged": "La sauvegarde « {file} » est abîmée : elle n’a pas été reprise et rien n’a été changé. Essayez la précédente.",
    "backup_not_openable": "« {file} » ne s’ouvre pas avec cette clé : la feuille est d’un autre guichet, ou le fichier est abîmé ou n’est pas une sauvegarde. Rien n’a été changé. Essayez une autre sauvegarde.",
    "restore_not_empty": "Ce dossier contient déjà un guichet. Rien n’a été changé. Choisissez un dossier vide avec --data.",
    "restore_no_room": "Il n’y a pas assez de place dans « {folder} » pour reprendre la sauvegarde. Rien n’a été changé. Libérez de la place et recommencez.",
    "restore_key_needed": "Il faut la clé de cette sauvegarde : les mots de la feuille de secours (--words-file, ou sur l’entrée standard), ou la phrase secrète (variable MARIANNE_DESK_PASSPHRASE).",
    "wrapped_key_missing": "Le fichier de clé ({file}) n’est pas à côté de la sauvegarde : la phrase secrète ne suffit pas. Tapez les mots de la feuille de secours.",
    "backup_to_choose": "Choisissez d’abord le fichier de sauvegarde.",
    "words_to_type": "Tapez les mots de la feuille de secours.",
    "words_missing": "La feuille porte {of} mots, il y en a ici {count}. Vérifiez qu’aucun ne manque ou n’est en trop.",
    "word_unknown": "Le mot {number}, « {text} », n’est pas un mot de la feuille. Vérifiez-le.",
    "word_unknown_like": "Le mot {number}, « {text} », n’est pas un mot de la feuille. Serait-ce « {like} » ?",
    "words_disagree": "Ces mots existent tous, mais ensemble ils ne forment pas une clé. Relisez-les un par un, dans l’ordre.",
    "words_disagree_at": "Ces mots existent tous, mais ensemble ils ne forment pas une clé. Vérifiez surtout : {places}.",
    # the calendar and the opening hours
    "department_unknown": "« {text} » n’est pas un département. Écrivez par exemple 57, 2A ou 974.",
    "country_unknown": "Le pays « {text} » n’est pas connu : seuls les jours fériés de FR (France) le sont.",
    "hours_unreadable": "Ces horaires ne se lisent pas : « {text} ». Exemple : Mo-Fr 09:00-12:00,13:30-17:00.",
    "hours_twice_from": "Deux horaires commencent le même jour ({day}). N’en gardez qu’un.",
    "closing_ends_before_it_begins": "La fermeture finit le {last}, avant de commencer le {first}. Corrigez une date.",
    "day_out_of_calendar": "Cette date sort du calendrier ({first} à {last}). Vérifiez l’année.",
    "hour_unreadable": "« {text} » n’est pas une heure. Écrivez par exemple 9h30 ou 09:30.",
    "slots_unreadable": "« {text} » ne se lit pas comme des heures. Écrivez par exemple 9h-12h / 13h30-17h ; entre deux créneaux : un espace, une virgule, / ou « et ».",
    "slot_inverted": "Le créneau {begin} - {end} finit avant de commencer. Corrigez l’une des deux heures.",
    "slots_overlap": "Les créneaux {first} et {second} se recouvrent. Corrigez l’un des deux.",
    # the national list of sites
    "file_unreadable": "Impossible de lire « {file} ». Vérifiez ses droits, et que c’est bien un fichier.",
    "list_empty": "Le fichier « {file} » est vide. Téléchargez à nouveau la liste des sites.",
    "list_not_csv": "« {file} » n’est pas un fichier CSV. Téléchargez la liste des sites au format CSV.",
    "list_columns_missing": "Il manque des colonnes à « {file} » : {columns}. Est-ce bien la liste des sites ?",
    "list_cut": "« {file} » est coupé ou abîmé à la ligne {line}. Rien n’a été lu. Téléchargez-le à nouveau.",
    "demo_has_its_folder": "La démonstration a son propre dossier, demo-output. Relancez sans --data.",
    # the house, its settings
    "name_missing": "Le nom de la maison manque.",
    "commune_missing": "La commune manque.",
    "postcode_unreadable": "« {text} » n’est pas un code postal. Écrivez cinq chiffres, par exemple 57670.",
    "delay_out_of_range": "Le délai va de 1 à {most}.",
    "closing_twice_from": "Deux fermetures commencent le même jour ({day}). N’en gardez qu’une.",
    "holiday_twice": "Ce jour ({day}) figure deux fois parmi les jours fériés. N’en gardez qu’un.",
    "day_unreadable": "« {text} » n’est pas une date. Écrivez par exemple 24/12/2026.",
    "label_missing": "Le motif manque. Écrivez par exemple « Congés ».",
    "agent_name_missing": "Le nom de l’agent manque. Pour l’enlever de la liste, décochez « présent ».",
    "agent_twice": "Deux agents s’appellent « {text} ». Distinguez-les.",
    "agent_retired": "Choisissez qui est au guichet parmi les agents présents.",
    # the desk's own lists
    "entry_label_missing": "Le libellé manque. Écrivez par exemple « Aide au mobilier ».",
    "entry_label_too_long": "Ce libellé est trop long : {most} caractères au plus.",
    "entry_label_twice": "« {text} » figure déjà dans cette liste. Distinguez-les.",
    "entry_word_taken": "« {text} » veut déjà dire « {other} » au guichet. Choisissez un autre mot.",
    "entry_theme_missing": "Un motif appartient à un thème. Choisissez-le.",
    "entry_validity_inverted": "Le dernier jour ({last}) précède le premier ({first}). Corrigez l’un des deux.",
    "entry_last_one": "« {text} » est la dernière entrée de la liste : le guichet a besoin d’une au moins.",
    "target_out_of_range": "Un objectif va de 1 à 100 % ; vide, il n’y en a pas.",
    "tour_folder_taken": "La visite a besoin du dossier « {folder} », qui contient déjà autre chose. Déplacez-le et recommencez.",
    "passphrases_differ": "Les deux phrases diffèrent. Tapez-les à nouveau.",
    "site_missing": "Choisissez d’abord votre site dans la liste.",
    "list_missing": "Choisissez d’abord le fichier de la liste nationale.",
    # past contacts, searched and corrected
    "reason_needed": "Dites pourquoi : choisissez une raison, ou écrivez-la en quelques mots.",
    "reason_too_long": "La raison est trop longue : {most} signes au plus.",
    "reason_names_somebody": "La raison reste à côté des chiffres : n’y écrivez ni numéro, ni adresse d’une personne.",
    "moment_unreadable": "« {text} » n’est pas un moment. Écrivez par exemple 02/10/2026 9:05.",
    "moment_needed": "Le moment de l’arrivée manque. Écrivez par exemple 02/10/2026 9:05.",
    "promise_unreadable": "« {text} » n’est pas un délai annoncé. Écrivez par exemple 02/10/2026 9:05 pour le 16/10/2026.",
    "suspension_unreadable": "« {text} » n’est pas une suspension. Écrivez par exemple 02/10/2026 9:05 au 05/10/2026 14:00.",
    "changed_meanwhile": "{number} a été changé entre-temps par quelqu’un d’autre. Rien n’a été enregistré : relisez-le, puis recommencez.",
    # what a free note should not hold: said while typing, never refused
    "note_nir": "Cette note semble contenir un numéro de sécurité sociale. Effacez-le : il n’est pas utile ici.",
    "note_iban": "Cette note semble contenir un numéro de compte bancaire (IBAN). Effacez-le : il n’est pas utile ici.",
    "note_tax_number": "Cette note semble contenir un numéro fiscal. Effacez-le : il n’est pas utile ici.",
    "note_caf_number": "Cette note semble contenir un numéro d’allocataire. Effacez-le : il n’est pas utile ici.",
    "note_phone": "Cette note semble contenir un numéro de téléphone. Gardez-le seulement s’il faut rappeler.",
    "note_email": "Cette note semble contenir une adresse électronique. Gardez-la seulement s’il faut répondre.",
    # the agenda
    "appointment_hour_missing": "L’heure manque. Tapez par exemple « mar 14h30 impôts ».",
    "appointment_length": "Un rendez-vous dure de {least} minutes à {most} heures.",
    "appointment_past": "Cette heure est déjà passée.",
    "appointment_closing": "Fermé ce jour-là : {label}.",
    "appointment_holiday": "Jour férié : {label}.",
    "appointment_closed_day": "La maison n’ouvre pas ce jour-là.",
    "appointment_outside": "Hors des heures d’ouverture ({hours}).",
    "appointment_clash": "{agent} est déjà en rendez-vous de {begin} à {end}.",
    "appointment_all_busy": "Tous les agents sont déjà en rendez-vous, dont {agent} de {begin} à {end}.",
    "appointment_beside": "{agent} reçoit aussi, de {begin} à {end}.",
    "appointment_permanence": "Permanence dans la maison de {begin} à {end} : {label}.",
    "appointment_unknown": "Ce rendez-vous n’existe pas (ou plus).",
    "appointment_not_yet": "Ce rendez-vous n’a pas encore eu lieu. Il peut être excusé ou annulé.",
    "appointment_changed": "Ce rendez-vous a changé entre-temps : rien n’a été annulé.",
    "permanence_label": "Le nom de la permanence manque. Écrivez par exemple « Conciliateur ».",
    "permanence_hours": "« {text} » ne se lit pas. Écrivez par exemple « 1er mardi du mois 14h-17h ».",
    "permanence_dates": "La permanence finit le {last}, avant de commencer le {first}. Corrigez une date.",
    "nothing_to_export": "Il n’y a aucun rendez-vous à enregistrer dans cette période.",
    "ics_not_calendar": "« {file} » n’est pas un fichier d’agenda (.ics). Rien n’a été lu.",
    "ics_cut": "« {file} » est coupé : sa fin manque. Exportez-le à nouveau. Rien n’a été lu.",
    "ics_too_many": "« {file} » contient trop d’événements (plus de {most}). Exportez une période plus courte. Rien n’a été lu.",
    "ics_empty": "« {file} » ne contient aucun rendez-vous.",
    "ics_no_start": "sans date de début lisible",
    "ics_all_day": "sur la journée entière, sans heure",
    "ics_hour_skipped": "à une heure qui n’existe pas (changement d’heure)",
    "ics_repeats": "répété : notez-le comme permanence, ou chaque date à part",
    "ics_length": "d’une durée nulle, illisible ou de plus de 8 heures",
    "ics_year": "à une date hors du calendrier",
    "ics_cancelled": "déjà annulé, et inconnu ici",
    "ics_older": "plus ancien que ce qui est noté ici",
    # an old spreadsheet
    "sheet_locked": "« {file} » est protégé par un mot de passe. Ouvrez-le dans le tableur, enregistrez-le sans mot de passe et recommencez.",
    "sheet_unreadable": "« {file} » ne se lit pas : il est abîmé, ou ce n’est pas un tableur. Ouvrez-le dans le tableur, enregistrez-le en XLSX, ODS ou CSV et recommencez.",
    "sheet_too_large": "Le fichier dépasse {most} lignes. Découpez-le par année et importez chaque partie. Rien n’a été importé.",
    "sheet_without_rows": "« {file} » ne contient aucune ligne sous une ligne de titres. Vérifiez que c’est le bon fichier.",
    "sheet_date_missing": "Aucune colonne ne donne la date. Choisissez « date » pour l’une d’elles.",
    "sheet_role_twice": "Deux colonnes sont « {role} ». Gardez-en une, mettez l’autre à « non repris ».",
    "sheet_date_unreadable": "« {text} » n’est pas une date lisible.",
    "sheet_year_missing": "« {text} » n’a pas d’année, et le titre de la feuille n’en donne pas.",
    "sheet_day_missing": "La date manque.",
    "sheet_hour_unreadable": "« {text} » n’est pas une heure lisible.",
    "sheet_count_unreadable": "« {text} » n’est pas un nombre de passages.",
    "sheet_count_too_large": "{text} passages sur une ligne, c’est trop ({most} au plus). Vérifiez ce nombre.",
    "sheet_word_unknown": "« {text} » n’a pas encore de sens ici. Revenez à l’étape des mots.",
    "sheet_theme_missing": "Le thème manque, et l’étape des mots ne dit pas que faire de ces lignes.",
    "sheet_channel_missing": "Le canal manque, et l’étape des mots ne dit pas que faire de ces lignes.",
    "sheet_outcome_missing": "L’issue manque, et l’étape des mots ne dit pas que faire de ces lignes.",
    "sheet_rows_refused": "{bad} ligne(s) en erreur, la première est la ligne {line}. Rien n’a été importé.",
    "sheet_nothing_new": "Il n’y a aucun passage nouveau à importer.",
    "import_unknown": "Cet import n’existe pas, ou il est déjà annulé.",
    # warnings that accompany a success
    "outside_hours": "Passage enregistré hors des heures d’ouverture.",
    "clock_set_back": "L’horloge a reculé : le dernier passage a été noté le {last}. Vérifiez l’heure de l’ordinateur.",
}


def sentence(error: UserError | MachineError) -> str:
    """The French sentence of an error, dates and hours written the French way."""
    return phrase(error.code, **error.values)


def phrase(code: str, **values: object) -> str:
    """The sentence of ``code`` with its values filled in."""
    return SENTENCES[code].format(**{name: _shown(value) for name, value in values.items()})


def _shown(value: object) -> object:
    if isinstance(value, Role):
        return ROLES[value]
    if isinstance(value, datetime):
        return f"{french.day_short(value)} à {french.clock_time(value)}"
    if isinstance(value, date):
        return french.day_short(value)
    return value
