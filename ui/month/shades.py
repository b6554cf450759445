"""Shades of the accent, and the ink that stands out on them."""

from PySide6.QtGui import QColor

from ui import theme


def shade(part: float) -> QColor:
    """From the ground of the window (nobody) over pale to the full accent (the fullest hour)."""
    colours = theme.colours()
    if part <= 0:
        return QColor(colours.ground)
    pale, full = QColor(colours.panel), QColor(colours.accent)
    share = 0.12 + 0.88 * part
    mixed = (round(a + (b - a) * share) for a, b in zip(_rgb(pale), _rgb(full), strict=True))
    return QColor(*mixed)


def readable_on(ground: QColor) -> QColor:
    """Black or white, whichever stands out more."""
    black, white = QColor("#000000"), QColor("#ffffff")
    return max((black, white), key=lambda ink: contrast(ink, ground))


def contrast(one: QColor, other: QColor) -> float:
    """Contrast of two colours, 1 to 21. Source: WCAG 2.1, relative luminance."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in _rgb(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()
