"""A pydeck deck without what only notebooks need."""

from __future__ import annotations

import json
from functools import cache

import pydeck as pdk
import pydeck.bindings.deck as pydeck_deck

# At every deck pydeck tries anew to import what only notebooks have: 9 ms, and the answer never changes.
pydeck_deck.has_jupyter_extra = cache(pydeck_deck.has_jupyter_extra)


class LeanDeck(pdk.Deck):
    """A deck written without the blanks that pydeck indents by: they are a third of what is sent."""

    def to_json(self) -> str:
        """The deck as Streamlit sends it."""
        return json.dumps(json.loads(super().to_json()), separators=(",", ":"))
