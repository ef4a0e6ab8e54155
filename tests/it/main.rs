//! Tests that look at Masthead from outside: specs, the shape of the source, properties and the
//! command line.

#![allow(clippy::disallowed_methods)] // tests read specs and sources, and write into folders of their own

mod cli;
mod folder;
mod layers;
mod photo;
mod properties;
mod registry;
mod share;
mod spec;
mod stand;
