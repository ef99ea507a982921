"""``python -m emas`` as it is called from a shell."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from emas.settings import ROOT

EXAMPLE = '{"L1.1": 3, "L1.3": {"num": 40, "den": 50}}'


def emas(*arguments: str, stdin: str | bytes = "", **environment: str) -> subprocess.CompletedProcess[str]:
    raw = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [sys.executable, "-m", "emas", *arguments],
        input=raw,
        capture_output=True,
        cwd=ROOT,
        env={"PATH": "", "PYTHONIOENCODING": "utf-8", **environment},
        check=False,
        timeout=60,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_score_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_text(EXAMPLE, encoding="utf-8")
    done = emas("score", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == json.loads(emas("score", "-", stdin=EXAMPLE).stdout)
    # 3*3/4 for L1.1 and, with 80 % at the second cut, 3*3/4 for L1.3
    assert json.loads(done.stdout)["exact"] == [9, 2]
    keys = "rubric score exact range answered services pillars criteria prerequisites eligible band missing"
    assert " ".join(json.loads(done.stdout)) == keys


def test_a_file_without_end_is_refused() -> None:
    assert "paling banyak" in emas("score", "/dev/zero").stderr
    assert "paling banyak" in emas("score", "-", stdin=" " * 3_000_000 + EXAMPLE).stderr


def test_sixty_thousand_answers_are_read_once() -> None:
    """Compared each with each they took minutes, past the time that a command has here."""
    keys = ", ".join(f'"L{number}.1": 1' for number in range(11, 60_011))
    done = emas("score", "-", stdin="{" + keys + "}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "L11.1" in done.stderr


def test_path_to_a_band() -> None:
    done = emas("path", "--to", "Berkembang", "-", stdin=EXAMPLE)
    printed = json.loads(done.stdout)
    assert done.returncode == 0
    assert list(printed) == ["to", "effort", "steps", "answer_first", "reaches"]
    assert printed["to"] == "Berkembang"
    assert printed["effort"] == sum(step["effort"] for step in printed["steps"])
    assert printed["reaches"]["score"] >= 50


@pytest.mark.parametrize(
    ("stdin", "said"),
    [
        ('{"L9.9": 1}', "L9.9"),
        ('{"L1.1": 5}', "0 sampai 4"),
        ('{"L1.1": -1}', "0 sampai 4"),
        ('{"L1.1": 2.5}', "L1.1"),
        ('{"L1.1": true}', "L1.1"),
        ('{"L1.1": {"num": 1, "den": 2}}', "L1.1"),
        ('{"L1.3": {"num": 5, "den": 2}}', "lebih besar"),
        ('{"L1.3": {"num": -1, "den": 2}}', "di luar batas"),
        ('{"L1.3": {"num": 1.250, "den": 2000}}', "“1.250” bukan hitungan"),
        ('{"L1.3": {"num": 12e3, "den": 20000}}', "“12e3” bukan hitungan"),
        ('{"L1.3": {"num": 1, "den": "1.250"}}', "“1.250” bukan hitungan"),
        ('{"L1.3": {"num": NaN, "den": 2}}', "“NaN” bukan hitungan"),
        ('{"L1.3": {"num": [], "den": 2}}', "“[…]” bukan hitungan"),
        ('{"L1.3": {"num": 5000, "den": 1250}}', "5.000 lebih besar daripada 1.250"),
        ('{"L1.1": "' + "x" * 3000 + '"}', "bukan tingkat capaian"),
        ('{"L1.1": ' + "9" * 3000 + "}", "tidak ada: pilih 0 sampai 4"),
        ('{"L1.3": {"num": 1}}', "dua hitungan"),
        ('{"L1.3": 3}', "dua hitungan"),
        ('{"L1.1": 1, "L1.1": 2}', "lebih dari sekali"),
        ("[3]", "bukan daftar jawaban"),
        ("not json", "JSON"),
        ("", "JSON"),
        (b"\xff\xfe\x00", "UTF-8"),
        ("[" * 100_000, "bukan daftar jawaban"),
        ('{"L1.1": ' + "9" * 5000 + "}", "bukan daftar jawaban"),
        ('{"L\\u001b[31m\\r9": 1}', "tidak ada dalam rubrik"),
        ('{"' + "x" * 3000 + '": 1}', "tidak ada dalam rubrik"),
    ],
)
def test_bad_input_is_one_plain_line(stdin: str | bytes, said: str) -> None:
    for command in ("score", "path"):
        done = emas(command, "-", stdin=stdin)
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr
        assert done.stderr.count("\n") == 1
        assert done.stderr.strip("\n").isprintable()
        assert len(done.stderr) < 300


def test_missing_file_and_unknown_target() -> None:
    assert "tidak-ada.json" in emas("score", "tidak-ada.json").stderr
    done = emas("path", "--to", "Juara", "-", stdin="{}")
    assert done.returncode == 2
    assert "Berkembang, Mantap, Teladan" in done.stderr


def test_called_wrongly() -> None:
    for arguments in ([], ["scroe", "x"], ["score"]):
        done = emas(*arguments)
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1


def test_a_reader_who_has_enough_is_no_error() -> None:
    shell = f"{sys.executable} -m emas score - <<< '{{}}' | head -c 10"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", shell], capture_output=True, cwd=ROOT, check=False, timeout=60
    )
    assert done.stdout.startswith(b'{"rubric"')
    assert done.stderr == b""


def test_a_target_left_blank_is_not_the_default() -> None:
    assert emas("path", "--to", "", "-", stdin="{}").returncode == 2


def test_size_without_a_demonstration() -> None:
    done = emas("init", "--villages", "5")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "--demo" in done.stderr


@pytest.mark.parametrize(
    ("typed", "language", "said"),
    [
        ("12,5", "id_ID.UTF-8", "“12,5” tidak dapat dibaca"),
        ("12e3", "id_ID.UTF-8", "“12e3” bukan bilangan"),
        ("-5", "id_ID.UTF-8", "“-5” kurang dari nol"),
        ("", "id_ID.UTF-8", "kosong"),
        (" ", "en_GB.UTF-8", "empty"),
        ("1.250", "en_GB.UTF-8", "1,250 or 1250"),
    ],
)
def test_a_size_that_is_no_whole_number_is_repeated(typed: str, language: str, said: str) -> None:
    done = emas("init", "--demo", f"--villages={typed}", LANG=language)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert said in done.stderr


def test_a_demonstration_of_another_size(tmp_path: Path) -> None:
    home = str(tmp_path / "home? #1")
    assert emas("init", "--demo", "--villages", "3", EMAS_HOME=home).returncode == 0
    assert (tmp_path / "home? #1" / "demo.db").exists()
    assert emas("init", "--demo", EMAS_HOME=home).returncode == 0
    done = emas("init", "--demo", "--villages", "7", EMAS_HOME=home)
    assert done.returncode == 2
    assert "3 desa rekaan, bukan 7" in done.stderr


def test_a_home_that_cannot_be_made() -> None:
    done = emas("init", "--demo", "--villages", "3", EMAS_HOME="/proc/nowhere")
    assert done.returncode == 2
    assert "/proc/nowhere" in done.stderr


def test_an_english_shell_reads_english() -> None:
    assert "not in the rubric" in emas("score", "-", stdin='{"L9.9": 1}', LANG="en_GB.UTF-8").stderr
