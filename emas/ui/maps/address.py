"""Where the map's data come from; stands by itself so that routes need not import what draws."""

from __future__ import annotations

SHAPES = "/peta-data/batas/{version}/{name}.json"
"""Never changes under its name: ``provinces``, ``borders-provinces``, ``outline-35``, ``villages`` …"""

DATA = "/peta-data/{audience}/{version}/{name}.json"
"""A moment for an audience: ``villages-claimed``, ``named-claimed``, ``figures?…``, ``names?…``."""

TILE = "/peta-data/{audience}/{version}/villages-{kind}/{z}/{x}/{y}.bin"
"""The same moment's villages in columns, for a crowd; there is one tile, the world: 0, 0, 0."""

WORKER = "/peta-data/pekerja-{theme}/{version}.js"
"""The script that draws them, in the colours of ``light`` or ``dark``."""

ORIGIN = (90, -20)
"""Longitude and latitude that places in the columns count from, in thousandths of a degree."""

SAME = "sama"
"""Of ``figures?…``: id of the other round whose complete villages alone are counted; 0: the latest scores."""
