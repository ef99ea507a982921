"""The counts behind percent indicators, kept beside the levels that follow from them.

A level tells that at least 80 % were found; how many of how many tells how sure that is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from emas.domain.answers import Answer, Counts
from emas.domain.evidence import supports
from emas.domain.rubric import Rubric
from emas.domain.stored import Kind, Stored

NOT_COUNTED = -1
"""Numerator and denominator where nothing was counted, or nothing that the kind of score accepts."""

Whole = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Counted:
    """Numerators and denominators (n x indicators each), ``NOT_COUNTED`` in both where there are none."""

    num: Whole
    den: Whole


def counts_of(rubric: Rubric, stored: Mapping[str, Stored], reference: date) -> dict[Kind, str]:
    """The counts of each kind in their written form.

    ``evidenced`` has those that a named document supports in full at the round's ``reference`` date,
    ``verified`` those that a verifier found.
    """
    proven = {
        code: item.answer
        for code, item in stored.items()
        if isinstance(item.answer, Counts)
        and supports(rubric, rubric.by_code[code], item.answer, item.evidence, reference)
    }
    verified = {code: item.verified for code, item in stored.items() if item.verified is not None}
    return {
        "claimed": write_counts(rubric, {code: item.answer for code, item in stored.items()}),
        "evidenced": write_counts(rubric, proven),
        "verified": write_counts(rubric, verified),
    }


def write_counts(rubric: Rubric, answers: Mapping[str, Answer]) -> str:
    """``num den`` of each percent indicator in rubric order, separated by blanks; ``-1 -1`` for none."""
    written = []
    for indicator in rubric.indicators:
        if indicator.kind == "percent":
            answer = answers.get(indicator.code)
            counted = answer if isinstance(answer, Counts) else Counts(NOT_COUNTED, NOT_COUNTED)
            written.append(f"{counted.num} {counted.den}")
    return " ".join(written)


def read_counts(rubric: Rubric, texts: Sequence[str | None]) -> Counted:
    """The counts of n villages from their written forms; ``None`` has none.

    Raises:
        ValueError: a text has another number of counts than the rubric has percent indicators.
    """
    of = [at for at, indicator in enumerate(rubric.indicators) if indicator.kind == "percent"]
    nothing = write_counts(rubric, {})
    read = np.fromstring(" ".join([text or nothing for text in texts]), dtype=np.int32, sep=" ")
    pairs = read.reshape(len(texts), len(of), 2)
    num = np.full((len(texts), len(rubric.indicators)), NOT_COUNTED, dtype=np.int32)
    den = num.copy()
    num[:, of], den[:, of] = pairs[..., 0], pairs[..., 1]
    return Counted(num, den)
