//! Owns the last part of an address: [`Slug`], how a title becomes one, and heading anchors.
//!
//! A slug is ASCII whenever its script has a standard way there: Hangul is romanised as it sounds,
//! Latin letters lose their marks. Hanja, kana, Cyrillic and the rest are kept, because a reading
//! that is guessed is worse than one that is percent-encoded.

mod roman;
mod sounded;

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A slug made of a title has at most so many characters.
const LONGEST_MADE: usize = 80;

/// A slug people type has at most so many bytes: file systems stop at 255, with the extension.
const LONGEST_TYPED: usize = 200;

/// One part of an address: not empty, one path component, safe in every file system.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

impl Slug {
    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for Slug {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// Makes a slug of a title or a tag: `한국의 봄 2026!` → `hangugui-bom-2026`.
///
/// Empty when the text has no letter and no digit. Whatever it makes, [`check`] takes.
pub fn slugify(text: &str) -> String {
    shorten(hyphenate(&roman::words(&familiar(text))))
}

/// Makes a slug of a person's name: `한복남` → `han-boknam`.
///
/// The standard keeps the sounds of the syllables of a given name apart, and writes the surname
/// before it as it sounds too: 이 is `i`. People who sign as Lee say so in their own file.
pub fn slugify_name(text: &str) -> String {
    shorten(hyphenate(&roman::name(&familiar(text))))
}

/// Makes the id of a heading the way GitHub does: `2026년 실적 (잠정)` → `2026년-실적-잠정`.
pub fn anchor(text: &str) -> String {
    let text: String = text.nfc().collect();
    let mut id = String::with_capacity(text.len());
    for c in text.trim().chars().flat_map(char::to_lowercase) {
        if c.is_whitespace() {
            id.push('-');
        } else if !is_invisible(c) && (c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '-' | '_')) {
            id.push(c);
        }
    }
    if id.is_empty() { "section".to_owned() } else { id }
}

/// Takes a slug that somebody typed, or says in plain words why it cannot be one.
pub fn check(text: &str) -> Result<Slug, String> {
    let slug: String = text.nfc().collect();
    let Some(fault) = fault(&slug) else { return Ok(Slug(slug)) };
    let suggestion = match slugify(text).as_str() {
        "" => "use letters and digits".to_owned(),
        better => format!("write `{better}`"),
    };
    Err(format!("{fault}; {suggestion}"))
}

/// What keeps a text from being a slug.
fn fault(slug: &str) -> Option<String> {
    if slug.is_empty() {
        return Some("a slug cannot be empty".to_owned());
    }
    if slug == "." || slug == ".." {
        return Some(format!("`{slug}` means a folder, not a page"));
    }
    if slug.len() > LONGEST_TYPED {
        return Some(format!("the slug has {} bytes, and {LONGEST_TYPED} are the most", slug.len()));
    }
    let bad = slug.chars().find(|&c| c.is_whitespace() || c.is_control() || is_invisible(c) || is_reserved(c));
    if let Some(bad) = bad {
        let shown: String = slug.chars().filter(|c| !c.is_control() && !is_invisible(*c)).collect();
        let what = match bad {
            bad if bad.is_control() => "a control character".to_owned(),
            bad if bad.is_whitespace() => "a space".to_owned(),
            bad if is_invisible(bad) => "a character nobody can see".to_owned(),
            bad => format!("a `{bad}`"),
        };
        return Some(format!("`{shown}` has {what}, which an address cannot carry"));
    }
    if slug.starts_with('.') {
        return Some(format!("`{slug}` begins with a dot, which hides the file"));
    }
    // Windows drops it in silence, and two pages share a folder.
    slug.ends_with('.').then(|| format!("`{slug}` ends with a dot, which Windows drops"))
}

/// What an address or a Windows file name uses for itself.
fn is_reserved(c: char) -> bool {
    matches!(c, '/' | '\\' | '?' | '#' | '%' | ':' | '*' | '"' | '<' | '>' | '|')
}

/// Joiners, soft hyphens, marks of direction, choosers of a picture, fillers of Hangul.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// The text in lower case and in the letters one expects: `㈜` is (주), `Ａ` is a.
fn familiar(text: &str) -> String {
    let joined: String = text.nfc().filter(|c| !is_invisible(*c)).collect();
    let mut plain = String::with_capacity(joined.len());
    for c in joined.chars().flat_map(char::to_lowercase) {
        match c {
            // NFKC would make letters of ™ and ℠, and half syllables of single jamo.
            '™' | '℠' => plain.push(' '),
            'ㄱ'..='ㅣ' => plain.push(c),
            c => plain.extend(c.nfkc().flat_map(char::to_lowercase)),
        }
    }
    plain.nfc().collect()
}

/// Letters and digits with one hyphen where anything else was.
fn hyphenate(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut gap = false;
    // Marks stay with letters of scripts that are kept, and fall with Latin ones.
    let mut keeps_marks = false;
    for c in text.chars() {
        let start = slug.len();
        if is_combining_mark(c) {
            if keeps_marks {
                slug.push(c);
            }
            continue;
        }
        if gap && !slug.is_empty() {
            slug.push('-');
        }
        let hyphen = slug.len();
        push_letter(&mut slug, c);
        keeps_marks = false;
        if slug.len() == hyphen {
            slug.truncate(start);
            gap = true;
        } else {
            gap = false;
            keeps_marks = slug.ends_with(c) && !c.is_ascii();
        }
    }
    slug
}

/// Adds the ASCII form of a letter or digit, or the letter itself where there is none.
fn push_letter(slug: &mut String, c: char) {
    let base = c.nfd().next().unwrap_or(c);
    if base.is_ascii_alphanumeric() {
        slug.push(base);
    } else if let Some(ascii) = latin(base) {
        slug.push_str(ascii);
    } else if c.is_alphanumeric() && !matches!(c, 'ʰ'..='\u{2ff}') {
        // Marks that only lean on letters, like the ʻ of Hawaii, are letters to Unicode.
        slug.push(c);
    }
}

/// Latin letters that Unicode does not take apart.
fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' | 'ɖ' => "d",
        'þ' => "th",
        'ı' => "i",
        'ȷ' => "j",
        'ħ' => "h",
        'ŧ' => "t",
        'ŋ' => "ng",
        'ĸ' => "k",
        'ə' | 'ǝ' => "e",
        'ƒ' => "f",
        'ɓ' | 'ƀ' => "b",
        'ɗ' => "d",
        'ɨ' => "i",
        'ƙ' => "k",
        'ƴ' => "y",
        'ʉ' => "u",
        _ => return None,
    })
}

/// Cuts a slug that is too long at its last hyphen that fits.
fn shorten(slug: String) -> String {
    let fits = |(count, (at, c)): &(usize, (usize, char))| *count < LONGEST_MADE && at + c.len_utf8() <= LONGEST_TYPED;
    let end = slug.char_indices().enumerate().take_while(fits).map(|(_, (at, c))| at + c.len_utf8()).last();
    let (head, tail) = slug.split_at(end.unwrap_or(0));
    if tail.is_empty() || tail.starts_with('-') {
        return head.trim_end_matches('-').to_owned();
    }
    head.rsplit_once('-').map_or(head, |(head, _)| head).trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests;
