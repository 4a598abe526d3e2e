"""Maps from elsewhere: each source becomes drafts, and drafts become files of the wiki."""
