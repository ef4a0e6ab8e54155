//! Masthead turns a folder of Markdown stories into a company's newsroom.
//!
//! The road, one direction and no way back:
//!
//! 1. [`source`] lists what lies in the folder and reads the settings.
//! 2. [`manuscript`] parses one file at a time, [`body`] its text.
//! 3. [`newsroom`] puts all of it together; [`check`] looks for what writers should mend.
//! 4. [`edition`] is the gate: what one audience may see at one moment.
//! 5. [`plan`] decides every output path.
//! 6. [`render`] makes the bytes of one output.
//! 7. [`output`] brings them to where they are kept.
//!
//! Each stage gives its value and what is wrong. [`load`], [`cut`] and [`print()`] walk the road.

#![deny(clippy::disallowed_methods)]
#![warn(clippy::unwrap_used, missing_docs)]

// The core knows no disk, no clock and no environment: `clippy.toml` names the calls, and only the
// edges (`source::disk`, `output`, `cli`) may make them.

// Words that everything uses.
pub mod colour;
pub mod diag;
pub mod digest;
pub mod lang;
pub mod leaf;
pub mod moment;
pub mod path;
pub mod slug;
pub mod sort;
pub mod world;
pub mod yaml;
// What people write.
pub mod body;
pub mod config;
pub mod front;
pub mod kind;
pub mod manuscript;
pub mod source;
// What is known.
pub mod check;
pub mod newsroom;
// What is shown. Nothing from here on names the newsroom.
pub mod card;
pub mod edition;
pub mod feed;
pub mod media;
pub mod meta;
pub mod plan;
pub mod render;
pub mod share;
pub mod sitemap;
// Edges.
pub mod cli;
pub mod output;
pub mod report;
pub mod serve;
// The three functions that walk the road, and what they are given and give.
mod road;

pub use road::{Loaded, Memory, Overrides, Press, cut, cut_with, load, load_with, print};
