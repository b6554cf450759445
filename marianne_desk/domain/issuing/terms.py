"""What a house promises and wants, as an issued month keeps it: its delays, its own targets of figures."""

import json
from dataclasses import asdict, replace
from types import MappingProxyType

from marianne_desk.domain.delays import Delays
from marianne_desk.domain.settings import Settings


def terms_of(settings: Settings) -> dict[str, object]:
    """What is kept of the settings."""
    return {"delays": asdict(settings.delays), "targets": dict(settings.targets)}


def delays_in(terms: str) -> Delays:
    """The delays in the canonical writing of :func:`terms_of`."""
    return Delays(**json.loads(terms)["delays"])


def with_terms(settings: Settings, terms: str) -> Settings:
    """The settings with the delays and targets that :func:`terms_of` gave, as written."""
    targets = MappingProxyType(json.loads(terms)["targets"])
    return replace(settings, delays=delays_in(terms), targets=targets)
