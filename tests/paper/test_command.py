"""``python -m emas deck`` and ``brief``: a file of the kind that was asked for, or one plain sentence."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation

from emas.cli import main
from tests.support.pdf import pages


def test_a_story_becomes_the_file_that_is_asked_for(demo: Path, tmp_path: Path) -> None:
    slides, paper = tmp_path / "cerita.pptx", tmp_path / "cerita.PDF"
    asked = ["--story", "musdes", "--region", "3525", "--village", "3525032009", "--lang", "en"]
    assert main(["deck", *asked, str(slides)]) == 0
    shown = Presentation(BytesIO(slides.read_bytes()))
    assert [sheet.shapes.title.text for sheet in shown.slides][2] == "The way of Desa Campurejo"
    assert main(["deck", *asked, str(paper)]) == 0
    assert len(pages(paper.read_bytes())) == len(shown.slides)


@pytest.mark.parametrize("code", ["0", "35", "3525", "3525032009"])
def test_a_brief_of_any_place(demo: Path, tmp_path: Path, code: str) -> None:
    out = tmp_path / "ringkasan.pdf"
    assert main(["brief", code, "--lang", "id", str(out)]) == 0
    assert "Ringkasan" in pages(out.read_bytes())[0].text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["deck", "x.docx"], ".pptx"),
        (["deck", "--story", "raja", "x.pdf"], "menteri"),
        (["deck", "--kind", "guessed", "x.pdf"], "claimed"),
        (["deck", "--region", "77", "x.pdf"], "register"),
        (["deck", "--round", "1999", "x.pdf"], "Periode"),
        (["deck", "--village", "3525032999", "x.pdf"], ""),
        (["deck", "no/such/folder/x.pdf"], "x.pdf"),
        (["brief", "35", "x.pptx"], ".pdf"),
        (["brief", "3525032999", "x.pdf"], ""),
        (["brief", "", "x.pdf"], "kosong"),
        (["brief", " ", "x.pdf"], "kosong"),
        (["deck", "--region", "", "x.pdf"], "kosong"),
        (["brief", "--round", "", "0", "x.pdf"], "kosong"),
        (["brief", "--summary", "3525032009", "x.pdf"], "belum dinilai"),
    ],
)
@pytest.mark.usefixtures("demo")
def test_what_cannot_be_done_is_said_in_a_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    asked: list[str],
    told: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "id_ID.UTF-8")
    assert main(asked) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert told in line
    assert list(tmp_path.glob("x.*")) == []
