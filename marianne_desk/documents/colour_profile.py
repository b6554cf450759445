"""The colours of our paper, said exactly: an sRGB profile, made here so that no file has to be carried along.

Source: ICC.1:2001-04 (version 2 profiles), IEC 61966-2-1 (sRGB), its primaries adapted to D50.
"""

from functools import cache
from struct import pack

NAME = "sRGB IEC61966-2.1"
_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_POINTS = 1024
"""Of the curve from a written value to light."""


@cache
def srgb_profile() -> bytes:
    """The profile as a file holds it: the same bytes every time, since its date is that of the standard."""
    curve = pack(
        f">4sII{_POINTS}H", b"curv", 0, _POINTS, *(_light(n / (_POINTS - 1)) for n in range(_POINTS))
    )
    tags = [
        (b"desc", _description(NAME.encode("ascii"))),
        (b"cprt", pack(">4sI", b"text", 0) + b"No copyright, use freely\0"),
        (b"wtpt", _xyz(_WHITE)),
        *((name, _xyz(value)) for name, value in _PRIMARIES.items()),
        *((name, curve) for name in (b"rTRC", b"gTRC", b"bTRC")),
    ]
    table, body, known = b"", b"", {}
    start = 128 + 4 + 12 * len(tags)
    for name, value in tags:
        if value not in known:
            known[value] = start + len(body)
            body += value + bytes(-len(value) % 4)
        table += pack(">4sII", name, known[value], len(value))
    whole = pack(">I", len(tags)) + table + body
    return _header(128 + len(whole)) + whole


def _header(size: int) -> bytes:
    """Version 2.1, a display, RGB to XYZ, perceptual."""
    made = pack(">6H", 1999, 10, 1, 0, 0, 0)
    kind = pack(">I4sI4s4s4s", size, bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    rest = pack(">4s4sI8sQI", b"acsp", bytes(4), 0, bytes(8), 0, 0) + _numbers(_WHITE)
    return (kind + made + rest).ljust(128, b"\0")


def _light(value: float) -> int:
    linear = value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
    return round(linear * 65535)


def _xyz(value: tuple[float, float, float]) -> bytes:
    return pack(">4sI", b"XYZ ", 0) + _numbers(value)


def _numbers(values: tuple[float, float, float]) -> bytes:
    return pack(">3i", *(round(value * 65536) for value in values))


def _description(name: bytes) -> bytes:
    """The name in ASCII; none in Unicode, none for scripts of old."""
    ascii_name = pack(">4sII", b"desc", 0, len(name) + 1) + name + b"\0"
    return ascii_name + pack(">IIHB", 0, 0, 0, 0) + bytes(67)
