"""What lays out the site: pages that were written, pages from the packs, and the reference of names and commands."""
