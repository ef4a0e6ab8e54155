//! For whom and as of when a tab sees the newsroom.

use std::collections::HashMap;

use crate::edition::Viewpoint;
use crate::manuscript::Audience;
use crate::moment::{self, Moment, Zone};

/// The name of the cookie in which a browser keeps its view, before the port: cookies know no ports, and several
/// newsrooms may be open.
pub const COOKIE: &str = "masthead-view-";

/// A way to look at the newsroom.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct View {
    /// Who looks.
    pub audience: Audience,
    /// The moment that counts as now, in seconds since 1970; `None` for the moment at which somebody looks.
    pub at: Option<i64>,
}

impl View {
    /// Reads `AUDIENCE@MOMENT`; what is missing or cannot be read is as in `usual`.
    pub fn read(text: &str, usual: &Self, zone: &Zone) -> Self {
        let (audience, at) = text.split_once('@').unwrap_or((text, ""));
        let audience = audience_named(audience).unwrap_or(usual.audience);
        let at = match at {
            "" => usual.at,
            at => moment::parse(at).map_or(usual.at, |at| Some(at.at(zone).unix())),
        };
        Self { audience, at }
    }

    /// Finds the view in the `Cookie` header of a request to a port.
    pub fn of_cookies(header: &str, port: u16, usual: &Self, zone: &Zone) -> Self {
        let own = format!("{COOKIE}{port}=");
        let value = header.split(';').find_map(|pair| pair.trim().strip_prefix(&own));
        value.map_or(*usual, |value| Self::read(&crate::path::decode(value), usual, zone))
    }

    /// Returns who looks and when, `now` being the moment at which somebody looks.
    pub fn point(&self, now: Moment, zone: &Zone) -> Viewpoint {
        let at = self.at.and_then(|at| Moment::from_unix(at, zone));
        Viewpoint { audience: self.audience, now: at.unwrap_or(now) }
    }

    /// Returns the form that [`View::read`] reads.
    pub fn written(&self, zone: &Zone) -> String {
        let at = self.at.and_then(|at| Moment::from_unix(at, zone)).map(Moment::iso).unwrap_or_default();
        format!("{}@{at}", audience_word(self.audience))
    }
}

/// Returns the word for an audience in cookies and addresses.
pub fn audience_word(audience: Audience) -> &'static str {
    match audience {
        Audience::Public => "public",
        Audience::Press => "press",
        Audience::Internal => "internal",
    }
}

fn audience_named(word: &str) -> Option<Audience> {
    [Audience::Public, Audience::Press, Audience::Internal].into_iter().find(|one| audience_word(*one) == word)
}

/// Things that are kept for each view; of those that nobody used lately, the oldest goes.
pub(super) struct ByView<T> {
    things: HashMap<View, (u64, T)>,
    uses: u64,
}

/// How many views are kept: a time slider is dragged through many.
const KEPT: usize = 6;

impl<T> Default for ByView<T> {
    fn default() -> Self {
        Self { things: HashMap::new(), uses: 0 }
    }
}

impl<T: Clone> ByView<T> {
    /// Returns what is kept for a view, or makes it.
    pub fn of(&mut self, view: &View, make: impl FnOnce() -> T) -> T {
        self.uses += 1;
        if !self.things.contains_key(view) && self.things.len() >= KEPT {
            let oldest = self.things.iter().min_by_key(|(_, (used, _))| *used).map(|(view, _)| *view);
            oldest.map(|view| self.things.remove(&view));
        }
        let entry = self.things.entry(*view).or_insert_with(|| (0, make()));
        entry.0 = self.uses;
        entry.1.clone()
    }

    /// Returns all.
    pub fn all(&self) -> impl Iterator<Item = (&View, &T)> {
        self.things.iter().map(|(view, (_, thing))| (view, thing))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_is_read_and_written() {
        let zone = Zone::named("Asia/Seoul").expect("a zone");
        let usual = View { audience: Audience::Press, at: Some(60) };
        let nine = moment::parse("2026-12-01T09:00+09:00").map(|at| at.at(&zone).unix()).ok();
        for (text, audience, at) in [
            ("internal@2026-12-01T09:00+09:00", Audience::Internal, nine),
            ("@2026-12-01T09:00+09:00", Audience::Press, nine),
            ("public@", Audience::Public, Some(60)),
            ("", Audience::Press, Some(60)),
            ("everybody@tomorrow", Audience::Press, Some(60)),
        ] {
            let view = View::read(text, &usual, &zone);
            assert_eq!(view, View { audience, at }, "{text}");
            assert_eq!(View::read(&view.written(&zone), &View::default(), &zone), view, "{text}");
        }
        let header = "a=b; masthead-view-4000=internal%402026-12-01T09%3A00%2B09%3A00; 이름=값";
        assert_eq!(View::of_cookies(header, 4000, &usual, &zone), View { audience: Audience::Internal, at: nine });
        assert_eq!(View::of_cookies(header, 4001, &usual, &zone), usual);
        assert_eq!(View::of_cookies("other=internal@", 4000, &usual, &zone), usual);
    }
}
