//! Hostile text in every field.
