"""Measures an archive: how well it classifies, and where it looks."""
