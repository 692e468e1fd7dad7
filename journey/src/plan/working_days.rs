//! Working days: Monday to Friday without the holidays that people entered.

use crate::date::{Date, Weekday};
use crate::list::IntoList;

/// Calendars without a working day in so many days in a row count the next weekday as one, so that every count ends.
const LONGEST_BREAK: i32 = 366;

/// Which days people work.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WorkingDays {
    holidays: Vec<Date>,
}

impl WorkingDays {
    pub fn without(holidays: impl IntoIterator<Item = Date>) -> WorkingDays {
        WorkingDays { holidays: holidays.into_iter().list() }
    }

    pub fn has(&self, day: Date) -> bool {
        !is_weekend(day) && !self.holidays.contains(&day)
    }

    /// This day, or the last working day before it.
    pub fn on_or_before(&self, day: Date) -> Date {
        self.next(day, -1)
    }

    /// This day, or the first working day after it.
    pub fn on_or_after(&self, day: Date) -> Date {
        self.next(day, 1)
    }

    /// The working day so many working days after this one, or before it where negative.
    pub fn plus(&self, day: Date, count: i32) -> Date {
        let step = count.signum();
        (0..count.unsigned_abs()).fold(day, |day, _| self.next(day.plus(step), step))
    }

    /// Working days after `earlier`, up to and with `later`; negative where it is the other way round.
    pub fn between(&self, earlier: Date, later: Date) -> i32 {
        if later < earlier {
            return -self.between(later, earlier);
        }
        let span = later.days_since(earlier);
        (1..=span).filter(|offset| self.has(earlier.plus(*offset))).count() as i32
    }

    fn next(&self, from: Date, step: i32) -> Date {
        let mut weekdays = (0..LONGEST_BREAK).map(|away| from.plus(away * step)).filter(|day| !is_weekend(*day));
        let first = weekdays.clone().next().unwrap_or(from);
        weekdays.find(|day| self.has(*day)).unwrap_or(first)
    }
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}
