"""Sources: where moments come from that somebody wrote down before Penned; the gift list first."""
