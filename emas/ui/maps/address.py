"""Where the map's data come from; stands by itself so that routes need not import what draws."""

from __future__ import annotations

SHAPES = "/peta-data/batas/{version}/{name}.json"
"""Never changes under its name: ``provinces``, ``borders-provinces``, ``outline-35``, ``villages`` …"""

DATA = "/peta-data/{audience}/{version}/{name}.json"
"""A moment for an audience: ``villages-claimed``, ``named-claimed``, ``figures?…``, ``names?…``."""
