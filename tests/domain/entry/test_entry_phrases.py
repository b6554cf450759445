"""What agents type in a hurry: understood, or asked; never recorded as something else."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from marianne_desk.domain.entry.line import EntryContext, Understanding, understand
from marianne_desk.domain.entry.questions import choice_of
from marianne_desk.storage.lists import load_vocabulary
from tests.twenty_contacts import HABITS

PARIS = ZoneInfo("Europe/Paris")
CONTEXT = EntryContext(
    vocabulary=load_vocabulary(),
    now=datetime(2026, 11, 20, 13, 32, tzinfo=UTC),
    zone=PARIS,
    habits=HABITS,
    communes=("Château-Salins", "Dieuze", "Delme", "Morhange", "Saint-Avold"),
)


def _phrases() -> list[tuple[str, str]]:
    lines = (Path(__file__).parent / "agent_phrases.txt").read_text("utf-8").splitlines()
    pairs = (line.split(" | ") for line in lines if line and not line.startswith("#"))
    return [(text, wanted) for text, wanted in pairs]


def _verdict(read: Understanding, wanted: str) -> str:
    """« understood », « asked » (the wanted matter is one of the options), « lost » or « wrong »."""
    asked = {question.field: question for question in read.questions}
    if wanted.startswith("?"):
        matter = choice_of(wanted[2:])
        first = next((q for q in read.questions if q.field == "reason" or q.field.startswith("word:")), None)
        if first is None:
            return "wrong" if read.draft.theme else "lost"
        offered = [choice_of(option.value) for option in first.options if "=" not in option.value]
        return "asked" if matter in offered or (matter[0], None) in offered else "lost"
    (theme, reason), operator = choice_of(wanted)
    if read.draft.theme is None:
        return "lost"
    if (read.draft.theme, read.draft.reason) != (theme, reason):
        return "wrong"
    if operator == "?":
        return "asked" if "operator" in asked else "wrong"
    return "understood" if read.draft.operator == operator else "wrong"


def test_no_phrase_is_recorded_as_something_else_and_nearly_all_are_understood() -> None:
    phrases = _phrases()
    found: dict[str, list[str]] = {"understood": [], "asked": [], "lost": [], "wrong": []}
    for text, wanted in phrases:
        found[_verdict(understand(text, CONTEXT), wanted)].append(text)
    print({name: len(texts) for name, texts in found.items()}, found["lost"])
    assert len(phrases) >= 300
    assert found["wrong"] == []
    assert len(found["lost"]) <= 0.05 * len(phrases), found["lost"]


@pytest.mark.parametrize("text", ["", "   ", "e", "'", "« »", "12", "hier", "1h", "/", "x" * 500])
def test_a_line_that_says_nothing_is_never_an_error(text: str) -> None:
    assert understand(text, CONTEXT).draft.theme is None


def test_a_line_is_read_faster_than_the_hand_types() -> None:
    from time import perf_counter

    texts = [text for text, _ in _phrases()[:150]]
    understand("cni", CONTEXT)
    begun = perf_counter()
    for text in texts:
        understand(text, CONTEXT)
    assert (perf_counter() - begun) / len(texts) < 0.02
