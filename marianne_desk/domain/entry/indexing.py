"""Builds the index of a vocabulary: once (some 40 ms), kept while the vocabulary lives."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from marianne_desk.domain.entry.index import FULL, NAME, PART, Entry, Index, Name, Reading, singular
from marianne_desk.domain.folding import key_of
from marianne_desk.domain.trade_words import Reason, Term, Theme
from marianne_desk.domain.vocabulary import Vocabulary


@lru_cache(maxsize=8)
def index_of(vocabulary: Vocabulary) -> Index:
    """The index of a vocabulary; retired entries are left out."""
    building = _Building(vocabulary)
    building.add_operators()
    for theme in vocabulary.themes:
        if not theme.retired:
            building.add_theme(theme)
    for reason in vocabulary.reasons:
        if not reason.retired:
            building.add_reason(reason)
    building.add_words()
    return building.finished()


class _Building:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.grammar = frozenset(key_of(word) for word in vocabulary.grammar_words)
        self.common = frozenset(key_of(word) for word in vocabulary.common_words)
        self.vague = frozenset(key_of(word) for word in vocabulary.vague_words)
        self.phrases: dict[tuple[str, ...], Entry] = {}
        self.words: dict[str, Entry] = {}
        self.names: list[Name] = []
        self.missing: set[tuple[str, ...]] = set()
        self.taken: set[str] = set()
        self.joined: set[str] = set()
        self.bodies: dict[tuple[str, ...], str] = {}

    def entries(self, names: Iterable[str], spread: bool = True) -> Iterator[tuple[Entry, bool]]:
        """The entry of each name, under the name as written and without its grammar words.

        Yields (entry, whole): not whole for the single words of a longer name, which only point to it.
        """
        for name in names:
            written = tuple(key_of(name).split())
            bare = tuple(word for word in written if word not in self.grammar)
            inside = self._operators_in(written)
            for words in {written, bare or written} if spread else {written}:
                entry = self.phrases.setdefault(words, Entry())
                entry.operators |= inside
                yield entry, True
            if not spread or len(bare) < 2:
                continue
            if len(bare) <= 3:
                self.joined.add("".join(bare))
                yield self.phrases.setdefault(("".join(bare),), Entry()), True
            self.phrases.setdefault(tuple(map(singular, bare)), self.phrases[bare])
            number = len(self.names)
            self.names.append(Name(frozenset(bare), self.phrases[bare]))
            for word in bare:
                part = self.words.setdefault(word, Entry())
                part.names.add(number)
                if word not in self.common:
                    yield part, False

    def _operators_in(self, words: tuple[str, ...]) -> set[str]:
        """Operators whose own name stands inside a longer name (« dette CAF »)."""
        spans = (words[i:j] for i in range(len(words)) for j in range(i + 1, len(words) + 1))
        return {self.bodies[span] for span in spans if span in self.bodies}

    def add_operators(self) -> None:
        themes = {key_of(theme.code) for theme in self.vocabulary.themes}
        for operator in self.vocabulary.operators:
            if operator.retired:
                continue
            names = [
                name
                for name in (operator.code, operator.label, *operator.aliases, *operator.former)
                if key_of(name) not in themes
            ]
            self.taken.update(key_of(name) for name in names)
            for entry, whole in self.entries(names):
                if whole:
                    entry.operators.add(operator.code)
        for operator in self.vocabulary.operators:
            for name in () if operator.retired else (operator.label, *operator.former):
                self.bodies[tuple(key_of(name).split())] = operator.code

    def add_theme(self, theme: Theme) -> None:
        everything: list[Reading] = [(theme.code, r.code) for r in self.vocabulary.reasons_of(theme.code)]
        everything.append((theme.code, None))
        weak = {key_of(name) for name in theme.hints}
        for term in theme.matters:
            weak.update(key_of(name) for name in term.words)
        names = [name for name in (theme.code, theme.label) if key_of(name) not in weak | self.taken]
        for entry, whole in self.entries((*names, *theme.names)):
            for reading in everything:
                entry.point(reading, NAME if whole else PART)
            entry.firm |= whole
        for entry, whole in self.entries(theme.hints):
            entry.point((theme.code, None), NAME if whole else PART)
            entry.vague |= whole
        for term in theme.matters:
            self.add_term((theme.code, None), term)

    def add_term(self, reading: Reading, term: Term) -> None:
        for entry, whole in self.entries(term.words, spread=not term.soft):
            if term.soft:
                entry.soft[reading] = term
            elif whole:
                entry.point(reading, FULL)
                entry.terms[reading] = term
                entry.firm = True
            else:
                entry.point(reading, NAME)

    def add_reason(self, reason: Reason) -> None:
        reading: Reading = (reason.theme, reason.code)
        own = [
            name
            for name in (reason.code, reason.label)
            if key_of(name) not in self.taken | self.common and not self._of_another(reason, name)
        ]
        fragile = {key_of(name) for name in reason.fragile}
        sure = [name for name in (*own, *reason.aliases) if key_of(name) not in fragile]
        for entry, whole in self.entries(sure):
            entry.point(reading, FULL if whole else NAME)
            entry.firm |= whole
        for entry, whole in self.entries(reason.fragile):
            entry.fragile |= whole and not entry.firm
            entry.point(reading, FULL if whole else NAME)
            entry.firm |= whole
        for entry, whole in self.entries(reason.hints):
            entry.point(reading, NAME if whole else PART)
            entry.vague |= whole
        for term in reason.terms:
            self.add_term(reading, term)

    def _of_another(self, reason: Reason, name: str) -> bool:
        """Whether a code or label is also a name that another reason or theme claims in its own list."""
        phrase = self.phrases.get((key_of(name),))
        return phrase is not None and phrase.firm and reason.code not in {r for _, r in phrase.readings}

    def add_words(self) -> None:
        for word in self.vocabulary.words:
            doubtful = {key_of(name) for name in word.doubtful}
            if word.kind == "missing":
                self.add_missing(word.aliases)
                continue
            names = [word.label, *word.aliases]
            for entry, _ in self.entries((n for n in names if key_of(n) not in doubtful), spread=False):
                entry.facts.add((word.kind, word.code))
            for entry, _ in self.entries(word.doubtful, spread=False):
                entry.doubtful.add((word.kind, word.code))

    def add_missing(self, names: Iterable[str]) -> None:
        for name in names:
            words = tuple(word for word in key_of(name).split() if word not in self.grammar)
            self.missing.add(words)

    def finished(self) -> Index:
        for words, entry in self.phrases.items():
            if len(words) == 1:
                part = self.words.setdefault(words[0], entry)
                if part is not entry:
                    _add_part(entry, part)
                    self.words[words[0]] = entry
        for word in self.common:
            self.words.setdefault(word, Entry())
        ordinary = frozenset(self.vocabulary.ordinary_words)
        for word in ordinary & self.words.keys():
            if (word,) not in self.phrases:
                self.words[word].readings.clear()
        for word, entry in self.words.items():
            entry.common = word in self.common
            entry.generic = entry.fragile and word in self.vague
            entry.vague |= word in self.vague or entry.common
        for entry in (*self.phrases.values(), *self.words.values()):
            entry.vague &= not entry.firm
        return Index(
            phrases=self.phrases,
            words=self.words,
            ordered=tuple(sorted(self.words)),
            names=tuple(self.names),
            missing=frozenset(self.missing),
            grammar=self.grammar,
            short={
                key_of(short): tuple(key_of(words).split())
                for short, words in self.vocabulary.abbreviations.items()
            },
            ordinary=ordinary,
            companions=frozenset(key_of(words) for words in self.vocabulary.companion_words),
            joined=frozenset(self.joined),
            longest=max(map(len, self.phrases), default=1),
        )


def _add_part(entry: Entry, part: Entry) -> None:
    """What a whole name also is: a word of longer names. What states something else (an operator, an appointment)
    does not point to the matters whose names hold it."""
    entry.names |= part.names
    if not (entry.operators or entry.facts or entry.soft):
        for reading, strength in part.readings.items():
            entry.point(reading, strength)
