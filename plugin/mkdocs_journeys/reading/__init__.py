"""Files to Catalog: what people wrote, where they wrote it, and what is wrong with it."""
