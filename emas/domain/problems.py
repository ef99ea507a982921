"""The one exception for everything a person can put right."""

from __future__ import annotations

INCIDENT = "incident"
"""Name of the particular that holds the number under which the log has the rest."""


class Problem(Exception):  # noqa: N818 - a condition to explain to the reader, not a programming error
    """Something the reader can understand and mend, named by a key.

    The house below the screen never writes sentences: it names the condition (``code``) and the
    particulars (``params``); ``emas.ui.problems`` holds the one catalogue of sentences, in the
    reader's language.
    """

    def __init__(self, code: str, /, **params: object) -> None:
        self.code = code
        self.params = params
        super().__init__(code, params)

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
        return f"{self.code}({details})"
