"""Where the map's data come from; stands by itself so that routes need not import what draws."""

ADDRESS = "/peta-data/{version}/{name}.json"
"""``version`` names a snapshot, ``name`` one of ``regencies``, ``villages``, ``named``."""
