//! Owns when: a [`Zone`], a [`Moment`] in it, a [`Day`], and how they are written down.
//!
//! There is no `now` here: the clock is an argument of whoever needs one. Zone rules come from the
//! database inside the program, never from the machine, so the same sources give the same bytes
//! everywhere. A moment is exact to the second; fractions are read and dropped.

mod front;
mod reader;
mod show;
mod words;
mod written;

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone, TimeZoneDatabase};
use jiff::{SignedDuration, Timestamp};

pub use show::{show_day, show_full, show_short, show_time};
pub use written::{DateProblem, Written, parse};

/// A time zone: a named one with its summer times, UTC, or a fixed offset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

/// An instant, to the second, with the offset from UTC in which it is shown.
///
/// Compared by the instant alone: 09:00+09:00 equals 00:00Z.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    at: Timestamp,
    offset: Offset,
}

/// A day of the calendar, with no time and no zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

impl Zone {
    /// Finds a zone by its name (`Asia/Seoul`, `UTC`) or makes one of an offset (`+09:00`).
    pub fn named(name: &str) -> Option<Zone> {
        // The zones of this program only: `jiff::tz::db()` would also look at the machine.
        static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);
        let name = name.trim();
        if name.eq_ignore_ascii_case("UTC") || name.eq_ignore_ascii_case("Z") {
            return Some(Zone::utc());
        }
        if name.starts_with(['+', '-']) {
            return reader::offset(name).map(|offset| Zone(TimeZone::fixed(offset)));
        }
        ZONES.get(name).ok().filter(|zone| !zone.is_unknown()).map(Zone)
    }

    /// The zone of Greenwich without summer time.
    pub fn utc() -> Zone {
        Zone(TimeZone::UTC)
    }

    /// The name [`Zone::named`] finds it by.
    pub fn name(&self) -> String {
        if let Some(name) = self.0.iana_name() {
            return name.to_owned();
        }
        self.0.to_fixed_offset().map_or_else(|_| "UTC".to_owned(), |offset| iso_offset(offset, ":"))
    }

    /// The offset from UTC at an instant, cut to whole minutes.
    ///
    /// Only the sun times of before about 1910 have seconds (Seoul: +08:27:52), and neither
    /// ISO 8601 nor RFC 822 can write those.
    fn offset_at(&self, at: Timestamp) -> Offset {
        whole_minutes(self.0.to_offset(at))
    }
}

impl Moment {
    /// Makes a moment of seconds since 1970 in UTC; none outside the years 1000 to 9999.
    pub fn from_unix(seconds: i64, zone: &Zone) -> Option<Moment> {
        let at = Timestamp::from_second(seconds).ok()?;
        let moment = Moment { at, offset: zone.offset_at(at) };
        words::YEARS.contains(&moment.year()).then_some(moment)
    }

    /// Seconds since 1970 in UTC.
    pub fn unix(self) -> i64 {
        self.at.as_second()
    }

    /// The same instant as the clocks of `zone` show it.
    #[must_use]
    pub fn in_zone(self, zone: &Zone) -> Moment {
        Moment { at: self.at, offset: zone.offset_at(self.at) }
    }

    /// `2026-12-01T09:00:00+09:00`: always with seconds and offset, never `Z`.
    pub fn iso(self) -> String {
        let time = self.local().time();
        let (hour, minute, second) = (time.hour(), time.minute(), time.second());
        let offset = iso_offset(self.offset, ":");
        format!("{}T{hour:02}:{minute:02}:{second:02}{offset}", self.day().iso())
    }

    /// `Tue, 1 Dec 2026 09:00:00 +0900`, as RSS and mail want it.
    pub fn rfc2822(self) -> String {
        let local = self.local();
        let weekday: String = words::weekday_name(local.weekday()).chars().take(3).collect();
        let month: String = words::month_name(local.month()).chars().take(3).collect();
        format!(
            "{weekday}, {} {month} {:04} {:02}:{:02}:{:02} {}",
            local.day(),
            local.year(),
            local.hour(),
            local.minute(),
            local.second(),
            iso_offset(self.offset, "")
        )
    }

    /// The day on the wall of this moment's zone.
    pub fn day(self) -> Day {
        Day(self.local().date())
    }

    /// The year of [`Moment::day`].
    pub fn year(self) -> i16 {
        self.day().year()
    }

    /// The month of [`Moment::day`], 1 to 12.
    pub fn month(self) -> i8 {
        self.day().month()
    }

    /// Date and time on the wall of this moment's zone.
    pub fn local(self) -> DateTime {
        self.offset.to_datetime(self.at)
    }

    /// What the clocks of `zone` mean by `local`: a time that summer time skips is moved on by the
    /// hour it skips, one that comes twice is the first.
    ///
    /// Beyond the ends of jiff's line of time (only within hours of the year 10000) it is the end.
    fn of_local(local: DateTime, zone: &Zone) -> Moment {
        let at = zone.0.to_ambiguous_timestamp(local).compatible().unwrap_or(Timestamp::MAX);
        let offset = zone.offset_at(at);
        // Keep the hands of the clock where they were written when the offset loses its seconds.
        let lost = zone.0.to_offset(at).seconds() - offset.seconds();
        let at = at.checked_add(SignedDuration::from_secs(lost.into())).unwrap_or(at);
        Moment { at: whole_seconds(at), offset }
    }

    /// The instant of a local time with its own offset, if the calendar reaches so far.
    fn of_offset(local: DateTime, offset: Offset) -> Option<Moment> {
        let at = offset.to_timestamp(local).ok()?;
        Some(Moment { at: whole_seconds(at), offset: whole_minutes(offset) })
    }
}

impl Day {
    /// Makes a day, if the calendar has it and the year has four digits.
    pub fn new(year: i16, month: i8, number: i8) -> Option<Day> {
        let date = Date::new(year, month, number).ok()?;
        words::YEARS.contains(&year).then_some(Day(date))
    }

    /// `2026-12-01`.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year(), self.month(), self.number())
    }

    /// The year, 1000 to 9999.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn number(self) -> i8 {
        self.0.day()
    }
}

impl From<Moment> for Day {
    fn from(moment: Moment) -> Day {
        moment.day()
    }
}

impl PartialEq for Moment {
    fn eq(&self, other: &Moment) -> bool {
        self.at == other.at
    }
}

impl Eq for Moment {}

impl Ord for Moment {
    fn cmp(&self, other: &Moment) -> Ordering {
        self.at.cmp(&other.at)
    }
}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Moment) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Hash for Moment {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.at.hash(state);
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

fn whole_minutes(offset: Offset) -> Offset {
    Offset::from_seconds(offset.seconds() / 60 * 60).unwrap_or(offset)
}

fn whole_seconds(at: Timestamp) -> Timestamp {
    Timestamp::from_second(at.as_second()).unwrap_or(at)
}

fn iso_offset(offset: Offset, colon: &str) -> String {
    let sign = if offset.seconds() < 0 { '-' } else { '+' };
    let minutes = offset.seconds().abs() / 60;
    format!("{sign}{:02}{colon}{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests;
