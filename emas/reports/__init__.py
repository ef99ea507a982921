"""What a reader takes away: pictures and files of a selection. The words are the caller's."""
