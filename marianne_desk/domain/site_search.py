"""Finds a site of the national list by its name, postcode, commune or number."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from marianne_desk.domain.site import Site

_WORD = re.compile(r"[a-z0-9]+")
_COMMON = frozenset({"france", "services", "service", "de", "du", "des", "la", "le", "les", "l", "d", "et"})


@lru_cache(maxsize=32768)
def folded(text: str) -> str:
    """Without accents and case; « œ » is « oe », « St » stays « st »."""
    spelled = text.casefold().replace("œ", "oe").replace("æ", "ae")
    return "".join(mark for mark in unicodedata.normalize("NFD", spelled) if not unicodedata.combining(mark))


def find_sites(sites: Sequence[Site], text: str, limit: int = 20) -> tuple[Site, ...]:
    """The sites meant by ``text``, best first, at most ``limit``; none when ``text`` is empty.

    Every word has to be found, at the beginning of a word, in the name, commune, address, postcode or number
    (« st » also finds « saint »). A whole number or postcode ranks first, then the commune, then the name.
    """
    words = _WORD.findall(folded(text))
    telling = [word for word in words if word not in _COMMON] or words
    if not telling:
        return ()
    ranked = [
        (rank, folded(site.commune), folded(site.name), index)
        for index, site in enumerate(sites)
        if (rank := _rank(site, telling)) is not None
    ]
    return tuple(sites[index] for *_, index in sorted(ranked)[:limit])


def site_of_id(sites: Sequence[Site], number: str) -> Site | None:
    """The site with that number in the list; None when there is none."""
    return next((site for site in sites if site.id == number.strip()), None)


def _rank(site: Site, words: Sequence[str]) -> int | None:
    """0 the number itself, then postcode, commune, name, address; None: a word is not found at all."""
    if list(words) == [site.id.casefold()]:
        return 0
    worst = 0
    fields = (
        (site.postcode, site.department.casefold()),
        _words(site.commune),
        _words(site.name),
        _words(site.address),
    )
    for word in words:
        sought = ("saint", "st") if word == "st" else ("sainte", "ste") if word == "ste" else (word,)
        places = (
            place
            for place, found in enumerate(fields, start=1)
            if any(one.startswith(sought) for one in found)
        )
        place = next(places, None)
        if place is None:
            return None
        worst = max(worst, place)
    return worst


@lru_cache(maxsize=32768)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(folded(text)))
