"""What a village leaves the self-assessment with: the way on, its plan, models, a text, the submission."""
