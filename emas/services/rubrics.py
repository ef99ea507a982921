"""The rubric versions that this installation knows: the files ``data/rubric-*.toml``."""

from __future__ import annotations

import re
from functools import cache

from emas.domain.problems import Problem
from emas.domain.rubric import Rubric
from emas.domain.rubric_file import load
from emas.settings import DATA


@cache
def rubric(version: str | None = None) -> Rubric:
    """The rubric of ``version``, read once; without one the newest, which new rounds are opened with.

    Raises:
        Problem: ``rubric_version_unknown``; ``rubric_version_differs`` where the file says another version
            than its name; or ``rubric_*`` where it is faulty.
    """
    if version is None:
        return rubric(newest())
    file = DATA / f"rubric-{version}.toml"
    if version not in known():
        raise Problem("rubric_version_unknown", version=version)
    found = load(file)
    if found.version != version:
        raise Problem("rubric_version_differs", file=file.name, version=found.version)
    return found


def known() -> list[str]:
    """The versions that have a file, oldest first: numbers are compared as numbers, 10 after 9."""
    versions = [file.stem.removeprefix("rubric-") for file in DATA.glob("rubric-*.toml")]
    return sorted(versions, key=lambda v: [(len(part), part) for part in re.split(r"\.", v)])


def newest() -> str:
    """The newest version.

    Raises:
        Problem: ``rubric_version_unknown`` where there is no rubric at all.
    """
    if not known():
        raise Problem("rubric_version_unknown", version="*")
    return known()[-1]
