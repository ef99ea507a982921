"""What went wrong, told twice: to the reader in a sentence, to the log in full, both under one number."""

from __future__ import annotations

import logging
import secrets

from emas.domain.problems import INCIDENT, Problem

log = logging.getLogger(__name__)

SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""What a number is made of: no sign that is mistaken for another when it is read out."""

LENGTH = 6

FAULTS = ("database_", "disk_", "geo_file_", "rubric_", "folder_")
"""How codes begin of problems that no reader has caused: whoever runs the server must look for them."""


def explained(error: Exception, where: str, *, counted: bool = False) -> Problem:
    """The problem to be told to the reader.

    A fault of the program or of the store is logged and carries the number under which the log has it. What
    the reader's own input has caused is no incident, unless it ends the page (``counted``). ``where`` tells
    the log what was being done.
    """
    if isinstance(error, Problem):
        if INCIDENT in error.params or not (counted or error.code.startswith(FAULTS)):
            return error
        number = _number()
        log.warning("incident %s in %s: %s", number, where, error)
        return Problem(error.code, **{**error.params, INCIDENT: number})
    number = _number()
    log.error("incident %s in %s", number, where, exc_info=error)
    return Problem("incident", **{INCIDENT: number})


def _number() -> str:
    return "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
