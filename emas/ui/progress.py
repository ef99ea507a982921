"""Progress of long work, told on a terminal: a line a step, with a share that moves where one is known."""

from __future__ import annotations

import sys
import time

from emas.services.initialise import Progress
from emas.ui.i18n import N_, gettext

STEPS = {
    "schema": N_("Menyiapkan tabel"),
    "register": N_("Memuat register 83.762 desa dan kelurahan"),
    "programme": N_("Memuat desa yang disebut sumber"),
    "simulation": N_("Mensimulasikan penilaian desa rekaan"),
}


class TerminalProgress(Progress):
    """Writes to standard error; where that is no terminal, a share is not repeated."""

    def __init__(self) -> None:
        self._began: float | None = None
        self._name = ""

    def step(self, name: str) -> None:
        """A step begins."""
        self._name = gettext(STEPS[name])
        print(f"  {self._name} …", file=sys.stderr, flush=True)

    def share(self, done: float) -> None:
        """Show how far the step is, at most four times a second."""
        now = time.monotonic()
        if not sys.stderr.isatty() or (done < 1 and self._began and now - self._began < 0.25):
            return
        self._began = now
        end = "\n" if done >= 1 else ""
        print(f"\r  {self._name} … {done:4.0%}", end=end, file=sys.stderr, flush=True)
