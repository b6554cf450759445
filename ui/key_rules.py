"""Which keys a person may choose for an act, and why not the others. No Qt: keys are in its portable writing."""

from collections.abc import Mapping

from ui.shortcuts import BINDINGS, DIGIT_ROW, PLACES, TILES_PLACE, Act, binding, in_french

_ALONE = {"pgup", "pgdown", "ins", *(f"f{number}" for number in range(1, 13))}
_OF_TEXT = {f"ctrl+{letter}" for letter in "acvxz"}
_TILES = {f"alt+{sign}".casefold() for sign in (*"123456789", *DIGIT_ROW)}


def normal(keys: str) -> str:
    """A combination as it is compared."""
    return keys.strip().casefold()


def may_change(act: Act) -> bool:
    """Whether the act has keys of its own; others are heard by a field (Tab, Esc, ↑)."""
    return bool(binding(act).keys)


def why_not(act: Act, keys: tuple[str, ...], others: Mapping[Act, tuple[str, ...]]) -> str:
    """The sentence that refuses ``keys`` for ``act``; empty: they may be kept. ``others``: the keys of the other acts,
    as chosen so far."""
    if not keys:
        return "Il faut une touche au moins."
    for one in keys:
        said = _refused(act, one, others)
        if said:
            return said
    if len({normal(one) for one in keys}) < len(keys):
        return "Les deux touches sont la même."
    if all(_is_function_key(one) for one in keys) and normal(keys[0]) != "f1":
        return (
            "Ajoutez une deuxième touche, sans F\u00a0: sur certains claviers, les touches F règlent le son."
        )
    return ""


def holder(act: Act, keys: str, others: Mapping[Act, tuple[str, ...]]) -> Act | None:
    """Another act that has this key where ``act`` is heard."""
    place = _place(act)
    for other in BINDINGS:
        if other.act is act or not _meet(place, _place(other.act)):
            continue
        if normal(keys) in {normal(one) for one in others.get(other.act, binding(other.act).keys)}:
            return other.act
    return None


def _refused(act: Act, keys: str, others: Mapping[Act, tuple[str, ...]]) -> str:
    name, wanted = in_french(keys), normal(keys)
    held, _, key = wanted.rpartition("+")
    if "ctrl+alt" in wanted or "meta" in wanted:
        return f"{name} sert déjà à écrire ou à l’ordinateur. Choisissez Ctrl ou Alt."
    if wanted not in _ALONE and held in {"", "shift"} and key not in _ALONE:
        return f"{name} sert à écrire ou à se déplacer. Ajoutez Ctrl ou Alt."
    if wanted in _OF_TEXT:
        return f"{name} sert déjà au texte (copier, coller, annuler…)."
    if wanted in _TILES and _meet(_place(act), TILES_PLACE):
        return f"{name} choisit une demande fréquente."
    other = holder(act, keys, others)
    if other is not None:
        return f"{name} sert déjà à «\u00a0{binding(other).does}\u00a0». Changez d’abord celle-là."
    return ""


def _place(act: Act) -> str:
    return PLACES.get(binding(act).group, TILES_PLACE)


def _meet(one: str, other: str) -> bool:
    """Whether both are heard at once; the keys of the window are heard everywhere."""
    return one == other or "" in (one, other)


def _is_function_key(keys: str) -> bool:
    key = normal(keys).rpartition("+")[2]
    return key[:1] == "f" and key[1:].isdigit()
