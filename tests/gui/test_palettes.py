"""Contrast of every pair of colours that meets on the screen. Source: WCAG 2.1, 1.4.3 and 1.4.11."""

import pytest

from ui.palettes import CONTRAST, DARK, LIGHT, Colours, Look, colours_of

TEXTS = (
    ("ink", "ground"),
    ("ink", "panel"),
    ("muted", "ground"),
    ("muted", "panel"),
    ("accent", "panel"),
    ("on_accent", "accent"),
    ("on_soft", "soft"),
    ("on_soft", "panel"),
    ("warm", "panel"),
    ("warm", "ground"),
    ("warm", "soft"),
)
EDGES = (("edge", "panel"), ("edge", "ground"), ("accent", "ground"), ("accent", "panel"), ("accent", "soft"))
SETS = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_knows_the_extremes() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_stands_out_four_and_a_half_times(name: str, text: str, ground: str) -> None:
    colours = SETS[name]
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_and_focus_stand_out_three_times(name: str, edge: str, ground: str) -> None:
    colours = SETS[name]
    assert contrast(getattr(colours, edge), getattr(colours, ground)) >= 3


def test_high_contrast_goes_beyond() -> None:
    assert contrast(CONTRAST.ink, CONTRAST.ground) == pytest.approx(21)
    assert contrast(CONTRAST.accent, CONTRAST.ground) >= 7
    assert CONTRAST.focus_width > LIGHT.focus_width


@pytest.mark.parametrize(
    ("look", "dark", "expected"),
    [
        (Look.SYSTEM, False, LIGHT),
        (Look.SYSTEM, True, DARK),
        (Look.LIGHT, True, LIGHT),
        (Look.DARK, False, DARK),
        (Look.CONTRAST, False, CONTRAST),
    ],
)
def test_the_look_follows_the_choice_then_the_computer(look: Look, dark: bool, expected: Colours) -> None:
    assert colours_of(look, dark) is expected
