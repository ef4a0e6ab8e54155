//! Reads the pieces a date is written with, one after another, off the front of a text.
//!
//! A piece that is not there leaves the reader where it was. Nothing here knows whether the pieces
//! make a day of the calendar: [`super::written`] puts them together and complains.

use jiff::civil::Weekday;
use jiff::tz::Offset;

use super::words::{self, Half};

/// What is left of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'t> {
    pub(super) rest: &'t str,
}

/// Hours, minutes and seconds as written, on a clock of 24 hours or with its half of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: i32,
    pub(super) minute: i32,
    pub(super) second: i32,
    pub(super) half: Option<Half>,
}

/// Reads a whole text as an offset from UTC: `+09:00`, `-0330`, `+9`.
pub(super) fn offset(text: &str) -> Option<Offset> {
    let mut reader = Reader { rest: text };
    let offset = reader.offset()?;
    reader.rest.is_empty().then_some(offset)
}

impl<'t> Reader<'t> {
    /// Takes `start` in any case of its letters.
    pub(super) fn eat(&mut self, start: &str) -> bool {
        let found = self.rest.get(..start.len()).is_some_and(|it| it.eq_ignore_ascii_case(start));
        if found {
            self.rest = self.rest.get(start.len()..).unwrap_or_default();
        }
        found
    }

    /// Takes all characters up to one that does not belong.
    pub(super) fn run(&mut self, belongs: impl Fn(char) -> bool) -> &'t str {
        let end = self.rest.find(|c| !belongs(c)).unwrap_or(self.rest.len());
        let (run, rest) = self.rest.split_at(end);
        self.rest = rest;
        run
    }

    /// Takes spaces.
    pub(super) fn spaces(&mut self) {
        self.run(|c| c == ' ');
    }

    /// Takes an ASCII word.
    pub(super) fn word(&mut self) -> &'t str {
        self.run(|c| c.is_ascii_alphabetic())
    }

    /// Takes what `piece` reads, or nothing.
    pub(super) fn try_to<T>(&mut self, piece: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let start = self.rest;
        let found = piece(self);
        if found.is_none() {
            self.rest = start;
        }
        found
    }

    /// Takes a number of so many digits, no more and no fewer.
    pub(super) fn number(&mut self, digits: std::ops::RangeInclusive<usize>) -> Option<i32> {
        self.try_to(|it| {
            let run = it.run(|c| c.is_ascii_digit());
            digits.contains(&run.len()).then(|| run.parse().ok()).flatten()
        })
    }

    /// Takes one of several marks, after spaces.
    pub(super) fn mark<'m>(&mut self, marks: &[&'m str]) -> Option<&'m str> {
        self.try_to(|it| {
            it.spaces();
            marks.iter().copied().find(|mark| it.eat(mark))
        })
    }

    /// `Fri`, `Friday,`, `금요일`, `金曜日`, `星期五`, or the letter alone
    pub(super) fn weekday(&mut self) -> Option<Weekday> {
        self.try_to(|it| {
            let word = it.word();
            if !word.is_empty() {
                it.eat(".");
                return words::weekday(word);
            }
            words::BEFORE_WEEKDAY.iter().any(|before| it.eat(before));
            let letter = it.rest.chars().next()?;
            it.rest = it.rest.get(letter.len_utf8()..)?;
            let after = words::AFTER_WEEKDAY.iter().any(|after| it.eat(after));
            let ends = after || !it.rest.starts_with(char::is_alphanumeric);
            ends.then(|| words::weekday_letter(letter)).flatten()
        })
    }

    /// `09:00:00.5`, `T0900`, `오전 9시 30분`, `9:00 AM`, `3pm`, `noon`
    pub(super) fn clock(&mut self) -> Option<Clock> {
        self.try_to(|it| {
            let marked = it.eat("T");
            if !marked && it.eat("at ") {
                it.spaces();
            }
            if it.eat("noon") || it.eat("정오") {
                return Some(Clock { hour: 12, minute: 0, second: 0, half: None });
            }
            let before = it.half();
            it.spaces();
            let (mut clock, whole) = it.hands()?;
            let half = before.or_else(|| it.after_spaces(Self::half));
            clock.half = half;
            (whole || marked || half.is_some()).then_some(clock)
        })
    }

    fn half(&mut self) -> Option<Half> {
        self.try_to(|it| {
            let half = words::HALVES.iter().find(|(name, _)| it.eat(name)).map(|(_, half)| *half)?;
            (!it.rest.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(half)
        })
    }

    fn after_spaces<T>(&mut self, piece: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        self.try_to(|it| {
            it.spaces();
            piece(it)
        })
    }

    /// The hands of a clock, and whether more than a bare hour is written.
    fn hands(&mut self) -> Option<(Clock, bool)> {
        let start = self.rest;
        let hour = self.number(1..=6)?;
        match start.len() - self.rest.len() {
            4 => return Some((clock(hour / 100, hour % 100, 0), true)),
            6 => {
                self.fraction();
                return Some((clock(hour / 10_000, hour / 100 % 100, hour % 100), true));
            }
            1 | 2 => {}
            _ => return None,
        }
        if self.eat(":") {
            let minute = self.number(2..=2)?;
            let second = if self.eat(":") { self.number(2..=2)? } else { return Some((clock(hour, minute, 0), true)) };
            self.fraction();
            return Some((clock(hour, minute, second), true));
        }
        if self.mark(&["시", "時", "时", "点"]).is_none() {
            return Some((clock(hour, 0, 0), false));
        }
        if self.mark(&["반", "半"]).is_some() {
            return Some((clock(hour, 30, 0), true));
        }
        let minute = self.counted(&["분", "分"]);
        let second = minute.and_then(|_| self.counted(&["초", "秒"]));
        Some((clock(hour, minute.unwrap_or(0), second.unwrap_or(0)), true))
    }

    /// `30분`
    fn counted(&mut self, unit: &[&str]) -> Option<i32> {
        self.after_spaces(|it| {
            let number = it.number(1..=2)?;
            it.mark(unit)?;
            Some(number)
        })
    }

    /// A fraction of a second is read and dropped.
    fn fraction(&mut self) {
        self.try_to(|it| {
            (it.eat(".") || it.eat(",")).then_some(())?;
            (!it.run(|c| c.is_ascii_digit()).is_empty()).then_some(())
        });
    }

    /// `+09:00`, `-0330`, `+9`; at most fourteen hours.
    pub(super) fn offset(&mut self) -> Option<Offset> {
        self.try_to(|it| {
            let sign = if it.eat("+") { 1 } else { it.eat("-").then_some(-1)? };
            let start = it.rest;
            let number = it.number(1..=4)?;
            let (hours, minutes) = match start.len() - it.rest.len() {
                1 | 2 if it.eat(":") => (number, it.number(2..=2)?),
                1 | 2 => (number, 0),
                4 => (number / 100, number % 100),
                _ => return None,
            };
            let fits = minutes < 60 && hours * 60 + minutes <= 14 * 60;
            fits.then(|| Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()).flatten()
        })
    }

    /// `KST`, `Z`, `GMT+0900`, `+09:00`
    pub(super) fn zone_offset(&mut self) -> Option<Offset> {
        self.try_to(|it| {
            let name = it.run(char::is_alphabetic);
            if name.is_empty() {
                return it.offset();
            }
            let hours = words::zone(name)?;
            let from_utc = hours == 0 && !name.eq_ignore_ascii_case("Z") && it.rest.starts_with(['+', '-']);
            if from_utc { it.offset() } else { Offset::from_hours(hours).ok() }
        })
    }
}

fn clock(hour: i32, minute: i32, second: i32) -> Clock {
    Clock { hour, minute, second, half: None }
}
