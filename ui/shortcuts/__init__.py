"""The one table of keyboard shortcuts: what each key does, in French, with its second binding.

Second bindings need neither Fn nor AltGr, for keyboards whose F-keys are media keys. Alt+letter is bound by
QShortcut and acts at once (a button's mnemonic acts a tenth of a second late). Digits of the tiles are also bound
to what the unshifted upper row of an AZERTY keyboard writes.
"""

from collections.abc import Mapping
from dataclasses import replace

from ui.shortcuts.acts import DIGIT_ROW, PLACES, Act, Binding
from ui.shortcuts.booking_keys import BOOKING_KEYS
from ui.shortcuts.case_keys import CASE_KEYS
from ui.shortcuts.case_paper_keys import CASE_PAPER_KEYS
from ui.shortcuts.counter_keys import COUNTER_KEYS
from ui.shortcuts.day_keys import DAY_KEYS
from ui.shortcuts.directory_keys import DIRECTORY_KEYS
from ui.shortcuts.partner_sheet_keys import PARTNER_SHEET_KEYS
from ui.shortcuts.screen_keys import SCREEN_KEYS
from ui.shortcuts.slip_keys import SLIP_KEYS

__all__ = ["BINDINGS", "DIGIT_ROW", "PLACES", "Act", "Binding"]

BINDINGS: tuple[Binding, ...] = (
    COUNTER_KEYS
    + DAY_KEYS
    + CASE_KEYS
    + SLIP_KEYS
    + SCREEN_KEYS
    + DIRECTORY_KEYS
    + CASE_PAPER_KEYS
    + BOOKING_KEYS
    + PARTNER_SHEET_KEYS
)

_BY_ACT = {binding.act: binding for binding in BINDINGS}
_own: dict[Act, tuple[str, ...]] = {}


def binding(act: Act) -> Binding:
    """What is in force for ``act``: the table, with the keys that the person chose instead."""
    usual = _BY_ACT[act]
    if act not in _own:
        return usual
    plain = usual.keys and usual.shown == in_french(usual.keys[0])
    return replace(usual, keys=_own[act], shown="" if plain else usual.shown)


def usual_keys(act: Act) -> tuple[str, ...]:
    """The keys of the table, whatever the person chose."""
    return _BY_ACT[act].keys


def use_own(chosen: Mapping[Act, tuple[str, ...]]) -> None:
    """Puts the person's own keys in force in this process, before any window is built."""
    _own.clear()
    _own.update(chosen)


TILES_PLACE = "counter"
"""Where the keys of a group without a place are heard, and those of the tiles."""


def heard_at(one: Binding, place: str) -> bool:
    """Whether the keys of ``one`` are heard at ``place`` (« counter », « month », « sheet » …)."""
    return PLACES.get(one.group, "counter") in {place, ""}


_FRENCH = {
    "Shift+": "Maj+",
    "PgUp": "Page préc.",
    "PgDown": "Page suiv.",
    "Ins": "Inser",
    "Del": "Suppr",
    "Return": "Entrée",
    "Enter": "Entrée",
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
}


def shown(act: Act) -> str:
    """The key to show beside ``act``, as it is written on a French keyboard."""
    found = binding(act)
    return found.shown or in_french(found.keys[0])


def second(act: Act) -> str:
    """The second binding as written on a French keyboard, or an empty text. Both Enter keys are one."""
    names = map(in_french, binding(act).keys)
    return next((name for name in names if name != shown(act)), "")


def in_french(keys: str) -> str:
    """Qt's portable name of a key combination in French."""
    for english, french in _FRENCH.items():
        keys = keys.replace(english, french)
    return keys
