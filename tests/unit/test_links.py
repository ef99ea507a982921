"""Links as people paste them."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emas.domain.links import calls_somebody, read_link
from emas.domain.problems import Problem


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("https://desa.example.id/perdes/2025/5.pdf", "https://desa.example.id/perdes/2025/5.pdf"),
        (
            "drive.google.com/file/d/1aB/view?usp=sharing",
            "https://drive.google.com/file/d/1aB/view?usp=sharing",
        ),
        ("www.campurejo.desa.id", "https://www.campurejo.desa.id"),
        ("Drive.Google.com/file/d/1aB", "https://drive.google.com/file/d/1aB"),
        ("bit.ly/Perdes5", "https://bit.ly/Perdes5"),
        ("HTTP://Desa.ID:8080/A", "http://desa.id:8080/A"),
        ("desa.id:8080/x", "https://desa.id:8080/x"),
        ("https://tiktok.com/@desa/video/1", "https://tiktok.com/@desa/video/1"),  # no user of the site's
        ("https://id.wikipedia.org/wiki/Désa", "https://id.wikipedia.org/wiki/Désa"),
        ("https://xn--80ak6aa92e.com", "https://xn--80ak6aa92e.com"),  # shown as what it is
    ],
)
def test_taken(typed: str, kept: str) -> None:
    assert read_link(typed) == kept
    assert read_link(kept) == kept


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("https://[isi]", "evidence_link"),
        ("http://[::1", "evidence_link"),
        ("http://[::1]/x", "evidence_link"),
        ("http://127.0.0.1/x", "evidence_link"),
        ("http://192.168.1.5:8080/perdes", "evidence_link"),
        ("http://2130706433/", "evidence_link"),
        ("localhost/x", "evidence_link"),
        ("https://desa", "evidence_link"),
        ("https://", "evidence_link"),
        ("https:///desa.id", "evidence_link"),
        ("//desa.id", "evidence_link"),
        ("https://desa..id", "evidence_link"),
        ("https://desa.id:99999/", "evidence_link"),
        ("https://desa.id:x/", "evidence_link"),
        ("https://desa.id/a b", "evidence_link"),
        ('https://desa.id/"onclick="x', "evidence_link"),
        ("https://desa.id/<b>", "evidence_link"),
        ("https://desa.id\\x", "evidence_link"),
        ("https://\u0430\u0440\u0440\u04cf\u0435.com", "evidence_link"),  # Cyrillic that reads as apple
        ("https://\uff47oogle.com", "evidence_link"),
        ("javascript:alert(1)", "evidence_link"),
        ("data:text/html,x", "evidence_link"),
        ("ftp://desa.id/x", "evidence_link"),
        ("mailto:kantor@desa.id", "evidence_link"),
        ("Perdes 5", "evidence_link"),
        ("https://kemenp2mi.go.id@evil.example/", "evidence_link_user"),
        ("https://nama:sandi@drive.google.com/x", "evidence_link_user"),
        ("https://kemenp2mi.go.id\\@evil.example", "evidence_link_user"),
    ],
)
def test_refused(typed: str, code: str) -> None:
    with pytest.raises(Problem) as problem:
        read_link(typed)
    assert problem.value.code == code


@given(
    st.one_of(
        st.text(max_size=80),
        st.text("https:/[]@.?#%\\a1-_ ", max_size=40).map("https://{}".format),
        st.text("https:/[]@.?#%\\a1-_ ", max_size=40),
    )
)
def test_whatever_is_typed_is_a_site_with_a_name_or_refused(typed: str) -> None:
    calls_somebody(typed)
    try:
        kept = read_link(typed)
    except Problem as problem:
        assert problem.code in ("evidence_link", "evidence_link_user")
    else:
        parts = urlsplit(kept)
        assert not kept or (parts.scheme in ("http", "https") and "." in (parts.hostname or ""))
        assert parts.username is None
        assert parts.password is None
