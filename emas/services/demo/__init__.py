"""The demonstration: a deterministic simulation of assessments, for invented villages only."""
