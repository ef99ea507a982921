"""The figures of the README, each from one command. Not part of the tests: machines differ."""
