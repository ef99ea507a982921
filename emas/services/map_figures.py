"""What the map shows, from one snapshot: figures of every region, and villages as points.

Regions carry *all* measures at once, so that choosing another one sends nothing but an expression.
Figures are counts, or shares and means rounded *down*: 100 % means every village.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from emas.domain.stored import KINDS, Kind
from emas.geo import files
from emas.geo.register import register
from emas.services import figures, programme
from emas.services.figures import By
from emas.services.snapshot import Snapshot

Figures = dict[str, int | float | None]

NAMED = "named"
"""Measure of the programme: villages that a source names. Belongs to no kind of score."""

ASSESSED, MEAN, ELIGIBLE = "n", "score", "ok"
"""Measures of every kind of score, beside the codes of conditions, services and pillars."""

NOT_TARGET = -1
"""In place of a band's index: the village is no target of the programme."""


def key(kind: Kind, measure: str) -> str:
    """Name of a region's figure: ``c_K1`` is condition K1 as claimed; ``named`` has no kind."""
    return measure if measure == NAMED else f"{kind[0]}_{measure}"


def measures(snapshot: Snapshot) -> list[str]:
    """Every measure of a kind of score, in rubric order."""
    rubric = snapshot.rubric
    services, pillars = [s.code for s in rubric.services], [p.code for p in rubric.pillars]
    return [ASSESSED, MEAN, ELIGIBLE, *figures.condition_codes(snapshot), *services, *pillars]


def region_figures(snapshot: Snapshot, by: By = "regency") -> dict[str, Figures]:
    """The figures of every region of the register by its code, each by its :func:`key`.

    ``…_n`` counts villages with a score of the kind and is never ``None``; every other figure of that
    kind is ``None`` where there is none. ``score`` is in points with one decimal, shares (of the
    villages assessed) and pillars (mean of the attainable) are in whole per cent.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    return snapshot.remember(("map regions", by), lambda: _region_figures(snapshot, by))


def _region_figures(snapshot: Snapshot, by: By) -> dict[str, Figures]:
    real = register()
    codes: list[str] = (real.regencies if by == "regency" else real.provinces).code.to_pylist()
    told = _named_by_region(snapshot, by)
    found: dict[str, Figures] = {code: {NAMED: told.get(code, 0)} for code in codes}
    for kind in KINDS:
        summed = figures.regions(snapshot, kind, by)
        columns = {key(kind, name): _column(snapshot, summed, name) for name in measures(snapshot)}
        rows = {code: at for at, code in enumerate(summed.index)}
        for code in codes:
            at = rows.get(code)
            for name, values in columns.items():
                found[code][name] = None if at is None else values[at]
            if at is None:
                found[code][key(kind, ASSESSED)] = 0
    return found


def _column(snapshot: Snapshot, summed: pd.DataFrame, measure: str) -> list[int | float]:
    """One measure of the regions in ``summed`` (counts, all with at least one village)."""
    rubric = snapshot.rubric
    if measure == ASSESSED:
        return [int(value) for value in summed["assessed"]]
    if measure == MEAN:
        return [float(value) for value in np.floor(10 * summed["mean"].to_numpy()) / 10]
    if measure in {pillar.code for pillar in rubric.pillars}:
        # The sums are of floats: a mean of exactly 60 may come as 59.999…
        return [int(value) for value in np.floor(summed[f"pillar {measure}"].to_numpy() + 1e-9)]
    covered = measure in {service.code for service in rubric.services}
    name = "eligible" if measure == ELIGIBLE else f"covered {measure}" if covered else measure
    counts, of = summed[name].to_numpy().astype(np.int64), summed["assessed"].to_numpy().astype(np.int64)
    return [int(value) for value in 100 * counts // of]


def _named_by_region(snapshot: Snapshot, by: By) -> dict[str, int]:
    """Villages that a source names in each region; one that stands at several steps counts once."""
    seen: dict[str, set[str]] = {}
    for fact in programme.facts(snapshot):
        code = fact.regency_code if by == "regency" else fact.province_code
        if code:
            seen.setdefault(code, set()).add(fact.village_code or fact.raw_name)
    return {code: len(names) for code, names in seen.items()}


@dataclass(frozen=True, eq=False)
class Points:
    """Villages as points, in order of code: the assessed ones and those that a source names.

    ``code`` (10 digits), ``name`` (as the register writes it), ``lon``/``lat`` (degrees), ``row`` in the
    snapshot (-1 where nothing is assessed), ``step`` (1 for the first step of the ladder that a source
    states to 5 for the last, 0 where none names the village).
    """

    code: npt.NDArray[np.str_]
    name: npt.NDArray[np.str_]
    lon: npt.NDArray[np.float64]
    lat: npt.NDArray[np.float64]
    row: npt.NDArray[np.int64]
    step: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.code)

    def band(self, snapshot: Snapshot, kind: Kind) -> npt.NDArray[np.float64]:
        """Index of each point's band, ``NOT_TARGET``, or NaN where it has no score of this kind."""
        band = np.full(len(self), np.nan)
        scored = self.row >= 0
        rows = self.row[scored]
        band[scored] = np.where(snapshot.has[kind][rows], snapshot.scores[kind].band[rows], np.nan)
        return band

    def inside(self, region: str) -> npt.NDArray[np.bool_]:
        """Which points lie in the province or regency of this code; an empty code means all."""
        return np.asarray(np.strings.startswith(self.code, region))


def points(snapshot: Snapshot) -> Points:
    """All points of the map.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    return snapshot.remember("map points", lambda: _points(snapshot))


def _points(snapshot: Snapshot) -> Points:
    step = highest_steps(snapshot)
    rows = {code: at for at, code in enumerate(snapshot.code.tolist()) if code in step}
    extra = [village for code in step if code not in rows and (village := register().village(code))]
    code = np.concatenate([snapshot.code, np.array([v.code for v in extra], dtype="U10")])
    order = np.argsort(code)
    steps = np.zeros(len(code), dtype=np.int64)
    for at in np.flatnonzero(np.isin(code, list(step))):
        steps[at] = step[str(code[at])]
    return Points(
        code=code[order],
        name=np.concatenate([snapshot.name, np.array([v.name for v in extra], dtype=np.str_)])[order],
        lon=np.concatenate([snapshot.lon, np.array([v.lon for v in extra])])[order],
        lat=np.concatenate([snapshot.lat, np.array([v.lat for v in extra])])[order],
        row=np.concatenate([np.arange(len(snapshot)), np.full(len(extra), -1)])[order],
        step=steps[order],
    )


def highest_steps(snapshot: Snapshot) -> dict[str, int]:
    """By village: the highest step of the ladder that any source states, from 1."""
    highest: dict[str, int] = {}
    for fact in programme.facts(snapshot):
        if fact.village_code:
            at = 1 + programme.STEPS.index(fact.step)
            highest[fact.village_code] = max(at, highest.get(fact.village_code, 0))
    return highest


def version(snapshot: Snapshot) -> str:
    """Name of what the map of this snapshot shows: boundaries, change number, and a check of the scores.

    The check tells databases apart whose change numbers agree, such as a demonstration that was reset: a
    browser keeps what it once got under a name.

    Raises:
        Problem: ``geo_file_missing``.
    """
    return snapshot.remember("map version", lambda: _version(snapshot))


def _version(snapshot: Snapshot) -> str:
    check = zlib.crc32(snapshot.code.tobytes())
    for kind in KINDS:
        check = zlib.crc32(snapshot.has[kind].tobytes(), check)
        check = zlib.crc32(snapshot.scores[kind].total.tobytes(), check)
        check = zlib.crc32(snapshot.scores[kind].fulfilled.tobytes(), check)
    return f"{_boundaries()}-{snapshot.number}-{check:08x}"


@cache
def _boundaries() -> str:
    """Checksum of the files that the map draws from: a ministry may have put its own in their place."""
    check = 0
    for file in ("regencies.parquet", "villages.parquet"):
        path = files.FOLDER / file
        if not path.is_file():
            files.read(file, ["code"])  # raises the Problem that says which file is missing
        check = zlib.crc32(path.read_bytes(), check)
    return f"{check:08x}"


def nation_figures(snapshot: Snapshot, kind: Kind) -> Figures:
    """The same figures of the whole nation, of one kind.

    Raises:
        Problem: ``database_*``.
    """
    told = figures.nation(snapshot, kind)
    named = {
        fact.village_code or f"{fact.province_code} {fact.raw_name}" for fact in programme.facts(snapshot)
    }
    found: Figures = {NAMED: len(named), key(kind, ASSESSED): told.assessed}
    if not told.assessed:
        return found
    found[key(kind, MEAN)] = int(10 * (told.mean or 0)) / 10
    for measure, count in {ELIGIBLE: told.eligible, **told.conditions, **told.covered}.items():
        found[key(kind, measure)] = 100 * count // told.assessed
    provinces = figures.regions(snapshot, kind, "province")
    for pillar in snapshot.rubric.pillars:
        whole = float((provinces[f"pillar {pillar.code}"] * provinces["assessed"]).sum())
        found[key(kind, pillar.code)] = int(whole / told.assessed + 1e-9)
    return found
