//! Tables of moments, zones and days.

use super::*;

/// `written` as the clocks of `zone` mean it, in ISO.
#[track_caller]
fn check(written: &str, zone: &str, expected: &str) {
    let zone = Zone::named(zone).map(|zone| parse(written).map(|it| it.at(&zone).iso()));
    assert_eq!(zone, Some(Ok(expected.to_owned())), "{written}");
}

#[track_caller]
fn check_show(written: &str, lang: &str, expected: &str) {
    let shown = parse(written).map(|it| show_day(it.at(&Zone::utc()), lang));
    assert_eq!(shown.as_deref(), Ok(expected));
}

#[test]
fn a_time_means_what_the_clocks_of_the_zone_show() {
    check("2026-12-01", "Asia/Seoul", "2026-12-01T00:00:00+09:00");
    check("2026-12-01 09:00", "asia/seoul", "2026-12-01T09:00:00+09:00");
    check("2026-12-01 09:00", "UTC", "2026-12-01T09:00:00+00:00");
    check("2026-12-01 09:00", "-03:30", "2026-12-01T09:00:00-03:30");
    check("2026-12-01T09:00Z", "Asia/Seoul", "2026-12-01T09:00:00+00:00");
    check("2026-07-01 09:00", "Europe/Paris", "2026-07-01T09:00:00+02:00");
}

#[test]
fn a_skipped_hour_moves_on_and_a_doubled_hour_is_the_first() {
    check("2026-03-29 02:30", "Europe/Paris", "2026-03-29T03:30:00+02:00");
    check("2026-10-25 02:30", "Europe/Paris", "2026-10-25T02:30:00+02:00");
    // Seoul had summer time in 1987 and 1988.
    check("1988-05-08 02:30", "Asia/Seoul", "1988-05-08T03:30:00+10:00");
    // Cairo skips midnight itself: that day starts at one.
    check("2026-04-24", "Africa/Cairo", "2026-04-24T01:00:00+03:00");
}

#[test]
fn sun_time_keeps_its_hands_and_loses_its_seconds() {
    check("1896-08-01", "Asia/Seoul", "1896-08-01T00:00:00+08:27");
    check("1886-05-08 10:15:30", "America/New_York", "1886-05-08T10:15:30-05:00");
    check("1850-01-01", "America/New_York", "1850-01-01T00:00:00-04:56");
}

#[test]
fn the_ends_of_the_calendar_hold() {
    check("1000-01-01", "+14:00", "1000-01-01T00:00:00+14:00");
    check("9999-12-31", "Asia/Seoul", "9999-12-31T00:00:00+09:00");
    check("9999-12-31", "-12:00", "9999-12-30T10:00:00-12:00");
}

#[test]
fn moments_are_compared_by_the_instant() {
    let seoul = Zone::named("Asia/Seoul");
    let shown = seoul.and_then(|zone| {
        let moment = Moment::from_unix(1_796_083_200, &Zone::utc())?;
        assert_eq!(moment, moment.in_zone(&zone));
        assert!(moment < Moment::from_unix(1_796_083_201, &zone)?);
        assert_eq!(moment.in_zone(&zone).unix(), 1_796_083_200);
        Some((moment.iso(), moment.in_zone(&zone).rfc2822()))
    });
    let expected = ("2026-12-01T00:00:00+00:00", "Tue, 1 Dec 2026 09:00:00 +0900");
    assert_eq!(shown.as_ref().map(|(a, b)| (a.as_str(), b.as_str())), Some(expected));
    assert_eq!(Moment::from_unix(i64::MAX, &Zone::utc()), None);
    assert_eq!(Moment::from_unix(-40_000_000_000, &Zone::utc()), None);
}

#[test]
fn zones_are_found_by_name_or_offset() {
    for (asked, name) in [
        ("Asia/Seoul", Some("Asia/Seoul")),
        ("asia/seoul", Some("Asia/Seoul")),
        ("utc", Some("UTC")),
        ("+09:00", Some("+09:00")),
        ("-0330", Some("-03:30")),
        ("+9", Some("+09:00")),
        ("+00:00", Some("UTC")),
        ("+99:00", None),
        ("+09:00 KST", None),
        ("Seoul", None),
        ("Etc/Unknown", None),
        ("", None),
    ] {
        assert_eq!(Zone::named(asked).map(|zone| zone.name()).as_deref(), name, "{asked}");
    }
}

#[test]
fn a_day_is_shown_in_the_language_of_the_reader() {
    check_show("2026-12-01", "ko", "2026년 12월 1일");
    check_show("2026-12-01", "ko-KR", "2026년 12월 1일");
    check_show("2026-12-01", "ja", "2026年12月1日");
    check_show("2026-12-01", "zh-Hans", "2026年12月1日");
    check_show("2026-12-01", "en_US", "1 December 2026");
    check_show("2026-12-01", "de", "2026-12-01");
}
