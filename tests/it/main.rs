//! Tests that look at Masthead from outside: specs, the shape of the source, properties and the
//! command line.

mod spec;
mod stand;
