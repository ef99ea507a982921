"""Tests of the house; a package, so that two files of the same name in two folders do not clash."""
