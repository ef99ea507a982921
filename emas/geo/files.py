"""Open the Parquet files of `geo/`, or say plainly that one is missing or damaged."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from emas.domain.problems import Problem

FOLDER = Path(__file__).resolve().parents[2] / "geo"
"""Where the built files stand. The folder can be handed in where a test or a ministry has its own."""

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
    path = folder / file
    if not path.is_file():
        raise Problem("geo_file_missing", file=file)
    try:
        # Not read_table(): it imports pandas, half a second that the command line need not wait for.
        with pq.ParquetFile(path, page_checksum_verification=True) as parquet:
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
