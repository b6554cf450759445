"""The house itself (site): who it is, where it stands. Source: columns of the national list of sites."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """One site. ``department`` is the INSEE code (« 57 », « 2A », « 974 »); ``zone`` an IANA time zone name;
    ``hours`` an expression of the OpenStreetMap opening-hours language, empty when unknown.
    ``id`` is the number of the national list, empty for a site typed by hand."""

    id: str
    name: str
    address: str
    postcode: str
    commune: str
    commune_code: str
    department: str
    telephone: str
    mail: str
    kind: str
    zone: str
    hours: str
    comment: str = ""
