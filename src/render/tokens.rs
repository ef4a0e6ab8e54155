//! The stylesheet that nobody writes: colours as custom properties, and the fonts that are bundled.

use std::fmt::Write as _;

use crate::colour::{Scheme, Tokens};
use crate::config::Fonts;

/// The name under which a stylesheet imports it.
pub const NAME: &str = "tokens.css";

/// The folder of fonts in `assets/`.
const FONTS: &str = "fonts/";

/// Their licence.
const LICENCE: &str = "Pretendard-LICENSE.txt";

/// Weights and files of Pretendard as upstream cuts it for the web.
const PRETENDARD: &[(u16, &str)] = &[(400, "Regular"), (600, "SemiBold"), (700, "Bold")];

/// Tells whether an asset is a file of the bundled fonts, the licence included: those go out only
/// when they are asked for. Other fonts of a theme do when the theme has them.
pub(super) fn is_font(asset: &str) -> bool {
    let Some(file) = asset.strip_prefix(FONTS) else { return false };
    file == LICENCE || PRETENDARD.iter().any(|(_, name)| file == format!("Pretendard-{name}.subset.woff2"))
}

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
