"""Write a Parquet file of regions the way all of them are written: sorted text codes, WKB, page checksums."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

BOX = ("min_lon", "min_lat", "max_lon", "max_lat")


def write(
    path: Path, columns: Mapping[str, list], geometry: Mapping[str, np.ndarray], notes: Mapping[str, str]
) -> None:
    """One file: plain ``columns`` (text or float) of equal length, shapes, ``notes`` in its metadata.

    The same input and library versions give the same bytes. Raises OSError.
    """
    arrays: dict[str, pa.Array] = {}
    for name, plain in columns.items():
        arrays[name] = pa.array(plain, pa.float64() if isinstance(plain[0], float) else pa.string())
    for name, column in geometry.items():
        arrays[name] = pa.array(list(shapely.to_wkb(column)), pa.binary())
    metadata = dict(notes)
    if geometry:
        metadata["geo"] = _described(geometry)
    coded = [name for name in ("kind", "point_source") if name in arrays]
    pq.write_table(
        pa.table(arrays).replace_schema_metadata({k: metadata[k] for k in sorted(metadata)}),
        path,
        compression="zstd",
        compression_level=19,
        use_dictionary=coded,
        use_byte_stream_split=[n for n in ("lon", "lat", *BOX) if n in arrays],
        column_encoding={"code": "DELTA_BYTE_ARRAY"},
        write_page_checksum=True,
        row_group_size=100_000,
    )


def _described(geometry: Mapping[str, np.ndarray]) -> str:
    """The GeoParquet 1.1 `geo` entry for these columns (longitude/latitude on WGS 84)."""
    described = {
        name: {
            "encoding": "WKB",
            "geometry_types": sorted({shape.geom_type for shape in column}),
            "bbox": [round(float(x), 6) for x in shapely.total_bounds(column)],
        }
        for name, column in geometry.items()
    }
    head = {"version": "1.1.0", "primary_column": "geometry", "columns": described}
    return json.dumps(head, sort_keys=True)
