//! Accounts elsewhere: handles of X and of the fediverse, e-mail and web addresses as people write them.
//!
//! Each reader gives the one form that is published, or says in plain words what is wrong. Nothing
//! is looked up: that an account exists is for people to know.

use std::sync::Arc;

use url::Url;

/// Where a company or a reporter is found besides the newsroom.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Accounts {
    /// The handle on X, with `@`.
    pub x: Option<Arc<str>>,
    /// The handle in the fediverse, `@news@example.social`.
    pub fediverse: Option<Arc<str>>,
    /// The e-mail address.
    pub email: Option<Arc<str>>,
}

impl Accounts {
    /// Returns these, and from `other` those that are missing.
    #[must_use]
    pub fn or(self, other: &Self) -> Self {
        Self {
            x: self.x.or_else(|| other.x.clone()),
            fediverse: self.fediverse.or_else(|| other.fediverse.clone()),
            email: self.email.or_else(|| other.email.clone()),
        }
    }

    /// Returns the page of the account on X. A handle of the fediverse has none that is sure.
    pub fn x_page(&self) -> Option<String> {
        self.x.as_deref().map(|handle| format!("https://x.com/{}", handle.trim_start_matches('@')))
    }
}

/// Reads a handle of X: `@hanbit`, or without the `@`.
///
/// # Errors
/// Says in plain words what is wrong with it.
pub fn x(text: &str) -> Result<Arc<str>, String> {
    let name = text.trim().strip_prefix('@').unwrap_or(text.trim());
    let fits = (1..=15).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    if fits { Ok(format!("@{name}").into()) } else { Err(format!("`{text}` is not a handle of X")) }
}

/// Reads a handle of the fediverse: `@news@example.social`, or without the first `@`.
///
/// # Errors
/// Says in plain words what is wrong with it.
pub fn fediverse(text: &str) -> Result<Arc<str>, String> {
    let wrong = || format!("`{text}` is not a handle of the fediverse");
    let handle = text.trim().strip_prefix('@').unwrap_or(text.trim());
    let (name, host) = handle.split_once('@').ok_or_else(wrong)?;
    let named = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'));
    if named && is_host(host) { Ok(format!("@{name}@{}", host.to_ascii_lowercase()).into()) } else { Err(wrong()) }
}

/// Reads an e-mail address.
///
/// # Errors
/// Says in plain words what is wrong with it.
pub fn email(text: &str) -> Result<Arc<str>, String> {
    let address = text.trim().strip_prefix("mailto:").unwrap_or(text.trim());
    let fits = address.split_once('@').is_some_and(|(name, host)| {
        let sign = |c: char| c.is_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c);
        !name.is_empty() && name.chars().all(sign) && is_host(host)
    });
    if fits { Ok(address.into()) } else { Err(format!("`{text}` is not an e-mail address")) }
}

/// Reads an address of the web, and encodes what may not stand in one.
///
/// # Errors
/// Says in plain words what is wrong with it.
pub fn web(text: &str) -> Result<String, String> {
    let url = Url::parse(text.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    url.map(String::from).ok_or_else(|| format!("`{text}` is not a web address"))
}

/// Tells whether it is a host with a dot, in ASCII.
fn is_host(text: &str) -> bool {
    let part = |part: &str| {
        let inner = part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        inner && !part.is_empty() && !part.starts_with('-') && !part.ends_with('-')
    };
    text.contains('.') && text.split('.').all(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_are_read_in_one_form() {
        assert_eq!(x("hanbit_news").as_deref(), Ok("@hanbit_news"));
        assert_eq!(x("@hanbit").as_deref(), Ok("@hanbit"));
        assert_eq!(fediverse("news@Hanbit.example").as_deref(), Ok("@news@hanbit.example"));
        assert_eq!(email("mailto:a.b@hanbit.example").as_deref(), Ok("a.b@hanbit.example"));
        assert_eq!(web("https://한빛.example/사진").as_deref(), Ok("https://xn--xx3br43b.example/%EC%82%AC%EC%A7%84"));
    }

    #[test]
    fn what_is_no_account_is_refused() {
        for text in ["", "@", "@a b", "한빛", "@sixteen_letters_", "https://x.com/hanbit"] {
            assert!(x(text).is_err(), "{text}");
        }
        for text in ["@news", "@news@host", "@a b@host.example", "@@host.example", "@a@-b.example", "a@b@c.example"] {
            assert!(fediverse(text).is_err(), "{text}");
        }
        for text in ["kim", "@hanbit.example", "kim@hanbit", "kim kim@hanbit.example", "kim@hanbit.example>"] {
            assert!(email(text).is_err(), "{text}");
        }
        for text in ["hanbit.example", "//hanbit.example", "javascript:alert(1)", "/logo.svg", "https://"] {
            assert!(web(text).is_err(), "{text}");
        }
    }
}
