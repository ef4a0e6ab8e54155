//! Tables of dates as people and programs write them.

use super::*;

/// What `written` means: a day, a time, or a time with its offset, in ISO.
fn shown(written: Written) -> String {
    match written {
        Written::Exact(moment) => moment.iso(),
        Written::Local(local) => local.to_string(),
        Written::Day(day) => day.iso(),
    }
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let read = parse(text).map(shown).map_err(|problem| problem.to_string());
    assert_eq!(read.as_deref(), Ok(expected), "{text}");
}

#[track_caller]
fn check_problem(text: &str, message: &str, hint: &str) {
    let problem = parse(text).map(shown).map_err(|problem| (problem.message, problem.hint));
    assert_eq!(problem, Err((message.to_owned(), hint.to_owned())), "{text}");
}

/// It is refused, and the message holds these words.
#[track_caller]
fn check_refused(text: &str, words: &str) {
    let message = parse(text).map(shown).map_err(|problem| problem.message);
    assert!(message.as_ref().is_err_and(|message| message.contains(words)), "{text}: {message:?}");
}

#[test]
fn a_day_is_read_in_every_usual_form() {
    for text in [
        "2026-12-01",
        " 2026-12-1 ",
        "2026–12–01",
        "2026/12/01",
        "2026/12/1",
        "2026.12.01",
        "2026.12.01.",
        "2026. 12. 1.",
        "2026. 12. 1",
        "2026. 12. 1.(화)",
        "2026. 12. 1. (화요일)",
        "2026.12.1 화",
        "20261201",
        "２０２６年１２月１日",
        "2026年12月1日(火)",
        "2026年12月1日火曜日",
        "2026年12月1日 星期二",
        "2026년 12월 1일",
        "2026년12월1일",
        "2026년 12월 01일 화요일",
        "Dec 1, 2026",
        "Dec. 1, 2026",
        "DECEMBER 1 2026",
        "december 1st, 2026",
        "December 1st, 2026",
        "Tuesday, December 1, 2026",
        "Tue., Dec. 1, 2026",
        "1 December 2026",
        "1st of December, 2026",
        "1. December 2026",
        "01-Dec-2026",
        "1 dec 2026",
        "Tue 1 Dec 2026",
        "2026 December 1",
        "2026-Dec-01",
    ] {
        check(text, "2026-12-01");
    }
    check("2011. 10. 10.", "2011-10-10");
    check("2026. 9. 4.(금)", "2026-09-04");
    check("2026. 9. 6. 일", "2026-09-06");
    check("2028-02-29", "2028-02-29");
    // macOS hands out Hangul taken apart.
    check(&"2026년 9월 4일 금요일".nfd().collect::<String>(), "2026-09-04");
    check("Sept. 4, 2026", "2026-09-04");
    check("4 Sep 2026", "2026-09-04");
    check("2nd May 2026", "2026-05-02");
    check("1000-01-01", "1000-01-01");
    check("9999-12-31", "9999-12-31");
}

#[test]
fn a_time_without_zone_stays_local() {
    for text in [
        "2026-12-01 09:30",
        "2026-12-01 9:30",
        "2026-12-01T09:30",
        "2026-12-01t09:30:00",
        "2026-12-01T09:30:00.123456",
        "2026-12-01 09:30:00,5",
        "20261201T0930",
        "20261201T093000",
        "202612010930",
        "20261201093000",
        "2026.12.01 09:30",
        "2026-12-01 (화) 09:30",
        "2026-12-01 9:30 AM",
        "2026-12-01 9:30am",
        "2026-12-01 9:30 a.m.",
        "2026-12-01, 9:30\u{202f}AM",
        "2026. 12. 1. 오전 9:30:00",
        "2026년 12월 1일 오전 9시 30분",
        "2026년 12월 1일(화) 오전 9시30분",
        "2026년 12월 1일 9시 반",
        "2026년12월1일오전9시30분",
        "2026年12月1日 午前9時30分",
        "2026年12月1日 上午9点半",
        "1 Dec 2026 09:30",
        "Tue Dec 1 09:30:00 2026",
        "Tue Dec  1 09:30:00 2026",
        "Tuesday, December 1, 2026 at 9:30 AM",
    ] {
        check(text, "2026-12-01T09:30:00");
    }
    check("2026년 12월 1일 오후 3시", "2026-12-01T15:00:00");
    check("2026년 12월 1일 15시 5분 7초", "2026-12-01T15:05:07");
    check("2026-12-01 3pm", "2026-12-01T15:00:00");
    check("2026-12-01 12:00 AM", "2026-12-01T00:00:00");
    check("2026-12-01 오후 12시", "2026-12-01T12:00:00");
    check("2026-12-01 정오", "2026-12-01T12:00:00");
    check("2026-12-01T09", "2026-12-01T09:00:00");
    check("2026-12-01 24:00", "2026-12-02T00:00:00");
    check("2016-12-31 23:59:60", "2016-12-31T23:59:59");
}

#[test]
fn a_time_with_its_zone_is_exact() {
    for text in [
        "2026-12-01T09:00+09:00",
        "2026-12-01T09:00:00+09:00",
        "2026-12-01T09:00:00.000+0900",
        "2026-12-01T09+09",
        "2026-12-01 09:00:00 +0900",
        "2026-12-01 09:00:00 +9",
        "2026-12-01 09:00 KST",
        "2026-12-01 09:00 (KST)",
        "2026-12-01 오전 9시 (한국시간)",
        "2026-12-01T09:00+09:00[Asia/Seoul]",
        "2026-12-01T09:00[Asia/Seoul]",
        "2026-12-01 09:00 Asia/Seoul",
        "2026-12-01 09:00 GMT+9",
        "2026-12-01 09:00 UTC+09:00",
        "2026-12-01 09:00:00 +0900 KST",
        "20261201T090000+0900",
        "Tue, 01 Dec 2026 09:00:00 +0900",
        "Tue, 1 Dec 2026 09:00 +0900",
        "1 Dec 2026 09:00:00 +0900",
        "Tue Dec 01 2026 09:00:00 GMT+0900 (KST)",
        "Tue Dec 01 2026 09:00:00 GMT+0900 (한국 표준시)",
        "Tue Dec 1 09:00:00 KST 2026",
        "Tue Dec 1 09:00:00 2026 +0900",
        "Tuesday, December 1, 2026 at 9:00 AM KST",
    ] {
        check(text, "2026-12-01T09:00:00+09:00");
    }
    check("2026-12-01T09:00:00Z", "2026-12-01T09:00:00+00:00");
    check("2026-12-01T09:00:00.5z", "2026-12-01T09:00:00+00:00");
    check("2026-12-01 09:00:00 UTC", "2026-12-01T09:00:00+00:00");
    check("Tue, 01 Dec 2026 09:00:00 GMT", "2026-12-01T09:00:00+00:00");
    check("Tue, 01 Dec 2026 09:00:00 EST", "2026-12-01T09:00:00-05:00");
    check("20261201T090000Z", "2026-12-01T09:00:00+00:00");
    check("2026-12-01T09:00:00−03:30", "2026-12-01T09:00:00-03:30");
    check("2026-12-01T24:00:00Z", "2026-12-02T00:00:00+00:00");
    check("2026-07-01 09:00 Europe/Paris", "2026-07-01T09:00:00+02:00");
}

#[test]
fn what_has_two_meanings_is_refused() {
    check_problem(
        "01/02/2026",
        "`01/02/2026` could be two days, because some write the month first and some the day",
        "write `2026-02-01` or `2026-01-02`",
    );
    check_problem("31.12.2026", "`31.12.2026` does not begin with the year", "write the year first: `2026-12-31`");
    check_problem(
        "'26.12.1",
        "`'26.12.1` has a year of two digits",
        "write the year in full and first, like `2026-12-01`",
    );
    check_problem(
        "2026-12-01 09:00 CST",
        "`CST` in `2026-12-01 09:00 CST` does not name one zone",
        "write the offset from UTC after the time, like `2026-12-01 09:00 +0900`",
    );
    check_refused("12/1/2026, 9:00:00 AM", "could be two days");
    check_refused("26년 12월 1일", "two digits");
}

#[test]
fn a_day_the_calendar_lacks_is_a_problem() {
    check_problem(
        "2026. 9. 4.(목)",
        "`2026. 9. 4.(목)`: 4 September 2026 is a Friday, not a Thursday",
        "write `2026-09-04`, or the day you mean",
    );
    check_problem(
        "2026-02-30",
        "`2026-02-30`: February 2026 has 28 days, and no day 30",
        "the last day of that month is `2026-02-28`",
    );
    check_refused("Mon, 01 Dec 2026 09:00:00 +0900", "1 December 2026 is a Tuesday, not a Monday");
    check_refused("2026-13-01", "has the month 13");
    check_refused("2026-00-10", "has the month 0");
    check_refused("2026-12-00", "no day 0");
    check_refused("0999-01-01", "the year 999");
    check_refused("2026-12-01 25:00", "a time that no clock shows");
    check_refused("2026-12-01 09:60", "a time that no clock shows");
    check_refused("2026-12-01 24:01", "a time that no clock shows");
    check_refused("2026-12-01 오후 15시", "half of the day");
    check_refused("9999-12-31T23:00:00-12:00", "later than we can count");
    check_refused("9999-12-31 24:00", "a time that no clock shows");
    check_problem(
        "2026-12-01T09:00+09:00[Europe/Paris]",
        "`2026-12-01T09:00+09:00[Europe/Paris]`: Europe/Paris does not have this offset then",
        "write `2026-12-01T09:00:00+01:00`",
    );
}

#[test]
fn half_a_date_says_what_is_missing() {
    check_problem("", "the date is empty", ANY_DATE);
    check_problem("2026-12", "`2026-12` has no day", "write the day too: `2026-12-01`");
    check_refused("December 2026", "has no day");
    check_refused("2026년 12월", "has no day");
    check_refused("2026", "has no month and day");
    check_refused("12월 1일", "has no year");
    check_refused("Dec 1", "has no year");
    check_refused("1 Dec 09:00", "has no year");
    check_refused("1796083200", "a count of seconds");
    check_refused("2026-12-01+09:00", "a zone but no time");
    check_refused("2026-12-01-09:00", "a zone but no time");
    check_refused("2026-12-01 9", "has `9`, which is no part of a date");
    check_refused("2026-12-01 soon", "has `soon`, which is no part of a date");
    check_refused("2026-12-01 09:00 Asia/Soul", "`Asia/Soul`, which is no zone");
    check_refused("2026-12-01 09:00 +99:00", "has `+99:00`");
    check_refused("2026-12-01 09:00 +0900 UTC", "has `UTC`, which is no part of a date");
    check_refused("2026-12-01 09:00[UTC][Asia/Seoul]", "has `[Asia/Seoul]`, which is no part of a date");
    check_refused("tomorrow", "`tomorrow` is not a date");
    check_refused("2026-W49-2", "has no month and day");
}

/// A fixed row of numbers that look random.
fn next(state: &mut u64) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*state >> 33).unwrap_or(0)
}

#[test]
fn no_text_breaks_it_and_what_it_reads_it_reads_again() {
    const PIECES: &[&str] = &[
        "2026",
        "12",
        "1",
        "01",
        "0900",
        "9999",
        "1000",
        "31",
        "00",
        "24",
        "99999999999999999999",
        "-",
        "-",
        "/",
        ".",
        ":",
        ":",
        " ",
        " ",
        ",",
        "T",
        "Z",
        "+09:00",
        "-12",
        "+14",
        "KST",
        "GMT",
        "년",
        "월",
        "일",
        "시",
        "분",
        "오전",
        "오후",
        "반",
        "금",
        "요일",
        "年",
        "月",
        "日",
        "曜",
        "Dec",
        "Fri",
        "Tue",
        "st",
        "of ",
        "AM",
        "p.m.",
        "at ",
        "(",
        ")",
        "[",
        "]",
        "Asia/Seoul",
        "'",
        "’",
        "é",
        "👍🏽",
        "\u{0}",
        "\u{202e}",
        "ᄒ",
        "½",
        "٣",
        "−",
        "noon",
        "",
    ];
    let zones = ["Asia/Seoul", "UTC", "-12:00", "+14:00", "America/New_York"].map(Zone::named);
    let (mut state, mut read) = (1, 0);
    for round in 0..40_000 {
        let mut text = String::new();
        if round % 2 == 0 {
            text.push_str(
                ["2026-12-01", "9999-12-31", "1 Dec 2026", "Dec 1 ", "1000.1.1"].get(round / 2 % 5).unwrap_or(&""),
            );
        }
        for _ in 0..next(&mut state) % 9 {
            text.push_str(PIECES.get(next(&mut state) % PIECES.len()).unwrap_or(&""));
        }
        match parse(&text) {
            Ok(written) => {
                read += 1;
                for zone in zones.iter().flatten() {
                    let moment = written.at(zone);
                    assert_eq!(parse(&moment.iso()), Ok(Written::Exact(moment)), "{text}");
                    assert_eq!(parse(&moment.rfc2822()), Ok(Written::Exact(moment)), "{text}");
                }
            }
            Err(problem) => assert!(!problem.message.is_empty() && !problem.hint.is_empty()),
        }
    }
    assert!(read > 2_000, "only {read} texts were dates");
}
