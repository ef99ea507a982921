"""The map's data by URL: regions with every measure, villages as points. Compressed once a snapshot.

Everything here is public in part A of the product: scores and facts that any visitor of the pages sees. A
route that serves less than everything to some audience puts the audience's key into the version, answers
``Cache-Control: private`` and checks it here, because routes run outside any session.
"""

from __future__ import annotations

import gzip
import json
import re
import threading
from collections.abc import Callable
from functools import cache
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from emas.domain.problems import Problem
from emas.domain.stored import KINDS
from emas.geo import polygons
from emas.services import map_figures, snapshot
from emas.services.snapshot import Snapshot
from emas.ui.maps.layers import BAND_KEYS

IMMUTABLE = "public, max-age=31536000, immutable"
_VERSION = re.compile(r"[0-9a-f]{8}-\d{1,19}-[0-9a-f]{8}")
_building = threading.Lock()


def regencies(request: Request) -> Response:
    """GeoJSON of all regencies; properties: ``code``, ``name`` and all of ``map_figures``."""
    return _answer(request, "regencies", _regencies)


def villages(request: Request) -> Response:
    """JSON rows ``{x, y, c, p, k, e, v}``: point, code, step of the ladder and the band of each kind.

    ``p`` is left out where no source names the village, a band where there is no score of its kind.
    """
    return _answer(request, "villages", _villages)


def named(request: Request) -> Response:
    """JSON rows ``{x, y, c}`` of the villages that a source names."""
    return _answer(request, "named", _named)


def _answer(request: Request, name: str, make: Callable[[Snapshot], str]) -> Response:
    wanted = request.path_params["version"]
    if not _VERSION.fullmatch(wanted):
        return _refused("unknown_version", 404)
    try:
        now = snapshot.current()
        version = map_figures.version(now)
        body = _compressed(now, name, make)
    except Problem as problem:
        return _refused(problem.code, 503)
    # A page opened before the last change asks for what is gone: it gets what there is, and keeps nothing.
    headers = {
        "Cache-Control": IMMUTABLE if wanted == version else "no-cache",
        "Vary": "Accept-Encoding",
    }
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
    else:
        body = gzip.decompress(body)
    return Response(body, media_type="application/json", headers=headers)


def _refused(code: str, status: int) -> JSONResponse:
    return JSONResponse({"problem": code}, status_code=status, headers={"Cache-Control": "no-store"})


def _compressed(now: Snapshot, name: str, make: Callable[[Snapshot], str]) -> bytes:
    with _building:  # one request builds, the others wait for it
        return now.remember(("map data", name), lambda: gzip.compress(make(now).encode(), 6, mtime=0))


def _regencies(now: Snapshot) -> str:
    figures = map_figures.region_figures(now)
    whole = {  # whole points are enough for a map, and read alike in both languages
        code: {name: value if value is None else int(value) for name, value in row.items()}
        for code, row in figures.items()
    }
    features = ",".join(
        f'{{"type":"Feature","id":"{code}","properties":{_plain({**properties, **whole[code]})},'
        f'"geometry":{geometry}}}'
        for code, properties, geometry in _shapes()
    )
    return f'{{"type":"FeatureCollection","features":[{features}]}}'


@cache
def _shapes() -> list[tuple[str, dict[str, Any], str]]:
    """Code, properties and written geometry of each regency: they do not change while this runs."""
    return [
        (feature["properties"]["code"], feature["properties"], _plain(feature["geometry"]))
        for feature in polygons.regency_features("map")
    ]


def _villages(now: Snapshot) -> str:
    points = map_figures.points(now)
    rows = zip(points.lon.round(3).tolist(), points.lat.round(3).tolist(), points.code.tolist(), strict=True)
    # Written by hand: json.dumps of 84,000 rows takes twice as long.
    texts = [f'"x":{x:g},"y":{y:g},"c":{code}' for x, y, code in rows]
    extra = {"p": (points.step.tolist(), lambda step: step > 0)}
    extra |= {
        BAND_KEYS[kind]: (points.band(now, kind).tolist(), lambda band: band == band)  # noqa: PLR0124 - not NaN
        for kind in KINDS
    }
    for name, (values, present) in extra.items():
        texts = [
            f'{text},"{name}":{int(value)}' if present(value) else text
            for text, value in zip(texts, values, strict=True)
        ]
    return "[" + ",".join(f"{{{text}}}" for text in texts) + "]"


def _named(now: Snapshot) -> str:
    points = map_figures.points(now)
    at = (points.step > 0).nonzero()[0]
    columns = points.lon[at].round(5).tolist(), points.lat[at].round(5).tolist(), points.code[at].tolist()
    return _plain([{"x": x, "y": y, "c": int(code)} for x, y, code in zip(*columns, strict=True)])


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
