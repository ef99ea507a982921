"""Where things are: everything that the environment decides."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
"""The top of the tree: `app.py`, `data/` and `geo/` stand here."""

DATA = ROOT / "data"

SAFE = "/\\: "
"""Signs of a path that stand in a URL as they are; a question mark would begin its query."""


class Settings(BaseSettings):
    """Settings from the environment, each named ``EMAS_`` and its upper-case name."""

    model_config = SettingsConfigDict(env_prefix="EMAS_", env_ignore_empty=True)

    home: Path = ROOT / ".emas"
    """Folder for the database and caches."""

    database_url: str | None = None
    """SQLAlchemy URL of the store; without it, the demonstration in ``home``."""

    @property
    def store_url(self) -> str:
        """The URL of the store that is meant: the one set, else the demonstration's own SQLite file."""
        return self.database_url or f"sqlite:///{quote(str(self.demo_file), safe=SAFE)}"

    @property
    def demo_file(self) -> Path:
        """The demonstration's own SQLite file."""
        return self.home / "demo.db"


def get_settings() -> Settings:
    """The environment as it is now; tests change it between calls."""
    return _read(*(os.environ.get(f"EMAS_{name.upper()}") for name in Settings.model_fields))


@lru_cache(maxsize=8)
def _read(*_values: str | None) -> Settings:
    # Pydantic takes a millisecond, and every part of a page asks.
    return Settings()
