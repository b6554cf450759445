"""The card of keys, to be printed or saved."""

from datetime import datetime

from marianne_desk.domain.key_card import KeyCard


def render_key_card(card: KeyCard, at: datetime) -> bytes:
    """The PDF of the card, one A5 page; ``at`` is the only date in it."""
    from marianne_desk.documents.key_card import draw_key_card

    return draw_key_card(card, at)
