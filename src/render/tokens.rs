//! The stylesheet that nobody writes: colours as custom properties, and the fonts that are bundled.

use std::fmt::Write as _;

use crate::colour::{Scheme, Tokens};
use crate::config::Fonts;

/// The name under which a stylesheet imports it.
pub const NAME: &str = "tokens.css";

/// The folder of the theme that is built in whose files go out only when fonts are bundled.
pub const FONTS: &str = "fonts/";

/// Weights and files of Pretendard as upstream cuts it for the web.
const PRETENDARD: &[(u16, &str)] = &[(400, "Regular"), (600, "SemiBold"), (700, "Bold")];

/// Writes the stylesheet.
///
/// The dark scheme follows the system, `data-theme` on `<html>` overrides it, and paper is white.
pub(super) fn css(tokens: &Tokens, fonts: Fonts) -> String {
    let (light, dark) = (properties("light", &tokens.light), properties("dark", &tokens.dark));
    let mut css = format!(
        ":root{{{light}}}\n\
         @media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}\n\
         @media screen{{:root[data-theme=dark]{{{dark}}}}}\n\
         @media print{{:root{{--accent:{ink};--tint:#ffffff}}}}\n",
        ink = tokens.light.ink,
    );
    if fonts == Fonts::Bundled {
        for (weight, file) in PRETENDARD {
            let _ = writeln!(
                css,
                "@font-face{{font-family:Pretendard;font-weight:{weight};font-style:normal;font-display:swap;\
                 src:url({FONTS}Pretendard-{file}.subset.woff2) format(\"woff2\")}}"
            );
        }
    }
    css
}

fn properties(name: &str, scheme: &Scheme) -> String {
    let colours = scheme.named().map(|(name, colour)| format!("--{name}:{colour}"));
    format!("color-scheme:{name};{}", colours.join(";"))
}
