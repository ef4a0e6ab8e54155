//! Who may ask: people at this computer, or in this network if that was wanted, from pages of this server.
//!
//! A page of another site must not read what is held. It could send requests here (their `Origin` or
//! `Sec-Fetch-Site` says so), or have its own name lead here once it is open (DNS rebinding: the `Host`
//! says so).

use std::net::IpAddr;

use axum::http::{HeaderMap, Method, header};

/// What may be asked of the server, and by whom.
#[derive(Clone, Debug)]
pub(super) struct Guard {
    /// The address that others in the network were told, if any.
    pub host: Option<String>,
}

impl Guard {
    /// Tells whether a request is answered.
    ///
    /// # Errors
    /// Says with which status, and why not.
    pub fn admit(&self, method: &Method, headers: &HeaderMap) -> Result<(), (u16, &'static str)> {
        if !matches!(*method, Method::GET | Method::HEAD) {
            return Err((405, "the preview can be read only"));
        }
        let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
        let host = text("host").unwrap_or_default();
        if !self.is_known(host) {
            return Err((403, "the preview does not go by this name"));
        }
        if text("origin").is_some_and(|origin| origin.strip_prefix("http://") != Some(host)) {
            return Err((403, "another site may not read the preview"));
        }
        let foreign = matches!(text("sec-fetch-site"), Some("cross-site" | "same-site"));
        // A link from elsewhere may be followed: what it shows is shown to the person alone.
        if foreign && (text("sec-fetch-mode") != Some("navigate") || text("sec-fetch-dest") != Some("document")) {
            return Err((403, "another site may not read the preview"));
        }
        Ok(())
    }

    /// Tells whether a `Host` header names this server.
    fn is_known(&self, host: &str) -> bool {
        let name = name_of(host).to_ascii_lowercase();
        if name == "localhost" || name.ends_with(".localhost") {
            return true;
        }
        match (name.parse::<IpAddr>(), &self.host) {
            (Ok(address), None) => address.is_loopback(),
            // An address in figures cannot be given to another computer by somebody's name server.
            (Ok(_), Some(_)) => true,
            (Err(_), Some(own)) => name == own.to_ascii_lowercase(),
            (Err(_), None) => false,
        }
    }
}

/// Returns a `Host` without its port and brackets; nothing when there is anything else in it.
fn name_of(host: &str) -> &str {
    let (name, port) = match host.strip_prefix('[') {
        Some(rest) => rest.split_once(']').unwrap_or_default(),
        None => host.split_at(host.rfind(':').unwrap_or(host.len())),
    };
    let is_port = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit());
    if port.is_empty() || port.strip_prefix(':').is_some_and(is_port) { name } else { "" }
}

/// Headers of every answer: nothing is kept, nobody else may frame or embed it, no robot keeps it.
pub(super) fn headers() -> [(header::HeaderName, &'static str); 6] {
    [
        (header::CACHE_CONTROL, "no-cache"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "SAMEORIGIN"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (header::HeaderName::from_static("x-robots-tag"), "noindex, nofollow"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(guard: &Guard, given: &[(&'static str, &'static str)]) -> u16 {
        let mut headers = HeaderMap::new();
        for (name, value) in given {
            headers.insert(*name, value.parse().expect("a header"));
        }
        guard.admit(&Method::GET, &headers).map_or_else(|(status, _)| status, |()| 200)
    }

    #[test]
    fn other_sites_are_refused() {
        let own = Guard { host: None };
        let open = Guard { host: Some("newsroom.local".to_owned()) };
        let host = ("host", "127.0.0.1:4000");
        for (guard, given, status) in [
            (&own, vec![host], 200),
            (&own, vec![("host", "localhost:4000")], 200),
            (&own, vec![("host", "[::1]:4000")], 200),
            (&own, vec![], 403),
            // A name that was made to lead here.
            (&own, vec![("host", "evil.example:4000")], 403),
            (&own, vec![("host", "127.0.0.1.evil.example")], 403),
            (&own, vec![("host", "[::1]evil.example")], 403),
            (&own, vec![("host", "localhost:evil.example")], 403),
            (&own, vec![("host", "192.168.0.7:4000")], 403),
            (&open, vec![("host", "192.168.0.7:4000")], 200),
            (&open, vec![("host", "Newsroom.local:4000")], 200),
            (&open, vec![("host", "evil.example:4000")], 403),
            // Pages of other sites, and of another server on this computer.
            (&own, vec![host, ("origin", "http://127.0.0.1:4000")], 200),
            (&own, vec![host, ("origin", "http://127.0.0.1:4001")], 403),
            (&own, vec![host, ("origin", "https://127.0.0.1:4000")], 403),
            (&own, vec![host, ("origin", "https://evil.example")], 403),
            (&own, vec![host, ("origin", "null")], 403),
            (&own, vec![host, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "no-cors")], 403),
            (&own, vec![host, ("sec-fetch-site", "same-site"), ("sec-fetch-mode", "cors")], 403),
            (
                &own,
                vec![
                    host,
                    ("sec-fetch-site", "cross-site"),
                    ("sec-fetch-mode", "navigate"),
                    ("sec-fetch-dest", "document"),
                ],
                200,
            ),
            (
                &own,
                vec![
                    host,
                    ("sec-fetch-site", "cross-site"),
                    ("sec-fetch-mode", "navigate"),
                    ("sec-fetch-dest", "iframe"),
                ],
                403,
            ),
            (&own, vec![host, ("sec-fetch-site", "same-origin"), ("sec-fetch-mode", "cors")], 200),
        ] {
            assert_eq!(asked(guard, &given), status, "{given:?}");
        }
        let headers = HeaderMap::from_iter([(header::HOST, "localhost".parse().expect("a header"))]);
        assert!(own.admit(&Method::POST, &headers).is_err());
    }
}
