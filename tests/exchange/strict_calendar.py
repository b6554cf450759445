"""A second reader of calendar files, by the letter of RFC 5545, that shares nothing with the library which writes them.

It reads lines: CRLF ends each, none is longer than 75 octets, folded ones are joined, components close as they open."""

import re

PROPERTY = re.compile(r"([A-Z][A-Z0-9-]*)((?:;[A-Z0-9-]+=(?:\"[^\"]*\"|[^\";:,]*))*):(.*)", re.DOTALL)
REQUIRED = {
    "VCALENDAR": {"PRODID", "VERSION"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART"},
    "VALARM": {"ACTION", "TRIGGER", "DESCRIPTION"},
    "VTIMEZONE": {"TZID"},
    "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "DAYLIGHT": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
}
ONCE = {
    "UID",
    "DTSTAMP",
    "DTSTART",
    "DTEND",
    "SUMMARY",
    "SEQUENCE",
    "STATUS",
    "LOCATION",
    "METHOD",
    "VERSION",
}
Property = tuple[str, str]
"""Parameters and value."""


def components(data: bytes) -> list[tuple[str, dict[str, Property]]]:
    """Every component with its properties, by name; a fault of form raises AssertionError."""
    assert data.endswith(b"\r\n")
    lines = data[:-2].split(b"\r\n")
    assert all(b"\n" not in line and b"\r" not in line for line in lines), "a bare line end"
    assert all(0 < len(line) <= 75 for line in lines), "a line longer than 75 octets, or an empty one"
    whole: list[bytes] = []
    for line in lines:
        line.decode("utf-8")  # no character is cut in two
        if line.startswith((b" ", b"\t")):
            whole[-1] += line[1:]
        else:
            whole.append(line)
    found: list[tuple[str, dict[str, Property]]] = []
    open_: list[tuple[str, dict[str, Property]]] = []
    for raw in whole:
        match = PROPERTY.fullmatch(raw.decode("utf-8"))
        assert match, raw
        name, parameters, value = match.groups()
        if name == "BEGIN":
            open_.append((value, {}))
            found.append(open_[-1])
        elif name == "END":
            kind, properties = open_.pop()
            assert kind == value
            assert REQUIRED.get(kind, set()) <= properties.keys(), (kind, properties)
        else:
            assert open_, "a property outside of every component"
            assert name not in open_[-1][1] or name not in ONCE, f"{name} twice"
            open_[-1][1][name] = (parameters, value)
    assert not open_
    return found


def of_kind(data: bytes, kind: str) -> list[dict[str, Property]]:
    """The properties of the components of one kind."""
    return [properties for name, properties in components(data) if name == kind]
