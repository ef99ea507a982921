"""Rubric, scoring, path: the method itself. Standard library and numpy only."""
