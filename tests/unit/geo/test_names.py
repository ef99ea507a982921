"""Names as shown and as compared."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emas.geo import names
from emas.geo.register import register


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Campurejo", "Campurejo"),
        ("CAMPUREJO II", "Campurejo II"),
        ("Pasi ie Leubeue", "Pasi Ie Leubeue"),
        ("Sawang Ba'u", "Sawang Ba'u"),
        ("Aek Sitio-tio", "Aek Sitio-tio"),
        ("WKO", "WKO"),
        ("Wamesa I/Idoor", "Wamesa I/Idoor"),
        ("2 x 11 Kayu Tanam", "2 X 11 Kayu Tanam"),
        ("", ""),
    ],
)
def test_title(raw, shown):
    assert names.title(raw) == shown


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Kabupaten Gresik", "Kabupaten Gresik"),
        ("KABUPATEN GRESIK", "Kabupaten Gresik"),
        ("Kab. Gresik", "Kabupaten Gresik"),
        ("Kota Batu", "Kota Batu"),
        ("Kabupaten Kep. Siau Tagulandang Biaro", "Kabupaten Kepulauan Siau Tagulandang Biaro"),
        ("Kabupaten Pangkajene dan Kepulauan", "Kabupaten Pangkajene dan Kepulauan"),
        ("Daerah Khusus Ibukota Jakarta", "DKI Jakarta"),
        ("Daerah Istimewa Yogyakarta", "DI Yogyakarta"),
    ],
)
def test_region_name(raw, shown):
    assert names.region_name(raw) == shown


def test_village_name_does_not_double_its_kind():
    assert names.village_name("Campurejo", "desa") == "Desa Campurejo"
    assert names.village_name("Desa Adat Yoboi", "desa adat") == "Desa Adat Yoboi"
    assert names.village_name("Kampung Baru", "desa") == "Desa Kampung Baru"
    assert names.village_name("Desay", "desa") == "Desa Desay"


def test_no_shown_region_name_is_shouted_or_abbreviated():
    reg = register()
    for level in (reg.provinces, reg.regencies, reg.districts):
        for raw in level.name.to_pylist():
            shown = names.region_name(raw)
            assert "Kep." not in shown and "Kab." not in shown
            assert shown[0].isupper() or shown[0].isdigit()


@given(st.text(max_size=40))
def test_title_changes_case_alone(text):
    assert names.title(text).casefold() == text.casefold()


@given(st.text(max_size=40))
def test_normal_is_plain_and_stable(text):
    plain = names.normal(text)
    assert plain == "" or (plain.isascii() and plain.isalnum() and plain == plain.lower())
    assert names.normal(plain) == plain


def test_column_and_single_form_agree_on_the_whole_register():
    column = register().villages.name
    assert names.normal_column(column).to_pylist() == [names.normal(n) for n in column.to_pylist()]
    assert names.normal_column(pa.array(["Réga puu’u (X)"])).to_pylist() == ["regapuuux"]
