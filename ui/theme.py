"""The look of the window: face, sizes, colours and style sheet, and what the person chose of them.

The grid is 8 logical pixels. Three sizes of text: small, body, large. The choice is kept per person of the
computer (it is theirs, not the desk's) and holds no data of the desk.
"""

import os
from string import Template

from PySide6.QtCore import QSettings
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from ui.palettes import Colours, Look, colours_of
from ui.places import RESOURCES, font_files

GRID = 8
SMALL, BODY, LARGE = 14, 16, 22
SCALES = (100, 125, 150, 175, 200)
FAMILY = "Source Sans Pro"

_current: list[Colours] = []
_system_is_dark: bool | None = None


def colours() -> Colours:
    """The colours in force, for what is painted by hand. Call after :func:`dress`."""
    return _current[0]


def _kept() -> QSettings:
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "marianne-desk", "window")


def look() -> Look:
    """The look that the person chose; ``MARIANNE_DESK_LOOK`` wins over it."""
    named = os.environ.get("MARIANNE_DESK_LOOK") or str(_kept().value("look", Look.SYSTEM.value))
    return Look(named) if named in set(Look) else Look.SYSTEM


def scale() -> int:
    """The size that the person chose, in percent of the system's own."""
    kept = str(_kept().value("scale", "100"))
    return int(kept) if kept.isdigit() and int(kept) in SCALES else 100


def keep(chosen: Look, percent: int) -> None:
    """Keeps the choice. The size is taken at the next start: Qt lays out its windows once."""
    kept = _kept()
    kept.setValue("look", chosen.value)
    kept.setValue("scale", str(percent))
    kept.sync()


def set_scale_before_qt() -> None:
    """Hands the chosen size to Qt. To be called before the application exists; the environment's own wins."""
    if "QT_SCALE_FACTOR" not in os.environ and (percent := scale()) != 100:
        os.environ["QT_SCALE_FACTOR"] = str(percent / 100)


def load_face() -> None:
    """Loads the program's own face, the same on every computer."""
    for file in font_files():
        QFontDatabase.addApplicationFont(str(file))


def face(pixels: int = BODY, *, strong: bool = False) -> QFont:
    """The face at one of the three sizes. Its digits all have one width."""
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font


def dress(app: QApplication, chosen: Look | None = None) -> None:
    """Gives the whole application its look. Can be called again while windows are open."""
    global _system_is_dark
    if _system_is_dark is None:
        _system_is_dark = app.palette().window().color().lightness() < 128  # before we paint it ourselves
    chosen = look() if chosen is None else chosen
    current = colours_of(chosen, _system_is_dark)
    _current[:] = [current]
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setFont(face())
    app.setPalette(_palette(current))
    app.setStyleSheet(style_sheet(current))


def style_sheet(current: Colours) -> str:
    """The style sheet of ``resources/styles`` with its colours and sizes filled in."""
    text = (RESOURCES / "styles" / "desk.qss").read_text(encoding="utf-8")
    names = {name: getattr(current, name) for name in Colours.__dataclass_fields__}
    shade = "light" if QColor(current.panel).lightness() < 128 else "dark"
    icons = (RESOURCES / "icons").as_posix()
    return Template(text).substitute(names, small=SMALL, body=BODY, large=LARGE, icons=icons, shade=shade)


def _palette(current: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, value in (
        (role.Window, current.ground),
        (role.WindowText, current.ink),
        (role.Base, current.panel),
        (role.AlternateBase, current.ground),
        (role.Text, current.ink),
        (role.Button, current.panel),
        (role.ButtonText, current.ink),
        (role.BrightText, current.warm),
        (role.PlaceholderText, current.muted),
        (role.Highlight, current.accent),
        (role.HighlightedText, current.on_accent),
        (role.ToolTipBase, current.panel),
        (role.ToolTipText, current.ink),
        (role.Link, current.accent),
        (role.Mid, current.line),
        (role.Accent, current.accent),
    ):
        palette.setColor(name, QColor(value))
    for name in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(current.muted))
    return palette
