//! Where else a reporter is found: links, and accounts with a key of their own.

use std::sync::Arc;

use super::front::Reader;
use super::raw::LinkTo;
use super::value::text;
use crate::config::{Accounts, account};
use crate::diag::{Diag, FieldPath};
use crate::yaml::Scalar;

impl Reader<'_> {
    /// Reads `x`, `fediverse` and `email`.
    pub(super) fn accounts(&mut self, x: Option<Scalar>, fediverse: Option<Scalar>, email: Option<Scalar>) -> Accounts {
        Accounts {
            x: self.account(x, "x", account::x, "x: \"@handle\""),
            fediverse: self.account(fediverse, "fediverse", account::fediverse, "fediverse: \"@name@host.example\""),
            email: self.account(email, "email", account::email, "email: name@host.example"),
        }
    }

    pub(super) fn links(&mut self, written: Vec<LinkTo>) -> Vec<(Arc<str>, Arc<str>)> {
        let mut links = Vec::new();
        for (i, link) in written.into_iter().enumerate() {
            let url = link.url.0;
            if ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| url.starts_with(scheme)) {
                links.push((link.name.0.into(), url.into()));
            } else {
                let diag = Diag::error("address-form", format!("`{url}` is not a web or e-mail address"))
                    .hint("begin it with `https://` or `mailto:`");
                self.add(diag, FieldPath::root().key("links").index(i).key("url"));
            }
        }
        links
    }

    /// Reads an account. Elsewhere such a key may hold anything.
    fn account(
        &mut self,
        written: Option<Scalar>,
        key: &'static str,
        read: fn(&str) -> Result<Arc<str>, String>,
        example: &str,
    ) -> Option<Arc<str>> {
        let written = text(written)?;
        match read(&written) {
            Ok(account) => Some(account),
            Err(_) if self.config.bare => None,
            Err(message) => {
                let diag =
                    Diag::error("account-form", message).hint(format!("write it in full, for example `{example}`"));
                self.add(diag, FieldPath::root().key(key));
                None
            }
        }
    }
}
