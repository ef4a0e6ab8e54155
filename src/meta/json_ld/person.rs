//! Reporters: who wrote a story, and who a page is about.

use super::node::{Node, object};
use super::picture;
use crate::config::Accounts;
use crate::meta::{Page, Profile, Site};

/// A reporter as a story names them; made once for each language.
#[derive(Debug)]
pub struct Byline {
    /// The name, and nothing but the name.
    pub name: String,
    /// The page in this language.
    pub url: Option<String>,
    /// Accounts with a key of their own.
    pub accounts: Accounts,
    /// Pages elsewhere.
    pub pages: Vec<String>,
    /// The `@id`, the same in all languages.
    id: Option<String>,
    node: String,
}

impl Byline {
    /// Makes a byline; `first` is the reporter's page in the first language that has one, `links`
    /// are pages elsewhere.
    pub fn new<'l>(
        name: &str,
        url: Option<String>,
        first: Option<&str>,
        accounts: &Accounts,
        links: impl Iterator<Item = &'l str>,
    ) -> Self {
        let web = |url: &&str| url.starts_with("https://") || url.starts_with("http://");
        let mut pages: Vec<String> = Vec::new();
        for page in links.filter(web).map(str::to_owned).chain(accounts.x_page()) {
            if !pages.contains(&page) {
                pages.push(page);
            }
        }
        let id = first.map(|page| format!("{page}#person"));
        let mut byline =
            Self { name: name.to_owned(), url, accounts: accounts.clone(), pages, id, node: String::new() };
        let mut out = String::new();
        object(&mut out, |node| byline.core(node));
        byline.node = out;
        byline
    }

    fn core(&self, node: &mut Node<'_>) {
        node.text("@type", "Person");
        node.text("@id", self.id.as_deref().unwrap_or_default());
        node.text("name", &self.name);
        node.text("url", self.url.as_deref().unwrap_or_default());
        node.texts("sameAs", self.pages.iter().map(String::as_str));
    }

    /// Writes it as an author.
    pub(super) fn write(&self, out: &mut String) {
        out.push_str(&self.node);
    }
}

/// Writes whom a profile is about.
pub(super) fn write(out: &mut String, site: &Site, page: &Page<'_>, profile: &Profile<'_>) {
    object(out, |node| {
        profile.person.core(node);
        node.text("identifier", profile.slug);
        node.text("jobTitle", profile.role);
        node.text("description", profile.about);
        node.text("email", profile.email.unwrap_or_default());
        node.at("worksFor", &site.company_id, "");
        if let Some(photo) = &page.cover {
            node.node("image", |node| picture::photo(node, photo));
        }
        node.texts("knowsLanguage", profile.languages.iter().map(|lang| lang.as_str()));
    });
}
