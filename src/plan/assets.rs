//! Other assets in a plan: what is planned when a theme's files were changed and nothing else.

use super::collide::is_too_long;
use super::{Asset, Job, Plan, What};
use crate::edition::{Edition, Link};
use crate::path::UrlPath;

/// The folder of assets, as no address is written besides theirs.
const FOLDER: &str = "/assets/";

impl Plan {
    /// Returns this plan of `edition` with other assets: their names in the theme, and those under which they
    /// are published. `before` are those it was made with. Nothing where anything else lies in their folder or
    /// leads there, or two of them meet: then all is to be planned anew.
    pub fn with_assets(&self, edition: &Edition, before: &[Asset], assets: &[Asset]) -> Option<Self> {
        let is_asset = |job: &&Job| matches!(job.what, What::Asset(_));
        let (old, mut jobs): (Vec<&Job>, Vec<&Job>) = self.jobs.iter().partition(is_asset);
        if jobs.iter().any(|job| is_inside(&job.url)) || names_one(edition) {
            return None;
        }
        let made = assets.iter().map(|(name, published)| {
            let url = UrlPath::of(&format!("{FOLDER}{published}"))?;
            let out = url.out();
            (!is_too_long(&out)).then(|| Job { out, url, what: What::Asset(name.clone()), card: None })
        });
        let made = made.collect::<Option<Vec<Job>>>()?;
        let new: Vec<&Job> = made.iter().collect();
        if old.len() < before.len() || meet(&old) || meet(&new) {
            return None;
        }
        jobs.extend(new);
        jobs.sort_by(|a, b| a.out.cmp(&b.out));
        let jobs = jobs.into_iter().cloned().collect();
        Some(Self { jobs, theme: self.theme.clone(), rails: self.rails.clone() })
    }
}

/// Tells whether two of a few jobs would be one file, or a file and its folder.
fn meet(jobs: &[&Job]) -> bool {
    let mut folded: Vec<String> = jobs.iter().map(|job| format!("{}/", job.out.folded())).collect();
    folded.sort();
    folded.windows(2).any(|pair| pair[1].starts_with(&pair[0]))
}

/// Tells whether an address lies in the folder of assets, or would be that folder.
pub fn is_inside(url: &UrlPath) -> bool {
    let (path, folder) = (url.as_str().as_bytes(), FOLDER.trim_end_matches('/').as_bytes());
    let begins = path.get(..folder.len()).is_some_and(|head| head.eq_ignore_ascii_case(folder));
    begins && matches!(path.get(folder.len()), None | Some(b'/'))
}

/// Tells whether a text, a notice or a setting names an asset by its address.
fn names_one(edition: &Edition) -> bool {
    let leads = |link: &Option<Link>| matches!(link, Some(Link::Promised(url, _)) if is_inside(url));
    let organization = &edition.config.organization;
    let set = [&organization.logo, &organization.principles].into_iter().flatten();
    edition.pieces().any(|piece| piece.links.iter().any(leads))
        || edition.fronts.iter().any(|front| front.notice.as_ref().is_some_and(|notice| leads(&notice.link)))
        || set.into_iter().any(|path| UrlPath::new(path).is_some_and(|url| is_inside(&url)))
}
