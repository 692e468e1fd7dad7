//! Calendar dates as whole days, so that ages can be counted; no time zones, no clock.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::digits::padded;

/// Days from 0001-01-01 to 1970-01-01.
const DAYS_TO_1970: i32 = 719_162;

/// A day in the proleptic Gregorian calendar, written YYYY-MM-DD.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Days since 1970-01-01.
    days: i32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// The text is not a date of the form YYYY-MM-DD.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date of the form YYYY-MM-DD")
    }
}

impl Date {
    /// The date, or nothing where the calendar has no such day. Years run from 1 to 9999.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        let valid =
            (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
        valid.then(|| Date { days: days_before(year, month) + day as i32 - 1 })
    }

    /// Whole days from `earlier` to this date; negative when it is later.
    pub fn days_since(self, earlier: Date) -> i32 {
        self.days - earlier.days
    }

    /// The day that many days later, or earlier where negative; never outside the years 1 to 9999.
    #[must_use]
    pub fn plus(self, days: i32) -> Date {
        let (first, last) = (-DAYS_TO_1970, days_before(10_000, 1) - 1);
        Date { days: self.days.saturating_add(days).clamp(first, last) }
    }

    pub fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday.
        match (self.days + 3).rem_euclid(7) {
            0 => Weekday::Monday,
            1 => Weekday::Tuesday,
            2 => Weekday::Wednesday,
            3 => Weekday::Thursday,
            4 => Weekday::Friday,
            5 => Weekday::Saturday,
            _ => Weekday::Sunday,
        }
    }

    /// Year, month and day.
    pub fn parts(self) -> (i32, u32, u32) {
        let mut year = 1 + (self.days + DAYS_TO_1970).div_euclid(366);
        while self.days >= days_before(year + 1, 1) {
            year += 1;
        }
        let month = (1..=12).rev().find(|month| days_before(year, *month) <= self.days).unwrap_or(1);
        (year, month, (self.days - days_before(year, month)) as u32 + 1)
    }
}

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 to the first of that month.
fn days_before(year: i32, month: u32) -> i32 {
    let past = year - 1;
    let years = past * 365 + past.div_euclid(4) - past.div_euclid(100) + past.div_euclid(400);
    let months: u32 = (1..month).map(|earlier| days_in_month(year, earlier)).sum();
    years + months as i32 - DAYS_TO_1970
}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Date, NotADate> {
        let mut parts = text.split('-');
        let mut number = |digits: usize| {
            let part = parts.next().filter(|part| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()));
            part.and_then(|part| part.parse::<u32>().ok()).ok_or(NotADate)
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        if parts.next().is_some() {
            return Err(NotADate);
        }
        Date::new(year as i32, month, day).ok_or(NotADate)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        let number = |number, length| padded(number, 10, length);
        f.write_str(&[&*number(year.unsigned_abs(), 4), "-", &number(month, 2), "-", &number(day, 2)].concat())
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_four_centuries_reads_back() {
        let first = Date::new(1900, 1, 1).unwrap();
        for offset in 0..146_097 {
            let date = Date { days: first.days + offset };
            assert_eq!(date.to_string().parse(), Ok(date));
        }
    }

    #[test]
    fn days_are_counted_across_leap_years() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(date("1970-01-01").days, 0);
        assert_eq!(date("2024-03-01").days_since(date("2024-02-28")), 2);
        assert_eq!(date("2026-11-21").days_since(date("2025-11-21")), 365);
    }

    #[test]
    fn a_week_has_seven_days_in_order() {
        let monday: Date = "2026-11-23".parse().unwrap();
        assert_eq!(monday.weekday(), Weekday::Monday);
        assert_eq!(monday.plus(-1).weekday(), Weekday::Sunday);
        assert_eq!(monday.plus(7 * 5_000 + 5).weekday(), Weekday::Saturday);
    }

    #[test]
    fn days_are_added_as_they_are_counted_and_stay_within_the_calendar() {
        let day: Date = "2024-02-28".parse().unwrap();
        assert_eq!(day.plus(2).to_string(), "2024-03-01");
        assert_eq!(day.plus(-59).days_since(day), -59);
        assert_eq!(day.plus(i32::MAX).to_string(), "9999-12-31");
        assert_eq!(day.plus(i32::MIN).to_string(), "0001-01-01");
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["", "2026-02-29", "2026-13-01", "2026-1-01", "+026-01-01", "2026-01-01-01", "0000-01-01"] {
            assert_eq!(text.parse::<Date>(), Err(NotADate), "{text}");
        }
    }
}
