"""GeoJSON (RFC 7946) of a selection: WGS 84, longitude first. Codes instead of words, explained inside."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from emas.reports.shapes import geometries, level_of
from emas.reports.spoken import simulated
from emas.reports.words import CODED, Caption, Words, facts

if TYPE_CHECKING:
    import pandas as pd

SAME = ("kind", "rubric", "unit")
"""Columns that say the same in each row: they stand in ``metadata`` alone."""


_GRID = 0.0001
"""Degrees: the decimals of the finer shapes."""


def geojson_bytes(villages: pd.DataFrame, words: Words, caption: Caption) -> bytes:
    """The villages of :func:`emas.reports.villages.village_table` as points.

    Beside the features stands ``metadata`` (a foreign member, RFC 7946 section 6.1): the facts of the
    caption, ``properties`` with the meaning of each key, ``codes`` with the words of codes, and
    ``constants``: what is the same for all villages (:data:`SAME`). What is empty is null.

    Raises:
        KeyError: a column without heading.
        ValueError: simulated villages in it, and the caption has no mark.
    """
    same = {key: _first(villages[key]) for key in SAME}
    points = [
        f'{{"type":"Point","coordinates":[{lon!r},{lat!r}]}}'
        for lon, lat in zip(villages["lon"].tolist(), villages["lat"].tolist(), strict=True)
    ]
    properties = villages.drop(columns=["lon", "lat", *SAME])
    told = _metadata(properties, words, caption)
    return _collection(properties, points, {**told, "constants": same})


def region_geojson_bytes(regions: pd.DataFrame, words: Words, caption: Caption) -> bytes:
    """The regions of :func:`emas.reports.regions.region_table` as shapes, with ``metadata`` as above.

    Raises:
        KeyError: a column without heading.
        Problem: ``geo_file_*``.
        ValueError: simulated figures in it, and the caption has no mark.
    """
    import shapely

    codes = regions["code"].tolist()
    known = geometries(level_of(codes[0]), near=True) if codes else {}
    shapes = shapely.from_geojson([json.dumps(known[code]) for code in codes])
    # Islands that rounding has left without an area go; rings are then as RFC 7946 (section 3.1.6) has them:
    # the outer one counterclockwise.
    shapes = shapely.orient_polygons(shapely.set_precision(shapes, _GRID))
    told = _metadata(regions, words, caption)
    return _collection(regions, shapely.to_geojson(shapes).tolist(), told)


def _metadata(table: pd.DataFrame, words: Words, caption: Caption) -> dict[str, Any]:
    return {
        **facts(caption, simulated=simulated(table)),
        "simulated": simulated(table),
        "properties": {key: words.headings[key] for key in table.columns},
        "codes": {key: dict(words.values[key]) for key in CODED if key in table.columns},
    }


def _collection(table: pd.DataFrame, shapes: list[str], metadata: dict[str, Any]) -> bytes:
    """Pandas writes all properties at once: a line a row, ten times as fast as an object a row."""
    days = {key: table[key].dt.strftime("%Y-%m-%d") for key in table.select_dtypes("datetime").columns}
    lines = table.assign(**days).to_json(orient="records", lines=True, force_ascii=False, double_precision=5)
    codes, rows = table["code"].tolist(), lines.split("\n")
    features = ",\n".join(
        f'{{"type":"Feature","id":{json.dumps(code)},"geometry":{shape},"properties":{row}}}'
        for code, shape, row in zip(codes, shapes, rows[: len(codes)], strict=True)
    )
    head = json.dumps({"type": "FeatureCollection", "metadata": metadata}, ensure_ascii=False)
    return f'{head[:-1]}, "features": [\n{features}\n]}}\n'.encode()


def _first(column: pd.Series) -> Any:
    """The value that stands in each row that has one."""
    known = column.dropna()
    return known.tolist()[0] if len(known) else None
