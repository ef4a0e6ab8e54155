//! Stylesheets that no one would write: none may break the program.

use super::check;
use crate::stand::build;

/// Pieces of which stylesheets are made, right and wrong.
const CSS: &[&str] = &[
    "a",
    ".b",
    "#c",
    ":hover",
    "::before",
    ":is(",
    ":not(",
    "[d=e]",
    "&",
    ">",
    "~",
    "*",
    "|",
    ",",
    ";",
    ":",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "!important",
    "@media ",
    "@supports ",
    "@layer ",
    "@import ",
    "@font-face",
    "@keyframes ",
    "@page ",
    "@container ",
    "@property ",
    "@charset ",
    "@namespace ",
    "@starting-style",
    "@scope ",
    "url(",
    "\"x.css\"",
    "color",
    "margin",
    "grid-area",
    "background",
    "transform",
    "transition",
    "--x",
    "var(--x",
    "calc(",
    "env(",
    "rgb(",
    "oklch(",
    "color-mix(in oklab,",
    "linear-gradient(",
    "#fff",
    "1px",
    "50%",
    "-0",
    "1e999",
    "0/0",
    "NaN",
    "auto",
    "inherit",
    "/*",
    "*/",
    "\"",
    "'",
    "\\",
    "\n",
    " ",
    "가",
    "U+26",
    "screen and",
    "min-width:",
    "600px",
    "<!--",
];

/// Properties whose values have a form of their own.
const PROPERTIES: &[&str] = &[
    "--x",
    "animation",
    "aspect-ratio",
    "background",
    "border-image",
    "clip-path",
    "color",
    "color-scheme",
    "container",
    "filter",
    "flex",
    "font",
    "grid",
    "grid-area",
    "inset",
    "margin",
    "mask",
    "src",
    "transform",
    "transition",
    "width",
];

#[test]
fn no_stylesheet_panics() {
    let pieces = proptest::collection::vec(proptest::sample::select(CSS), 0..40);
    check(300, (pieces, proptest::sample::select(PROPERTIES)), |(pieces, property)| {
        let mut world = crate::stand::plain();
        world.put("themes/plain/assets/style.css", format!("{}{{{property}:{}}}", pieces.concat(), pieces.join(" ")));
        world.put("themes/plain/assets/x.css", "@import \"style.css\"; a { margin: 0 }");
        build(&world, &crate::stand::public(crate::stand::NOW));
        Ok(())
    });
}
