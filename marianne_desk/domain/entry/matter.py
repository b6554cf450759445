"""From what a line is about to what is recorded of it: theme and reason, operator, help; or the question first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from marianne_desk.domain.codes import Help
from marianne_desk.domain.entry.clues import Clue
from marianne_desk.domain.entry.decision import Subject
from marianne_desk.domain.entry.doubts import word_question
from marianne_desk.domain.entry.fit import fits_all
from marianne_desk.domain.entry.index import FULL, Index, Reading
from marianne_desk.domain.entry.questions import (
    TOGETHER,
    choice_of,
    matter_question,
    operator_question,
    page_of,
    theme_question,
)
from marianne_desk.domain.entry.values import EntryContext, Question
from marianne_desk.domain.trade_words import Term
from marianne_desk.domain.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Matter:
    """Theme and reason, operator, and the help of a precise matter, or what has to be asked first."""

    reading: Reading | None = None
    operator: str | None = None
    help: tuple[Help, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Asking:
    """How a line is asked about. ``nothing``: whether a line without a subject is worth a question yet; ``joined``:
    « et », « puis », « + » stand in it."""

    nothing: bool
    joined: bool


def matters_of(
    subject: Subject, clues: Sequence[Clue], context: EntryContext, given: Mapping[str, str], asking: Asking
) -> tuple[Matter, ...]:
    """The matter of each request of a line: one, or several where the agent said that all are meant."""
    answer = given.get("reason", "")
    if answer == TOGETHER and subject.together:
        first, *others = subject.together
        return (
            _settled(first, "operator", subject, clues, context, given),
            *(_settled(o, f"operator:{o[1] or o[0]}", subject, clues, context, given) for o in others),
        )
    chosen = choice_of(answer) if "/" in answer else None
    reading, operator = chosen or (subject.reading, None)
    if reading is not None:
        answered = {**given, "operator": operator} if operator else given
        return (_settled(reading, "operator", subject, clues, context, answered),)
    fitting = {
        o for o in subject.operators if all(fits_all(context.vocabulary, r, (o,)) for r, _ in subject.choices)
    }
    typed = subject.operators[0] if len(subject.operators) == 1 and fitting else None
    return (Matter(operator=typed, questions=_asked(subject, context, page_of(answer), asking)),)


def _asked(subject: Subject, context: EntryContext, page: int, asking: Asking) -> tuple[Question, ...]:
    if subject.mixed is not None and subject.mixed.facts:
        return (word_question(subject.mixed, subject.choices, subject.mixed.facts, context),)
    if subject.choices:
        information = ("help", Help.INFORMATION.value) in subject.facts
        return (matter_question(subject, context, information, asking.joined, page),)
    return (theme_question(context, page),) if asking.nothing else ()


def _settled(
    reading: Reading,
    field: str,
    subject: Subject,
    clues: Sequence[Clue],
    context: EntryContext,
    given: Mapping[str, str],
) -> Matter:
    """A matter with its operator: the typed one that fits, the usual one, or a question."""
    term = _term(reading, clues)
    help_ = term.help if term else ()
    typed = tuple(o for o in subject.operators if fits_all(context.vocabulary, reading, (o,)))
    operators = typed or _operators(reading, term, context)
    answered = given.get(field) or given.get("operator")
    if answered is not None and (field == "operator" or answered in operators):
        return Matter(reading, answered, help_)
    if len(typed) == 1:
        return Matter(reading, typed[0], help_)
    default = None if typed else context.vocabulary.default_operator(operators, reading[1], reading[0])
    if default is None and len(operators) > 1:
        return Matter(reading, None, help_, (operator_question(operators, reading, context, field),))
    return Matter(reading, default, help_)


def _term(reading: Reading, clues: Sequence[Clue]) -> Term | None:
    terms = (clue.terms.get(reading) or clue.soft.get(reading) for clue in clues)
    return next((term for term in terms if term), None)


def _operators(reading: Reading, term: Term | None, context: EntryContext) -> tuple[str, ...]:
    """Operators of a matter that exist today."""
    vocabulary = context.vocabulary
    if term is not None and term.operators is not None:
        codes = term.operators
    else:
        reason = vocabulary.reason(reading[1]) if reading[1] else None
        theme = vocabulary.theme(reading[0])
        codes = reason.operators if reason else theme.operators if theme else ()
    today = context.now.astimezone(context.zone).date()
    known = [vocabulary.operator(code) for code in codes]
    return tuple(o.code for o in known if o is not None and not o.retired and o.existed_on(today))


def unused_words(
    clues: Iterable[Clue], subject: Subject, matters: Sequence[Matter], index: Index, vocabulary: Vocabulary
) -> tuple[str, ...]:
    """Words that mean something and changed nothing of what is recorded or asked: it is said, never hidden."""
    settled = {matter.reading for matter in matters if matter.reading is not None}
    kept = settled or {reading for reading, _ in subject.choices}
    operators = {matter.operator for matter in matters} | {operator for _, operator in subject.choices}
    if not settled:
        operators |= {o for o in subject.operators if any(fits_all(vocabulary, r, (o,)) for r in kept)}
    return tuple(
        clue.text
        for clue in clues
        if not (clue.apart or clue.common or clue.text in index.companions or clue is subject.mixed)
        and (clue.readings or clue.operators or clue.facts)
        and not clue.facts & set(subject.facts)
        and not clue.operators & operators
        and not _plays_part(clue, kept, vocabulary)
    )


def _plays_part(clue: Clue, kept: Iterable[Reading], vocabulary: Vocabulary) -> bool:
    """Whether a clue points to what is kept: that matter, its theme, or one that the matter swallows."""
    themes = {theme for theme, reason in clue.readings if reason is None}
    for theme, code in kept:
        reason = vocabulary.reason(code) if code else None
        covers = reason.covers if reason else ()
        if (theme, code) in clue.readings or (theme, code) in clue.soft or theme in themes:
            return True
        if any(r in covers for (_, r), strength in clue.readings.items() if strength == FULL):
            return True
        if code is None and any(t == theme for t, _ in clue.readings):
            return True
    return False
