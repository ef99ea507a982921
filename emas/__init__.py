"""Dasbor Desa Migran EMAS: the rubric, the register, the store and the screens."""

__version__ = "0.1.0"
