"""The geography of Indonesia as the register of the Ministry of Home Affairs has it.

`register` (hierarchy, names, points), `search`, `names`, `polygons`: all read `geo/*.parquet` and
nothing else. Boundaries are indicative, no legal reference.
"""
