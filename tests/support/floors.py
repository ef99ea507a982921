"""The floors of the house, read from the imports of its modules: arrows go down only.

    app, cli -> web, pages -> ui -> reports -> services -> store, geo, text -> domain

An import from a room goes to the same room or to one on a lower floor; `emas.settings` is the ground that
all stand on but the domain. What an import is: any `import` statement, also inside functions and for type
checking, and `import_module` or `__import__` with the name written out.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FLOORS: dict[str, int] = {
    "domain": 0,
    "store": 1,
    "geo": 1,
    "text": 1,
    "services": 2,
    "reports": 3,
    "ui": 4,
    "web": 5,
    "pages": 5,
    "cli": 6,
    "app": 6,
}
GROUND = "settings"
# `emas/__init__.py` belongs to no room and imports nothing of the house.
PACKAGE = "package"
ROOM_OF_MODULE = {
    "emas": PACKAGE,
    "emas.__main__": "cli",
    "emas.cli_find": "cli",
    "emas.cli_paper": "cli",
    "app": "app",
}

# Which distributions' modules stay out of which rooms.
FORBIDDEN = {
    "streamlit": {"domain", "store", "geo", "text", "services", "reports", "web", GROUND, PACKAGE},
    "sqlalchemy": {"pages", "ui"},
    "sqlmodel": {"pages", "ui"},
}
DOMAIN_MAY = sys.stdlib_module_names | {"numpy"}


@dataclass(frozen=True, order=True)
class Fault:
    """One import that is not allowed: where, and why."""

    file: str
    line: int
    reason: str


def faults(tree: Path) -> list[Fault]:
    """Every import in ``tree`` (the folder of `emas/`, `pages/` and `app.py`) that is not allowed."""
    return sorted(fault for file in modules(tree) for fault in faults_of(tree, file))


def modules(tree: Path) -> list[Path]:
    """The modules of the house."""
    return [
        file
        for file in [*tree.glob("emas/**/*.py"), *tree.glob("pages/**/*.py"), tree / "app.py"]
        if file.is_file()
    ]


def faults_of(tree: Path, file: Path) -> Iterator[Fault]:
    """The imports of one module that are not allowed."""
    name = str(file.relative_to(tree))
    parts = file.relative_to(tree).with_suffix("").parts
    # Relative imports count from the package: for `__init__.py` that is the folder itself.
    package = parts[:-1]
    module = ".".join(package if parts[-1] == "__init__" else parts)
    room = room_of(module)
    if room is None:
        yield Fault(name, 1, f"{module} stands in no room of the house")
        return
    source = ast.parse(file.read_text(encoding="utf-8"), filename=name)
    for line, target in imports(source, package):
        reason = refusal(room, target)
        if reason:
            yield Fault(name, line, reason)


def room_of(module: str) -> str | None:
    """The room that a module of the house stands in; None for a module that the house has no room for."""
    if module in ROOM_OF_MODULE:
        return ROOM_OF_MODULE[module]
    parts = module.split(".")
    if parts[0] == "pages":
        return "pages"
    room = parts[1] if parts[0] == "emas" and len(parts) > 1 else None
    return room if room in FLOORS or room == GROUND else None


def imports(source: ast.AST, package: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Every imported name with its line, absolute: (12, "emas.store.tables")."""
    for node in ast.walk(source):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*above, *([node.module] if node.module else [])])
            # `from emas import store` and `from . import store` name the module only beside the import.
            for alias in node.names:
                yield node.lineno, f"{base}.{alias.name}"
        elif isinstance(node, ast.Call) and called_name(node) in {"import_module", "__import__"}:
            argument = node.args[0] if node.args else None
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield node.lineno, argument.value


def called_name(call: ast.Call) -> str | None:
    """The last part of the name of what is called."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else None


def refusal(room: str, target: str) -> str | None:
    """Why ``room`` may not import ``target``, or None if it may."""
    top = target.split(".", maxsplit=1)[0]
    if top in {"emas", "pages", "app"}:
        return refusal_of_arrow(room, target)
    if room == "domain" and top not in DOMAIN_MAY:
        return f"domain imports {top}: the standard library and numpy alone"
    if room in FORBIDDEN.get(top, ()):
        return f"{room} imports {top}"
    return None


def refusal_of_arrow(room: str, target: str) -> str | None:
    """Why the arrow from ``room`` to a module of the house is not allowed, or None if it is."""
    parts = target.split(".")
    # A name out of `emas` itself (`from emas import __version__`) is no module of a room.
    there = room_of(".".join(parts[:2])) or PACKAGE
    if there in {room, PACKAGE}:
        return None
    if there == GROUND:
        return "domain imports emas.settings" if room == "domain" else None
    if room in {GROUND, PACKAGE}:
        return f"{room} imports {there}: it stands below every room"
    if FLOORS[there] < FLOORS[room]:
        return None
    return f"{room} imports {there}: arrows go down only"
