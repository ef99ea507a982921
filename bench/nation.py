"""A nation assessed: ``python -m bench.nation`` (medians of five; makes its database first: minutes).

Times are milliseconds, and beside them the ratio to one pass of numpy over the same levels.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

RUNS = 5
VILLAGES = 83_762


def main() -> None:
    """Make the nation, or take the one in ``EMAS_HOME``, and print the table."""
    if "EMAS_HOME" in os.environ:
        measure()
        return
    with tempfile.TemporaryDirectory() as folder:
        os.environ["EMAS_HOME"] = folder
        from emas.services.initialise import Progress, initialise

        began = time.monotonic()
        initialise(demo_villages=VILLAGES, progress=Progress())
        size = (Path(folder) / "demo.db").stat().st_size / 1e6
        print(f"database made in {time.monotonic() - began:.0f} s, {size:.0f} MB")
        measure()


def measure() -> None:
    """Print how long each step takes."""
    from emas.domain.scoring_many import score_many
    from emas.services import database, map_figures, snapshot
    from emas.services.selection import Filter, select

    now = snapshot.current()
    random = np.random.default_rng(1)
    levels = random.integers(0, 5, size=(len(now), len(now.rubric.indicators)), dtype=np.int8)
    empty = np.zeros(levels.shape, dtype=bool)
    engine = database.engine()

    def counts() -> None:
        now._memory.clear()
        now._lately.clear()
        chosen = select(now, "claimed", Filter())
        for measure in map_figures.codes(now):
            if map_figures.of_kind(measure):
                map_figures.by_region(chosen, measure, "regency")

    steps: dict[str, Callable[[], object]] = {
        "one pass of numpy over the levels": lambda: levels.astype(np.int32).sum(axis=1),
        "scoring every village": lambda: score_many(now.rubric, levels, empty),
        "snapshot from the store": lambda: snapshot._build(engine),
        "counts by regency": counts,
    }
    print(f"{len(now)} villages assessed")
    base = 0.0
    for name, step in steps.items():
        milliseconds = median(step)
        base = base or milliseconds
        print(f"{name}: {milliseconds:.0f} ms, {milliseconds / base:.0f} x")


def median(step: Callable[[], object]) -> float:
    """Milliseconds of ``step``."""
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        step()
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times)


if __name__ == "__main__":
    main()
