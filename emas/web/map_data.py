"""The map's data by URL: shapes and points that never change, scores of a moment, figures of a filter.

Bodies are compressed once and kept with what they are made from; what cannot be served is raised as a
``Problem`` (:mod:`emas.web.refusals`). Routes run outside any session and
authorise themselves: the audience is part of every name and is checked against who asks; what is not for
everybody is ``private``.
"""

from __future__ import annotations

import gzip
import json
import re
import threading
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

import numpy as np
from starlette.requests import Request
from starlette.responses import Response

from emas.domain.problems import Problem
from emas.domain.stored import KINDS, Kind
from emas.geo import borders, polygons
from emas.geo.codes import DIGITS
from emas.geo.register import register
from emas.services import map_change, map_figures, map_version, snapshot
from emas.services.actors import Role
from emas.services.map_region import known_region
from emas.services.points import points
from emas.services.selection import Selection, select
from emas.services.snapshot import Snapshot
from emas.ui.maps import crowd, filter_address
from emas.ui.maps.address import SAME
from emas.ui.maps.palette import PALETTES, Theme
from emas.web import village_files

FOR_EVER = "max-age=31536000, immutable"
JSON = "application/json"
NO_ONE_NAMED = -1
"""In place of a figure: people leave from here, and no source names a village."""

_VERSION = re.compile(r"[0-9]{1,19}-([0-9]{1,9})-[0-9a-f]{8}")
_building = threading.Lock()
_SHAPE = re.compile(r"(borders-)?(provinces|regencies)|villages|outline-([0-9]{2}|[0-9]{4})")


def shapes(request: Request) -> Response:
    """What never changes: shapes and lines of regions, and every village of the register.

    ``provinces``, ``regencies``: GeoJSON with properties ``code``, ``name``, ``i``. ``borders-provinces``,
    ``borders-regencies``, ``outline-35``: rows ``{a, b, c, d}`` from point to point. ``villages``: rows
    ``{x, y, c}``, degrees with three decimals and code.
    """
    name = request.path_params["name"]
    if not _SHAPE.fullmatch(name):
        raise Problem("unknown_address")
    current = map_version.boundaries()
    body = _shape(name, current)
    kept = f"public, {FOR_EVER}" if request.path_params["version"] == current else "no-cache"
    return _sent(request, body, kept)


def villages(request: Request) -> Response:
    """Rows of assessed and named villages (:func:`emas.web.village_files.rows`), of one kind of score.

    ``wilayah`` asks for those inside a region alone.
    """
    region = request.query_params.get("wilayah", "")
    return _of_kind(
        request, "villages", region, lambda now, kind: village_files.rows(now, kind, inside=region)
    )


def tile(request: Request) -> Response:
    """The same villages in columns (:func:`emas.web.village_files.columns`): the one tile there is."""
    if any(request.path_params[part] != "0" for part in "zxy"):
        raise Problem("unknown_address")
    return _of_kind(request, "tile", "", village_files.columns)


def worker(request: Request) -> Response:
    """The script that makes a tile into areas."""
    theme = request.path_params["theme"]
    if theme not in PALETTES:
        raise Problem("unknown_address")
    same = request.path_params["version"] == crowd.version(theme)
    return _sent(request, _script(theme), f"public, {FOR_EVER}" if same else "no-cache", "text/javascript")


def named(request: Request) -> Response:
    """The same rows, of the villages that a source names alone; points with five decimals."""
    return _of_kind(request, "named", "", lambda now, kind: village_files.rows(now, kind, named=True))


def names(request: Request) -> Response:
    """``{code: name}`` of every village in the regency ``wilayah``.

    A star behind the name tells that its point is its district's.
    """
    region = request.query_params.get("wilayah", "")
    return _moment(request, ("names", region), lambda now: _names(now, region), lately=True)


def figures(request: Request) -> Response:
    """``{code: [figure, n]}`` of ``ukuran`` by ``tingkat`` for the villages of the filter in the address.

    ``sama`` is another round's id, 0 for the latest scores: of the villages alone that are complete in both.
    """
    query = {name: value for name, value in request.query_params.items() if len(value) < 200}
    return _moment(
        request, ("figures", *sorted(query.items())), lambda now: _figures(now, query), lately=True
    )


def _of_kind(
    request: Request, what: str, region: str, make: Callable[[Snapshot, Kind], str | bytes]
) -> Response:
    kind = request.path_params["kind"]
    if kind not in KINDS:
        raise Problem("unknown_address")
    return _moment(request, (what, kind, region), lambda now: make(now, kind), lately=bool(region))


def _moment(
    request: Request, key: object, make: Callable[[Snapshot], str | bytes], *, lately: bool = False
) -> Response:
    wanted = _VERSION.fullmatch(request.path_params["version"])
    now = snapshot.current()
    audience = map_version.audience(now)
    if wanted is None or request.path_params["audience"] != audience.value:
        raise Problem("unknown_address")
    found = map_version.held(audience, wanted[0]) or snapshot.of_round(now, int(wanted[1]))
    remember = found.remember_lately if lately else found.remember
    with _building:  # one request builds, the others wait for it
        body = remember(("map data", key), lambda: _compressed(make(found)))
    same = map_version.version(found) == wanted[0]
    # A page opened long before the last change asks for what is gone: it gets what there is, and keeps
    # nothing.
    private = "public" if audience is Role.PUBLIC else "private"
    binary = "application/octet-stream" if request.url.path.endswith(".bin") else JSON
    return _sent(request, body, f"{private}, {FOR_EVER}" if same else "no-cache", binary)


def _sent(request: Request, body: bytes, kept: str, media_type: str = JSON) -> Response:
    headers = {"Cache-Control": kept, "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
    else:
        body = gzip.decompress(body)
    return Response(body, media_type=media_type, headers=headers)


def _compressed(of: str | bytes) -> bytes:
    return gzip.compress(of if isinstance(of, bytes) else of.encode(), 6, mtime=0)


@cache
def _script(theme: Theme) -> bytes:
    return _compressed(crowd.script(theme))


@lru_cache(maxsize=600)  # every outline there is
def _shape(name: str, _version: str) -> bytes:
    with _building:
        return _compressed(_drawn(name))


def _drawn(name: str) -> str:
    what, _, of = name.rpartition("-")
    if name == "villages":
        return _register()
    if what == "outline":
        known_region(of)
        whole = _features("provinces" if len(of) == 2 else "regencies")
        return _lines(borders.outline(next(one for one in whole if one["properties"]["code"] == of)))
    if what == "borders":
        return _lines(borders.inner_borders(_features(of)))
    return _plain({"type": "FeatureCollection", "features": _features(of)})


def _features(level: str) -> list[dict[str, Any]]:
    return polygons.province_features() if level == "provinces" else polygons.regency_features()


def _lines(found: borders.Lines) -> str:
    return "[" + ",".join('{{"a":{:g},"b":{:g},"c":{:g},"d":{:g}}}'.format(*ends) for ends in found) + "]"


def _register() -> str:
    of = register().villages
    rows = zip(of.lon.round(3).tolist(), of.lat.round(3).tolist(), of.number.tolist(), strict=True)
    return "[" + ",".join(f'{{"x":{x:g},"y":{y:g},"c":{code}}}' for x, y, code in rows) + "]"


def _names(now: Snapshot, region: str) -> str:
    region = known_region(region)
    if len(region) != DIGITS["regency"]:
        raise Problem("unknown_region", code=region)
    of = register().villages
    rows = of.rows_in(region)
    told = {code: register().name(code) for code in of.code[rows].to_pylist()}
    for code, source in zip(list(told), of.point_source[rows].to_pylist(), strict=True):
        told[code] += "*" if source == "district" else ""
    found = points(now)
    at = np.flatnonzero(found.inside(region))
    told |= {
        code: name
        for code, name in zip(found.code[at].tolist(), found.name[at].tolist(), strict=True)
        if code not in told
    }
    return _plain(told)


def _figures(now: Snapshot, query: dict[str, str]) -> str:
    kind, measure, by = query.get("jenis", ""), query.get("ukuran", ""), query.get("tingkat", "")
    if kind not in KINDS or measure not in map_figures.codes(now) or by not in ("province", "regency"):
        raise Problem("unknown_address")
    region = known_region(query["wilayah"]) if query.get("wilayah") else ""
    wanted = filter_address.read(query, now.rubric, region)
    chosen = select(now, kind, wanted)
    if query.get(SAME):
        chosen = _in_both(chosen, measure, query[SAME])
    found = map_figures.by_region(chosen, measure, by)
    value = np.where(np.isinf(found.value), NO_ONE_NAMED, found.value)
    rows = zip(found.code, value.tolist(), found.n.tolist(), strict=True)
    return _plain({code: [figure, n] for code, figure, n in rows if figure == figure})  # noqa: PLR0124 - NaN


def _in_both(chosen: Selection, measure: str, other_round: str) -> Selection:
    if not re.fullmatch(r"[0-9]{1,9}", other_round):
        raise Problem("unknown_round")
    other = snapshot.of_round(snapshot.current(), int(other_round))
    beside = select(other, chosen.kind, chosen.filter)
    pairs = map_change.same_villages(chosen, measure, beside, measure)
    if pairs is None:
        raise Problem("unknown_address")
    return pairs.seen_in(chosen)


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
