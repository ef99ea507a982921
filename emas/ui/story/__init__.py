"""Stories for a meeting: which slides, told of which villages."""
