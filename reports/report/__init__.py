"""What the report on an area says: its figures, its sentences, the sections of its letter and of its annex."""
