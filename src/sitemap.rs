//! Sitemaps, as sitemaps.org describes them (protocol 0.9).

use std::fmt::Write as _;

use quick_xml::escape::escape;

/// Pages in one file. The protocol allows 50,000 and 50 MB; encoded Hangul is long.
pub const PART: usize = 25_000;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// A page.
pub struct Entry {
    /// Its absolute address, encoded.
    pub url: String,
    /// When its content last changed, as W3C date and time.
    pub changed: Option<String>,
}

/// Writes a file of pages.
pub fn write(entries: impl Iterator<Item = Entry>) -> Vec<u8> {
    let mut xml = format!("{HEAD}<urlset xmlns=\"{SPACE}\">\n");
    for entry in entries {
        let _ = write!(xml, "<url><loc>{}</loc>", escape(&entry.url));
        if let Some(changed) = entry.changed {
            let _ = write!(xml, "<lastmod>{changed}</lastmod>");
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml.into_bytes()
}

/// Writes the file that lists the others.
pub fn write_index(urls: impl Iterator<Item = String>) -> Vec<u8> {
    let mut xml = format!("{HEAD}<sitemapindex xmlns=\"{SPACE}\">\n");
    for url in urls {
        let _ = writeln!(xml, "<sitemap><loc>{}</loc></sitemap>", escape(&url));
    }
    xml.push_str("</sitemapindex>\n");
    xml.into_bytes()
}
