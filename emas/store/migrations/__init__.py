"""Alembic's folder: ``env.py`` and the revisions, numbered ``0001``, ``0002``, …"""
