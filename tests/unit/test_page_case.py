"""Addresses of pages in capitals, or with what a sentence left at their end."""

from __future__ import annotations

import pytest

from emas.ui.navigation import PAGES
from emas.web.document import FIRST
from tests.support.asgi import get


@pytest.mark.parametrize(
    ("asked", "sent_to"),
    [
        ("/Desa?desa=3525032009", "/desa?desa=3525032009"),
        ("/PETA?wilayah=35.25&lang=en", "/peta?wilayah=35.25&lang=en"),
        ("/kriteria).", "/kriteria"),
        ("/Paparan/", "/paparan"),
        ("/peta,?a=%20b", "/peta?a=%20b"),
    ],
)
def test_the_page_that_is_meant_is_found_with_its_query(asked: str, sent_to: str) -> None:
    answer = get(asked)
    assert answer.status == 308
    assert answer.headers["location"] == sent_to


@pytest.mark.parametrize(
    "path", ["/desakan", "/PETAKU", "/", "/_stcore/Desa", "/Desa/Peta", "/desa//evil.example"]
)
def test_other_addresses_are_left_alone(path: str) -> None:
    assert "location" not in get(path).headers


def test_a_page_is_not_sent_to_itself() -> None:
    for name, (_file, address, _title, _icon) in PAGES.items():
        if name == FIRST:
            # Streamlit serves the first page at the root alone.
            assert get(f"/{address}").headers["location"] == "/"
        else:
            assert get(f"/{address}").status == 404  # left to Streamlit
