//! How the newsroom looks, as far as its settings say it: the brand colour, the fonts, the mark.

use serde::{Deserialize, Deserializer};

use super::resolve::Resolver;
use super::{Config, FILE};
use crate::colour::{Colour, DEFAULT, Tokens};
use crate::diag::{Diag, FieldPath, Place, suggest};
use crate::path::{RelPath, UrlPath};
use crate::yaml::{OneOrMany, Scalar};

/// What a setting says, an empty one included: `colour: #0b6b57` is one, because YAML takes what
/// follows a `#` for a comment.
pub(super) type Said = Option<OneOrMany<Scalar>>;

/// Reads a setting that is there.
pub(super) fn said<'de, D: Deserializer<'de>>(inner: D) -> Result<Said, D::Error> {
    OneOrMany::deserialize(inner).map(Some)
}

/// Where the letters come from.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Fonts {
    /// The reader's machine: nothing is loaded.
    #[default]
    System,
    /// Files that come with the site.
    Bundled,
}

const FONTS: &[(&str, Fonts)] = &[("system", Fonts::System), ("bundled", Fonts::Bundled)];

impl Resolver<'_> {
    /// Gives the keys on the look their meaning.
    pub(super) fn look(&mut self, colour: Said, fonts: Option<String>, mark: Option<String>, config: &mut Config) {
        if let Some(colour) = colour.and_then(|said| self.colour(&said.0)) {
            config.tokens = Tokens::of(colour);
            self.darkened(&config.tokens);
        }
        if let Some(name) = fonts {
            match FONTS.iter().find(|(known, _)| *known == name) {
                Some((_, fonts)) => config.fonts = *fonts,
                None => {
                    let hint = suggest::did_you_mean(&name, FONTS.iter().map(|(known, _)| *known));
                    let message = format!("`fonts` is `system` or `bundled`, not `{name}`");
                    self.wrong(FieldPath::root().key("fonts"), message, hint);
                }
            }
        }
        if let Some(mark) = mark {
            match own_file(&mark) {
                Some(url) => config.mark = Some(url),
                None => {
                    let message = format!("`{mark}` is no file of the newsroom");
                    let hint = "put the picture into `static/` and write `mark: /mark.svg`".to_owned();
                    self.wrong(FieldPath::root().key("mark"), message, Some(hint));
                }
            }
        }
    }

    fn colour(&mut self, said: &[Scalar]) -> Option<Colour> {
        let at = FieldPath::root().key("colour");
        match said {
            [] => {
                let hint = format!(
                    "write `colour: \"{DEFAULT}\"`: without the quotation marks YAML takes what follows `#` for a comment"
                );
                self.wrong(at, "`colour` has nothing behind it".into(), Some(hint));
                None
            }
            [one] => {
                let colour = Colour::parse(&one.0);
                if colour.is_none() {
                    let hint = match Colour::parse(&format!("#{}", one.0)) {
                        Some(colour) => format!("write `colour: \"{colour}\"`"),
                        None => format!("write six digits from 0 to f, such as `colour: \"{DEFAULT}\"`"),
                    };
                    self.wrong(at, format!("`{}` is not a colour", one.0), Some(hint));
                }
                colour
            }
            [first, ..] => {
                let message = "a newsroom has one brand colour; the others are derived from it".into();
                self.wrong(at.index(1), message, Some(format!("write `colour: \"{}\"`", first.0)));
                None
            }
        }
    }

    /// Says when the brand is too light to be read.
    fn darkened(&mut self, tokens: &Tokens) {
        let Some((before, after)) = tokens.darkened() else { return };
        let (brand, accent) = (tokens.brand, tokens.light.accent);
        let message = format!(
            "`{brand}` is too light to be read on white: links and marks are `{accent}` (lightness {:.0} % instead of \
             {:.0} %), grounds stay `{brand}`",
            after * 100.0,
            before * 100.0
        );
        let place = Place::field(self.source, FieldPath::root().key("colour"));
        self.diags.push(Diag::advice("brand-darkened", message).at(place));
    }
}

/// Returns the address of a file in `static/`.
fn own_file(text: &str) -> Option<UrlPath> {
    let path = text.strip_prefix('/').filter(|rest| !rest.starts_with('/') && !rest.ends_with('/'))?;
    RelPath::new(path).filter(|path| !path.as_str().is_empty())?;
    UrlPath::new(text)
}

/// Tells of a mark that is not there, so that no page shows a broken picture.
pub fn missing_mark(config: &Config, there: impl Fn(&RelPath) -> bool) -> Option<Diag> {
    let mark = config.mark.as_ref()?;
    let path = RelPath::new(mark.as_str())?;
    let file = RelPath::new(FILE)?;
    (!there(&path)).then(|| {
        Diag::error("media-missing", format!("there is no file `static/{path}`"))
            .at(Place::field(&file, FieldPath::root().key("mark")))
            .hint("put the picture there, or take `mark:` out: the name's first letter stands in for it")
    })
}
