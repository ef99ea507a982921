"""Villages of one name in one district: nothing but their codes tells them apart."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from emas.geo import files


def told_apart(name: pa.Array, code: pa.Array) -> pa.Array:
    """Names of villages, with the code behind those that another village of the district has too.

    Wherever both stand (lists, tables, maps, files), nothing else tells them apart. Capitals do not count.
    """
    written = pc.utf8_lower(name).dictionary_encode()
    district = files.numbers(code.cast(pa.int64())) // 10**4
    key = district * len(written.dictionary) + files.numbers(written.indices)
    _, first, count = np.unique(key, return_inverse=True, return_counts=True)
    # By buffer and by patterns: for what comes from Python, Arrow would import pandas.
    shared = pa.py_buffer(np.packbits(count[first] > 1, bitorder="little"))
    behind = pc.replace_substring_regex(code, pattern="^(.*)$", replacement=r" (\1)")
    nothing = pc.replace_substring_regex(code, pattern=".+", replacement="")
    coded = pc.binary_join_element_wise(name, behind, nothing)
    return pc.if_else(pa.Array.from_buffers(pa.bool_(), len(name), [None, shared]), coded, name)
