"""The store: tables, transactions, repositories, audit and migrations. Imports the domain only.

Callers open an engine once (:func:`emas.store.engine.open_engine`), work inside
``with write(engine) as session`` or ``with read(engine) as session``
(:mod:`emas.store.unit_of_work`) and call the repositories with that session:
:mod:`~emas.store.villages`, :mod:`~emas.store.programme`, :mod:`~emas.store.rounds`,
:mod:`~emas.store.assessments`, :mod:`~emas.store.scores`, :mod:`~emas.store.audit`,
:mod:`~emas.store.change`.
"""
