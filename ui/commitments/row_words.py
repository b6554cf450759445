"""The rows of the log and the proofs behind a measure, one line each, in French words. No Qt."""

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from marianne_desk import wording
from marianne_desk.domain import french
from marianne_desk.domain.commitments.measure import BehindRow
from marianne_desk.domain.commitments.pack import Formula
from marianne_desk.domain.commitments.proof import Proof
from marianne_desk.domain.contact import Request
from marianne_desk.domain.correction import PastContact
from ui.month.words import Label, RowLine

HEADERS = ("Numéro", "Reçu le", "Canal", "Demande", "Opérateur", "Issue", "À faire avant", "Compté")
PROOF_HEADERS = ("Preuve", "Date", "Valable jusqu’au", "Par", "Compte", "Fichier")
UNANSWERED = "▼ sans réponse"
GONE = "passage annulé"


def row_line(
    formula: Formula, row: BehindRow, past: PastContact | None, zone: ZoneInfo, label: Label
) -> RowLine:
    """One row of the log under :data:`HEADERS`; ``past`` None: it was taken out meanwhile."""
    kept, missed, breaks = _PARTS[formula]
    counted = kept if row.in_part else UNANSWERED if row.open and formula in _ANSWERED else missed
    due = french.UNKNOWN if row.due is None else french.day_short(row.due)
    late = breaks and not row.in_part
    if past is None:
        unknown = (french.UNKNOWN,) * 5
        return RowLine((f"C-{row.number}", *unknown, due, GONE), late, row.number)
    requests = [one for one in past.contact.requests if one.id == row.id] or list(past.contact.requests)
    received = (requests[0].received_at or past.contact.arrived_at).astimezone(zone)
    cells = (
        f"C-{row.number}",
        french.day_short(received.date()),
        wording.CHANNELS[past.contact.channel],
        _each([_theme(request, label) for request in requests]),
        _each([label("operator", one.operator) for one in requests if one.operator]),
        _each([wording.OUTCOMES[one.outcome] for one in requests]),
        due,
        counted,
    )
    return RowLine(cells, late, row.number)


def row_lines(
    formula: Formula,
    rows: Sequence[BehindRow],
    found: Mapping[int, PastContact],
    zone: ZoneInfo,
    label: Label,
) -> tuple[RowLine, ...]:
    """All rows, those that break the promise first, since they are what is looked for."""
    ordered = sorted(rows, key=lambda row: (row.in_part, not row.open, row.number))
    return tuple(row_line(formula, row, found.get(row.number), zone, label) for row in ordered)


def proof_line(proof: Proof, agents: Mapping[str, str]) -> RowLine:
    """One proof under :data:`PROOF_HEADERS`."""
    counts = french.UNKNOWN if proof.whole is None else f"{proof.part or 0} sur {proof.whole}"
    until = french.UNKNOWN if proof.valid_until is None else french.day_short(proof.valid_until)
    day = french.day_short(proof.day) if proof.month is None else french.month_words(proof.month)
    who = agents.get(proof.agent, proof.agent) or french.UNKNOWN
    return RowLine((proof.label, day, until, who, counts, "gardé" if proof.has_file else french.UNKNOWN))


def count_words(rows: Sequence[BehindRow], proofs: Sequence[Proof], months: int) -> str:
    """« 25 lignes, dont 3 hors de la part », « 2 preuves »."""
    over = " · sur douze mois" if months == 12 else ""
    if not rows:
        return french.count_of(len(proofs), "preuve") + over if proofs else ""
    missed = sum(not row.in_part for row in rows)
    return f"{french.count_of(len(rows), 'ligne')}, dont {french.number(missed)} en défaut{over}"


def _theme(request: Request, label: Label) -> str:
    theme = label("theme", request.theme)
    if request.reason is None:
        return theme
    reason = label("reason", request.reason)
    return f"{theme}, {reason if reason[:2].isupper() else reason[:1].lower() + reason[1:]}"


def _each(texts: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(text for text in texts if text)) or french.UNKNOWN


_ANSWERED = frozenset(
    {
        Formula.ANSWERED_IN_TIME,
        Formula.ANNOUNCEMENT_KEPT,
        Formula.COMPLAINTS_ANSWERED,
        Formula.SUGGESTIONS_ANSWERED,
    }
)
_IN_TIME = ("■ dans les temps", "▼ en retard", True)
_PARTS: dict[Formula, tuple[str, str, bool]] = {
    Formula.ANSWERED_IN_TIME: _IN_TIME,
    Formula.ANNOUNCEMENT_KEPT: _IN_TIME,
    Formula.COMPLAINTS_ANSWERED: _IN_TIME,
    Formula.SUGGESTIONS_ANSWERED: ("■ répondu", UNANSWERED, True),
    Formula.WAITED_WITHIN: ("■ dans la limite", "▼ au-delà", True),
    Formula.ACKNOWLEDGED_IN_TIME: ("■ accusé à temps", "▼ sans accusé à temps", True),
    Formula.RIGHT_FIRST_TIME: ("■ pas revenu", "▼ revenu pour cela", True),
    Formula.OPERATOR_NAMED: ("■ opérateur nommé", "▼ sans opérateur", True),
    Formula.SOLVED_ON_THE_SPOT: ("■ sur place", "– autre issue", False),
    Formula.ACCOMPANIED: ("■ accompagnée", "– non accompagnée", False),
    Formula.NEEDS_MET: ("■ suite donnée", "▼ sans suite", True),
}
"""Words in the part, words out of it, whether being out of it breaks a promise."""
