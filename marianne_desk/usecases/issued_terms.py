"""What an issued month is judged by, whatever the desk chose later."""

from dataclasses import replace

from marianne_desk.domain.issuing.terms import with_terms
from marianne_desk.domain.month import Month
from marianne_desk.storage.issued_terms import read_terms
from marianne_desk.usecases.desk import Desk


def desk_of_month(desk: Desk, month: Month) -> Desk:
    """The desk as ``month`` knew it: once it is issued, its delays and its targets of figures are those of then."""
    with desk.store.reading() as connection:
        terms = read_terms(connection, month)
    return desk if terms is None else replace(desk, settings=with_terms(desk.settings, terms))
