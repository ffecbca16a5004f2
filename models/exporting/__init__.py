"""Exports trained networks to the archive that LesionLens opens."""
