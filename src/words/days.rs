//! Days as the interface's language writes them, by what the browser knows of it.

use lockstep_journey::date::Date;

use super::fill;
use crate::tree::Reader;

/// How a day is written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Days {
    /// Names of the months from January, as they stand in a date.
    months: Vec<String>,
    /// With places for `day`, `month` and `year`.
    order: String,
}

impl Days {
    pub fn read(node: &Reader) -> Days {
        Days { months: node.texts("months"), order: node.text("order") }
    }

    /// Where the browser told nothing: YYYY-MM-DD.
    pub fn text(&self, date: Date) -> String {
        let (year, month, day) = date.parts();
        let Some(month) = self.months.get((month as usize).saturating_sub(1)) else { return date.to_string() };
        fill(&self.order, &[("day", &day.to_string()), ("month", month), ("year", &year.to_string())])
    }
}
