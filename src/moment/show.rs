//! Owns how dates are shown to readers: a day in words, in figures, or with its weekday and time.
//!
//! A language that is not known here gets ISO forms, which nobody reads wrongly.

use jiff::civil::Weekday;

use super::{Day, Moment, words};

/// Writes a day the way a reader of `lang` expects; ISO for a language we have no form for.
pub fn show_day(day: impl Into<Day>, lang: &str) -> String {
    let day = day.into();
    let (year, month, number) = (day.year(), day.month(), day.number());
    match primary(lang).as_str() {
        "ko" => format!("{year}년 {month}월 {number}일"),
        "ja" | "zh" => format!("{year}年{month}月{number}日"),
        "en" => format!("{number} {} {year}", words::month_name(month)),
        _ => day.iso(),
    }
}

/// Writes a day in figures, for rows: `2026. 9. 4.`, `4 Sep 2026`.
pub fn show_short(day: impl Into<Day>, lang: &str) -> String {
    let day = day.into();
    let (year, month, number) = (day.year(), day.month(), day.number());
    match primary(lang).as_str() {
        "ko" => format!("{year}. {month}. {number}."),
        "ja" | "zh" => format!("{year}/{month}/{number}"),
        "en" => format!("{number} {} {year}", words::month_name(month).get(..3).unwrap_or_default()),
        _ => day.iso(),
    }
}

/// Writes a moment with its weekday and the time on its own wall: `2026년 9월 4일(금) 오전 10:00`,
/// `Friday, 4 September 2026, 10:00`.
///
/// Midnight is what a day without a time means, so it is left out.
pub fn show_full(moment: Moment, lang: &str) -> String {
    let day = show_day(moment, lang);
    let weekday = moment.local().weekday();
    let day = match primary(lang).as_str() {
        "ko" => format!("{day}({})", letter(weekday, 0)),
        "ja" => format!("{day}({})", letter(weekday, 1)),
        "zh" => format!("{day} 星期{}", letter(weekday, 2)),
        "en" => format!("{}, {day},", words::weekday_name(weekday)),
        _ => day,
    };
    match show_time(moment, lang) {
        Some(time) => format!("{day} {time}"),
        None => day.trim_end_matches(',').to_owned(),
    }
}

/// Writes the time on a moment's own wall: `오전 10:00`, `10:00`. Nothing at midnight, which is what a
/// day without a time means.
pub fn show_time(moment: Moment, lang: &str) -> Option<String> {
    let local = moment.local();
    match (local.hour(), local.minute()) {
        (0, 0) => None,
        (hour, minute) if primary(lang) == "ko" => Some(korean_time(hour, minute)),
        (hour, minute) => Some(format!("{hour:02}:{minute:02}")),
    }
}

/// `오전 10:00`, `정오`, `오후 12:30`; the half hour after midnight is `오전 0:30`. No line breaks in it.
fn korean_time(hour: i8, minute: i8) -> String {
    match (hour, minute) {
        (12, 0) => "정오".to_owned(),
        (0..=11, _) => format!("오전\u{a0}{hour}:{minute:02}"),
        (12, _) => format!("오후\u{a0}12:{minute:02}"),
        _ => format!("오후\u{a0}{}:{minute:02}", hour - 12),
    }
}

fn letter(weekday: Weekday, language: usize) -> char {
    words::weekday_letters(weekday).chars().nth(language).unwrap_or_default()
}

fn primary(lang: &str) -> String {
    lang.split(['-', '_']).next().unwrap_or(lang).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::super::{Zone, parse};
    use super::*;

    #[track_caller]
    fn check(written: &str, lang: &str, full: &str, short: &str) {
        let moment = parse(written).expect("a date").at(&Zone::utc());
        assert_eq!(show_full(moment, lang), full);
        assert_eq!(show_short(moment, lang), short);
    }

    #[test]
    fn readers_of_each_language_get_their_own_form() {
        check("2026-09-04 10:00", "ko", "2026년 9월 4일(금) 오전\u{a0}10:00", "2026. 9. 4.");
        check("2026-09-04 10:00", "en-GB", "Friday, 4 September 2026, 10:00", "4 Sep 2026");
        check("2026-09-04 10:00", "ja", "2026年9月4日(金) 10:00", "2026/9/4");
        check("2026-09-04 10:00", "zh-Hant", "2026年9月4日 星期五 10:00", "2026/9/4");
        check("2026-09-04 10:00", "fi", "2026-09-04 10:00", "2026-09-04");
    }

    #[test]
    fn korean_halves_of_the_day_are_what_people_say() {
        check("2026-05-03 00:30", "ko", "2026년 5월 3일(일) 오전\u{a0}0:30", "2026. 5. 3.");
        check("2026-05-03 12:00", "ko", "2026년 5월 3일(일) 정오", "2026. 5. 3.");
        check("2026-05-03 12:05", "ko", "2026년 5월 3일(일) 오후\u{a0}12:05", "2026. 5. 3.");
        check("2026-05-03 18:40", "ko", "2026년 5월 3일(일) 오후\u{a0}6:40", "2026. 5. 3.");
    }

    #[test]
    fn a_day_without_a_time_shows_none() {
        check("2026-05-03", "ko", "2026년 5월 3일(일)", "2026. 5. 3.");
        check("2026-05-03", "en", "Sunday, 3 May 2026", "3 May 2026");
        check("2026-05-03", "ja", "2026年5月3日(日)", "2026/5/3");
        check("2026-05-03", "fi", "2026-05-03", "2026-05-03");
    }
}
