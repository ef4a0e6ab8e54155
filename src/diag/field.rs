//! The way from the top of front matter to a value, by which a typed value is found again in its file.

use std::borrow::Cow;
use std::fmt;

/// One step on the way from the top of the front matter to a value.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Step {
    /// Into the value of a key.
    Key(Cow<'static, str>),
    /// To an element, counted from 0.
    Index(usize),
}

/// The way from the top of the front matter to a value, shown as `facts[2].as_of`.
///
/// Numbers are those of the file, from 0, also when an element before it was dropped as faulty.
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub struct FieldPath(pub(crate) Vec<Step>);

impl FieldPath {
    /// The whole front matter.
    pub fn root() -> Self {
        Self::default()
    }

    /// The value of `key` in the map this path leads to.
    #[must_use]
    pub fn key(&self, key: impl Into<Cow<'static, str>>) -> Self {
        self.step(Step::Key(key.into()))
    }

    /// The element `index` of the list this path leads to.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.step(Step::Index(index))
    }

    fn step(&self, step: Step) -> Self {
        let mut longer = self.clone();
        longer.0.push(step);
        longer
    }

    /// The steps from the top down.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (depth, step) in self.0.iter().enumerate() {
            match step {
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Key(key) => {
                    let dot = if depth == 0 { "" } else { "." };
                    let plain = !key.is_empty() && !key.contains(['.', '[', ']', ':', '"', ' ', '\n']);
                    if plain { write!(f, "{dot}{key}")? } else { write!(f, "{dot}{key:?}")? }
                }
            }
        }
        Ok(())
    }
}

/// Which end of an entry a finding is about.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Aim {
    /// Its name.
    Key,
    /// What it holds.
    Value,
    /// The key where it stands for the n-th time in its map, from 0.
    Nth(usize),
}
