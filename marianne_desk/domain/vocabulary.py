"""The words of the trade that a desk may extend: themes, reasons (motifs), operators, and what agents call them.

A vocabulary is a value. The base one is read from ``resources/lists`` by ``storage.lists``; what a desk adds
or retires comes from its own file through :meth:`Vocabulary.with_additions`. A retired entry is still found
where history uses it (labels, codes) but is no longer offered or recognised in the entry line.
Source: contract.md §1.
"""

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeVar

from marianne_desk.domain.folding import key_of
from marianne_desk.domain.trade_words import Operator, Reason, Term, Theme, Word

__all__ = ["Operator", "Reason", "Term", "Theme", "Vocabulary", "Word"]


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All that a desk's words mean. Compared by identity: what is derived from it is kept while it lives.

    ``grammar_words`` are skipped even inside names, ``common_words`` where no name holds them, ``vague_words``
    never decide alone, ``abbreviations`` are read as the words that they stand for, ``ordinary_words`` are French
    words never taken for the beginning, a slip or a form of a word of the trade; ``companion_words`` go with any
    matter and are not told of when they change nothing.
    ``msa_country``: false where the MSA is not met, the first operator of a pair is then the default.
    ``operator_defaults``: the desk's own settled operator, by code of reason or of theme (a reason's wins).
    """

    themes: tuple[Theme, ...]
    reasons: tuple[Reason, ...]
    operators: tuple[Operator, ...]
    words: tuple[Word, ...] = ()
    grammar_words: tuple[str, ...] = ()
    common_words: tuple[str, ...] = ()
    vague_words: tuple[str, ...] = ()
    ordinary_words: tuple[str, ...] = ()
    companion_words: tuple[str, ...] = ()
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    msa_country: bool = True
    operator_defaults: Mapping[str, str] = field(default_factory=dict)

    def theme(self, code: str) -> Theme | None:
        """The theme of that code, retired ones included; None when there is none."""
        return _by_code(self).themes.get(code)

    def reason(self, code: str) -> Reason | None:
        """The reason of that code, retired ones included; None when there is none."""
        return _by_code(self).reasons.get(code)

    def operator(self, code: str) -> Operator | None:
        """The operator of that code, retired ones included; None when there is none."""
        return _by_code(self).operators.get(code)

    def reasons_of(self, theme: str) -> tuple[Reason, ...]:
        """Reasons of a theme that are in use, in the order of the list."""
        return tuple(reason for reason in self.reasons if reason.theme == theme and not reason.retired)

    def label(self, kind: str, code: str) -> str:
        """What people see for a code of that column (theme, reason, operator, channel, help, outcome …).

        The code itself when it is unknown: history is shown, never hidden.
        """
        return _by_code(self).labels.get((kind, code), code)

    def find(self, kind: str, text: str) -> str | None:
        """The code that a text means in that column: code, label or alias, any case, with or without accents.

        None when unknown or when two codes answer to it. Retired entries are found. Source: contract.md §1.
        """
        return _by_code(self).names.get((kind, key_of(text)))

    def default_operator(self, operators: tuple[str, ...], *codes: str | None) -> str | None:
        """The operator to take without asking among ``operators``, or None when it has to be asked.

        ``codes``: reason then theme, looked up among the desk's own defaults.
        """
        for code in codes:
            settled = self.operator_defaults.get(code) if code else None
            if settled in operators:
                return settled
        if len(operators) == 1 or (operators and not self.msa_country and "MSA" in operators[1:]):
            return operators[0]
        return None

    def with_additions(
        self,
        themes: Iterable[Theme] = (),
        reasons: Iterable[Reason] = (),
        operators: Iterable[Operator] = (),
        retired: Iterable[str] = (),
    ) -> "Vocabulary":
        """The same vocabulary with the desk's own entries.

        An addition with the code of an entry replaces it; codes in ``retired`` (themes, reasons, operators
        alike) are no longer offered nor recognised while typing, and keep their labels.
        """
        gone = frozenset(retired)
        return replace(
            self,
            themes=_merged(self.themes, themes, gone),
            reasons=_merged(self.reasons, reasons, gone),
            operators=_merged(self.operators, operators, gone),
        )

    def at_desk(self, msa_country: bool, operator_defaults: Mapping[str, str]) -> "Vocabulary":
        """The same vocabulary at a desk with those habits of operators (see the fields of that name)."""
        return replace(self, msa_country=msa_country, operator_defaults=dict(operator_defaults))


_Entry = TypeVar("_Entry", Theme, Reason, Operator)


def _merged(kept: tuple[_Entry, ...], added: Iterable[_Entry], gone: frozenset[str]) -> tuple[_Entry, ...]:
    entries: dict[str, _Entry] = {}
    for entry in itertools.chain(kept, added):
        entries[entry.code] = replace(entry, retired=True) if entry.code in gone else entry
    return tuple(entries.values())


@dataclass(frozen=True, slots=True)
class _Codes:
    themes: Mapping[str, Theme]
    reasons: Mapping[str, Reason]
    operators: Mapping[str, Operator]
    labels: Mapping[tuple[str, str], str]
    names: Mapping[tuple[str, str], str]


@lru_cache(maxsize=8)
def _by_code(vocabulary: Vocabulary) -> _Codes:
    labels: dict[tuple[str, str], str] = {}
    sure: dict[tuple[str, str], str] = {}
    loose: dict[tuple[str, str], set[str]] = {}
    for kind, code, label, aliases in _named(vocabulary):
        labels[kind, code] = label
        sure[kind, key_of(code)] = code
        for alias in (label, *aliases):
            loose.setdefault((kind, key_of(alias)), set()).add(code)
    names = {name: codes.pop() for name, codes in loose.items() if len(codes) == 1} | sure
    return _Codes(
        themes={theme.code: theme for theme in vocabulary.themes},
        reasons={reason.code: reason for reason in vocabulary.reasons},
        operators={operator.code: operator for operator in vocabulary.operators},
        labels=labels,
        names=names,
    )


def _named(vocabulary: Vocabulary) -> Iterable[tuple[str, str, str, tuple[str, ...]]]:
    for theme in vocabulary.themes:
        yield "theme", theme.code, theme.label, theme.names
    for reason in vocabulary.reasons:
        yield "reason", reason.code, reason.label, reason.aliases + reason.fragile
    for operator in vocabulary.operators:
        yield "operator", operator.code, operator.label, operator.aliases + operator.former
    for word in vocabulary.words:
        yield word.kind, word.code, word.label, word.aliases + word.doubtful
