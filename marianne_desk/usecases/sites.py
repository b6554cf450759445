"""What people do with the national list of sites: look at it, find their own."""

from pathlib import Path

from marianne_desk.domain.errors import UserError
from marianne_desk.domain.site import Site
from marianne_desk.domain.site_search import site_of_id
from marianne_desk.exchange.national_list import SiteList, read_sites


def check_list(path: Path) -> SiteList:
    """Every site of a downloaded list and every cell of hours that could not be taken as it stands.

    Raises the UserErrors of ``exchange.national_list.read_sites``.
    """
    return read_sites(path)


def site_of_list(sites: SiteList, number: str) -> Site:
    """The site with that number in the list. Raises UserError ``site_unknown``."""
    site = site_of_id(sites.sites, number)
    if site is None:
        raise UserError("site_unknown", "site", text=number)
    return site
