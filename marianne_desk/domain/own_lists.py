"""What a desk adds to the lists of the trade, or changes in them: its own entries over the base vocabulary.

An entry with the code of one that comes with the program renames it and adds words to it; another code is an entry of
the desk's own. What history uses is retired, never deleted: its label stays. Source: contract.md §1.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from marianne_desk.domain.folding import key_of
from marianne_desk.domain.vocabulary import Operator, Reason, Term, Theme, Vocabulary


class ListName(StrEnum):
    """The lists that a desk may extend; the names are those of the columns of a request."""

    THEME = "theme"
    REASON = "reason"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """One entry of the desk's own. ``code`` empty: new, its code is made from its label.

    ``parents``: the theme of a reason; what an operator alone may mean (codes of themes). ``aliases``: more words for
    it. ``former``: earlier names of an operator. ``operators``: whose a theme or reason is; empty: as in the base list,
    or nobody's. ``valid_from``, ``valid_to``: first and last local day of an operator, None: as in the base list.
    ``retired_on``: no longer offered from that day on; None: in use."""

    list: ListName
    code: str
    label: str
    parents: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    operators: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    retired_on: date | None = None


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """An entry of a list as the settings show it. ``entry``: what the desk says of it, with the label in force.

    ``base``: the words that the program knows by itself; ``own``: the desk made it; ``uses``: how many requests bear
    it; ``operators``: labels of whose it is."""

    entry: OwnEntry
    base: tuple[str, ...]
    own: bool
    uses: int
    operators: tuple[str, ...] = ()

    @property
    def retired(self) -> bool:
        """Whether it is no longer offered."""
        return self.entry.retired_on is not None


@dataclass(frozen=True, slots=True)
class Retiring:
    """What retiring an entry means: how many requests bear it (they keep it), the last one's local day, and for a
    theme how many reasons go with it. ``deletable``: nothing kept names it, so it can go altogether."""

    label: str
    requests: int
    last: date | None
    reasons: int
    deletable: bool


def extended(vocabulary: Vocabulary, entries: Iterable[OwnEntry]) -> Vocabulary:
    """The vocabulary as the desk has it. The reasons of a retired theme are retired with it, and a label that was
    changed is still understood."""
    entries = tuple(entries)
    parted = {parent for one in entries if one.list is ListName.REASON for parent in one.parents}
    themes: list[Theme] = []
    reasons: list[Reason] = []
    operators: list[Operator] = []
    for entry in entries:
        if entry.list is ListName.THEME:
            themes.append(_theme(vocabulary.theme(entry.code), entry, alone=entry.code not in parted))
        elif entry.list is ListName.REASON:
            reasons.append(_reason(vocabulary.reason(entry.code), entry))
        else:
            operators.append(_operator(vocabulary.operator(entry.code), entry))
    if not (themes or reasons or operators):
        return vocabulary
    whole = vocabulary.with_additions(themes, reasons, operators)
    gone = {theme.code for theme in whole.themes if theme.retired}
    orphans = [
        replace(reason, retired=True)
        for reason in whole.reasons
        if reason.theme in gone and not reason.retired
    ]
    return whole.with_additions(reasons=orphans) if orphans else whole


def code_for(label: str, list_name: ListName, taken: Iterable[str]) -> str:
    """A code for a new entry: its label in plain letters, with a number where that is taken already. Operators are
    written in capitals, as in the base list."""
    plain = "_".join("".join(sign if sign.isalnum() else " " for sign in key_of(label)).split()) or "entree"
    plain = plain.upper() if list_name is ListName.OPERATOR else plain
    known = set(taken)
    code, number = plain, 2
    while code in known:
        code, number = f"{plain}_{number}", number + 1
    return code


def _theme(base: Theme | None, entry: OwnEntry, *, alone: bool) -> Theme:
    if base is None:
        base = Theme(entry.code, entry.label)
        if alone:  # its words settle the matter: there is no reason to ask for
            words = Term((entry.label, *entry.aliases))
            retired = entry.retired_on is not None
            return replace(base, matters=(words,), operators=entry.operators, retired=retired)
    return replace(
        base,
        label=entry.label,
        names=base.names + entry.aliases + _renamed(base.label, entry.label, base.hints),
        operators=entry.operators or base.operators,
        retired=entry.retired_on is not None,
    )


def _reason(base: Reason | None, entry: OwnEntry) -> Reason:
    base = base or Reason(entry.code, entry.parents[0], entry.label)
    return replace(
        base,
        label=entry.label,
        aliases=base.aliases + entry.aliases + _renamed(base.label, entry.label, base.hints + base.fragile),
        operators=entry.operators or base.operators,
        retired=entry.retired_on is not None,
    )


def _operator(base: Operator | None, entry: OwnEntry) -> Operator:
    base = base or Operator(entry.code, entry.label, themes=entry.parents)
    return replace(
        base,
        label=entry.label,
        aliases=base.aliases + entry.aliases,
        former=base.former + entry.former + _renamed(base.label, entry.label, ()),
        valid_from=entry.valid_from or base.valid_from,
        valid_to=entry.valid_to or base.valid_to,
        retired=entry.retired_on is not None,
    )


def _renamed(before: str, now: str, weak: tuple[str, ...]) -> tuple[str, ...]:
    """The label before, still understood; not where it is a word that only points to the entry."""
    known = {key_of(word) for word in (now, *weak)}
    return () if key_of(before) in known else (before,)
