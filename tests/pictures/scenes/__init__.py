"""The pictures, by where they were taken."""
