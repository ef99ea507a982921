"""Open the Parquet files of `geo/`, or say plainly that one is missing or damaged."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from emas.domain.problems import Problem

FOLDER = Path(__file__).resolve().parents[2] / "geo"
"""Where the built files stand; a test may hand in another folder."""

ROWS = {
    "provinces.parquet": 38,
    "regencies.parquet": 514,
    "districts.parquet": 7285,
    "villages.parquet": 83762,
}
"""Rows of each file in the edition Kepmendagri 300.2.2-2138/2025."""


def read(file: str, columns: list[str], folder: Path = FOLDER) -> pa.Table:
    """The named columns of ``file``, page checksums verified.

    Raises Problem ``geo_file_missing`` or ``geo_file_corrupt``, each with ``file``: not Parquet, a
    broken page, a lacking column, or another number of rows than the edition has.
    """
    return parse(content(file, folder), file, columns)


def content(file: str, folder: Path = FOLDER) -> pa.Buffer:
    """The bytes of ``file``; raises Problem ``geo_file_missing`` or ``geo_file_corrupt``."""
    try:
        # Arrow's own memory, never Python's bytes: a reading thread that lets go of them while the
        # interpreter ends would have to wait for it, and the process aborts (apache/arrow#34314).
        with pa.OSFile(str(folder / file)) as opened:
            return opened.read_buffer()
    except FileNotFoundError as error:
        raise Problem("geo_file_missing", file=file) from error
    except OSError as error:
        raise Problem("geo_file_corrupt", file=file) from error


def parse(content: pa.Buffer, file: str, columns: list[str]) -> pa.Table:
    """The named columns out of the bytes of ``file``; raises Problem ``geo_file_corrupt`` as `read`."""
    try:
        # Not read_table(): it imports pandas, half a second that the command line need not wait for.
        with pq.ParquetFile(pa.BufferReader(content), page_checksum_verification=True) as parquet:
            table = parquet.read(columns=columns)
    except (pa.ArrowException, OSError, KeyError, ValueError) as error:
        raise Problem("geo_file_corrupt", file=file) from error
    # A column that is not there is left out by the reader without a word.
    if table.column_names != columns or table.num_rows != ROWS[file]:
        raise Problem("geo_file_corrupt", file=file)
    return table


def numbers(column: pa.ChunkedArray | pa.Array) -> np.ndarray:
    """A numeric or boolean column without nulls as a numpy array, read-only where memory is shared.

    Through DLPack, because Arrow's own to_numpy() imports pandas.
    """
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if pa.types.is_boolean(whole.type):
        return np.from_dlpack(whole.cast(pa.uint8())).view(bool)
    return np.from_dlpack(whole)
