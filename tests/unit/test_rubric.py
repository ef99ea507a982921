"""The rubric file: complete, consistent, and refused with the place where it is not."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from emas.domain.problems import Problem
from emas.domain.rubric_file import load, read, write
from emas.domain.rubric_text import Local, Text
from emas.geo.register import register
from emas.settings import DATA
from tests.unit.domain_cases import RUBRIC

PLAIN = write(RUBRIC)


def item(data: dict[str, Any], table: str, code: str) -> dict[str, Any]:
    return next(row for row in data[table] if row.get("code") == code)


def test_holds_the_method() -> None:
    assert len(RUBRIC.indicators) == 30
    assert len(RUBRIC.services) == 10
    assert len(RUBRIC.criteria) == 6
    assert [p.code for p in RUBRIC.pillars] == ["E", "M", "A", "S"]
    points = {p.code: sum(i.points for i in RUBRIC.indicators if i.pillar == p.code) for p in RUBRIC.pillars}
    assert points == {"E": 21, "M": 27, "A": 30, "S": 22}
    for service in RUBRIC.services:
        assert [i.points for i in RUBRIC.of_service[service.code]] == [3, 4, 3]
    assert sum(i.kind == "percent" for i in RUBRIC.indicators) == 7
    assert [(b.code, b.start) for b in RUBRIC.bands] == [
        ("Dasar", 0),
        ("Berkembang", 50),
        ("Mantap", 75),
        ("Teladan", 90),
    ]


def test_unit_is_the_least_that_keeps_every_score_whole() -> None:
    assert RUBRIC.unit == 28  # services keep 10, 7 or 4 of their points: docs/METHOD.md


def test_eligibility_questions_are_the_conditions_and_the_returnees() -> None:
    needed = {code for c in RUBRIC.criteria for code in c.needs}
    needed |= {code for p in RUBRIC.prerequisites for code in [*p.needs, *filter(None, [p.denominator_of])]}
    assert set(RUBRIC.screening) == needed | {"L4.3"}
    assert (len(RUBRIC.screening), len(RUBRIC.after_screening)) == (14, 16)


def test_written_out_and_read_back() -> None:
    assert read(PLAIN) == RUBRIC


def test_file_and_plain_data_say_the_same() -> None:
    file = tomllib.loads((DATA / "rubric-1.toml").read_text(encoding="utf-8"))
    assert read(file) == RUBRIC


def points_of_a_service(data: dict[str, Any]) -> None:
    item(data, "indicator", "L3.2")["points"] = 5


def points_of_all(data: dict[str, Any]) -> None:
    item(data, "service", "L3")["points"] = 11


def code_twice(data: dict[str, Any]) -> None:
    item(data, "indicator", "L3.2")["code"] = "L3.1"


def criterion_of_nothing(data: dict[str, Any]) -> None:
    item(data, "criterion", "K2")["needs"] = {"L99.1": 3}


def bands_overlap(data: dict[str, Any]) -> None:
    item(data, "band", "Berkembang")["below"] = 80


def bands_gap(data: dict[str, Any]) -> None:
    item(data, "band", "Mantap")["from"] = 76


def band_misses_zero(data: dict[str, Any]) -> None:
    item(data, "band", "Dasar")["from"] = 1


def anchor_missing(data: dict[str, Any]) -> None:
    item(data, "indicator", "L8.1")["anchors"].pop()


def cuts_fall(data: dict[str, Any]) -> None:
    item(data, "indicator", "L1.3")["cuts"] = [60, 95, 80]


def counted_by_one_name(data: dict[str, Any]) -> None:
    item(data, "indicator", "L1.3")["counted"].pop()


def a_level_that_counts(data: dict[str, Any]) -> None:
    item(data, "indicator", "L1.1")["counted"] = [{"id": "orang", "en": "person"}] * 2


def effort_of_three(data: dict[str, Any]) -> None:
    item(data, "indicator", "L1.1")["effort"] = [1, 2, 3]


def effort_for_nothing(data: dict[str, Any]) -> None:
    item(data, "indicator", "L1.1")["effort"] = 0


def unknown_evidence(data: dict[str, Any]) -> None:
    item(data, "indicator", "L1.1")["evidence"] = ["rumour"]


def unknown_key(data: dict[str, Any]) -> None:
    item(data, "indicator", "L1.1")["wieght"] = 3


def english_missing(data: dict[str, Any]) -> None:
    item(data, "indicator", "L1.1")["question"] = {"id": "Apakah ada?", "en": " "}


def rule_across_services(data: dict[str, Any]) -> None:
    data["not_applicable"][0]["and_at_least"] = {"L9.1": 2}


def service_could_vanish(data: dict[str, Any]) -> None:
    data["not_applicable"][-1]["drops"] = ["L5.1", "L5.2", "L5.3"]


def rule_on_a_level(data: dict[str, Any]) -> None:
    data["not_applicable"][0]["indicator"] = "L2.1"


def condition_of_both(data: dict[str, Any]) -> None:
    item(data, "prerequisite", "pmi")["needs"] = {"L7.2": 1}


def drops_what_earns(data: dict[str, Any]) -> None:
    data["not_applicable"][1]["drops"] = ["L3.2"]


def asked_too_late(data: dict[str, Any]) -> None:
    data["screening"]["indicators"].remove("L8.2")


def cap_above_the_scale(data: dict[str, Any]) -> None:
    item(data, "evidence", "satgas_decree")["expired_cap"] = 9


def chance_above_one(data: dict[str, Any]) -> None:
    data["robustness"]["error_down"] = 7.0


def no_criteria(data: dict[str, Any]) -> None:
    data["criterion"] = []


def criterion_called_like_a_prerequisite(data: dict[str, Any]) -> None:
    item(data, "criterion", "K1")["code"] = "pmi"


def two_telling_one_service(data: dict[str, Any]) -> None:
    item(data, "indicator", "L3.1")["group"] = "service"


def version_that_leaves_the_folder(data: dict[str, Any]) -> None:
    data["version"] = "../2"


@pytest.mark.parametrize(
    ("spoil", "code", "where"),
    [
        (drops_what_earns, "rubric_not_applicable", "not_applicable L3.3"),
        (asked_too_late, "rubric_screening", "screening"),
        (cap_above_the_scale, "rubric_range", "evidence satgas_decree"),
        (chance_above_one, "rubric_range", "robustness"),
        (no_criteria, "rubric_missing", "rubric"),
        (criterion_called_like_a_prerequisite, "rubric_repeated", "prerequisite / criterion"),
        (two_telling_one_service, "rubric_covered", "service L3"),
        (version_that_leaves_the_folder, "rubric_type", "rubric"),
        (points_of_a_service, "rubric_points", "service L3"),
        (points_of_all, "rubric_points", "service"),
        (code_twice, "rubric_repeated", "indicator"),
        (criterion_of_nothing, "rubric_unknown_code", "criterion K2"),
        (bands_overlap, "rubric_bands", "band Berkembang / Mantap"),
        (bands_gap, "rubric_bands", "band Berkembang / Mantap"),
        (band_misses_zero, "rubric_bands", "band Dasar"),
        (anchor_missing, "rubric_anchors", "indicator L8.1"),
        (cuts_fall, "rubric_cuts", "indicator L1.3"),
        (counted_by_one_name, "rubric_counted", "indicator L1.3"),
        (a_level_that_counts, "rubric_counted", "indicator L1.1"),
        (effort_of_three, "rubric_effort", "indicator L1.1"),
        (effort_for_nothing, "rubric_effort", "indicator L1.1"),
        (unknown_evidence, "rubric_unknown_code", "indicator L1.1"),
        (unknown_key, "rubric_unknown_key", "indicator L1.1"),
        (english_missing, "rubric_missing", "indicator L1.1.question"),
        (rule_across_services, "rubric_not_applicable", "not_applicable L2.3"),
        (service_could_vanish, "rubric_service_empty", "service L5"),
        (rule_on_a_level, "rubric_not_applicable", "not_applicable L2.1"),
        (condition_of_both, "rubric_condition", "prerequisite pmi"),
    ],
)
def test_refused_with_the_place(spoil: Callable[[dict[str, Any]], None], code: str, where: str) -> None:
    data = copy.deepcopy(PLAIN)
    spoil(data)
    with pytest.raises(Problem) as caught:
        read(data)
    assert (caught.value.code, caught.value.params["where"]) == (code, where)


@pytest.mark.parametrize("key", sorted(PLAIN))
def test_every_table_is_needed(key: str) -> None:
    data = {name: value for name, value in PLAIN.items() if name != key}
    with pytest.raises(Problem) as caught:
        read(data)
    assert caught.value.code in {"rubric_missing", "rubric_type"}
    assert caught.value.params["key"] == key


@pytest.mark.parametrize("content", [None, b"version = ", b"\xff\xfe"])
def test_unreadable_file(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "rubric-9.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(Problem) as caught:
        load(file)
    assert caught.value.code == "rubric_unreadable"
    assert caught.value.params["file"] == "rubric-9.toml"


def texts_of(value: Any) -> list[Text]:
    """Every text of the rubric but those of the words of the place."""
    if isinstance(value, Text):
        return [value]
    if isinstance(value, tuple):
        return [text for one in value for text in texts_of(one)]
    if hasattr(value, "__dataclass_fields__") and not isinstance(value, Local):
        return [text for name in value.__dataclass_fields__ for text in texts_of(getattr(value, name))]
    return []


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("local", RUBRIC.local, ids=lambda local: local.kind)
def test_words_of_the_place_are_words_of_the_rubric(local: Local, language: str) -> None:
    told = "\n".join(text[language] for text in texts_of(RUBRIC))
    for swap in local.swaps:
        assert swap.start[language] in told


def test_every_kind_with_words_of_its_own_is_a_kind_of_the_register() -> None:
    kinds = set(register().villages.kind.dictionary.to_pylist())
    assert set(RUBRIC.local_by_kind) <= kinds


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("gampong", "Qanun Gampong bernomor dan berlaku."),
        ("kalurahan", "Perkal bernomor dan berlaku."),
        ("kelurahan", "Perwali/Perbup/SK bernomor dan berlaku."),
        ("desa", "Perdes bernomor dan berlaku."),
    ],
)
def test_a_village_reads_its_own_instrument(kind: str, expected: str) -> None:
    assert RUBRIC.local_by_kind[kind].read(RUBRIC.by_code["L8.1"].anchors[2], "id") == expected


def test_every_question_has_help_with_an_example() -> None:
    for indicator in RUBRIC.indicators:
        assert any(word in indicator.help.id.lower() for word in ("contoh", "misalnya")), indicator.code
        assert any(word in indicator.help.en.lower() for word in ("example", "such as")), indicator.code
