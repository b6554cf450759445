"""The colours of the window: one accent, greys, one warm colour for what is late. No Qt here.

Every text colour stands on its grounds with a contrast of 4.5 to 1 at least, every edge of an input with 3 to 1
(WCAG 2.1, 1.4.3 and 1.4.11); ``tests/gui/test_palettes.py`` computes it.
"""

from dataclasses import dataclass
from enum import StrEnum


class Look(StrEnum):
    """What the person chose. ``SYSTEM`` follows the computer, light or dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Colours:
    """One set of colours, each as #rrggbb. ``focus_width`` and ``edge_width`` in logical pixels."""

    ground: str
    panel: str
    ink: str
    muted: str
    line: str
    edge: str
    accent: str
    on_accent: str
    soft: str
    on_soft: str
    warm: str
    focus_width: int = 2
    edge_width: int = 1


LIGHT = Colours(
    ground="#f3f5f8",
    panel="#ffffff",
    ink="#1a2029",
    muted="#55606f",
    line="#d9dee6",
    edge="#7d8899",
    accent="#1d3f78",
    on_accent="#ffffff",
    soft="#e6ecf6",
    on_soft="#1a2f57",
    warm="#a1440b",
)

DARK = Colours(
    ground="#12161c",
    panel="#1b212a",
    ink="#e9edf3",
    muted="#a9b4c3",
    line="#323c4a",
    edge="#74839a",
    accent="#a3c1f7",
    on_accent="#0f1a2e",
    soft="#26344c",
    on_soft="#dbe7fd",
    warm="#f3ae72",
)

CONTRAST = Colours(
    ground="#000000",
    panel="#000000",
    ink="#ffffff",
    muted="#ffffff",
    line="#ffffff",
    edge="#ffffff",
    accent="#ffe45c",
    on_accent="#000000",
    soft="#000000",
    on_soft="#ffe45c",
    warm="#ffb45c",
    focus_width=3,
    edge_width=2,
)


def colours_of(look: Look, system_is_dark: bool) -> Colours:
    """The colours to paint with."""
    if look is Look.SYSTEM:
        return DARK if system_is_dark else LIGHT
    return {Look.LIGHT: LIGHT, Look.DARK: DARK, Look.CONTRAST: CONTRAST}[look]
