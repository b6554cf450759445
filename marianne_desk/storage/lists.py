"""The lists that come with the program: ``resources/lists/*.toml`` read into a base vocabulary.

Read before the first window is painted, so nothing heavy is imported here.
"""

import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from marianne_desk.domain.codes import Help
from marianne_desk.domain.own_lists import ListName, OwnEntry
from marianne_desk.domain.vocabulary import Operator, Reason, Term, Theme, Vocabulary, Word

FILES = ("themes.toml", "operators.toml", "words.toml", "ordinary.toml")


def lists_directory() -> Path:
    """The folder of the lists, in a checkout and in a frozen build."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parents[2]
    return root / "resources" / "lists"


def load_vocabulary(directory: Path | None = None) -> Vocabulary:
    """The base vocabulary of ``directory`` (the program's own lists by default), read once a process.

    A missing or malformed file raises what ``open`` and ``tomllib`` raise: the program itself is then damaged.
    """
    return _read(directory or lists_directory())


@lru_cache(maxsize=4)
def _read(directory: Path) -> Vocabulary:
    themes, operators, words, ordinary = (
        tomllib.loads((directory / name).read_text("utf-8")) for name in FILES
    )
    return Vocabulary(
        themes=tuple(_theme(entry) for entry in themes["theme"]),
        reasons=tuple(_reason(entry) for entry in themes["reason"]),
        operators=tuple(_operator(entry) for entry in operators["operator"]),
        words=tuple(_word(entry) for entry in words["word"]),
        grammar_words=_names(words["skipped"], "grammar"),
        common_words=_names(words["skipped"], "common"),
        vague_words=_names(words["skipped"], "vague"),
        companion_words=_names(words["skipped"], "companions"),
        ordinary_words=_names(ordinary["ordinary"], "words"),
        abbreviations=dict(words["abbreviations"]),
    )


OWN_COLUMNS = (
    "list",
    "code",
    "label",
    "parent",
    "aliases",
    "former",
    "operators",
    "valid_from",
    "valid_to",
    "retired_on",
)
"""The columns of ``list_entry`` that :func:`own_entry` reads, in this order."""


def own_entry(row: Sequence[str | None]) -> OwnEntry:
    """An entry of the desk's own from its kept form; several words or codes are parted by « | »."""
    list_name, code, label, parents, aliases, former, operators, valid_from, valid_to, retired_on = row
    return OwnEntry(
        list=ListName(str(list_name)),
        code=str(code),
        label=str(label),
        parents=_parts(parents),
        aliases=_parts(aliases),
        former=_parts(former),
        operators=_parts(operators),
        valid_from=_iso_day(valid_from),
        valid_to=_iso_day(valid_to),
        retired_on=_iso_day(retired_on),
    )


def _parts(text: str | None) -> tuple[str, ...]:
    return tuple(part for part in (text or "").split("|") if part)


def _iso_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _names(entry: Mapping[str, Any], field: str) -> tuple[str, ...]:
    """Names separated by commas, blanks around them dropped."""
    return tuple(name for part in entry.get(field, "").split(",") if (name := part.strip()))


def _helps(entry: Mapping[str, Any]) -> tuple[Help, ...]:
    return tuple(Help(code) for code in entry.get("help", ()))


def _terms(entries: Iterable[Mapping[str, Any]]) -> tuple[Term, ...]:
    return tuple(
        Term(
            words=_names(entry, "words"),
            operators=tuple(entry["operators"]) if "operators" in entry else None,
            help=_helps(entry),
            soft=bool(entry.get("soft", False)),
        )
        for entry in entries
    )


def _theme(entry: Mapping[str, Any]) -> Theme:
    return Theme(
        code=entry["code"],
        label=entry["label"],
        names=_names(entry, "names"),
        hints=_names(entry, "hints"),
        matters=_terms(entry.get("matter", ())),
        operators=tuple(entry.get("operators", ())),
    )


def _reason(entry: Mapping[str, Any]) -> Reason:
    return Reason(
        code=entry["code"],
        theme=entry["theme"],
        label=entry["label"],
        aliases=_names(entry, "aliases"),
        fragile=_names(entry, "fragile"),
        hints=_names(entry, "hints"),
        terms=_terms(entry.get("term", ())),
        operators=tuple(entry.get("operators", ())),
        also=tuple(entry.get("also", ())),
        help=_helps(entry),
        covers=tuple(entry.get("covers", ())),
    )


def _operator(entry: Mapping[str, Any]) -> Operator:
    return Operator(
        code=entry["code"],
        label=entry["label"],
        aliases=_names(entry, "aliases"),
        former=_names(entry, "former"),
        themes=tuple(entry.get("themes", ())),
        valid_from=_day(entry, "valid_from"),
        valid_to=_day(entry, "valid_to"),
    )


def _day(entry: Mapping[str, Any], field: str) -> date | None:
    day = entry.get(field)
    return day if isinstance(day, date) else None


def _word(entry: Mapping[str, Any]) -> Word:
    return Word(
        kind=entry["kind"],
        code=entry["code"],
        label=entry["label"],
        aliases=_names(entry, "aliases"),
        doubtful=_names(entry, "doubtful"),
    )
