"""What is in force in a month: which référentiel, with which targets. A month is judged by it, for ever.

So nothing is ever changed for a month that is over: a choice or a change holds from the running month, or a later
one, until the next.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from marianne_desk.domain.commitments.pack import Indicator, Pack
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.month import Month

DEFAULT_PACK = "marianne-2016"
"""In force from a desk's first month until it chooses another one."""

LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class PackChoice:
    """The référentiel ``pack`` holds from the month ``valid_from``; chosen by the agent of this code."""

    valid_from: Month
    pack: str
    agent: str = ""


@dataclass(frozen=True, slots=True)
class TargetChange:
    """A target of the desk's own from ``valid_from``. ``target`` None: the pack's own again. ``reason``: why, in the
    desk's words."""

    indicator: str
    valid_from: Month
    target: float | None
    reason: str
    agent: str = ""


@dataclass(frozen=True, slots=True)
class InForce:
    """All choices and changes that a desk ever made, in the order in which it made them. ``load`` gives a pack by its
    identifier. ``frozen``: what issued months were judged by, whatever the program's own packs say later."""

    choices: tuple[PackChoice, ...]
    changes: tuple[TargetChange, ...]
    load: Callable[[str], Pack] = field(repr=False)
    frozen: Mapping[Month, Pack] = field(default_factory=lambda: MappingProxyType({}), repr=False)

    def pack_id(self, month: Month) -> str:
        """Identifier of the référentiel in force in ``month``."""
        if month in self.frozen:
            return self.frozen[month].id
        begun = [one for one in self.choices if one.valid_from <= month]
        return max(begun, key=lambda one: one.valid_from).pack if begun else DEFAULT_PACK

    def pack(self, month: Month) -> Pack:
        """The référentiel in force in ``month``, with the targets in force in it; as it was issued, once it was."""
        return self.frozen.get(month) or with_targets(self.load(self.pack_id(month)), month, self.changes)

    def packs(self, months: Iterable[Month]) -> tuple[Pack, ...]:
        """The référentiels in force in ``months``, each once; with which targets does not matter here."""
        wanted = tuple(months)
        own = dict.fromkeys(self.pack_id(month) for month in wanted if month not in self.frozen)
        issued = {id(pack): pack for pack in (self.frozen.get(month) for month in wanted) if pack is not None}
        return (*(self.load(pack_id) for pack_id in own), *issued.values())

    def change_of(self, indicator: str, month: Month) -> TargetChange | None:
        """The change of this indicator's target that holds in ``month``; None: the target is the pack's own."""
        found = _holding(indicator, month, self.changes)
        return None if found is None or found.target is None else found


def with_targets(pack: Pack, month: Month, changes: Sequence[TargetChange]) -> Pack:
    """The pack with the targets that a desk had set itself in ``month``."""
    if not any(change.valid_from <= month for change in changes):
        return pack

    def targeted(indicator: Indicator) -> Indicator:
        change = _holding(indicator.id, month, changes)
        changed = change is not None and change.target is not None
        return replace(indicator, target=change.target) if change and changed else indicator

    return replace(
        pack,
        commitments=tuple(
            replace(one, indicators=tuple(targeted(indicator) for indicator in one.indicators))
            for one in pack.commitments
        ),
    )


def check_month(valid_from: Month, running: Month, issued: Month | None) -> None:
    """Refuses a month that is over, or was issued (``issued``: the last one that was).

    Raises UserError ``in_force_past``, ``in_force_issued``."""
    if valid_from < running:
        raise UserError("in_force_past", "valid_from", month=valid_from, running=running)
    if issued is not None and valid_from <= issued:
        raise UserError("in_force_issued", "valid_from", month=issued)


def check_change(change: TargetChange, pack: Pack) -> TargetChange:
    """The change, its reason tidied. ``pack``: the one in force from its month.

    Raises UserError ``indicator_unknown``, ``target_not_a_share``, ``target_reason_missing``,
    ``target_reason_too_long``."""
    if change.indicator not in {indicator.id for indicator in pack.indicators()}:
        raise UserError("indicator_unknown", "indicator", text=change.indicator)
    if change.target is not None and not 0 < change.target <= 1:
        raise UserError("target_not_a_share", "target")
    reason = " ".join(change.reason.split())
    if not reason:
        raise UserError("target_reason_missing", "reason")
    if len(reason) > LONGEST_REASON:
        raise UserError("target_reason_too_long", "reason", most=LONGEST_REASON)
    return replace(change, reason=reason)


def _holding(indicator: str, month: Month, changes: Sequence[TargetChange]) -> TargetChange | None:
    """Of the changes from the latest month that has begun, the one made last."""
    begun = [one for one in changes if one.indicator == indicator and one.valid_from <= month]
    return max(enumerate(begun), key=lambda pair: (pair[1].valid_from, pair[0]))[1] if begun else None
