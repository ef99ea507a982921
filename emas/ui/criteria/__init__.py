"""The page of criteria and pillars: the scorecard first, then what holds villages back."""
