"""No value that may name somebody shows it where values are printed: in a log, a report of a fault, a test."""

import dataclasses
import importlib
import pkgutil
from collections.abc import Iterator

import marianne_desk

HIDDEN = {
    "visitor",
    "whom",
    "reach",
    "reach_key",
    "name_key",
    "question",
    "tried",
    "scope",
    "words",
    "call_back",
}
"""Fields that hold a person's name, number or words wherever they are texts."""
NOBODY = {"MandatePaper.reach", "SlipWords.question"}
"""The house's own number, and a word of the slip's language."""


def dataclasses_of(*packages: str) -> Iterator[type]:
    for found in pkgutil.walk_packages(marianne_desk.__path__, "marianne_desk."):
        if found.name.startswith(packages) and "migrations" not in found.name:
            module = importlib.import_module(found.name)
            yield from (
                one
                for one in vars(module).values()
                if isinstance(one, type) and one.__module__ == found.name and dataclasses.is_dataclass(one)
            )


def test_no_dataclass_shows_what_is_personal() -> None:
    shown = [
        f"{one.__name__}.{field.name}"
        for one in dataclasses_of(
            "marianne_desk.domain.cases",
            "marianne_desk.domain.agenda",
            "marianne_desk.domain.set_aside",
            "marianne_desk.domain.to_answer",
            "marianne_desk.domain.day",
            "marianne_desk.usecases",
            "marianne_desk.storage",
            "marianne_desk.exchange.ics",
            "marianne_desk.documents.mandate",
        )
        for field in dataclasses.fields(one)
        if field.repr and field.name in HIDDEN and field.type in ("str", str, "tuple[str, ...]", "str | None")
    ]
    assert set(shown) <= NOBODY
