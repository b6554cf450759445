"""The yearly self-evaluation: the référentiel's own questions, answered, the earlier answers pre-filled.

Source: domain.md §1.3 (« the earlier answers are pre-filled »), §1.5 (yearly).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from marianne_desk.domain.commitments.pack import Pack
from marianne_desk.domain.errors import UserError

KIND = "self_evaluation"
LONGEST_COMMENT = 500


class Said(StrEnum):
    """What is answered to a question."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question of a commitment. ``said`` None: not answered yet."""

    commitment: int
    question: str
    said: Said | None = None
    comment: str = ""


def asked(pack: Pack, earlier: Sequence[Answer]) -> tuple[Answer, ...]:
    """The questions of ``pack``, each with its earlier answer where its words are the same."""
    known = {(one.commitment, one.question): one for one in earlier}
    return tuple(
        known.get((commitment.number, question), Answer(commitment.number, question))
        for commitment in pack.commitments
        for question in commitment.questions
    )


def checked(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """The answers, their comments tidied; every question has one.

    Raises UserError ``evaluation_incomplete`` and ``evaluation_comment_too_long``, their field is the place of the
    question (« 0 » the first)."""
    if not answers:
        raise UserError("evaluation_incomplete", "0", number=1)
    found = []
    for place, one in enumerate(answers):
        if one.said is None:
            raise UserError("evaluation_incomplete", str(place), number=place + 1)
        comment = " ".join(one.comment.split())
        if len(comment) > LONGEST_COMMENT:
            raise UserError("evaluation_comment_too_long", str(place), most=LONGEST_COMMENT)
        found.append(Answer(one.commitment, one.question, one.said, comment))
    return tuple(found)


def written(answers: Sequence[Answer]) -> list[dict[str, object]]:
    """The answers as they are kept."""
    return [
        {"commitment": a.commitment, "question": a.question, "said": a.said, "comment": a.comment}
        for a in answers
    ]


def read(content: Sequence[Mapping[str, object]]) -> tuple[Answer, ...]:
    """Answers as they were kept."""
    return tuple(
        Answer(int(str(one["commitment"])), str(one["question"]), Said(str(one["said"])), str(one["comment"]))
        for one in content
    )
