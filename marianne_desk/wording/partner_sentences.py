"""Sentences of errors about the directory of partners and their quarterly sheet, by code: what is wrong, then what to do."""

PARTNER_SENTENCES: dict[str, str] = {}
