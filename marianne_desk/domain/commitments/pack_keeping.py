"""A référentiel written out whole, as an issued month keeps it: never checked again, read back as it was.

``pack_reading`` reads what a person wrote, and refuses; here stands what the program itself kept.
"""

import json
from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any, cast

from marianne_desk.domain.commitments.pack import (
    Cohort,
    Commitment,
    Formula,
    Heading,
    Indicator,
    Pack,
    ProofKind,
    Rule,
    Sure,
)

_PARTS: Mapping[str, type] = MappingProxyType(
    {"headings": Heading, "commitments": Commitment, "indicators": Indicator, "proofs": ProofKind}
)
_WORDS: Mapping[str, type] = MappingProxyType(
    {"sure": Sure, "rule": Rule, "formula": Formula, "cohort": Cohort}
)


def pack_text(pack: Pack) -> str:
    """The pack in one canonical writing: the same pack is always the same text."""
    return canonical(_written(pack))


def pack_of(text: str) -> Pack:
    """The pack that :func:`pack_text` wrote."""
    return cast(Pack, _read(Pack, json.loads(text)))


def canonical(content: Mapping[str, object]) -> str:
    """JSON that does not depend on who writes it: keys in order, no spaces, letters as they are."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def _written(value: Pack | Heading | Commitment | Indicator | ProofKind) -> dict[str, object]:
    found: dict[str, object] = {}
    for one in fields(value):
        part = getattr(value, one.name)
        if one.name in _PARTS:
            part = [_written(item) for item in part]
        elif one.name == "parameters":
            part = dict(part)
        found[one.name] = part
    return found


def _read(kind: type, content: Mapping[str, Any]) -> object:
    values = dict(content)
    for name, value in content.items():
        if name in _PARTS:
            values[name] = tuple(_read(_PARTS[name], item) for item in value)
        elif name in _WORDS:
            values[name] = _WORDS[name](value)
        elif name == "questions":
            values[name] = tuple(value)
        elif name == "parameters":
            values[name] = MappingProxyType(value)
    return kind(**values)
