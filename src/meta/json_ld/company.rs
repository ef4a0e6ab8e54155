//! The company and its site: the same two nodes on every page of a language.

use super::node::object;
use crate::meta::Facts;

/// The company and the site, before they are written.
pub struct Company<'c> {
    facts: &'c Facts<'c>,
}

impl<'c> Company<'c> {
    /// Takes the facts of a language.
    pub fn of(facts: &'c Facts<'c>) -> Self {
        Self { facts }
    }

    /// Returns the `@id` of the company, which is the same in all languages.
    pub fn id(&self) -> String {
        format!("{}#organization", self.facts.root)
    }

    /// Writes both nodes.
    pub fn nodes(&self) -> String {
        let mut out = String::new();
        self.organization(&mut out);
        out.push(',');
        self.site(&mut out);
        out
    }

    fn organization(&self, out: &mut String) {
        let Facts { config, lang, root, .. } = self.facts;
        let company = &config.organization;
        let accounts = &company.accounts;
        object(out, |node| {
            node.text("@type", "Organization");
            node.joined("@id", root, "#organization");
            node.text("name", company.name.get(lang));
            node.texts("alternateName", company.name.others(lang));
            node.text("legalName", company.legal_name.get(lang));
            node.text("url", company.url.as_deref().unwrap_or(root));
            if let Some(logo) = &self.facts.logo {
                node.node("logo", |node| {
                    node.text("@type", "ImageObject");
                    node.joined("@id", root, "#logo");
                    node.text("url", logo);
                    node.text("contentUrl", logo);
                    node.text("caption", company.name.get(lang));
                });
            }
            let x = accounts.x_page().filter(|page| !company.same_as.contains(page));
            node.texts("sameAs", company.same_as.iter().map(String::as_str).chain(x.as_deref()));
            let (email, phone) = (accounts.email.as_deref(), company.phone.as_deref());
            if email.is_some() || phone.is_some() {
                node.node("contactPoint", |node| {
                    node.text("@type", "ContactPoint");
                    node.text("contactType", "public relations");
                    node.text("email", email.unwrap_or_default());
                    node.text("telephone", phone.unwrap_or_default());
                    node.texts("availableLanguage", config.languages.iter().map(|lang| lang.as_str()));
                });
            }
            node.text("address", company.address.get(lang));
            node.text("publishingPrinciples", self.facts.principles.as_deref().unwrap_or_default());
        });
    }

    fn site(&self, out: &mut String) {
        let Facts { config, lang, home, root, .. } = self.facts;
        object(out, |node| {
            node.text("@type", "WebSite");
            node.joined("@id", home, "#website");
            node.text("url", home);
            node.text("name", config.name.get(lang));
            node.texts("alternateName", config.name.others(lang));
            node.text("description", config.summary.own(lang).map_or("", |text| &**text));
            node.text("inLanguage", lang.as_str());
            node.at("publisher", root, "#organization");
        });
    }
}
