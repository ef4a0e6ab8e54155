//! The road from a folder to its site: [`load`], [`cut`] and [`print()`], and what they hand on.
//!
//! [`load_with`] and [`cut_with`] walk it again after an edit and make anew what the edit changed.
//! What they give is the same to the letter, whatever is remembered.

mod cut;
mod load;
mod memory;
mod print;

use std::sync::Arc;

use crate::card::emblem::Emblem;
use crate::card::known::Known;
use crate::config::BaseUrl;
use crate::diag::Diag;
use crate::edition::{Edition, Held, Proof, Viewpoint};
use crate::newsroom::Newsroom;
use crate::plan::Plan;
use crate::render::theme::Theme;
use crate::render::{Engine, Words};

pub use cut::{cut, cut_with};
pub use load::{load, load_with};
pub use memory::Memory;
pub use print::print;

/// What the command line changes in the settings.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// Another address for readers.
    pub base_url: Option<BaseUrl>,
}

/// Everything that does not depend on who looks and when. It is cheap to clone.
#[derive(Clone)]
pub struct Loaded {
    /// The newsroom.
    pub newsroom: Arc<Newsroom>,
    /// The one it was when all of it was put together: it differs from that in words alone.
    origin: Arc<Newsroom>,
    /// The theme's files.
    pub theme: Arc<Theme>,
    engine: Arc<Engine>,
    words: Arc<Words>,
    /// The newsroom's own mark, where cards show it.
    emblem: Option<Arc<Emblem>>,
    /// Cards that were laid out before.
    cards: Arc<Known>,
    /// Whether the settings could not be read, so that what follows from them says nothing.
    unsure: bool,
}

/// An edition, ready to be rendered. It is cheap to clone.
#[derive(Clone)]
pub struct Press {
    /// What is shown.
    pub edition: Arc<Edition>,
    /// Where it goes.
    pub plan: Arc<Plan>,
    /// What was left out, for those who run the build.
    pub held: Arc<[Held]>,
    /// The proof that nothing of it names what is held.
    pub proof: Arc<Proof>,
    basis: Arc<Basis>,
}

/// What a press was made from, and what was wrong.
struct Basis {
    loaded: Loaded,
    viewpoint: Viewpoint,
    diags: Vec<Diag>,
}
