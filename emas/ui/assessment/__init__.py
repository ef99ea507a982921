"""The self-assessment on the screen: questions, saving, the strip with the score."""
