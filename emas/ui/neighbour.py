"""A village that is near another one: its name with its mark, and how far it is."""

from __future__ import annotations

from emas.services.alike import Neighbour
from emas.store.tables import Origin
from emas.ui import formats, words
from emas.ui.i18n import gettext as _
from emas.ui.markdown import plain


def name(one: Neighbour) -> str:
    """An invented one's name says so; a visitor's trial is marked."""
    trial = words.origin_name(one.origin) if one.origin == Origin.TRIAL.value else ""
    return plain(f"{one.name} ({trial})" if trial else one.name)


def far(one: Neighbour) -> str:
    """The distance as the crow flies; said to be rough where a point is only its district's."""
    told = _("kira-kira {km} km") if one.approximate else _("{km} km")
    if one.km < 1:
        return told.format(km="< 1")
    return told.format(km=formats.number(one.km))
