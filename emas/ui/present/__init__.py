"""Mode paparan: a story on the whole screen."""
