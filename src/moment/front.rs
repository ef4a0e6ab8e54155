//! Reads the date at the front of a text, in the orders and with the marks people use.
//!
//! It also tells apart the forms that are refused, so that a message can say what is missing.

use super::reader::Reader;
use super::words;

/// A year, month and day as written, the year perhaps still to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ymd {
    pub(super) year: Option<i32>,
    pub(super) month: i32,
    pub(super) day: i32,
}

/// What stands where a date should.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Front {
    /// Enough to be a date.
    Date(Ymd),
    /// `2026-12`: the day is missing.
    NoDay { year: i32, month: i32 },
    /// `2026`
    YearAlone(i32),
    /// `01/02/2026`: which is the month?
    YearLast { first: i32, second: i32, year: i32 },
    /// `26.12.1`
    ShortYear { year: i32, month: i32, day: i32 },
    /// `1796083200`
    Seconds,
    /// No date at all.
    Nothing,
}

impl Reader<'_> {
    /// Takes the date, in any of the ways people write one.
    pub(super) fn front(&mut self) -> Front {
        if let Some((month, day)) = self.try_to(|it| Some((it.month_name()?, it.month_day()?))) {
            return Front::Date(Ymd { year: self.year(), month, day });
        }
        if let Some((month, year)) = self.try_to(|it| Some((it.month_name()?, it.year()?))) {
            return Front::NoDay { year, month };
        }
        let digits = Reader { ..*self }.run(|c| c.is_ascii_digit()).len();
        match digits {
            4 => self.year_first(),
            8 | 12 | 14 => self.compact().map_or(Front::Nothing, Front::Date),
            1 | 2 => self.day_first(),
            9..=19 => Front::Seconds,
            _ => Front::Nothing,
        }
    }

    /// `2026-12-01`, `2026. 12. 1.`, `2026년 12월 1일`, `2026 December 1`
    fn year_first(&mut self) -> Front {
        let Some(year) = self.number(4..=4) else { return Front::Nothing };
        let mark = self.mark(&["-", "/", ".", "년", "年"]);
        self.spaces();
        let (month, after) = if let Some(month) = self.month_name() {
            (Some(month), mark.unwrap_or(""))
        } else {
            match mark {
                Some("년") => (self.number(1..=2), "월"),
                Some("年") => (self.number(1..=2), "月"),
                Some(mark) => (self.number(1..=2), mark),
                None => (None, ""),
            }
        };
        let Some(month) = month else { return Front::YearAlone(year) };
        let day = self.try_to(|it| {
            it.mark(&[after])?;
            it.spaces();
            it.number(1..=2)
        });
        let Some(day) = day else { return Front::NoDay { year, month } };
        match after {
            "." => self.mark(&["."]),
            "월" => self.mark(&["일"]),
            "月" => self.mark(&["日", "号"]),
            _ => None,
        };
        Front::Date(Ymd { year: Some(year), month, day })
    }

    /// `20261201`, with `0900` or `090000` left for the time.
    fn compact(&mut self) -> Option<Ymd> {
        let date = self.rest.get(..8)?.parse::<i32>().ok()?;
        self.rest = self.rest.get(8..)?;
        Some(Ymd { year: Some(date / 10_000), month: date / 100 % 100, day: date % 100 })
    }

    /// `1 December 2026`, `1st of Dec`, `01-Dec-2026`, and the forms that are refused.
    fn day_first(&mut self) -> Front {
        let named = self.try_to(|it| {
            let day = it.month_day()?;
            it.mark(&["of ", "-", "."]);
            it.spaces();
            let month = it.month_name()?;
            it.mark(&["-"]);
            Some(Ymd { year: it.year(), month, day })
        });
        if let Some(date) = named {
            return Front::Date(date);
        }
        let korean = self.try_to(|it| {
            let month = it.number(1..=2)?;
            let mark = it.mark(&["월", "月"])?;
            it.spaces();
            let day = it.number(1..=2)?;
            it.mark(&[if mark == "월" { "일" } else { "日" }]);
            Some(Ymd { year: None, month, day })
        });
        if let Some(date) = korean {
            return Front::Date(date);
        }
        let numbers = self.try_to(|it| {
            let first = it.number(1..=2)?;
            let mark = it.mark(&["/", "-", ".", "년", "年"])?;
            it.spaces();
            let second = it.number(1..=2)?;
            it.mark(&[mark, "월", "月"])?;
            it.spaces();
            let before = it.rest.len();
            let third = it.number(1..=4)?;
            Some((first, second, third, before - it.rest.len()))
        });
        match numbers {
            Some((first, second, year, 4)) => Front::YearLast { first, second, year },
            Some((year, month, day, 1 | 2)) => Front::ShortYear { year, month, day },
            _ => Front::Nothing,
        }
    }

    /// `December`, `Dec.`
    fn month_name(&mut self) -> Option<i32> {
        self.try_to(|it| {
            let month = words::month(it.word())?;
            it.eat(".");
            Some(month.into())
        })
    }

    /// `1`, `1st`, `01,`
    fn month_day(&mut self) -> Option<i32> {
        self.try_to(|it| {
            it.mark(&["-"]);
            it.spaces();
            let day = it.number(1..=2)?;
            ["st", "nd", "rd", "th"].iter().any(|end| it.eat(end));
            (!it.rest.starts_with(':')).then_some(day)
        })
    }

    /// A year of four digits after a comma or a space; not the front of `0900:`.
    pub(super) fn year(&mut self) -> Option<i32> {
        self.try_to(|it| {
            it.mark(&[",", "-"]);
            it.spaces();
            let year = it.number(4..=4)?;
            (!it.rest.starts_with(':')).then_some(year)
        })
    }
}
