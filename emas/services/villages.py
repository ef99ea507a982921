"""Villages as the screens name them: real ones from the register, invented ones from the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from emas.domain.problems import Problem
from emas.geo import codes
from emas.geo.names import normal
from emas.geo.register import Village, register
from emas.geo.search import MOST_LETTERS, Found
from emas.geo.search import search as search_register
from emas.services import database
from emas.store import villages as stored
from emas.store.tables import Village as StoredVillage
from emas.store.unit_of_work import read

NOT_FOUND = frozenset({"unknown_village", "no_village_code", "region_not_village", "code_shortened"})
"""Problems of :func:`find` that another code mends."""


@dataclass(frozen=True)
class VillageName:
    """A village with the names of what it lies in; ``district`` is empty for an invented one.

    ``kind`` is the register's: desa, kelurahan, gampong … ``lon`` and ``lat`` in degrees; ``point_source``
    says whose point it is: ``village``, ``district``, ``corrected`` or ``simulated``.
    """

    code: str
    name: str
    district: str
    regency: str
    province: str
    lon: float
    lat: float
    point_source: str
    kind: str
    simulated: bool = False

    @property
    def regency_code(self) -> str:
        """Kemendagri code of the regency or city."""
        return self.code[:4]

    @property
    def province_code(self) -> str:
        """Kemendagri code of the province."""
        return self.code[:2]

    @property
    def bare_name(self) -> str:
        """The name as a document of the village's own has it: without the code that tells it from another."""
        return self.name.removesuffix(f" ({self.code})")

    @property
    def place(self) -> str:
        """Where it lies, from small to large."""
        return ", ".join(filter(None, [self.district, self.regency, self.province]))


def find(code: str) -> VillageName:
    """The village with this code, in any spelling that :mod:`emas.geo.codes` reads.

    Raises:
        Problem: ``unknown_village`` with the ``code`` asked for, ``region_not_village``, ``no_village_code``
            or ``code_shortened`` where it is none, ``geo_file_*`` or ``database_*``.
    """
    # Whatever else is typed where a code belongs is not repeated to the reader.
    plain = codes.plain(code)
    real = register().village(plain)
    if real is not None:
        return _real(real)
    if codes.is_village(plain):
        with read(database.engine()) as session:
            invented = stored.get(session, plain)
        if invented is not None:
            return _invented(invented)
        raise Problem("unknown_village", code=plain)
    if name := register().name(plain):
        raise Problem("region_not_village", code=plain, name=name)
    if codes.shortened(code):
        raise Problem("code_shortened")
    raise Problem("no_village_code")


def search(text: str, limit: int = 20) -> Found[VillageName]:
    """Villages for what somebody typed, name or code: those that it names, and guesses at what was meant.

    Each list has real ones first (:func:`emas.geo.search.search`), then invented ones, at most ``limit`` of
    each sort in both. Where an invented village fits, no typing error is forgiven.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    # A database refuses what cannot be printed (the null character), and long patterns.
    plain = "".join(c if c.isprintable() else " " for c in codes.folded(text[:MOST_LETTERS]))
    text = " ".join(plain.split())
    if not text:
        return Found([], [])
    with read(database.engine()) as session:
        held = stored.search_simulated(session, codes.plain(text) or text, limit)
    meant = {codes.plain(text), _bare(text)}
    named = [village for village in held if meant & {village.code, _bare(village.name)}]
    found = search_register(text, limit, errors=not held)
    return Found(
        exact=[*map(_real, found.exact), *map(_invented, named)],
        near=[*map(_real, found.near), *(_invented(village) for village in held if village not in named)],
    )


def _bare(name: str) -> str:
    """The name of an invented village for comparing, without what tells its kind and that it is one."""
    return normal(name).removeprefix("desa").removesuffix("simulasi")


def told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """Names by code, each one place's alone: with the district behind it where that is enough, else the code.

    For lists, charts and files that show places by their names and nothing else.
    """
    told = dict(names)
    for longer in (lambda code: register().name(code[: codes.DIGITS["district"]]), lambda code: code):
        shared = {name for name, count in Counter(told.values()).items() if count > 1}
        for code, name in names.items():
            behind = longer(code) if told[code] in shared else ""
            told[code] = f"{name} ({behind})" if behind else told[code]
    return told


def _real(village: Village) -> VillageName:
    return VillageName(
        code=village.code,
        name=village.full_name,
        district=village.district,
        regency=village.regency,
        province=village.province,
        lon=village.lon,
        lat=village.lat,
        point_source=village.point_source,
        kind=village.kind,
    )


def _invented(village: StoredVillage) -> VillageName:
    # Its name says already what it is: "Desa Contoh 0421 (simulasi)".
    return VillageName(
        code=village.code,
        name=village.name,
        district="",
        regency=register().name(village.regency_code),
        province=register().name(village.province_code),
        lon=village.lon,
        lat=village.lat,
        point_source=village.point_source,
        kind=village.kind,
        simulated=True,
    )
