//! Decides what a reader may know at a given moment.
//!
//! This is the only place that compares a clearance, or a window of the front page, with the clock.

use std::fmt;

use crate::front::Window;
use crate::manuscript::{Audience, Status};
use crate::moment::Moment;
use crate::newsroom::Clearance;

/// For whom and as of when an edition is made.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Viewpoint {
    /// Who looks. The company's own people see everything, drafts included.
    pub audience: Audience,
    /// The moment that counts as now.
    pub now: Moment,
}

/// Why something is not shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Why {
    /// It is being written.
    Draft,
    /// The editors have it.
    Review,
    /// Its date is to come.
    Scheduled,
    /// Its embargo lasts.
    Embargo,
    /// It is for a narrower circle.
    Audience,
    /// It was taken back.
    Withdrawn,
    /// Its time is over.
    Expired,
}

impl Why {
    /// Tells whether it may have been public before, so that naming it gives nothing away.
    pub fn was_public(self) -> bool {
        matches!(self, Self::Withdrawn | Self::Expired)
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Draft => "draft",
            Self::Review => "in review",
            Self::Scheduled => "scheduled",
            Self::Embargo => "under embargo",
            Self::Audience => "for a narrower audience",
            Self::Withdrawn => "withdrawn",
            Self::Expired => "expired",
        })
    }
}

/// The answer of the gate.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Verdict {
    /// It may be shown, until that moment if there is one.
    Shown {
        /// When that changes.
        until: Option<Moment>,
    },
    /// It may not be shown.
    Held {
        /// The reason.
        why: Why,
        /// When that changes, if nobody changes the file.
        until: Option<Moment>,
    },
}

impl Verdict {
    /// Returns the next moment at which the answer changes.
    pub fn until(&self) -> Option<Moment> {
        match self {
            Self::Shown { until } | Self::Held { until, .. } => *until,
        }
    }

    /// Returns the time that is left to what ends at `end`.
    fn rest(self, end: Option<Moment>) -> Option<Window> {
        match self {
            Self::Shown { until } => Some(Window { from: None, until }),
            Self::Held { until: None, .. } => None,
            Self::Held { until: from, .. } => Some(Window { from, until: end }),
        }
    }

    /// Tells whether it may be shown.
    pub fn is_shown(&self) -> bool {
        matches!(self, Self::Shown { .. })
    }
}

impl Clearance {
    /// Returns the time in which it will be shown from now on, if there is any.
    pub fn rest(&self, viewpoint: &Viewpoint) -> Option<Window> {
        self.verdict(viewpoint).rest(self.expires)
    }

    /// Returns the next of its moments, whether anything is shown then that was not, or not.
    pub fn turn(&self, viewpoint: &Viewpoint) -> Option<Moment> {
        [self.from, self.embargo, self.expires].into_iter().flatten().filter(|at| viewpoint.now < *at).min()
    }

    /// Returns whether a thing may be shown, and when that changes next.
    pub fn verdict(&self, viewpoint: &Viewpoint) -> Verdict {
        let held = |why, until| Verdict::Held { why, until };
        if viewpoint.audience == Audience::Internal {
            return Verdict::Shown { until: None };
        }
        match self.status {
            Status::Draft => return held(Why::Draft, None),
            Status::Review => return held(Why::Review, None),
            Status::Withdrawn => return held(Why::Withdrawn, None),
            // What is approved goes out at its time like what is published.
            Status::Approved | Status::Published => {}
        }
        if self.audience > viewpoint.audience {
            return held(Why::Audience, None);
        }
        let now = viewpoint.now;
        // The end is looked at first: a thing that is over stays over.
        if self.expires.is_some_and(|end| now >= end) {
            return held(Why::Expired, None);
        }
        // The date is when the public may see it; the press is given it under the embargo before that.
        let for_press = viewpoint.audience == Audience::Press && self.embargo.is_some();
        let from = self.from.filter(|from| now < *from && !for_press);
        // A moment itself is no longer before: desks write "00:01" and mean it.
        let embargo = self.embargo.filter(|lifts| now < *lifts && viewpoint.audience == Audience::Public);
        let opens = from.max(embargo);
        let never = self.expires.is_some_and(|end| opens.is_some_and(|opens| end <= opens));
        let until = opens.filter(|_| !never);
        match (from, embargo) {
            (_, Some(_)) => held(Why::Embargo, until),
            (Some(_), None) => held(Why::Scheduled, until),
            (None, None) => Verdict::Shown { until: self.expires },
        }
    }
}

impl Window {
    /// Returns what is left of it from now on, if there is any.
    pub fn rest(&self, viewpoint: &Viewpoint) -> Option<Window> {
        self.verdict(viewpoint).rest(self.until)
    }

    /// Returns the next of its moments.
    pub fn turn(&self, viewpoint: &Viewpoint) -> Option<Moment> {
        [self.from, self.until].into_iter().flatten().filter(|at| viewpoint.now < *at).min()
    }

    /// Returns whether it is open, and when that changes next. It is for everybody: the front page is
    /// that of its day, even for those who may see more.
    pub fn verdict(&self, viewpoint: &Viewpoint) -> Verdict {
        let now = viewpoint.now;
        if self.until.is_some_and(|end| now >= end) {
            return Verdict::Held { why: Why::Expired, until: None };
        }
        match self.from.filter(|from| now < *from) {
            Some(from) => {
                let never = self.until.is_some_and(|end| end <= from);
                Verdict::Held { why: Why::Scheduled, until: Some(from).filter(|_| !never) }
            }
            None => Verdict::Shown { until: self.until },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::Zone;

    fn at(seconds: i64) -> Moment {
        let zone = Zone::named("Asia/Seoul").expect("the zone database is built in");
        Moment::from_unix(seconds, &zone).expect("a moment of our time")
    }

    /// `from embargo expires`, each seconds or `-`; the answer at `now`.
    #[track_caller]
    fn check(clearance: &str, now: i64, expected: &str) {
        let mut parts = clearance.split(' ').map(|part| part.parse().ok().map(at));
        let mut next = || parts.next().expect("three parts");
        let clearance = Clearance { from: next(), embargo: next(), expires: next(), ..Clearance::default() };
        let verdict = clearance.verdict(&Viewpoint { audience: Audience::Public, now: at(now) });
        let until = verdict.until().map_or("-".to_owned(), |until| until.unix().to_string());
        let word = match verdict {
            Verdict::Shown { .. } => "shown".to_owned(),
            Verdict::Held { why, .. } => why.to_string(),
        };
        assert_eq!(format!("{word} {until}"), expected);
    }

    #[test]
    fn an_embargo_hides_until_its_moment() {
        check("100 900 -", 899, "under embargo 900");
        check("100 900 -", 900, "shown -");
    }

    #[test]
    fn the_later_of_date_and_embargo_counts() {
        check("950 900 -", 899, "under embargo 950");
        check("950 900 -", 900, "scheduled 950");
        check("950 900 -", 950, "shown -");
    }

    #[test]
    fn a_window_has_its_beginning_and_not_its_end() {
        let verdict = |now: i64| {
            let window = Window { from: Some(at(100)), until: Some(at(900)) };
            let internal = Viewpoint { audience: Audience::Internal, now: at(now) };
            let verdict = window.verdict(&internal);
            (verdict.is_shown(), verdict.until().map(Moment::unix))
        };
        assert_eq!(verdict(99), (false, Some(100)));
        assert_eq!(verdict(100), (true, Some(900)));
        assert_eq!(verdict(899), (true, Some(900)));
        assert_eq!(verdict(900), (false, None));
        let never = Window { from: Some(at(900)), until: Some(at(100)) };
        assert_eq!(never.verdict(&Viewpoint { audience: Audience::Public, now: at(50) }).until(), None);
    }

    #[test]
    fn what_is_over_stays_over() {
        check("100 - 500", 499, "shown 500");
        check("100 - 500", 500, "expired -");
        check("600 - 500", 400, "scheduled -");
    }
}
