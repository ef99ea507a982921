"""The parts of a village's profile, one file each."""
