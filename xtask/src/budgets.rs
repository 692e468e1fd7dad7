//! The budgets of the release, in bytes after Brotli 11, and which files count for each.

use crate::package;

/// The first budget that counts a file; later ones count it too, since each continues the one before.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Phase {
    FirstAnswer,
    SellerRun,
    Everything,
}

impl Phase {
    pub const ALL: [Self; 3] = [Self::FirstAnswer, Self::SellerRun, Self::Everything];

    pub fn name(self) -> &'static str {
        match self {
            Self::FirstAnswer => "until the first answer is accepted",
            Self::SellerRun => "a full seller run",
            Self::Everything => "everything",
        }
    }

    /// Bytes; a KB is 1,000 of them.
    pub fn budget(self) -> usize {
        match self {
            Self::FirstAnswer => 75_000,
            Self::SellerRun => 120_000,
            Self::Everything => 160_000,
        }
    }
}

/// When a file of the release is first needed, by its path there, or `None` for what no page with the element loads.
pub fn phase(path: &str) -> Option<Phase> {
    // The element and the folders of its parts; the rest is for other pages, for bundlers and for people.
    let of_the_element = path == "lockstep.js" || (path != "failures.js" && package::is_module(path));
    let folder = path.split_once('/').map_or("", |(folder, _)| folder);
    let of_a_part = matches!(folder, "app" | "styles" | "locales" | "playbooks") && !path.ends_with(".schema.json");
    (of_the_element || of_a_part).then_some(Phase::FirstAnswer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_itself_and_its_types_count_for_nothing() {
        assert_eq!(phase("index.html"), None);
        assert_eq!(phase("lockstep.d.ts"), None);
        assert_eq!(phase("playbooks/playbook.schema.json"), None);
    }

    #[test]
    fn what_runs_counts_from_the_first_answer() {
        assert_eq!(phase("app/lockstep_bg.wasm"), Some(Phase::FirstAnswer));
    }

    #[test]
    fn a_later_budget_is_larger() {
        assert!(Phase::ALL.is_sorted_by(|a, b| a < b && a.budget() < b.budget()));
    }
}
