//! What other services show of a page, and the picture that they are given: its card, or its cover where
//! there are none.

use super::Renderer;
use super::head::Head;
use crate::card::{HEIGHT, WIDTH};
use crate::edition::Cover;
use crate::meta::{Matter, Page, Picture};
use crate::moment::show_short;
use crate::plan::cards::variant_word;
use crate::plan::{Job, What};
use crate::share::{Card, Facts};

impl Renderer<'_> {
    /// Returns what the tags of a page say to services that show its link. Nothing for what is no page, and
    /// for the page that stands for missing ones.
    ///
    /// How many bytes the picture has is not known here.
    pub fn share_facts(&self, job: &Job) -> Option<Facts> {
        let head = match &job.what {
            What::Story(i) => Head::of("story", &self.edition.stories[*i].piece),
            What::Page(i) => Head::of("page", &self.edition.pages[*i].piece),
            What::List(list) => self.list_head(list),
            What::Index(lang, names) => self.names_head(lang, *names),
            _ => return None,
        };
        let page = self.page_facts(job, &head, &[]);
        let told = self.heads[self.edition.language(head.lang).unwrap_or_default()].site.told(&page)?;
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Some(Facts {
            title: told.title.to_string(),
            description: told.description.to_string(),
            host: self.base().host().to_owned(),
            card: page.picture.as_ref().map(|picture| self.share_card(picture)),
            large: told.large,
            labels: told.labels.iter().map(own).collect(),
            date: match &page.matter {
                Matter::Story(story) => story.date,
                Matter::Plain(plain) => plain.date,
                _ => None,
            }
            .map(|date| show_short(date, head.lang.as_str())),
            crumbs: self.crumbs(job, &page, told.site),
            site: told.site.to_owned(),
            heading: told.heading,
            url: page.url,
        })
    }

    /// Returns the way to a page; a story without a desk is found under what it is.
    fn crumbs(&self, job: &Job, page: &Page<'_>, site: &str) -> Vec<String> {
        let mut crumbs = vec![site.to_owned()];
        crumbs.extend(page.trail.iter().map(|(name, _)| name.to_string()));
        if page.trail.is_empty() && matches!(job.what, What::Story(_)) {
            let word = |lang: &crate::lang::Lang, name: &str| self.word(lang, name).to_owned();
            crumbs.extend(Some(variant_word(self.edition, &job.what, &word)).filter(|kind| !kind.is_empty()));
        }
        crumbs
    }

    fn share_card(&self, picture: &Picture) -> Card {
        // What lies on this host is loaded from wherever the site is looked at.
        let own = picture.url.strip_prefix(self.base().origin()).filter(|rest| rest.starts_with('/'));
        Card {
            src: own.unwrap_or(&picture.url).to_owned(),
            width: picture.size.map(|(width, _)| width),
            height: picture.size.map(|(_, height)| height),
            alt: picture.alt.clone(),
            bytes: None,
            media_type: picture.media_type,
        }
    }

    /// Returns the picture for a page whose cover is `cover`.
    pub(super) fn picture(&self, job: &Job, cover: Option<&Cover>) -> Option<Picture> {
        if let Some(card) = &job.card {
            return Some(Picture {
                url: self.base().absolute(card),
                size: Some((WIDTH, HEIGHT)),
                media_type: Some("image/png"),
                alt: self.card_alt(&job.what),
            });
        }
        let cover = cover?;
        let (url, size) = self.best_of(cover);
        let media_type = match known_type(&url) {
            Some(media_type) => Some(media_type?),
            None => None,
        };
        Some(Picture { url, size, media_type, alt: cover.alt.to_string() })
    }
}

/// Tells by its name what a picture is, and whether others show such pictures: `None` when the name
/// does not say, `Some(None)` for a sort that they do not show, such as SVG.
fn known_type(url: &str) -> Option<Option<&'static str>> {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let (_, extension) = path.rsplit('/').next()?.rsplit_once('.')?;
    Some(match extension.to_ascii_lowercase().as_str() {
        "jpg" | "jpeg" | "jpe" | "jfif" => Some("image/jpeg"),
        "png" => Some("image/png"),
        "webp" => Some("image/webp"),
        "gif" => Some("image/gif"),
        "svg" | "svgz" | "avif" | "heic" | "heif" | "jxl" | "bmp" | "ico" | "tif" | "tiff" | "pdf" => None,
        _ => return None,
    })
}
