//! What people may write in `newsroom.yaml`. Unknown keys are errors; meaning is given in `super`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::look::{Said, said};
use crate::yaml::{Free, Localized, OneOrMany, Scalar};

/// `newsroom.yaml` as written.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Raw {
    /// The newsroom's name, shown in every page's title.
    pub name: Option<Localized>,
    /// One sentence on what it is, for the front page's description.
    pub summary: Option<Localized>,
    /// The address readers use, `https://news.example.com/`, with a sub-path if there is one.
    pub base_url: Option<String>,
    /// Languages, the default one first.
    #[serde(alias = "language")]
    pub languages: Option<OneOrMany<String>>,
    /// The newsroom's time zone, `Asia/Seoul`.
    pub time_zone: Option<String>,
    /// The company.
    pub organization: Option<RawOrganization>,
    /// Signs by which search engines know the site.
    pub verification: Option<BTreeMap<String, Scalar>>,
    /// The theme's folder name.
    pub theme: Option<String>,
    /// The one brand colour.
    #[serde(default, deserialize_with = "said")]
    pub colour: Said,
    /// Where the letters come from: `system` or `bundled`.
    pub fonts: Option<String>,
    /// A square picture beside the name.
    pub mark: Option<String>,
    /// How a story's address is made.
    pub permalink: Option<String>,
    /// Stories on one page of a list.
    pub page_size: Option<usize>,
    /// Desks in the order of the navigation.
    pub desks: Option<Vec<RawDesk>>,
    /// Which feeds there are and how long they are.
    pub feeds: Option<RawFeeds>,
    /// Whether every page has a social card.
    pub cards: Option<bool>,
    /// What happens to HTML in prose: `sanitize` or `allow`.
    pub raw_html: Option<String>,
    /// The licence of what is published.
    pub licence: Option<RawLicence>,
    /// Free data for templates.
    pub extra: Option<Free>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawOrganization {
    pub name: Option<Localized>,
    pub legal_name: Option<Localized>,
    pub url: Option<String>,
    pub logo: Option<String>,
    pub address: Option<Localized>,
    pub email: Option<Scalar>,
    pub phone: Option<Scalar>,
    pub same_as: Option<OneOrMany<String>>,
    pub principles: Option<String>,
    pub x: Option<Scalar>,
    pub fediverse: Option<Scalar>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDesk {
    pub id: Scalar,
    pub name: Option<Localized>,
    pub summary: Option<Localized>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFeeds {
    pub items: Option<usize>,
    pub of: Option<OneOrMany<String>>,
    pub full_text: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawLicence {
    pub name: Option<String>,
    pub url: Option<String>,
}
