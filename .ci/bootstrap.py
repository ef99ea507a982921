"""What `run` and `test` share: the environment in .venv, made once and mended when it is broken.

Standard library only: it runs before anything is installed. An older Python must still be able to read
this file up to its own refusal, so nothing here uses syntax newer than Python 3.6.

The environment is judged by two small files in it. The stamp of a lock file holds the lock's hash and is
written last. The mark of an installation that is under way is written first and removed at the end: if it
is there at the start, an installation was interrupted, and the environment is made anew.
"""

import os
import shutil
import subprocess
import sys

MINIMUM = (3, 11)


def english():
    """Whether the reader's environment asks for English; Indonesian otherwise."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return value.lower().startswith("en")
    return False


def say(indonesian, in_english):
    """Tell the reader something, at once."""
    print(in_english if english() else indonesian, file=sys.stderr, flush=True)


def give_up(indonesian, in_english, code=1):
    """End with one plain sentence that says what to do."""
    say(indonesian, in_english)
    sys.exit(code)


def require_python():
    """Go on in a newer Python if this one is too old, or end with one sentence."""
    if sys.version_info >= MINIMUM:
        return
    for name in ("python3.14", "python3.13", "python3.12", "python3.11"):
        newer = shutil.which(name)
        if newer and os.name == "posix":
            os.execv(newer, [newer] + sys.argv)  # noqa: S606, RUF005 - readable by an old Python
    found = ".".join(map(str, sys.version_info[:3]))
    give_up(
        "Perlu Python 3.11 atau yang lebih baru; yang ini " + found + ". Pasang Python baru, lalu ulangi.",
        "This needs Python 3.11 or newer; this one is " + found + ". Install a newer Python and try again.",
    )


require_python()

import hashlib  # noqa: E402 - from here on the Python is new enough
import importlib.util  # noqa: E402
import time  # noqa: E402
from contextlib import contextmanager  # noqa: E402
from pathlib import Path  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
UNDER_WAY = VENV / "emas-installing"
STARTED = time.monotonic()


def elapsed() -> str:
    """Seconds since the start, for the messages."""
    return f"{time.monotonic() - STARTED:.0f} s"


def stamp_of(lock: Path) -> Path:
    """The file in the environment that says which edition of ``lock`` is installed."""
    return VENV / f"emas-{lock.stem}.sha256"


def installed(lock: Path) -> bool:
    """Whether the environment works as far as can be seen quickly, and holds what ``lock`` names."""
    if not has_python() or UNDER_WAY.exists():
        return False
    stamp = stamp_of(lock)
    return stamp.is_file() and stamp.read_text(encoding="ascii") == digest(lock)


def has_python() -> bool:
    """Whether the environment has a Python: its link may be broken, or lead where we may not go."""
    return os.path.exists(PYTHON)  # noqa: PTH110 - Path.exists raises where the way is barred


def digest(lock: Path) -> str:
    """The hash of a lock file's content, whatever its line ends."""
    return hashlib.sha256(lock.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


@contextmanager
def alone():
    """Let one start at a time install; the others wait for it (on Windows nobody waits)."""
    VENV.mkdir(exist_ok=True)
    try:
        import fcntl
    except ImportError:
        yield
        return
    with (VENV / "emas-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def environment(lock: Path) -> None:
    """Make or mend the environment so that it holds what ``lock`` names, exactly (by hash)."""
    if installed(lock):
        return
    try:
        with alone():
            if not installed(lock):
                make_environment(lock)
    except OSError as error:
        give_up(
            f"Tidak dapat menulis ke {VENV}: {error.strerror}. Periksa izin dan ruang disk, lalu ulangi.",
            f"Cannot write to {VENV}: {error.strerror}. Check permissions and disk space, then try again.",
        )


def make_environment(lock: Path) -> None:
    """Make ``.venv`` if need be, install into it, and stamp it last."""
    if UNDER_WAY.exists():
        say(
            "Pemasangan yang lalu terputus; dimulai lagi dari awal.",
            "An earlier installation was interrupted; starting over.",
        )
        empty(VENV)
    if not has_python():
        require_venv()
        empty(VENV)  # a broken link to a Python that was removed is in the way of a new one
    UNDER_WAY.write_text("", encoding="ascii")
    if not has_python():
        say("Membuat lingkungan Python di .venv …", "Making a Python environment in .venv …")
        make_venv()
    say(
        f"Mengunduh dan memasang pustaka ({lock.name}); pertama kali biasanya kurang dari 2 menit …",
        f"Downloading and installing libraries ({lock.name}); the first time usually under 2 minutes …",
    )
    if not install(lock):
        give_up(
            "Pustaka tidak dapat dipasang (alasannya di atas). Periksa sambungan internet, lalu ulangi.",
            "The libraries could not be installed (reason above). Check the connection and try again.",
        )
    stamp_of(lock).write_text(digest(lock), encoding="ascii")
    UNDER_WAY.unlink()
    say(f"Pustaka terpasang ({elapsed()}).", f"Libraries installed ({elapsed()}).")


def empty(folder: Path) -> None:
    """Remove what is in the environment, but for the lock and the mark (so a second try still knows)."""
    for entry in folder.iterdir():
        if entry.name in ("emas-lock", UNDER_WAY.name):
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()


def require_venv() -> None:
    """End with the name of the package that is missing, where the system's Python comes in parts."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        give_up(
            f"Modul venv Python tidak lengkap. Pasang {package} (sudo apt install {package}), lalu ulangi.",
            f"Python's venv module is incomplete. Install it (sudo apt install {package}) and try again.",
        )


def make_venv() -> None:
    """Make the environment with pip in it, or end with what Python said."""
    # By a process of its own: what it says is for developers, unless it fails.
    command = [sys.executable, "-m", "venv", str(VENV)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
        give_up(
            "Lingkungan Python tidak dapat dibuat (alasannya di atas).",
            "The Python environment could not be made (reason above).",
        )


def install(lock: Path) -> bool:
    """Install what ``lock`` names: by uv for speed, by pip alone where uv cannot be had."""
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check"]
    uv = [str(PYTHON), "-m", "uv"]
    have_uv = succeeds([*uv, "--version"], quiet=True) or succeeds(
        [*pip, "install", "--quiet", "--require-hashes", "-r", str(ROOT / ".ci" / "requirements-uv.txt")]
    )
    if have_uv and succeeds(
        [*uv, "pip", "install", "--python", str(PYTHON), "--require-hashes", "-r", str(lock)]
    ):
        return True
    return succeeds([*pip, "install", "--require-hashes", "-r", str(lock)])


def succeeds(command: list, quiet: bool = False) -> bool:
    """Run a command in the tree; its messages go to the reader unless ``quiet``."""
    output = subprocess.DEVNULL if quiet else None
    done = subprocess.run(command, cwd=ROOT, check=False, stdout=output, stderr=output)  # noqa: S603
    return done.returncode == 0


def call(*arguments: str) -> int:
    """Run a module with the environment's Python in the tree; its exit code."""
    child = subprocess.Popen([str(PYTHON), "-m", *arguments], cwd=ROOT)  # noqa: S603
    try:
        return child.wait()
    except KeyboardInterrupt:
        # Ctrl-C reaches both: the child puts its things in order, then we end too.
        child.wait()
        raise


def become(*arguments: str) -> int:
    """Turn into a module run by the environment's Python; where that is not possible, wait for it."""
    os.chdir(ROOT)
    command = [str(PYTHON), "-m", *arguments]
    if os.name == "posix":
        os.execv(command[0], command)  # noqa: S606 - that is the intention
    return call(*arguments)
