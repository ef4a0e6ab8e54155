//! What the commands share: the folder, the clock, the settings from flags, the loaded newsroom.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::args::Look;
use crate::body::Highlights;
use crate::config::BaseUrl;
use crate::diag::Diag;
use crate::edition::Viewpoint;
use crate::manuscript::Audience;
use crate::moment::{self, Moment, Zone};
use crate::output::store;
use crate::source::disk::DiskWorld;
use crate::{Loaded, Overrides, load};

/// Highlighted code of earlier runs.
pub(super) const HIGHLIGHTS: &str = "highlights";
/// Output folders that are never sources.
const OUTPUTS: [&str; 3] = ["public", "public-press", "public-drafts"];

/// Returns for whom the newsroom is seen.
pub(super) fn audience(look: &Look) -> Audience {
    match look.audience.as_str() {
        _ if look.drafts => Audience::Internal,
        "press" => Audience::Press,
        "internal" => Audience::Internal,
        _ => Audience::Public,
    }
}

/// Returns the word for whom the newsroom is seen.
pub(super) fn audience_name(look: &Look) -> &'static str {
    match audience(look) {
        Audience::Public => "public",
        Audience::Press => "press",
        Audience::Internal => "internal",
    }
}

/// Returns the output folder's usual name.
pub(super) fn output_name(look: &Look) -> &'static str {
    match audience(look) {
        Audience::Public => OUTPUTS[0],
        Audience::Press => OUTPUTS[1],
        Audience::Internal => OUTPUTS[2],
    }
}

/// A newsroom's folder and what is asked of it.
pub(super) struct Session {
    pub root: PathBuf,
    pub world: DiskWorld,
    at: Option<String>,
    audience: Audience,
    pub overrides: Overrides,
}

impl Session {
    /// Opens the folder; `outputs` are passed over.
    pub fn open(look: &Look, outputs: &[PathBuf]) -> Result<Self, String> {
        let root = std::fs::canonicalize(&look.root)
            .map_err(|_| format!("there is no folder `{}`; name the newsroom with --root", look.root.display()))?;
        if !root.is_dir() {
            return Err(format!("`{}` is a file; name the newsroom's folder with --root", look.root.display()));
        }
        let mut leave_out: Vec<PathBuf> = OUTPUTS.iter().map(|name| root.join(name)).collect();
        leave_out.extend(outputs.iter().filter_map(|out| std::fs::canonicalize(out).ok()).filter(|out| *out != root));
        let world = DiskWorld::walk(&root, &leave_out).map_err(|e| format!("{}: {e}", look.root.display()))?;
        let base_url = look.base_url.as_deref().map(BaseUrl::parse).transpose()?;
        Ok(Self { root, world, at: look.at.clone(), audience: audience(look), overrides: Overrides { base_url } })
    }

    /// Reads the newsroom, for a command that writes nothing.
    pub fn load(&self) -> (Loaded, Vec<Diag>) {
        let (loaded, diags, _) = self.load_and_keep();
        (loaded, diags)
    }

    /// Reads the newsroom; highlighted code is taken from the store, and can be kept there.
    pub fn load_and_keep(&self) -> (Loaded, Vec<Diag>, Keep<'_>) {
        let highlights = Highlights::remembering(store::read(&self.root, HIGHLIGHTS));
        let (loaded, diags) = load(&self.world, &self.overrides, &highlights);
        (loaded, diags, Keep { root: &self.root, highlights })
    }

    /// Returns for whom and as of when the newsroom is seen.
    pub fn viewpoint(&self, zone: &Zone) -> Result<Viewpoint, String> {
        let now = match &self.at {
            Some(text) => moment::parse(text).map_err(|p| format!("--at: {}; {}", p.message, p.hint))?.at(zone),
            None => clock(zone)?,
        };
        Ok(Viewpoint { audience: self.audience, now })
    }
}

/// Dear results of a run, to be kept when it ends well.
pub(super) struct Keep<'k> {
    root: &'k Path,
    highlights: Highlights,
}

impl Keep<'_> {
    /// Writes them if they changed.
    pub fn keep(self) -> Result<(), String> {
        let (used, changed) = self.highlights.into_used();
        if changed {
            store::write(self.root, HIGHLIGHTS, &used).map_err(|e| e.to_string())?;
        }
        Ok(())
    }
}

/// The only place that asks for the time. `SOURCE_DATE_EPOCH` stands in for it where builds are repeated.
pub(super) fn clock(zone: &Zone) -> Result<Moment, String> {
    let seconds = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => text.trim().parse().map_err(|_| format!("SOURCE_DATE_EPOCH is not a number: `{text}`"))?,
        Err(_) => SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs() as i64),
    };
    Moment::from_unix(seconds, zone).ok_or_else(|| "the clock shows a year that cannot be".to_owned())
}
