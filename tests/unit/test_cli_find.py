"""``python -m emas find``: what it prints, and what it refuses."""

from __future__ import annotations

import json

import pytest

from emas.cli import main


def find(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, str]]:
    """What the command prints, line by line."""
    assert main(["find", *arguments]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return [json.loads(line) for line in printed.out.splitlines()]


def test_a_village_that_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert find(capsys, "Kauman", "Kota", "Malang") == [
        {
            "code": "3573021007",
            "name": "Kauman",
            "district": "Klojen",
            "regency": "Kota Malang",
            "province": "Jawa Timur",
            "match": "exact",
        }
    ]


def test_exact_ones_come_before_likely_ones(capsys: pytest.CaptureFixture[str]) -> None:
    found = find(capsys, "kuripan lombok barat")
    assert [one["match"] for one in found] == ["exact", *["likely"] * (len(found) - 1)]
    assert len(found) > 1
    assert {one["match"] for one in find(capsys, "Cibeureum Kota Bogor")} == {"likely"}


def test_a_region_is_kept_to(capsys: pytest.CaptureFixture[str]) -> None:
    found = find(capsys, "Campurejo", "--within", "35.25")
    assert [(one["code"], one["match"]) for one in found] == [("3525032009", "exact")]
    assert {one["regency"] for one in find(capsys, "suka", "--within", "3212")} == {"Kabupaten Indramayu"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["zzzzqq"], "Tidak ada desa yang cocok"),
        ([""], "Tulis nama atau kode desa"),
        ([" ", ""], "Tulis nama atau kode desa"),
        (["a" * 201], "paling banyak 200 huruf"),
        (["3.52503E+09"], "bilangan ilmiah"),
        (["Campurejo", "--within", "99"], "Kode 99 tidak ada"),
        (["Campurejo", "--within", "Gresik"], "Itu bukan kode Kemendagri"),
        (["Campurejo", "--within", ""], "Itu bukan kode Kemendagri"),
    ],
)
def test_what_is_refused_is_said_in_a_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str
) -> None:
    monkeypatch.setenv("LC_ALL", "id_ID.UTF-8")
    assert main(["find", *arguments]) == 2
    printed = capsys.readouterr()
    (line,) = printed.err.splitlines()
    assert told in line
    # Nothing of it speaks of an address: it was typed on a command line.
    assert "alamat" not in line
    assert printed.out == ""
