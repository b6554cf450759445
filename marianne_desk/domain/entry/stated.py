"""The facts of a contact that the words of a line state: channel, outcome, help, kind, needs, age, signals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from marianne_desk.domain.codes import Age, Channel, Help, Need, Outcome, RequestKind
from marianne_desk.domain.entry.questions import fact_question
from marianne_desk.domain.entry.values import EntryContext, Question


@dataclass(frozen=True, slots=True)
class Stated:
    """Facts of the closed lists. ``questions``: where two that exclude each other were typed."""

    channel: Channel | None
    outcome: Outcome | None
    help: tuple[Help, ...]
    kind: RequestKind
    needs: tuple[Need, ...]
    age: Age | None
    signals: frozenset[str]
    questions: tuple[Question, ...]


def stated_facts(facts: Sequence[tuple[str, str]], context: EntryContext, given: Mapping[str, str]) -> Stated:
    """What ``facts``, as (kind, code), say together. ``given``: answers to questions, by field."""
    codes: dict[str, list[str]] = {}
    for kind, code in facts:
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
    return Stated(
        channel=Channel(single["channel"]) if "channel" in single else None,
        outcome=Outcome(single["outcome"]) if "outcome" in single else None,
        help=tuple(Help(code) for code in codes.get("help", ())),
        kind=RequestKind(single.get("kind", RequestKind.REQUEST)),
        needs=tuple(Need(code) for code in codes.get("need", ())),
        age=Age(single["age"]) if "age" in single else None,
        signals=frozenset(codes.get("signal", ())),
        questions=tuple(questions),
    )
