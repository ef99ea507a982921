"""Everything a person sees: words, formats, charts, maps, and the shell around the pages."""
