"""Simulated answers: levels, counts, evidence and verification that hang together, and move over rounds.

One number a village, its maturity, carries most of it: provinces, regencies and villages differ, rounds
move it upwards on the whole and now and then down. Each indicator has its difficulty. Nothing of it is
measured; it only has to look like what a real programme would show.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from emas.domain.participation import NO, UNKNOWN, YES, length
from emas.domain.rubric import Indicator, Rubric
from emas.services.demo.places import SEED, Places

Numbers = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int32]

LEVEL_EDGES = (-1.3, -0.45, 0.35, 1.45)
"""Maturity above difficulty at which an answer passes to the next level."""

DIFFICULTY = {"document": -0.45, "service": 0.05, "result": 0.35}
TAKES_PART = (0.45, 0.7, 0.92)
"""Share of the villages that take part, of the last three rounds."""

GROWTH = 0.4
"""How much the mean maturity rises from one round to the next."""

PEOPLE = {"L1.3": 0.2, "L2.3": 0.25, "L3.3": 0.04, "L4.3": 0.4, "L6.3": 0.3, "L7.3": 1.0, "L10.3": 0.6}
"""For every migrant of a village about so many are counted in each percent indicator."""


@dataclass(frozen=True)
class Round:
    """What one round's simulation gives, columns by indicator position, rows by village.

    ``levels`` (n x indicators; -1 unanswered), ``num``/``den`` for percent indicators, ``takes_part`` (n),
    ``named`` (whether a document is named), ``age`` (its days before the reference date), ``verified``
    (levels, or -1 where nobody verified), ``participation`` (n x signs of
    :mod:`emas.domain.participation`).
    """

    levels: Whole
    num: Whole
    den: Whole
    takes_part: npt.NDArray[np.bool_]
    named: npt.NDArray[np.bool_]
    age: Whole
    verified: Whole
    participation: npt.NDArray[np.str_]


@dataclass(frozen=True)
class Nature:
    """What stays with a village over all rounds."""

    maturity: Numbers
    leaning: Numbers
    migrants: Whole
    honesty: Numbers


def natures(rubric: Rubric, places: Places) -> Nature:
    """Maturity (n), leaning to single indicators (n x indicators), migrants (n), honesty 0-1 (n)."""
    random = np.random.default_rng([SEED, 1])
    provinces = random.normal(0, 0.35, size=int(places.province.max()) + 1)
    regencies = random.normal(0, 0.45, size=int(places.regency.max()) + 1)
    own = random.normal(0, 0.6, size=len(places))
    migrants = np.minimum(np.exp(random.normal(np.log(45), 0.9, size=len(places))), 900).astype(np.int32)
    migrants[random.random(len(places)) < 0.03] = 0
    return Nature(
        maturity=provinces[places.province] + regencies[places.regency] + own - 0.5,
        leaning=random.normal(0, 0.55, size=(len(places), len(rubric.indicators))),
        migrants=migrants,
        honesty=random.beta(5, 2, size=len(places)),
    )


def simulate(rubric: Rubric, nature: Nature, number: int, of: int) -> Round:
    """Round ``number`` (from 0) of ``of``; the last is still open: some are in the middle of answering."""
    random = np.random.default_rng([SEED, 2, number])
    n, k = nature.leaning.shape
    difficulty = np.array([DIFFICULTY[i.group] for i in rubric.indicators])
    latent = (
        nature.maturity[:, None]
        + GROWTH * number
        - difficulty
        + nature.leaning
        + random.normal(0, 0.25, size=(n, k))
    )
    levels = np.digitize(latent, LEVEL_EDGES).astype(np.int32)
    num, den = np.zeros((n, k), np.int32), np.zeros((n, k), np.int32)
    for at, indicator in enumerate(rubric.indicators):
        if indicator.kind == "percent":
            den[:, at] = _counted(random, nature.migrants, indicator)
            share = 1 / (1 + np.exp(-(1.35 * latent[:, at] + 0.9)))
            num[:, at] = random.binomial(den[:, at], share)
            levels[:, at] = _levels_of_counts(indicator, num[:, at], den[:, at])
    takes_part = np.less(random.random(size=n), TAKES_PART[number - of])
    if number == of - 1:
        _leave_open(random, rubric, levels)
    verified = np.full((n, k), -1, np.int32)
    if number < of - 1:
        checked = random.random(n) < 0.65
        lowered = np.maximum(levels - (random.random((n, k)) < 0.3 * (1 - nature.honesty[:, None])), 0)
        verified[checked] = lowered[checked]
    return Round(
        levels=levels,
        num=num,
        den=den,
        takes_part=takes_part,
        named=(random.random((n, k)) < 0.35 + 0.6 * nature.honesty[:, None]) & (levels > 0),
        age=(random.exponential(130, size=(n, k))).astype(np.int32),
        verified=verified,
        participation=_participation(rubric, nature.maturity + GROWTH * number, number),
    )


def issued(reference: date, age: int) -> date:
    """Date of a document ``age`` days before the reference date."""
    return reference - timedelta(days=age)


def _participation(rubric: Rubric, maturity: Numbers, number: int) -> npt.NDArray[np.str_]:
    """Who takes part, likelier in a maturer village; one village in six was not asked or did not say."""
    random = np.random.default_rng([SEED, 3, number])
    leaning = random.normal(0, 0.8, size=length(rubric))
    chance = 1 / (1 + np.exp(-(0.4 + maturity[:, None] + leaning)))
    signs = np.where(random.random(chance.shape) < chance, YES, NO)
    signs[random.random(len(maturity)) < 1 / 6] = UNKNOWN
    return signs


def _counted(random: np.random.Generator, migrants: Whole, indicator: Indicator) -> Whole:
    return random.poisson(migrants * PEOPLE.get(indicator.code, 0.3)).astype(np.int32)


def _levels_of_counts(indicator: Indicator, num: Whole, den: Whole) -> Whole:
    reached = np.array([100 * num >= cut * den for cut in indicator.cuts]).sum(axis=0)
    return np.where(den == 0, 0, 1 + reached).astype(np.int32)


def _leave_open(random: np.random.Generator, rubric: Rubric, levels: Whole) -> None:
    """One village in five has answered the eligibility questions and some others so far."""
    midway = random.random(len(levels)) < 0.2
    later = [rubric.position[code] for code in rubric.after_screening]
    open_still = random.random((len(levels), len(later))) < random.random((len(levels), 1))
    part = levels[:, later]
    part[midway[:, None] & open_still] = -1
    levels[:, later] = part
