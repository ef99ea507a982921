"""The built geography: Parquet files that the program reads, and the build-time code that makes them.

Nothing in `emas` imports this package; `python -m geo.build` is run only when an input changes.
"""
