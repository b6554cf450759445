"""The entry line: from what an agent types to what will be recorded.

Plain words in any order, the desk's habits first, nothing guessed in silence: what is ambiguous becomes a
question that one key answers. Source: issue 2 §3, contract.md §1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from marianne_desk.domain.codes import Age, Channel, Help, Need, Outcome, RequestKind
from marianne_desk.domain.contact import Announcement, Pause, RequestDraft
from marianne_desk.domain.entry_clues import Clue
from marianne_desk.domain.entry_communes import commune_begun, read_commune
from marianne_desk.domain.entry_decision import Subject
from marianne_desk.domain.entry_doubts import settle_channel, settle_words, word_question
from marianne_desk.domain.entry_fit import fits_all
from marianne_desk.domain.entry_index import Reading
from marianne_desk.domain.entry_indexing import index_of
from marianne_desk.domain.entry_moments import placed, read_moments
from marianne_desk.domain.entry_numbers import read_age, read_rings
from marianne_desk.domain.entry_questions import (
    choice_of,
    fact_question,
    matter_question,
    operator_question,
    theme_question,
)
from marianne_desk.domain.entry_subject import subject_of
from marianne_desk.domain.entry_values import EntryContext, Option, Question, Understanding
from marianne_desk.domain.entry_words import clues_of, tokens_of
from marianne_desk.domain.trade_words import Term

__all__ = ["EntryContext", "Option", "Question", "Understanding", "answer", "choose", "understand"]


def understand(text: str, context: EntryContext, answers: tuple[tuple[str, str], ...] = ()) -> Understanding:
    """What a line means so far. ``answers``: (field, value) of questions already answered.

    An empty line means nothing and asks nothing. Never raises: what cannot be understood is in
    ``unknown_words`` or asked.
    """
    given = dict(answers)
    age, rest = read_age(text)
    rings, rest = read_rings(rest)
    moments = read_moments(rest, context)
    index = index_of(context.vocabulary)
    commune, tokens = read_commune(tokens_of(moments.text), context.communes, index)
    words = clues_of(tokens, index)
    begun = {} if commune else {word: commune_begun(word.lower(), context.communes) for word in words.unknown}
    unknown = tuple(word for word in words.unknown if not begun.get(word))
    clues, channel_question = settle_channel(
        settle_words(words.clues, given), context, given, timed=moments.when is not None
    )
    subject = subject_of(clues, context.vocabulary, bool(unknown))
    stated = _stated(subject, context, given)
    matter = _matter(subject, clues, context, given, bool(text.strip()) and _asks_theme(unknown))
    placed_at = placed(moments, stated.channel or context.channel, context, given)
    received = (stated.channel or context.channel) in _RECEIVING
    asked = (*matter.questions, placed_at.question, channel_question, *stated.questions)
    return Understanding(
        text=text,
        context=context,
        draft=RequestDraft(
            theme=matter.reading[0] if matter.reading else None,
            reason=matter.reading[1] if matter.reading else None,
            operator=matter.operator,
            help=stated.help or matter.help,
            outcome=stated.outcome,
            kind=stated.kind,
            returning=True if "returning" in stated.signals else None,
            received_at=placed_at.at if received else None,
            announcements=(Announcement(context.now, moments.announced),) if moments.announced else (),
            pauses=(Pause(context.now, None),) if "paused" in stated.signals else (),
        ),
        channel=stated.channel,
        arrived_at=None if received else placed_at.at,
        appointment_at=placed_at.appointment_at,
        first_visit=True if "first_visit" in stated.signals else None,
        age=age or stated.age,
        commune=commune or next((name for name in begun.values() if name), ""),
        needs=stated.needs,
        rings=rings,
        paused="paused" in stated.signals,
        questions=tuple(question for question in asked if question),
        unknown_words=(*unknown, *subject.unclear),
        answers=answers,
    )


def choose(understanding: Understanding, question: Question, option: Option) -> Understanding:
    """The line understood again with one question answered."""
    answers = (*understanding.answers, (question.field, option.value))
    return understand(understanding.text, understanding.context, answers)


def answer(understanding: Understanding, value: str) -> Understanding:
    """The line understood again with that value for its first question; unchanged when nothing was asked."""
    if not understanding.questions:
        return understanding
    answers = (*understanding.answers, (understanding.questions[0].field, value))
    return understand(understanding.text, understanding.context, answers)


_RECEIVING = frozenset({Channel.EMAIL, Channel.MAIL, Channel.PHONE})
_SHORTEST_UNKNOWN = 3


def _asks_theme(unknown: Sequence[str]) -> bool:
    """Whether a line without a subject is worth asking about: not while its first letters are typed."""
    return not unknown or any(len(word) >= _SHORTEST_UNKNOWN for word in unknown)


@dataclass(frozen=True, slots=True)
class _Stated:
    """Facts of the closed lists that the words state."""

    channel: Channel | None
    outcome: Outcome | None
    help: tuple[Help, ...]
    kind: RequestKind
    needs: tuple[Need, ...]
    age: Age | None
    signals: frozenset[str]
    questions: tuple[Question, ...]


def _stated(subject: Subject, context: EntryContext, given: Mapping[str, str]) -> _Stated:
    codes: dict[str, list[str]] = {}
    for kind, code in subject.facts:
        codes.setdefault(kind, []).append(code)
    questions = []
    single: dict[str, str] = {}
    for kind in ("channel", "outcome", "kind", "age"):
        several = codes.get(kind, [])
        if given.get(kind):
            single[kind] = given[kind]
        elif len(several) == 1:
            single[kind] = several[0]
        elif several:
            questions.append(fact_question(kind, several, context))
    return _Stated(
        channel=Channel(single["channel"]) if "channel" in single else None,
        outcome=Outcome(single["outcome"]) if "outcome" in single else None,
        help=tuple(Help(code) for code in codes.get("help", ())),
        kind=RequestKind(single.get("kind", RequestKind.REQUEST)),
        needs=tuple(Need(code) for code in codes.get("need", ())),
        age=Age(single["age"]) if "age" in single else None,
        signals=frozenset(codes.get("signal", ())),
        questions=tuple(questions),
    )


@dataclass(frozen=True, slots=True)
class _Matter:
    """Theme and reason, operator, and the help of a precise matter, or what has to be asked first."""

    reading: Reading | None = None
    operator: str | None = None
    help: tuple[Help, ...] = ()
    questions: tuple[Question, ...] = ()


def _matter(
    subject: Subject, clues: Sequence[Clue], context: EntryContext, given: Mapping[str, str], ask: bool
) -> _Matter:
    typed = subject.operators[0] if len(subject.operators) == 1 else None
    information = ("help", Help.INFORMATION.value) in subject.facts
    chosen = choice_of(given["reason"]) if "reason" in given else None
    reading, operator = chosen or (subject.reading, None)
    if reading is None:
        if subject.mixed is not None and subject.mixed.facts:
            asked = word_question(subject.mixed, subject.choices, subject.mixed.facts, context)
        elif subject.choices:
            asked = matter_question("reason", subject.choices, context, open_first=information)
        else:
            return _Matter(operator=typed, questions=(theme_question(context),) if ask else ())
        return _Matter(operator=typed, questions=(asked,))
    term = _term(reading, clues)
    help_ = term.help if term else ()
    typed_fitting = tuple(o for o in subject.operators if fits_all(context.vocabulary, reading, (o,)))
    operator = operator or given.get("operator") or (typed_fitting[0] if len(typed_fitting) == 1 else None)
    if operator is not None:
        return _Matter(reading, operator, help_)
    operators = typed_fitting or _operators(reading, term, context)
    default = (
        None if typed_fitting else context.vocabulary.default_operator(operators, reading[1], reading[0])
    )
    if default is None and len(operators) > 1:
        return _Matter(reading, None, help_, (operator_question(operators, reading, context),))
    return _Matter(reading, default, help_)


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
