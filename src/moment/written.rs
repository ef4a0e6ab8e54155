//! Turns what people and other generators write as a date into a day, a local time or a moment.
//!
//! One meaning or none: `01/02/2026` is refused, and so is a weekday that the day does not have,
//! because a date that is read wrongly publishes a held story on the wrong day. The order of the
//! pieces after the date is free; each may be there once.

use std::fmt;

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::Offset;
use unicode_normalization::UnicodeNormalization;

use super::front::{Front, Ymd};
use super::reader::{Clock, Reader};
use super::words::{self, Half};
use super::{Day, Moment, Zone};

/// What somebody wrote as a date: as exact as they wrote it, and no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// A time with an offset or a zone.
    Exact(Moment),
    /// A time with neither.
    Local(DateTime),
    /// A day without a time.
    Day(Day),
}

/// Why a text is not a date, in plain words, and what to type instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateProblem {
    /// What is wrong, with the writer's own text in backticks.
    pub message: String,
    /// What to type.
    pub hint: String,
}

/// Reads a date in any of the usual forms of English, Korean, Japanese, Chinese and of programs.
pub fn parse(text: &str) -> Result<Written, DateProblem> {
    let plain = plain(text);
    if plain.is_empty() {
        return Err(DateProblem::new("the date is empty", ANY_DATE));
    }
    let shown = quoted(text);
    let mut reader = Reader { rest: &plain };
    let mut parts = Parts { weekday: reader.weekday(), ..Parts::default() };
    reader.run(|c| matches!(c, ' ' | ',' | '\'' | '’'));
    let mut date = front(&mut reader, &shown)?;
    parts.read(&mut reader, &mut date, &shown)?;
    let date = day(date, &shown)?;
    if let Some(weekday) = parts.weekday.filter(|weekday| *weekday != date.weekday()) {
        let (is, says) = (words::weekday_name(date.weekday()), words::weekday_name(weekday));
        let day = super::show_day(Day(date), "en");
        let problem = format!("{shown}: {day} is a {is}, not a {says}");
        return Err(DateProblem::new(problem, &format!("write `{}`, or the day you mean", Day(date).iso())));
    }
    parts.put_together(date, &shown)
}

impl Written {
    /// The moment this means in a newsroom of this zone; a day means its start.
    pub fn at(&self, zone: &Zone) -> Moment {
        match self {
            Written::Exact(moment) => *moment,
            Written::Local(local) => Moment::of_local(*local, zone),
            Written::Day(day) => Moment::of_local(day.0.to_datetime(Time::midnight()), zone),
        }
    }
}

impl DateProblem {
    fn new(message: impl Into<String>, hint: &str) -> DateProblem {
        DateProblem { message: message.into(), hint: hint.to_owned() }
    }
}

impl fmt::Display for DateProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.message, self.hint)
    }
}

impl std::error::Error for DateProblem {}

const ANY_DATE: &str = "write the year, the month and the day: `2026-12-01`, or with a time `2026-12-01 09:00`";
const ANY_TIME: &str = "write the time as `09:00` or `오전 9시`";
const ANY_ZONE: &str = "write the offset from UTC after the time, like `2026-12-01 09:00 +0900`";

/// What may follow a date.
#[derive(Debug, Default)]
struct Parts {
    weekday: Option<Weekday>,
    clock: Option<Clock>,
    offset: Option<Offset>,
    zone: Option<Zone>,
}

impl Parts {
    fn read(&mut self, reader: &mut Reader<'_>, date: &mut Ymd, shown: &str) -> Result<(), DateProblem> {
        loop {
            reader.run(|c| matches!(c, ' ' | ','));
            if reader.rest.is_empty() {
                return Ok(());
            }
            let piece = reader.rest;
            if !self.read_one(reader, date, shown)? {
                let rest = quoted(piece);
                return Err(DateProblem::new(format!("{shown} has {rest}, which is no part of a date"), ANY_DATE));
            }
        }
    }

    fn read_one(&mut self, reader: &mut Reader<'_>, date: &mut Ymd, shown: &str) -> Result<bool, DateProblem> {
        if let Some(inner) = within(reader, '(', ')') {
            return Ok(self.read_aside(inner));
        }
        if let Some(name) = within(reader, '[', ']') {
            return self.name_zone(name, shown);
        }
        if self.weekday.is_none() {
            self.weekday = reader.weekday();
            if self.weekday.is_some() {
                return Ok(true);
            }
        }
        if date.year.is_none() {
            date.year = reader.year();
            if date.year.is_some() {
                return Ok(true);
            }
        }
        if self.clock.is_none() {
            self.clock = reader.clock();
            if self.clock.is_some() {
                return Ok(true);
            }
        }
        if let Some(offset) = reader.zone_offset() {
            // Go writes both: `+0900 KST`.
            let fits = self.offset.is_none_or(|first| first == offset);
            self.offset = Some(offset);
            return Ok(fits);
        }
        self.named_zone(reader, shown)
    }

    /// `Asia/Seoul` after a time, or a word that looks like a zone.
    fn named_zone(&mut self, reader: &mut Reader<'_>, shown: &str) -> Result<bool, DateProblem> {
        let start = reader.rest;
        let name = reader.run(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '+'));
        if name.contains('/') && !name.starts_with(|c: char| c.is_ascii_digit()) {
            return self.name_zone(name, shown);
        }
        let letters = name.len() >= 2 && name.len() <= 5 && name.chars().all(|c| c.is_ascii_uppercase());
        if letters && self.clock.is_some() && self.offset.is_none() {
            return Err(DateProblem::new(format!("`{name}` in {shown} does not name one zone"), ANY_ZONE));
        }
        reader.rest = start;
        Ok(false)
    }

    fn name_zone(&mut self, name: &str, shown: &str) -> Result<bool, DateProblem> {
        match Zone::named(name) {
            Some(zone) => Ok(self.zone.replace(zone).is_none()),
            None => Err(DateProblem::new(format!("{shown} has {}, which is no zone we know", quoted(name)), ANY_ZONE)),
        }
    }

    /// What stands in round brackets: a weekday, a zone, or the name of an offset already read.
    fn read_aside(&mut self, inner: &str) -> bool {
        let mut aside = Reader { rest: inner };
        if let Some(weekday) = aside.weekday().filter(|_| aside.rest.is_empty()) {
            let fits = self.weekday.is_none_or(|first| first == weekday);
            self.weekday = Some(weekday);
            return fits;
        }
        if self.offset.is_some() {
            return true;
        }
        self.offset = aside.zone_offset().filter(|_| aside.rest.is_empty());
        self.offset.is_some()
    }

    fn put_together(self, date: Date, shown: &str) -> Result<Written, DateProblem> {
        let Some(clock) = self.clock else {
            if self.offset.is_some() || self.zone.is_some() {
                let hint = format!("write the time as well, like `{} 09:00 +0900`, or only the day", Day(date).iso());
                return Err(DateProblem::new(format!("{shown} has a zone but no time"), &hint));
            }
            return Ok(Written::Day(Day(date)));
        };
        let local = local(date, clock, shown)?;
        let late = || DateProblem::new(format!("{shown} is later than we can count"), "write an earlier year");
        match (self.offset, self.zone) {
            (None, None) => Ok(Written::Local(local)),
            (None, Some(zone)) => Ok(Written::Exact(Moment::of_local(local, &zone))),
            (Some(offset), None) => Moment::of_offset(local, offset).map(Written::Exact).ok_or_else(late),
            (Some(offset), Some(zone)) => {
                let moment = Moment::of_offset(local, offset).ok_or_else(late)?;
                let there = moment.in_zone(&zone);
                if there.local() == local {
                    return Ok(Written::Exact(moment));
                }
                let problem = format!("{shown}: {} does not have this offset then", zone.name());
                Err(DateProblem::new(problem, &format!("write `{}`", Moment::of_local(local, &zone).iso())))
            }
        }
    }
}

/// Takes what stands between two brackets.
fn within<'t>(reader: &mut Reader<'t>, open: char, close: char) -> Option<&'t str> {
    let (inner, rest) = reader.rest.strip_prefix(open)?.split_once(close)?;
    reader.rest = rest;
    Some(inner.trim())
}

/// Reads the date itself, and says why when what stands there is none.
fn front(reader: &mut Reader<'_>, shown: &str) -> Result<Ymd, DateProblem> {
    let (message, hint) = match reader.front() {
        Front::Date(date) => return Ok(date),
        Front::NoDay { year, month } => {
            (format!("{shown} has no day"), format!("write the day too: `{year:04}-{month:02}-01`"))
        }
        Front::YearAlone(year) => {
            (format!("{shown} has no month and day"), format!("write all three: `{year:04}-12-01`"))
        }
        Front::YearLast { first, second, year } if first != second && first.max(second) <= 12 => (
            format!("{shown} could be two days, because some write the month first and some the day"),
            format!("write `{year:04}-{second:02}-{first:02}` or `{year:04}-{first:02}-{second:02}`"),
        ),
        Front::YearLast { first, second, year } => {
            let (month, day) = (first.min(second), first.max(second));
            let hint = format!("write the year first: `{year:04}-{month:02}-{day:02}`");
            (format!("{shown} does not begin with the year"), hint)
        }
        Front::ShortYear { year, month, day } => (
            format!("{shown} has a year of two digits"),
            format!("write the year in full and first, like `20{year:02}-{month:02}-{day:02}`"),
        ),
        Front::Seconds => (format!("{shown} is a count of seconds, not a date"), ANY_DATE.to_owned()),
        Front::Nothing => (format!("{shown} is not a date"), ANY_DATE.to_owned()),
    };
    Err(DateProblem { message, hint })
}

/// The day of the calendar, if there is one.
fn day(date: Ymd, shown: &str) -> Result<Date, DateProblem> {
    let Ymd { year, month, day } = date;
    let Some(year) = year else {
        let hint = format!("write the year first, like `2026-{month:02}-{day:02}`");
        return Err(DateProblem::new(format!("{shown} has no year"), &hint));
    };
    let Some(short) = i16::try_from(year).ok().filter(|year| words::YEARS.contains(year)) else {
        let problem = format!("{shown} has the year {year}, and years here go from 1000 to 9999");
        return Err(DateProblem::new(problem, ANY_DATE));
    };
    let Some(first) = i8::try_from(month).ok().and_then(|month| Date::new(short, month, 1).ok()) else {
        let problem = format!("{shown} has the month {month}, and months go from 1 to 12");
        return Err(DateProblem::new(problem, ANY_DATE));
    };
    let last = first.days_in_month();
    i8::try_from(day).ok().and_then(|day| Date::new(short, first.month(), day).ok()).ok_or_else(|| {
        let name = words::month_name(first.month());
        let hint = format!("the last day of that month is `{year:04}-{month:02}-{last}`");
        DateProblem::new(format!("{shown}: {name} {year} has {last} days, and no day {day}"), &hint)
    })
}

/// The time on that day; 24:00 is the start of the next.
fn local(date: Date, clock: Clock, shown: &str) -> Result<DateTime, DateProblem> {
    let Clock { hour, minute, second, half } = clock;
    let hour = match half {
        Some(_) if !(0..=12).contains(&hour) => {
            let problem = format!("{shown} counts the hours to 24 and also says which half of the day");
            return Err(DateProblem::new(
                problem,
                &format!("write `{hour:02}:{minute:02}` alone, or an hour up to 12"),
            ));
        }
        Some(Half::Morning) => hour % 12,
        Some(Half::Afternoon) => hour % 12 + 12,
        None => hour,
    };
    let none = || DateProblem::new(format!("{shown} has a time that no clock shows"), ANY_TIME);
    if (hour, minute, second) == (24, 0, 0) {
        return date.tomorrow().map(|next| next.to_datetime(Time::midnight())).map_err(|_| none());
    }
    // A leap second counts as the second before it.
    let second = if second == 60 { 59 } else { second };
    let narrow = |number: i32| i8::try_from(number).unwrap_or(i8::MAX);
    let time = Time::new(narrow(hour), narrow(minute), narrow(second), 0).map_err(|_| none())?;
    Ok(date.to_datetime(time))
}

/// The text with one kind of digit, dash and space.
///
/// NFKC joins what macOS takes apart (한 as three letters) and narrows what Japanese writes wide.
fn plain(text: &str) -> String {
    let text: String = text.nfkc().map(|c| if matches!(c, '‐'..='―' | '−') { '-' } else { c }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The writer's own words for a message, not too many of them.
fn quoted(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut short: String = line.chars().filter(|c| !c.is_control()).take(60).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    format!("`{short}`")
}

#[cfg(test)]
mod tests;
