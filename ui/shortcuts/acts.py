"""Everything that a key can do, and where the keys of a group are heard."""

from dataclasses import dataclass
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
    ISSUE = "month.issue"
    TAKE_TABLES = "month.take_tables"
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
    PROOFS = "day.proofs"
    ROUND = "day.round"
    PROOF_OPEN = "proofs.open"
    PROOF_ADD = "proofs.add"
    PROOF_KEY = "proofs.key"
    PROOF_COPY = "proofs.copy"
    PROOF_TAKE_BACK = "proofs.take_back"
    PROOF_UNDO = "proofs.undo"
    PROOF_ROUND = "proofs.round"
    PROOF_LEAVE = "proofs.leave"
    CHECK_OK = "round.ok"
    CHECK_WRONG = "round.wrong"
    CHECK_NEXT = "round.next"
    KEEP_ROUND = "round.keep"
    LEAVE_ROUND = "round.leave"
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
PROOFS = "Les preuves"
ROUND = "Le tour du mois"
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
    PROOFS: "proofs",
    ROUND: "round",
    HELP: "help",
    TOUR: "tour",
    WINDOW: "",
}
"""Where the keys of a group are heard: the counter unless named here; empty for everywhere."""
