"""The keys that a person chose instead of those of the table: kept for this person of the computer, like the look."""

from PySide6.QtCore import QSettings

from ui import shortcuts
from ui.key_rules import normal, why_not
from ui.shortcuts import Act, usual_keys

_GROUP = "keys"


def _kept() -> QSettings:
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "marianne-desk", "window")


def chosen() -> dict[Act, tuple[str, ...]]:
    """The person's own keys by act. What can no longer be read is left out."""
    kept = _kept()
    kept.beginGroup(_GROUP)
    known = set(Act)
    found: dict[Act, tuple[str, ...]] = {}
    for name in kept.childKeys():
        value = kept.value(name)
        keys = (value,) if isinstance(value, str) else tuple(map(str, value or ()))
        if name in known and any(keys):
            found[Act(name)] = tuple(one for one in keys if one)
    return found


def keep(act: Act, keys: tuple[str, ...]) -> None:
    """Keeps the keys of ``act``; those of the table are not kept, so that a later table counts. They are in force at
    the next start: what stands on the buttons now stays true until then."""
    kept = _kept()
    name = f"{_GROUP}/{act.value}"
    if tuple(map(normal, keys)) == tuple(map(normal, usual_keys(act))):
        kept.remove(name)
    else:
        kept.setValue(name, list(keys))
    kept.sync()


def forget_all() -> None:
    """Back to the table, for every act."""
    kept = _kept()
    kept.remove(_GROUP)
    kept.sync()


def put_in_force() -> None:
    """To be called once, before the first window is built. What has become impossible since it was chosen (a key that
    another act has now) is left as the table says."""
    kept = chosen()
    if kept:
        shortcuts.use_own({act: keys for act, keys in kept.items() if not why_not(act, keys, kept)})
