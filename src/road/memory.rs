//! What one process remembers from one run to the next.

/// What one process remembers between runs, so that the next one makes anew only what was changed.
///
/// It remembers what files say by their path and version ([`crate::world::Entry::version`]), and only
/// as long as the last run used it.
#[derive(Default)]
pub struct Memory {}
