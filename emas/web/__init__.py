"""Routes beside the pages: health and map data. They run outside any session and authorise themselves."""
