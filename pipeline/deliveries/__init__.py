"""Deliveries: a file comes in, is judged, becomes a candidate, and is published once a second person has confirmed it."""
