//! Owns the names that dates are written with: months, weekdays, halves of the day, zones.
//!
//! Only names that mean one thing are here. `CST` is both Chicago and Beijing, so an embargo
//! written with it would be a guess; it is refused with a hint instead.

use std::ops::RangeInclusive;

use jiff::civil::Weekday;

/// The years people may write.
pub(super) const YEARS: RangeInclusive<i16> = 1000..=9999;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A weekday, its English name, and the letters it has in Korean, Japanese and Chinese.
const WEEKDAYS: [(Weekday, &str, &str); 7] = [
    (Weekday::Monday, "Monday", "월月一"),
    (Weekday::Tuesday, "Tuesday", "화火二"),
    (Weekday::Wednesday, "Wednesday", "수水三"),
    (Weekday::Thursday, "Thursday", "목木四"),
    (Weekday::Friday, "Friday", "금金五"),
    (Weekday::Saturday, "Saturday", "토土六"),
    (Weekday::Sunday, "Sunday", "일日天"),
];

/// What may stand around the letter of a weekday: `星期一`, `金曜日`, `금요일`; longest first.
pub(super) const BEFORE_WEEKDAY: [&str; 3] = ["星期", "周", "週"];
pub(super) const AFTER_WEEKDAY: [&str; 3] = ["요일", "曜日", "曜"];

/// A half of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    Morning,
    Afternoon,
}

/// Halves of the day in any case, each before another that begins it.
pub(super) const HALVES: [(&str, Half); 12] = [
    ("a.m.", Half::Morning),
    ("p.m.", Half::Afternoon),
    ("a.m", Half::Morning),
    ("p.m", Half::Afternoon),
    ("am", Half::Morning),
    ("pm", Half::Afternoon),
    ("오전", Half::Morning),
    ("오후", Half::Afternoon),
    ("午前", Half::Morning),
    ("午後", Half::Afternoon),
    ("上午", Half::Morning),
    ("下午", Half::Afternoon),
];

/// Zone names with one meaning, and their hours from UTC.
const ZONES: [(&str, i8); 17] = [
    ("Z", 0),
    ("UTC", 0),
    ("GMT", 0),
    ("UT", 0),
    ("KST", 9),
    ("JST", 9),
    ("CET", 1),
    ("CEST", 2),
    ("EST", -5),
    ("EDT", -4),
    ("MST", -7),
    ("MDT", -6),
    ("PST", -8),
    ("PDT", -7),
    ("CDT", -5),
    ("한국시간", 9),
    ("한국표준시", 9),
];

/// The English name of a month from 1 to 12.
pub(super) fn month_name(month: i8) -> &'static str {
    let place = usize::try_from(month).ok().and_then(|month| month.checked_sub(1));
    place.and_then(|place| MONTHS.get(place)).copied().unwrap_or_default()
}

/// The month of an English name or of its first three letters or more.
pub(super) fn month(word: &str) -> Option<i8> {
    (1..=12).find(|&month| is_short_for(word, month_name(month)))
}

/// The English name of a weekday.
pub(super) fn weekday_name(day: Weekday) -> &'static str {
    WEEKDAYS.iter().find(|(other, ..)| *other == day).map_or("", |(_, name, _)| name)
}

/// The letters of a weekday: Korean, Japanese, Chinese.
pub(super) fn weekday_letters(day: Weekday) -> &'static str {
    WEEKDAYS.iter().find(|(other, ..)| *other == day).map_or("", |(.., letters)| letters)
}

/// The weekday of an English name or of its first three letters or more.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(_, name, _)| is_short_for(word, name)).map(|(day, ..)| *day)
}

/// The weekday of a letter: 월, 月 or 一.
pub(super) fn weekday_letter(letter: char) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(.., letters)| letters.contains(letter)).map(|(day, ..)| *day)
}

/// Hours from UTC of a zone's short name.
pub(super) fn zone(word: &str) -> Option<i8> {
    ZONES.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).map(|(_, hours)| *hours)
}

fn is_short_for(word: &str, name: &str) -> bool {
    word.len() >= 3 && name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}
