"""What a score is worth, drawn: ``python -m bench.robustness`` (medians of five).

For 100 villages and for the nation, in milliseconds and as a ratio to scoring the nation once. Makes the
nation's database (minutes), or takes the one in ``EMAS_HOME``.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from bench.nation import RUNS, VILLAGES
from tests.support.app import make_demo


def main() -> None:
    """Make the nation where none is named, and print the table."""
    if "EMAS_HOME" in os.environ:
        measure()
        return
    with tempfile.TemporaryDirectory() as folder:
        make_demo(Path(folder), VILLAGES)
        os.environ["EMAS_HOME"] = folder
        measure()


def measure() -> None:
    """Print how long the draws take."""
    from emas.domain.robustness import draws_for, robustness
    from emas.domain.scoring_many import score_many
    from emas.services import snapshot

    now = snapshot.current()
    scores, counted = now.scores["claimed"], now.counts["claimed"]
    targets = np.flatnonzero(scores.target & now.has["claimed"])
    limit = now.rubric.robustness.selection_limit
    base = _median(lambda: score_many(now.rubric, scores.levels, scores.empty))
    print(f"{'scoring the nation once':<32}{base:>8.0f} ms")
    for rows in (targets[:limit], targets):
        took = _median(lambda rows=rows: robustness(scores, rows, counted))
        name = f"{len(rows)} villages x {draws_for(now.rubric, len(rows))} draws"
        print(f"{name:<32}{took:>8.0f} ms  {took / base:.1f} x")


def _median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times)


if __name__ == "__main__":
    main()
