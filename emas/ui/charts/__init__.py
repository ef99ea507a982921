"""Charts: one theme, numbers as the reader's language writes them, each with its sentence and its files."""
