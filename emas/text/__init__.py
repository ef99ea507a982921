"""How people write: what is typed is read here, below the screen, for pages, files and commands alike."""
