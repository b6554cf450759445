"""A pack from its parsed data. What cannot be is refused with the key at fault and the reason, before anything is
judged by it."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeVar

from marianne_desk.domain.commitments.pack import (
    PARAMETERS,
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
from marianne_desk.domain.errors import UserError

_Code = TypeVar("_Code", bound=StrEnum)


class _Entry:
    """One table of the file, read key by key; ``place`` is how the file calls it: « commitment[3].indicator[1] »."""

    def __init__(self, data: object, file: str, place: str) -> None:
        self._file, self._place = file, place
        self._left = dict(data) if isinstance(data, Mapping) else {}
        if not isinstance(data, Mapping):
            raise self.refuse("", "not_a_table")

    def refuse(self, key: str, reason: str) -> UserError:
        where = ".".join(part for part in (self._place, key) if part)
        return UserError("pack_refused", "pack", file=self._file, key=where, reason=reason)

    def text(self, key: str, default: str | None = None) -> str:
        value = self._left.pop(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.refuse(key, "missing" if value is None else "not_a_text")
        return value

    def number(self, key: str) -> int:
        value = self._left.pop(key, None)
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise self.refuse(key, "missing" if value is None else "not_a_number")
        return value

    def share(self, key: str) -> float | None:
        value = self._left.pop(key, None)
        if value is None:
            return None
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value <= 1:
            raise self.refuse(key, "out_of_range")
        return float(value)

    def code(self, key: str, kind: type[_Code], default: _Code | None = None) -> _Code:
        value = self._left.pop(key, default)
        if value is None:
            raise self.refuse(key, "missing")
        if value not in set(kind):
            raise self.refuse(key, "unknown")
        return kind(value)

    def flag(self, key: str) -> bool:
        value = self._left.pop(key, False)
        if not isinstance(value, bool):
            raise self.refuse(key, "not_a_flag")
        return value

    def entries(self, key: str) -> "list[_Entry]":
        value = self._left.pop(key, [])
        if not isinstance(value, list):
            raise self.refuse(key, "not_a_list")
        name = ".".join(part for part in (self._place, key) if part)
        return [_Entry(one, self._file, f"{name}[{index}]") for index, one in enumerate(value, 1)]

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._left.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            raise self.refuse(key, "not_texts")
        return tuple(value)

    def parameters(self, formula: Formula) -> Mapping[str, int | str]:
        value = self._left.pop("parameters", {})
        wanted = PARAMETERS[formula]
        if not isinstance(value, Mapping):
            raise self.refuse("parameters", "not_a_table")
        for name in sorted({*value, *wanted}):
            if name not in wanted:
                raise self.refuse(f"parameters.{name}", "unknown")
            if type(value.get(name)) is not wanted[name]:
                raise self.refuse(f"parameters.{name}", "missing" if name not in value else "not_of_its_kind")
        return MappingProxyType(dict(value))

    def end(self) -> None:
        """Nothing else may stand here: a misspelt key would be a rule that nobody applies."""
        for key in self._left:
            raise self.refuse(key, "unknown")


def read_pack(data: Mapping[str, Any], file: str) -> Pack:
    """The pack that ``file`` holds, checked whole.

    Raises UserError ``pack_refused`` with ``file``, ``key`` (where) and ``reason`` (a code of
    ``wording.PACK_REASONS``)."""
    top = _Entry(data, file, "")
    pack = Pack(
        id=top.text("id"),
        label=top.text("label"),
        banner=top.text("banner", ""),
        headings=tuple(_heading(entry) for entry in top.entries("heading")),
        commitments=tuple(_commitment(entry) for entry in top.entries("commitment")),
    )
    top.end()
    headings = {heading.number for heading in pack.headings}
    for commitment in pack.commitments:
        if commitment.heading not in headings:
            raise top.refuse(f"commitment {commitment.number}.heading", "unknown")
    if not pack.commitments:
        raise top.refuse("commitment", "missing")
    _refuse_twice(top, "heading", (str(heading.number) for heading in pack.headings))
    _refuse_twice(top, "commitment", (str(commitment.number) for commitment in pack.commitments))
    _refuse_twice(top, "indicator", (indicator.id for indicator in pack.indicators()))
    _refuse_twice(top, "proof", (kind.code for kind in pack.proofs()))
    known = {kind.code for kind in pack.proofs()}
    for indicator in pack.indicators():
        proof = indicator.parameters.get("proof")
        if proof is not None and proof not in known:
            raise top.refuse(f"{indicator.id}.parameters.proof", "unknown")
    return pack


def _heading(entry: _Entry) -> Heading:
    heading = Heading(entry.number("number"), entry.text("title"), *_grounds(entry))
    entry.end()
    return heading


def _commitment(entry: _Entry) -> Commitment:
    commitment = Commitment(
        number=entry.number("number"),
        heading=entry.number("heading"),
        title=entry.text("title", "") or None,
        subject=entry.text("subject"),
        rule=entry.code("rule", Rule, Rule.ALL_PIVOTAL),
        source=entry.text("source"),
        sure=entry.code("sure", Sure),
        indicators=tuple(_indicator(one) for one in entry.entries("indicator")),
        proofs=tuple(_proof(one) for one in entry.entries("proof")),
        questions=entry.texts("questions"),
    )
    entry.end()
    return commitment


def _indicator(entry: _Entry) -> Indicator:
    formula = entry.code("formula", Formula)
    source, sure = _grounds(entry)
    indicator = Indicator(
        id=entry.text("id"),
        label=entry.text("label"),
        formula=formula,
        cohort=entry.code("cohort", Cohort),
        target=entry.share("target"),
        minimum_n=entry.number("minimum_n"),
        minimum_coverage=entry.share("minimum_coverage") or 0.0,
        pivotal=entry.flag("pivotal"),
        source=source,
        sure=sure,
        parameters=entry.parameters(formula),
    )
    if indicator.pivotal and indicator.target is None and formula is not Formula.NOT_RECORDED:
        raise entry.refuse("target", "missing")
    entry.end()
    return indicator


def _proof(entry: _Entry) -> ProofKind:
    source, sure = _grounds(entry)
    for_good = entry.flag("for_good")
    kind = ProofKind(
        code=entry.text("code"),
        label=entry.text("label"),
        valid_days=None if for_good else entry.number("valid_days"),
        source=source,
        sure=sure,
        monthly_round=entry.flag("monthly_round"),
    )
    entry.end()
    return kind


def _grounds(entry: _Entry) -> tuple[str, Sure]:
    return entry.text("source"), entry.code("sure", Sure)


def _refuse_twice(top: _Entry, key: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise top.refuse(f"{key} {name}", "twice")
        seen.add(name)
