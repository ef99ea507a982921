"""Components of our own: a script and a style that the browser fetches by address, once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from streamlit.components.v2 import component
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer


def renderer(name: str, folder: Path, *, js: str, css: str | None = None) -> ComponentRenderer:
    """The component ``emas.name``, whose files lie in ``static`` beside its module, in ``folder``.

    Given as text, Streamlit would send both files with every change of the data. A component with files is
    otherwise one of an installed package, which this application is not: so it is named here.
    """
    return _registered(get_bidi_component_manager(), name, folder, js, css)


@lru_cache(maxsize=32)
def _registered(
    manager: BidiComponentManager, name: str, folder: Path, js: str, css: str | None
) -> ComponentRenderer:
    """Once for each server: naming it again looks for its files again, at every run."""
    full = f"emas.{name}"
    if manager.get_component_path(full) is None:
        manager.register_from_manifest(
            ComponentManifest("emas", "1", [ComponentConfig(name, "static")]), folder
        )
    return component(full, js=js, css=css)
