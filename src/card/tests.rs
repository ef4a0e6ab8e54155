//! How cards are laid out.
