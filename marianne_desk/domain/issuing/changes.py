"""What changed in a month since it was issued: its errata, and which edit each comes from, where it can be told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from marianne_desk.domain.commitments.verdict import Why
from marianne_desk.domain.correction import CANCELLED
from marianne_desk.domain.figure import FigureKind
from marianne_desk.domain.issuing.content import OPEN_DAYS, Frozen
from marianne_desk.domain.month import Month
from marianne_desk.domain.sheet.issue_note import Erratum

RECORDED = "recorded_at"
"""The field of an edit that is no correction: the contact was logged after its month was issued."""

CASE = "case"
"""The field of an edit of a case, or of an appointment at a partner's: something happened to it since."""

_OF_CASES = ("cases", "partner_", "appointment_", "right_partner")
"""How the figures and indicators begin that count cases; only these does an edit of a case touch."""

_OF_WHOLE_CONTACTS = frozenset({"arrived_at", "received_at", CANCELLED})
"""Fields of a contact that its cases follow."""

MOVING = frozenset({"arrived_at", "received_at", "due_on", "announcements", "pauses", "answered_at"})
"""Fields that may take a contact, or an answer, into another month."""

_EVERYTHING = MOVING | {CANCELLED, RECORDED, "channel"}
_FIELDS = {
    "contacts.channel": frozenset({"channel"}),
    "requests.theme": frozenset({"theme"}),
    "requests.operator": frozenset({"operator"}),
    "requests.outcome": frozenset({"outcome"}),
    "requests.help": frozenset({"help"}),
    "solved_share": frozenset({"outcome"}),
    "wait_median": frozenset({"taken_at", "timer_flag"}),
    "wait_p90": frozenset({"taken_at", "timer_flag"}),
    "wait_within": frozenset({"taken_at", "timer_flag"}),
}
_CODED = frozenset({"contacts.channel", "requests.theme", "requests.operator", "requests.outcome"})
_WORDLESS = frozenset({"age", "commune", "first_visit", "rings"})
"""Fields that no indicator counts."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One field of a contact that was changed since the month was issued: values as ``domain.correction.written``."""

    field: str
    old: str
    new: str
    at: datetime


def changes(month: Month, issued: Sequence[Frozen], now: Iterable[Frozen]) -> tuple[Erratum, ...]:
    """The figures and indicators that differ from what was issued, in the order of then; what did not exist then comes
    last. ``at`` is not known yet.

    What could not be judged yet when the month was issued (« connu plus tard ») is no erratum: nothing was said."""
    current = {(one.id, one.is_indicator): one for one in now}
    known = {(one.id, one.is_indicator) for one in issued}
    pairs = [(one, current.get((one.id, one.is_indicator)) or _nothing(one)) for one in issued]
    pairs += [(_nothing(one), one) for key, one in current.items() if key not in known]
    found = (_change(month, old, one) for old, one in pairs if old.why is not Why.NOT_YET)
    return tuple(one for one in found if one is not None)


def dated(errata: Iterable[Erratum], edits: Sequence[Edit]) -> tuple[Erratum, ...]:
    """The errata with the last edit that may have made each of them. An edit that cannot touch a figure is not its
    reason; where none can, it was the calendar (hours, holidays, delays), a proof, or the program itself."""
    return tuple(replace(one, at=_last(one, edits)) for one in errata)


def leaves(edit: Edit, month: Month, zone: ZoneInfo) -> bool:
    """Whether the old value of an edit lies in ``month``: the contact was counted in it."""
    if edit.field not in MOVING or not edit.old:
        return False
    return any(_lies_in(text, month, zone) for part in edit.old.split("|") for text in _instants(part))


def _change(month: Month, old: Frozen, new: Frozen) -> Erratum | None:
    found = Erratum(
        month=month,
        figure=old.id,
        old=_parts(old),
        new=_parts(new),
        at=None,
        label=old.label,
        kind=old.kind,
        values=(old.value, new.value),
        verdicts=(old.verdict, new.verdict),
        unit=old.unit,
    )
    same = all(pair[0] == pair[1] for pair in ((found.old, found.new), found.values, found.verdicts))
    return None if same else found


def _nothing(like: Frozen) -> Frozen:
    """A category without any request, or an indicator that the month no longer has."""
    value = 0 if like.kind is FigureKind.COUNT else None
    return replace(like, part=None, whole=None, value=value, verdict=None, why=None)


def _parts(one: Frozen) -> tuple[int | None, int | None]:
    return (int(one.value or 0), None) if one.kind is FigureKind.COUNT else (one.part, one.whole)


def _last(erratum: Erratum, edits: Sequence[Edit]) -> datetime | None:
    return max((edit.at for edit in edits if _may_touch(erratum, edit)), default=None)


def _may_touch(erratum: Erratum, edit: Edit) -> bool:
    if erratum.figure == OPEN_DAYS:
        return False
    if erratum.figure.startswith(_OF_CASES):
        return edit.field in _OF_WHOLE_CONTACTS | {CASE}
    if edit.field == CASE:
        return False
    if erratum.verdicts != (None, None):
        return edit.field not in _WORDLESS
    if edit.field in _EVERYTHING - {"channel"}:
        return True
    family, _, code = erratum.figure.rpartition(".")
    fields = _FIELDS.get(family or erratum.figure, frozenset())
    if family in _CODED and edit.field in fields:
        return code in {edit.old, edit.new}
    return edit.field in fields or (edit.field == "channel" and family != "contacts.channel")


def _instants(part: str) -> tuple[str, ...]:
    """The instants or days in one written value: « a>b », « a/b » or one alone."""
    return tuple(text for text in part.replace(">", "/").split("/") if text)


def _lies_in(text: str, month: Month, zone: ZoneInfo) -> bool:
    at = datetime.fromisoformat(text)
    local = at.astimezone(zone) if at.tzinfo else at  # a day alone is the desk's own
    return Month.of(local.date()) == month
