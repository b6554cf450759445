"""The entry line: from what an agent types to what will be recorded.

Plain words in any order, the desk's habits first, nothing guessed in silence: what is ambiguous becomes a
question that one key answers, what is not used is said. Source: issue 2 §3, contract.md §1.
"""

import re
from collections.abc import Sequence

from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import Announcement, Pause, RequestDraft
from marianne_desk.domain.entry.answered import read_answered
from marianne_desk.domain.entry.communes import commune_begun, read_commune
from marianne_desk.domain.entry.doubts import settle_channel, settle_kind, settle_words
from marianne_desk.domain.entry.indexing import index_of
from marianne_desk.domain.entry.matter import Asking, matters_of, unused_words
from marianne_desk.domain.entry.moments import placed, read_moments
from marianne_desk.domain.entry.numbers import read_age, read_rings
from marianne_desk.domain.entry.stated import stated_facts
from marianne_desk.domain.entry.subject import subject_of
from marianne_desk.domain.entry.values import EntryContext, Option, Question, Understanding
from marianne_desk.domain.entry.words import clues_of, tokens_of

__all__ = ["EntryContext", "Option", "Question", "Understanding", "answer", "choose", "understand"]

_RECEIVING = frozenset({Channel.EMAIL, Channel.MAIL, Channel.PHONE})
_SHORTEST_UNKNOWN = 3
_CALL_BACK = frozenset({"rappel", "rappels"})
"""« Rappel » on the telephone: to be called back. At the desk it may be money owed for past months, and is asked."""
_JOINED = re.compile(r"[+&/,;]|\b(?:et|puis|ainsi que|plus)\b", re.IGNORECASE)


def understand(text: str, context: EntryContext, answers: tuple[tuple[str, str], ...] = ()) -> Understanding:
    """What a line means so far. ``answers``: (field, value) of questions already answered.

    An empty line means nothing and asks nothing. Never raises: what cannot be understood is in
    ``unknown_words`` or asked.
    """
    given = dict(answers)
    index = index_of(context.vocabulary)
    answered_at, rest = read_answered(text, context)
    age, rest, years = read_age(rest)
    rings, rest = read_rings(rest)
    moments = read_moments(rest, context, index)
    commune, tokens = read_commune(tokens_of(moments.text), context.communes, index)
    words = clues_of(tokens, index)
    begun = {} if commune else {word: commune_begun(word.lower(), context.communes) for word in words.unknown}
    unknown = tuple(word for word in words.unknown if not begun.get(word))
    clues, kind_question = settle_kind(settle_words(words.clues, given), context)
    clues, channel_question = settle_channel(clues, context, given, timed=moments.when is not None)
    subject = subject_of(clues, context.vocabulary, bool(unknown))
    stated = stated_facts(subject.facts, context, given)
    asks = bool(text.strip()) and kind_question is None and _asks_theme(unknown)
    asking = Asking(nothing=asks, joined=_JOINED.search(text) is not None)
    matters = matters_of(subject, clues, context, given, asking)
    channel = stated.channel or context.channel
    call_back = {word for word in unknown if channel is Channel.PHONE and word.lower() in _CALL_BACK}
    placed_at = placed(moments, channel, context, given)
    received = channel in _RECEIVING
    matter_questions = [question for matter in matters for question in matter.questions]
    asked = (*matter_questions, kind_question, placed_at.question, channel_question, *stated.questions)
    requests = [
        RequestDraft(
            theme=matter.reading[0] if matter.reading else None,
            reason=matter.reading[1] if matter.reading else None,
            operator=matter.operator,
            help=stated.help or matter.help,
            outcome=stated.outcome or (Outcome.PENDING if call_back else None),
            kind=stated.kind,
            returning=True if "returning" in stated.signals else None,
            received_at=placed_at.at if received else None,
            answered_at=answered_at if received else None,
            announcements=(Announcement(context.now, moments.announced),) if moments.announced else (),
            pauses=(Pause(context.now, None),) if "paused" in stated.signals else (),
        )
        for matter in matters
    ]
    unused = unused_words(clues, subject, matters, index, context.vocabulary)
    return Understanding(
        text=text,
        context=context,
        draft=requests[0],
        others=tuple(requests[1:]),
        channel=stated.channel,
        arrived_at=None if received else placed_at.at,
        appointment_at=placed_at.appointment_at,
        first_visit=True if "first_visit" in stated.signals else None,
        age=age or stated.age,
        commune=commune or next((name for name in begun.values() if name), ""),
        needs=stated.needs,
        rings=rings,
        paused="paused" in stated.signals,
        day_part=placed_at.part,
        surname=words.surname,
        questions=tuple(question for question in asked if question),
        unknown_words=tuple(
            dict.fromkeys(
                word for word in (*unknown, *unused, years, moments.aside) if word and word not in call_back
            )
        ),
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


def _asks_theme(unknown: Sequence[str]) -> bool:
    """Whether a line without a subject is worth asking about: not while its first letters are typed."""
    return not unknown or any(len(word) >= _SHORTEST_UNKNOWN for word in unknown)
