"""What happens once, as the server starts."""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from emas.settings import get_settings

log = logging.getLogger(__name__)


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[dict[str, Any]]:
    """Make the demonstration where no store is named, and read what every page needs.

    A first start makes its database before anything is served. Later starts serve at once: the store's
    libraries take a second to import, and that goes on beside.
    """
    if get_settings().database_url is None and not get_settings().demo_file.exists():
        prepare()
    else:
        threading.Thread(target=prepare, name="prepare", daemon=True).start()
    yield {}
    from emas.services import database

    database.close()


def prepare() -> None:
    """Make or upgrade the demonstration's database, then warm what is shared by all sessions.

    A store named by ``EMAS_DATABASE_URL`` is left to ``python -m emas init``. What cannot be used does not
    stop the server: each page says what is the matter, and works as soon as it is mended.
    """
    from emas.domain.problems import Problem
    from emas.geo import search
    from emas.services import database, snapshot
    from emas.services.initialise import DEMO_VILLAGES, initialise
    from emas.services.over_rounds import MOST_ROUNDS
    from emas.services.rounds import rounds
    from emas.store import damage, private_files
    from emas.ui.problems import sentence_as_text
    from emas.ui.progress import TerminalProgress

    try:
        if get_settings().database_url is None:
            initialise(demo_villages=DEMO_VILLAGES, progress=TerminalProgress())
            private_files.tighten_folder(get_settings().home)
        damage.look(database.engine())
        search.warm()
        now = snapshot.current()
        # What changed since the rounds before is told again and again: a second a round for a nation.
        for one in rounds(now)[:MOST_ROUNDS]:
            snapshot.of_round(now, one.id)
    except Problem as problem:
        log.error("%s", sentence_as_text(problem))
    # Streamlit collects garbage fully after every run of a page; what the imports made never becomes
    # garbage.
    gc.freeze()
