"""A house as a person types it, checked and completed: its département gives time zone and holidays."""

import re
from dataclasses import replace

from marianne_desk.domain.calendar.territory import department, department_of_postcode, time_zone
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.site import Site

_POSTCODE = re.compile(r"\d{5}")
_SPACES = re.compile(r"\s+")

EMPTY_SITE = Site(
    id="", name="", address="", postcode="", commune="", commune_code="", department="", telephone="",
    mail="", kind="", zone="", hours="",
)  # fmt: skip
"""A house of which nothing is known yet."""


def checked_site(site: Site) -> Site:
    """The house with its texts tidied and its time zone. An empty département is read from the postcode.

    Raises UserError ``name_missing``, ``commune_missing``, ``postcode_unreadable``, ``department_unknown``; the
    field is the attribute at fault."""
    tidy = replace(
        site,
        name=_tidy(site.name),
        address=_tidy(site.address),
        postcode=site.postcode.replace(" ", ""),
        commune=_tidy(site.commune),
        telephone=_tidy(site.telephone),
        mail=site.mail.strip(),
        kind=_tidy(site.kind),
    )
    if not tidy.name:
        raise UserError("name_missing", "name")
    if not _POSTCODE.fullmatch(tidy.postcode):
        raise UserError("postcode_unreadable", "postcode", text=site.postcode.strip())
    if not tidy.commune:
        raise UserError("commune_missing", "commune")
    code = _department(tidy)
    return replace(tidy, department=code, zone=time_zone(code))


def _department(site: Site) -> str:
    given = bool(site.department.strip())
    try:
        return department(site.department) if given else department_of_postcode(site.postcode)
    except UserError as error:
        raise UserError(error.code, "department" if given else "postcode", **error.values) from error


def _tidy(text: str) -> str:
    return _SPACES.sub(" ", text).strip()
