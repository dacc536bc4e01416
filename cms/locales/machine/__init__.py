"""Machine translation: optional, patient, and never public by itself."""
