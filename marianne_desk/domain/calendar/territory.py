"""What a département settles: time zone, public-holiday subdivision, school zone.

A département is written as INSEE writes it: « 01 » … « 95 », « 2A », « 2B », and three digits overseas.
"""

from marianne_desk.domain.errors import UserError

METROPOLITAN_ZONE = "Europe/Paris"

_OVERSEAS_ZONES = {
    "971": "America/Guadeloupe",
    "972": "America/Martinique",
    "973": "America/Cayenne",
    "974": "Indian/Reunion",
    "975": "America/Miquelon",
    "976": "Indian/Mayotte",
    "977": "America/St_Barthelemy",
    "978": "America/Marigot",
    "984": "Indian/Kerguelen",
    "986": "Pacific/Wallis",
    "987": "Pacific/Tahiti",
    "988": "Pacific/Noumea",
}

_HOLIDAY_SUBDIVISIONS = {
    "57": "57",
    "67": "6AE",
    "68": "6AE",
    "971": "971",
    "972": "972",
    "973": "973",
    "974": "974",
    "975": "PM",
    "976": "976",
    "977": "BL",
    "978": "MF",
    "984": "TF",
    "986": "WF",
    "987": "PF",
    "988": "NC",
}

_METROPOLITAN = frozenset({f"{n:02d}" for n in range(1, 96) if n != 20} | {"2A", "2B"})

_SCHOOL_ZONES = {
    "A": "01 03 07 15 16 17 19 21 23 24 25 26 33 38 39 40 42 43 47 58 63 64 69 70 71 73 74 79 86 87 89 90",
    "B": "02 04 05 06 08 10 13 14 18 22 27 28 29 35 36 37 41 44 45 49 50 51 52 53 54 55 56 57 59 60 61 62"
    " 67 68 72 76 80 83 84 85 88",
    "C": "09 11 12 30 31 32 34 46 48 65 66 75 77 78 81 82 91 92 93 94 95",
    "Corse": "2A 2B",
}
_SCHOOL_ZONE_OF = {code: zone for zone, codes in _SCHOOL_ZONES.items() for code in codes.split()}

_SUBDIVISIONS = {
    "6AE": "67",
    **{code: department for department, code in _HOLIDAY_SUBDIVISIONS.items() if code.isalpha()},
}

_DENSE = frozenset({"75", "92", "93", "94"})


def department(text: str) -> str:
    """The département code meant by ``text``: « 1 » is « 01 », « 2a » is « 2A ». The subdivisions of the
    ``holidays`` package are understood too: « 6AE » (Alsace) is « 67 », « BL » is « 977 ».

    Raises UserError ``department_unknown``.
    """
    code = text.strip().upper()
    if code in _SUBDIVISIONS:
        return _SUBDIVISIONS[code]
    if len(code) == 1 and code.isdigit():
        code = f"0{code}"
    if code not in _METROPOLITAN and code not in _OVERSEAS_ZONES:
        raise UserError("department_unknown", "department", text=text)
    return code


def department_of_commune(commune_code: str) -> str:
    """The département of an INSEE commune code: « 2A004 » is « 2A », « 97411 » is « 974 ».

    Raises UserError ``department_unknown``.
    """
    code = commune_code.strip()
    return department(code[:3] if code.startswith(("97", "98")) else code[:2])


def department_of_postcode(postcode: str) -> str:
    """The département that a postcode most likely belongs to. A few dozen communes are served from the next
    département, so a commune code is the better source where there is one.

    Raises UserError ``department_unknown``.
    """
    code = postcode.replace(" ", "")
    exceptions = {"97133": "977", "97150": "978"}
    if code in exceptions:
        return exceptions[code]
    if code.startswith("20"):
        return "2A" if code[:3] in {"200", "201"} else "2B"
    return department_of_commune(code)


def time_zone(department_code: str) -> str:
    """IANA name of the département's time zone."""
    return _OVERSEAS_ZONES.get(department_code, METROPOLITAN_ZONE)


def holiday_subdivision(department_code: str) -> str | None:
    """The subdivision under which the ``holidays`` package knows the département's own public holidays.

    None: the national list and nothing more. Alsace-Moselle has two more days (ordonnance of 16 August 1892).
    """
    return _HOLIDAY_SUBDIVISIONS.get(department_code)


def school_zone(department_code: str) -> str | None:
    """« A », « B », « C » or « Corse »; None overseas, where each academy publishes its own calendar.

    Source: arrêté of 7 December 2022 on the school calendar (zones by académie).
    """
    return _SCHOOL_ZONE_OF.get(department_code)


def is_rural(department_code: str) -> bool:
    """Whether people of the MSA (farming regime) are to be expected at the counter.

    Unverified estimate: everywhere in metropolitan France but Paris and its three neighbours. Overseas the
    general social-security funds (CGSS) do the MSA's work.
    """
    return department_code in _METROPOLITAN and department_code not in _DENSE
