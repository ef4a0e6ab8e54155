//! Kinds of story. A new one is a file here, a line in [`KINDS`] and a spec.

mod release;
mod story;

/// A part that a kind may ask for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    /// `date`.
    Date,
    /// `authors`.
    Authors,
    /// `desk`.
    Desk,
}

/// A sort of story, and what makes it one.
#[derive(Debug)]
pub struct Kind {
    /// The name in front matter, in a permalink and in `masthead new`.
    pub name: &'static str,
    /// One sentence for the documentation.
    pub about: &'static str,
    /// Names that other generators or people use for it.
    pub aliases: &'static [&'static str],
    /// What it cannot be published without.
    pub needs: &'static [Need],
    /// What schema.org calls it.
    pub schema: &'static str,
    /// The body of a new file, in Korean and in English.
    pub scaffold: [(&'static str, &'static str); 2],
}

/// All kinds; the first is what a story is when it does not say.
pub const KINDS: &[&Kind] = &[&story::KIND, &release::KIND];

/// Returns the kind of that name or alias.
pub fn named(name: &str) -> Option<&'static Kind> {
    let name = name.to_lowercase();
    KINDS.iter().find(|kind| kind.name == name || kind.aliases.contains(&name.as_str())).copied()
}

/// Returns what schema.org calls the stories of a kind.
pub fn schema(name: &str) -> &'static str {
    KINDS.iter().find(|kind| kind.name == name).map_or("Article", |kind| kind.schema)
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Kind {
    /// Returns the body of a new file in the language, or the Korean one.
    pub fn scaffold(&self, lang: &str) -> &'static str {
        let [korean, others @ ..] = &self.scaffold;
        others.iter().find(|(tag, _)| *tag == lang).map_or(korean.1, |(_, text)| text)
    }
}
