"""The page that an address means: ``/Desa`` and ``/peta).`` are sent on to ``/desa`` and ``/peta``."""

from __future__ import annotations

import re

from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route

from emas.ui.navigation import PAGES
from emas.web.refusals import guarded

_NAMES = "|".join(re.escape(address) for _file, address, _title, _icon in PAGES.values())
_CLINGS = r"[\s.,;:!?)\]}>\"'…”’»/]*"
"""What a sentence leaves behind a link; as in :mod:`emas.ui.asked`, which does the same for its words."""


class _AlmostPage(Convertor[str]):
    """A page's address in capitals, or with something clinging to it; never the address itself."""

    regex = rf"(?!(?:{_NAMES})/?$)(?i:{_NAMES}){_CLINGS}"

    def convert(self, value: str) -> str:
        """The page's own address."""
        found = re.match(_NAMES, value, re.IGNORECASE)
        return found[0].lower() if found else ""

    def to_string(self, value: str) -> str:
        """A page's address is written as it is."""
        return value


register_url_convertor("almost_page", _AlmostPage())


def to_page(request: Request) -> RedirectResponse:
    """Send on to the page, with the query as it came."""
    page, query = request.path_params["page"], request.url.query
    # Told by its path alone: behind a proxy the host that was asked may be another.
    return RedirectResponse(f"/{page}" + (f"?{query}" if query else ""), status_code=308)


ALMOST_PAGE = Route("/{page:almost_page}", guarded(to_page))
