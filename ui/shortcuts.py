"""The one table of keyboard shortcuts: what each key does, in French, with its second binding.

Second bindings need neither Fn nor AltGr, for keyboards whose F-keys are media keys. Alt+letter is bound by
QShortcut and acts at once (a button's mnemonic acts a tenth of a second late). Digits of the tiles are also bound
to what the unshifted upper row of an AZERTY keyboard writes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

DIGIT_ROW = "&é\"'(-è_ç"
"""What the unshifted upper row of an AZERTY keyboard writes for 1 to 9."""


class Act(StrEnum):
    """Everything a key can do."""

    DESK = "channel.desk"
    PHONE = "channel.phone"
    EMAIL = "channel.email"
    MAIL = "channel.mail"
    VIDEO = "channel.video"
    APPOINTMENT = "channel.appointment"
    PERMANENCE = "channel.permanence"
    SOLVED = "save.solved"
    ORIENTED = "save.oriented"
    BOOKED = "save.appointment"
    FORWARDED = "save.forwarded"
    PENDING = "save.pending"
    FORWARDED_ANNOUNCED = "save.forwarded_announced"
    PENDING_PAPERS = "save.pending_papers"
    DROPPED = "save.dropped"
    NEXT_REQUEST = "next_request"
    REDO_LAST = "redo_last"
    TAKE_BACK = "take_back"
    FACTS = "facts"
    NOTE = "note"
    ARRIVAL = "arrival"
    ARRIVAL_APPOINTMENT = "arrival.appointment"
    ARRIVAL_PERMANENCE = "arrival.permanence"
    TAKE_NEXT = "take_next"
    TAKE_ANY = "take_any"
    SET_ASIDE = "set_aside"
    MISSED_CALL = "missed_call"
    NEXT_AGENT = "next_agent"
    MINE = "mine"
    CLEAR = "clear"
    HELP = "help"
    PREVIOUS_MONTH = "month.previous"
    NEXT_MONTH = "month.next"
    OPEN_FIGURE = "month.open"
    BACK = "month.back"
    SHEET = "month.sheet"
    SAVE_SHEET = "sheet.save"
    PRINT_SHEET = "sheet.print"
    PREVIOUS_PAGE = "sheet.previous_page"
    NEXT_PAGE = "sheet.next_page"
    ZOOM_IN = "sheet.zoom_in"
    ZOOM_OUT = "sheet.zoom_out"
    ZOOM_FIT = "sheet.zoom_fit"
    COUNTER = "screen.counter"
    TO_ANSWER = "screen.to_answer"
    DAY = "screen.day"
    AGENDA = "screen.agenda"
    CONTACTS = "screen.contacts"
    MONTH = "screen.month"
    SETTINGS = "screen.settings"
    KEEP = "settings.keep"
    IMPORT = "import"
    BACK_UP = "back_up"
    FIND = "contacts.find"
    OPEN_CONTACT = "contacts.open"
    BACK_TO_LIST = "contacts.back"
    CORRECT = "contacts.correct"
    CANCEL_CONTACT = "contacts.cancel"
    KEEP_CORRECTION = "contacts.keep"
    TILE = "tile"
    OPENING = "day.opening"
    CLOSING = "day.closing"
    TOTALS = "day.totals"
    TALLY = "day.tally"
    SOLVE = "day.solve"
    CLOSE_DAY = "day.close"
    REOPEN_DAY = "day.reopen"
    PREVIOUS_SPAN = "totals.previous"
    NEXT_SPAN = "totals.next"
    ONE_DAY = "totals.day"
    ONE_WEEK = "totals.week"
    COPY_TOTALS = "totals.copy"
    COPY_VALUES = "totals.copy_values"
    EDIT_TOTALS = "totals.edit"
    ADD_TOTAL = "totals.add"
    REMOVE_TOTAL = "totals.remove"
    TOTAL_UP = "totals.up"
    TOTAL_DOWN = "totals.down"
    OUR_TOTALS = "totals.ours"
    KEEP_TOTALS = "totals.keep"
    LEAVE_TOTALS = "totals.leave"
    TALLY_DAY = "tally.day"
    TALLY_MODEL = "tally.model"
    TALLY_MARKS = "tally.marks"
    TALLY_ROW = "tally.row"
    TALLY_PAPER = "tally.paper"
    KEEP_TALLY = "tally.keep"
    UNDO_TALLY = "tally.undo"
    AGENDA_TAKE = "agenda.take"
    AGENDA_KEPT = "agenda.kept"
    AGENDA_EXCUSED = "agenda.excused"
    AGENDA_ABSENT = "agenda.absent"
    AGENDA_CANCELLED = "agenda.cancelled"
    AGENDA_UNDO = "agenda.undo"
    AGENDA_LEAVE = "agenda.leave"
    AGENDA_PREVIOUS = "agenda.previous"
    AGENDA_NEXT = "agenda.next"
    AGENDA_TODAY = "agenda.today"
    AGENDA_VIEW = "agenda.view"
    AGENDA_PERMANENCES = "agenda.permanences"
    AGENDA_EXPORT = "agenda.export"
    AGENDA_IMPORT = "agenda.import"
    ANSWERED = "answer.now"
    ANSWERED_AT = "answer.at"
    ANNOUNCE = "answer.announce"
    PAPERS_ASKED = "answer.papers_asked"
    PAPERS_CAME = "answer.papers_came"
    CLOSE_UNANSWERED = "answer.dropped"
    OTHER_OUTCOME = "answer.outcome"
    CALL_BACK = "answer.call_back"
    ANSWER_LINE = "answer.line"
    UNDO_ANSWER = "answer.undo"
    DEFAULT_KEY = "settings.default_key"
    KEY_CARD = "help.key_card"
    TOUR = "help.tour"
    SKIP_STEP = "tour.skip"
    LEAVE_TOUR = "tour.leave"


@dataclass(frozen=True, slots=True)
class Binding:
    """One act. ``keys`` in Qt's portable writing, the first one is shown; ``shown`` replaces it where the act is
    heard by a field itself (Tab, ↑) or stands for several keys. ``label`` is what a button says, ``does`` what the
    page of keys says."""

    act: Act
    keys: tuple[str, ...]
    label: str
    does: str
    group: str
    shown: str = ""


CHANNELS = "Par où vient la personne"
SAVING = "Enregistrer : la touche dit l’issue"
CONTACT = "Le passage en cours"
WAITING = "La salle d’attente"
MONTHS = "Le mois"
SHEET = "La fiche du mois"
SETTINGS = "Les réglages"
WINDOW = "La fenêtre"
TO_ANSWER = "À répondre"
DAY = "La journée"
AGENDA = "L’agenda"
FOUND = "Les passages"
TOTALS = "Les totaux à reporter"
TALLY = "Le relevé papier"
HELP = "L’aide"
TOUR = "La visite guidée"

PLACES: dict[str, str] = {
    MONTHS: "month",
    SHEET: "sheet",
    SETTINGS: "settings",
    TO_ANSWER: "to_answer",
    DAY: "day",
    AGENDA: "agenda",
    FOUND: "contacts",
    TOTALS: "totals",
    TALLY: "tally",
    HELP: "help",
    TOUR: "tour",
    WINDOW: "",
}
"""Where the keys of a group are heard: the counter unless named here; empty for everywhere."""

BINDINGS: tuple[Binding, ...] = (
    Binding(Act.DESK, ("F2", "Alt+G"), "Guichet", "au guichet", CHANNELS),
    Binding(Act.PHONE, ("F3", "Alt+T"), "Téléphone", "au téléphone", CHANNELS),
    Binding(Act.EMAIL, ("F4", "Alt+E"), "Courriel", "par courriel", CHANNELS),
    Binding(Act.MAIL, ("F5", "Alt+L"), "Courrier", "par courrier, une lettre", CHANNELS),
    Binding(Act.VIDEO, ("F6", "Alt+V"), "Visio", "en visio", CHANNELS),
    Binding(Act.APPOINTMENT, ("F7", "Alt+R"), "Rendez-vous", "sur rendez-vous avec nous", CHANNELS),
    Binding(Act.PERMANENCE, ("F8", "Alt+P"), "Permanence", "pour un partenaire qui reçoit ici", CHANNELS),
    Binding(Act.SOLVED, ("Ctrl+Return", "Ctrl+Enter"), "Résolu", "résolu sur place", SAVING, "Entrée"),
    Binding(Act.ORIENTED, ("F9", "Ctrl+O"), "Orienté", "orienté vers le bon service", SAVING),
    Binding(Act.BOOKED, ("F10", "Ctrl+R"), "Rendez-vous", "rendez-vous pris", SAVING),
    Binding(Act.FORWARDED, ("F11", "Ctrl+T"), "Transmis", "transmis à un partenaire", SAVING),
    Binding(
        Act.FORWARDED_ANNOUNCED, ("Shift+F11", "Ctrl+D"), "+ délai annoncé", "transmis, délai annoncé", SAVING
    ),
    Binding(Act.PENDING, ("F12", "Ctrl+S"), "À suivre", "à suivre par nous", SAVING),
    Binding(
        Act.PENDING_PAPERS,
        ("Shift+F12", "Ctrl+P"),
        "+ papiers attendus",
        "à suivre, des papiers sont attendus",
        SAVING,
    ),
    Binding(Act.DROPPED, ("Shift+F9", "Ctrl+N"), "Sans suite", "sans suite", SAVING),
    Binding(Act.NEXT_REQUEST, (), "Autre demande", "une autre demande de la même personne", CONTACT, "Tab"),
    Binding(
        Act.FACTS,
        ("Alt+F",),
        "Précisions",
        "âge, commune, 1re visite, revient, besoin (en bout de ligne)",
        CONTACT,
        "→",
    ),
    Binding(Act.NOTE, ("PgUp", "Alt+N"), "Note", "une note libre", CONTACT, "Page préc."),
    Binding(Act.REDO_LAST, ("Ctrl+Y",), "Refaire le dernier", "refaire le dernier, ligne vide", CONTACT, "↑"),
    Binding(Act.TAKE_BACK, (), "Annuler", "annuler le dernier enregistrement, ligne vide", CONTACT, "Ctrl+Z"),
    Binding(
        Act.CLEAR,
        (),
        "Effacer",
        "effacer la ligne (↑ la rend) ; ligne vide : reprendre ce qui est mis de côté",
        CONTACT,
        "Échap",
    ),
    Binding(
        Act.SET_ASIDE,
        ("Alt+C",),
        "Mettre de côté",
        "mettre de côté ; ligne vide : choisir parmi ce qui l’est",
        CONTACT,
    ),
    Binding(
        Act.MISSED_CALL,
        ("Shift+F3", "Alt+Shift+T"),
        "Appel manqué",
        "un appel manqué, sans toucher à la ligne",
        CONTACT,
    ),
    Binding(Act.TILE, (), "Demandes fréquentes", "une demande fréquente", CONTACT, "Alt+1 … 9"),
    Binding(Act.ARRIVAL, ("Ins", "Alt+A"), "Arrivée", "quelqu’un s’assied et attend", WAITING, "Inser"),
    Binding(
        Act.TAKE_NEXT,
        ("PgDown", "Alt+S"),
        "Au suivant",
        "prendre la première personne qui attend",
        WAITING,
        "Page suiv.",
    ),
    Binding(
        Act.TAKE_ANY,
        ("Shift+PgDown", "Alt+Shift+S"),
        "Choisir",
        "choisir qui prendre (Entrée), qui est parti (Suppr)",
        WAITING,
    ),
    Binding(
        Act.ARRIVAL_APPOINTMENT,
        ("Shift+F7", "Alt+Shift+R"),
        "Arrivée, rendez-vous",
        "quelqu’un arrive pour un rendez-vous avec nous",
        WAITING,
    ),
    Binding(
        Act.ARRIVAL_PERMANENCE,
        ("Shift+F8", "Alt+Shift+P"),
        "Arrivée, permanence",
        "quelqu’un arrive pour une permanence",
        WAITING,
    ),
    Binding(Act.PREVIOUS_MONTH, ("PgUp", "Alt+Left"), "Mois précédent", "le mois précédent", MONTHS),
    Binding(Act.NEXT_MONTH, ("PgDown", "Alt+Right"), "Mois suivant", "le mois suivant", MONTHS),
    Binding(Act.OPEN_FIGURE, (), "Ouvrir", "ce qu’il y a derrière un chiffre", MONTHS, "Entrée"),
    Binding(Act.BACK, (), "Retour", "revenir au chiffre, arrêter ce qui se dessine", MONTHS, "Échap"),
    Binding(Act.SHEET, ("Ctrl+P",), "Fiche du mois", "l’aperçu de la fiche du mois", MONTHS),
    Binding(Act.SAVE_SHEET, ("Ctrl+S",), "Enregistrer en PDF…", "enregistrer la fiche en PDF", SHEET),
    Binding(Act.PRINT_SHEET, ("Ctrl+P",), "Imprimer…", "imprimer la fiche", SHEET),
    Binding(Act.PREVIOUS_PAGE, ("PgUp", "Alt+Up"), "Page précédente", "la page précédente", SHEET),
    Binding(Act.NEXT_PAGE, ("PgDown", "Alt+Down"), "Page suivante", "la page suivante", SHEET),
    Binding(Act.ZOOM_IN, ("Ctrl++", "Ctrl+="), "Plus grand", "agrandir la page", SHEET),
    Binding(Act.ZOOM_OUT, ("Ctrl+-",), "Plus petit", "réduire la page", SHEET),
    Binding(Act.ZOOM_FIT, ("Ctrl+0", "Ctrl+à"), "Largeur", "la page en largeur", SHEET),
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
    Binding(Act.ANSWER_LINE, ("Ctrl+F", "Alt+C"), "Aller à", "la ligne : un numéro de passage", TO_ANSWER),
    Binding(Act.UNDO_ANSWER, ("Ctrl+Z",), "Défaire", "défaire le dernier geste", TO_ANSWER),
    Binding(Act.KEEP, ("Ctrl+S", "Ctrl+Return"), "Enregistrer", "garder la section affichée", SETTINGS),
    Binding(Act.OPENING, ("Alt+O",), "Ouverture", "ce qui attend aujourd’hui", DAY),
    Binding(Act.TOTALS, ("Alt+T",), "Totaux à reporter", "les totaux à reporter", DAY),
    Binding(Act.TALLY, ("Alt+R",), "Relevé papier", "le relevé des jours de panne", DAY),
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
    Binding(
        Act.TALLY_MARKS, (), "Traits", "le nombre de traits d’une case (+ et - : un seul)", TALLY, "0 … 9"
    ),
    Binding(Act.TALLY_ROW, (), "Ligne", "aller à la ligne de cette lettre", TALLY, "A … Z"),
    Binding(Act.TALLY_PAPER, ("Ctrl+P",), "Feuille à imprimer", "l’aperçu de la feuille", TALLY),
    Binding(
        Act.KEEP_TALLY, ("Ctrl+S", "Ctrl+Return"), "Tout enregistrer", "enregistrer tous les traits", TALLY
    ),
    Binding(Act.UNDO_TALLY, ("Ctrl+Z",), "Annuler le relevé", "annuler le dernier relevé enregistré", TALLY),
    Binding(Act.FIND, ("Ctrl+F",), "Chercher", "chercher un autre passage", FOUND),
    Binding(Act.OPEN_CONTACT, (), "Ouvrir", "ouvrir le passage choisi", FOUND, "Entrée"),
    Binding(Act.BACK_TO_LIST, (), "Retour", "revenir à la liste, quitter la correction", FOUND, "Échap"),
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
    Binding(Act.COUNTER, ("Ctrl+1", "Ctrl+&"), "Guichet", "l’écran du guichet", WINDOW),
    Binding(Act.TO_ANSWER, ("Ctrl+2", "Ctrl+é"), "À répondre", "ce qui attend une réponse de nous", WINDOW),
    Binding(Act.DAY, ("Ctrl+3", 'Ctrl+"'), "Journée", "l’ouverture et la clôture de la journée", WINDOW),
    Binding(Act.AGENDA, ("Ctrl+4", "Ctrl+'"), "Agenda", "nos rendez-vous", WINDOW),
    Binding(Act.CONTACTS, ("Ctrl+5", "Ctrl+("), "Passages", "chercher et corriger un passage", WINDOW),
    Binding(Act.MONTH, ("Ctrl+6", "Ctrl+M"), "Mois", "l’écran du mois", WINDOW),
    Binding(Act.SETTINGS, ("Ctrl+7", "Ctrl+è"), "Réglages", "l’écran des réglages", WINDOW),
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
    Binding(
        Act.DEFAULT_KEY, ("Alt+D",), "Touche d’origine", "revenir à la touche d’origine (Touches)", SETTINGS
    ),
    Binding(Act.KEY_CARD, ("Ctrl+P", "Alt+C"), "Carte des touches", "la carte des touches, à imprimer", HELP),
    Binding(Act.TOUR, ("Alt+V",), "Visite guidée", "essayer sur un mois fictif", HELP),
    Binding(Act.SKIP_STEP, ("Ctrl+PgDown", "Ctrl+K"), "Étape suivante", "passer cette étape", TOUR),
    Binding(Act.LEAVE_TOUR, ("Ctrl+Q",), "Quitter la visite", "quitter la visite et tout effacer", TOUR),
)

_BY_ACT = {binding.act: binding for binding in BINDINGS}
_own: dict[Act, tuple[str, ...]] = {}


def binding(act: Act) -> Binding:
    """What is in force for ``act``: the table, with the keys that the person chose instead."""
    usual = _BY_ACT[act]
    if act not in _own:
        return usual
    plain = usual.keys and usual.shown == in_french(usual.keys[0])
    return replace(usual, keys=_own[act], shown="" if plain else usual.shown)


def usual_keys(act: Act) -> tuple[str, ...]:
    """The keys of the table, whatever the person chose."""
    return _BY_ACT[act].keys


def use_own(chosen: Mapping[Act, tuple[str, ...]]) -> None:
    """Puts the person's own keys in force in this process, before any window is built."""
    _own.clear()
    _own.update(chosen)


TILES_PLACE = "counter"
"""Where the keys of a group without a place are heard, and those of the tiles."""


def heard_at(one: Binding, place: str) -> bool:
    """Whether the keys of ``one`` are heard at ``place`` (« counter », « month », « sheet » …)."""
    return PLACES.get(one.group, "counter") in {place, ""}


_FRENCH = {
    "Shift+": "Maj+",
    "PgUp": "Page préc.",
    "PgDown": "Page suiv.",
    "Ins": "Inser",
    "Del": "Suppr",
    "Return": "Entrée",
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
}


def shown(act: Act) -> str:
    """The key to show beside ``act``, as it is written on a French keyboard."""
    found = binding(act)
    return found.shown or in_french(found.keys[0])


def second(act: Act) -> str:
    """The second binding as written on a French keyboard, or an empty text."""
    found = binding(act)
    keys = found.keys
    first_is_shown = not found.shown or in_french(keys[0] if keys else "") == found.shown
    rest = keys[1:] if first_is_shown else keys[:1]
    return in_french(rest[0]) if rest else ""


def in_french(keys: str) -> str:
    """Qt's portable name of a key combination in French."""
    for english, french in _FRENCH.items():
        keys = keys.replace(english, french)
    return keys
