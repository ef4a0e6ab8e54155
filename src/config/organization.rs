//! The company behind the newsroom, and the signs by which search engines know the site as its own.

use std::collections::BTreeMap;

use super::account::{self, Accounts};
use super::raw::RawOrganization;
use super::resolve::Resolver;
use crate::diag::{FieldPath, suggest};
use crate::lang::Text;
use crate::yaml::Scalar;

/// The company behind the newsroom.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Organization {
    /// Its name.
    pub name: Text,
    /// Its name in the register.
    pub legal_name: Text,
    /// Its own site.
    pub url: Option<String>,
    /// Its logo: a path in the site or an address.
    pub logo: Option<String>,
    /// Where it sits, in one line.
    pub address: Text,
    /// Its telephone.
    pub phone: Option<String>,
    /// Its pages elsewhere.
    pub same_as: Vec<String>,
    /// Its editorial principles: a path in the site or an address.
    pub principles: Option<String>,
    /// Its accounts.
    pub accounts: Accounts,
}

/// Who asks for a sign: the name in `verification:`, and that of the tag.
const VERIFIERS: &[(&str, &str)] = &[
    ("naver", "naver-site-verification"),
    ("google", "google-site-verification"),
    ("bing", "msvalidate.01"),
    ("baidu", "baidu-site-verification"),
    ("yandex", "yandex-verification"),
    ("facebook", "facebook-domain-verification"),
    ("pinterest", "p:domain_verify"),
];

impl Resolver<'_> {
    /// Reads `organization:`.
    pub(super) fn organization(&mut self, raw: RawOrganization) -> Organization {
        let at = FieldPath::root().key("organization");
        let mut same_as = Vec::new();
        for (i, url) in raw.same_as.map_or_else(Vec::new, |list| list.0).iter().enumerate() {
            same_as.extend(self.web(url, at.key("same_as").index(i)));
        }
        Organization {
            name: raw.name.map(|name| self.text(name, at.key("name"))).unwrap_or_default(),
            legal_name: raw.legal_name.map(|name| self.text(name, at.key("legal_name"))).unwrap_or_default(),
            url: raw.url.and_then(|url| self.web(&url, at.key("url"))),
            logo: raw.logo.and_then(|logo| self.inside_or_web(logo, at.key("logo"), "/logo.svg")),
            address: raw.address.map(|text| self.text(text, at.key("address"))).unwrap_or_default(),
            phone: raw.phone.and_then(|phone| self.phone(&phone.0, at.key("phone"))),
            same_as,
            principles: raw
                .principles
                .and_then(|page| self.inside_or_web(page, at.key("principles"), "/editorial-principles/")),
            accounts: Accounts {
                x: raw.x.and_then(|text| self.account(&text.0, at.key("x"), account::x, "x: \"@hanbit\"")),
                fediverse: raw.fediverse.and_then(|text| {
                    let hint = "fediverse: \"@news@hanbit.example\"";
                    self.account(&text.0, at.key("fediverse"), account::fediverse, hint)
                }),
                email: raw.email.and_then(|text| {
                    self.account(&text.0, at.key("email"), account::email, "email: press@hanbit.example")
                }),
            },
        }
    }

    /// Reads `verification:`: the names of the tags, and their signs.
    pub(super) fn verification(&mut self, raw: BTreeMap<String, Scalar>) -> Vec<(&'static str, String)> {
        let at = FieldPath::root().key("verification");
        let mut found = Vec::new();
        for (name, Scalar(sign)) in raw {
            let names = VERIFIERS.iter().map(|(known, _)| *known);
            let Some((_, tag)) = VERIFIERS.iter().find(|(known, _)| *known == name) else {
                let hint = suggest::did_you_mean(&name, names.clone())
                    .unwrap_or_else(|| format!("there are {}", names.collect::<Vec<_>>().join(", ")));
                self.wrong(at.key(name.clone()), format!("nobody called `{name}` verifies sites"), Some(hint));
                continue;
            };
            let sign = sign.trim();
            if sign.is_empty() || sign.contains(['<', '>', '"', ' ']) {
                let hint = "write only what stands in `content=\"…\"` of the tag you were given".to_owned();
                self.wrong(at.key(name), format!("`{sign}` is not the sign of a verification"), Some(hint));
                continue;
            }
            found.push((*tag, sign.to_owned()));
        }
        found
    }

    fn account<T>(
        &mut self,
        text: &str,
        path: FieldPath,
        read: fn(&str) -> Result<T, String>,
        example: &str,
    ) -> Option<T> {
        read(text)
            .map_err(|message| self.wrong(path, message, Some(format!("write it in full, for example `{example}`"))))
            .ok()
    }

    /// Reads an address of the web.
    pub(super) fn web(&mut self, text: &str, path: FieldPath) -> Option<String> {
        let hint = "begin it with `https://`".to_owned();
        account::web(text).map_err(|message| self.wrong(path, message, Some(hint))).ok()
    }

    fn inside_or_web(&mut self, text: String, path: FieldPath, example: &str) -> Option<String> {
        if text.starts_with('/') && !text.starts_with("//") {
            return Some(text);
        }
        let hint = format!("write a path of the site, for example `{example}`, or an address with `https://`");
        let wrong =
            |_| self.wrong(path, format!("`{text}` is neither a path of the site nor a web address"), Some(hint));
        account::web(&text).map_err(wrong).ok()
    }

    fn phone(&mut self, text: &str, path: FieldPath) -> Option<String> {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let fits = digits >= 3 && text.chars().all(|c| c.is_ascii_digit() || " +-().".contains(c));
        if !fits {
            let hint = "write it as from abroad, for example `phone: +82-2-000-0000`".to_owned();
            self.wrong(path, format!("`{text}` is not a telephone number"), Some(hint));
        }
        fits.then(|| text.trim().to_owned())
    }
}
