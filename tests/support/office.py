"""A LibreOffice that opens what we write: the system's, or one that is installed now.

python -m tests.support.office        finds or installs one, and prints where it is
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import font_source_sans_pro

from tests.support.chromium import PACKAGE_SECONDS, attempt

NAMES = ("soffice", "libreoffice")
MAC_PATH = "/Applications/LibreOffice.app/Contents/MacOS/soffice"

_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{ours}</dir><dir>/usr/share/fonts</dir><cachedir>{cache}</cachedir></fontconfig>"""


class NoOfficeError(RuntimeError):
    """No LibreOffice could be found or installed; the tests that want one fail with this text."""


@cache
def ensure() -> str:
    """The path of LibreOffice's program, installed if need be."""
    found = _find()
    if not found and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        attempt(["apt-get", "update"], PACKAGE_SECONDS)
        # Workers that begin at once wait for each other.
        command = ["apt-get", "-o", f"DPkg::Lock::Timeout={PACKAGE_SECONDS}", "install", "-y"]
        command += ["--no-install-recommends", "libreoffice-impress"]
        attempt(command, PACKAGE_SECONDS)
        found = _find()
    if not found:
        raise NoOfficeError(
            "No LibreOffice for the tests of PPTX. Install it (sudo apt install libreoffice)."
        )
    return found


def as_pdf(file: Path, folder: Path) -> Path:
    """What LibreOffice makes of ``file``, as PDF in ``folder``; it knows the font that we ship."""
    folder.mkdir(parents=True, exist_ok=True)
    fonts = folder / "fonts.conf"
    fonts.write_text(_FONTS.format(ours=font_source_sans_pro.font_directory, cache=folder / "cache"))
    # A profile of its own: two that share one wait for each other.
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [ensure(), "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    subprocess.run(command, check=True, capture_output=True, timeout=300, env=environment)
    return folder / f"{file.stem}.pdf"


def _find() -> str | None:
    return next(filter(None, map(shutil.which, (*NAMES, MAC_PATH))), None)


if __name__ == "__main__":
    try:
        print(f"LibreOffice: {ensure()}")
    except NoOfficeError as error:
        sys.exit(str(error))
