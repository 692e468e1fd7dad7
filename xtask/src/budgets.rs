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

    /// What it comes to today where it is over its budget, in bytes, and a little for what builds differ by. It is to fall, and
    /// goes when the budget is met.
    pub fn ceiling(self) -> usize {
        match self {
            Self::FirstAnswer => 92_000,
            Self::SellerRun => 207_000,
            Self::Everything => 283_000,
        }
    }
}

/// The languages that the release speaks. A visitor loads one of them.
pub const LANGUAGES: [&str; 2] = ["en", "de"];

/// When a file of the release is first needed by a visitor of this language, by its path there, or `None` for what no page
/// with the element loads.
pub fn phase(path: &str, language: &str) -> Option<Phase> {
    // The element and the folders of its parts; the rest is for other pages, for bundlers and for people.
    let of_the_element = path == "lockstep.js" || (path != "failures.js" && package::is_module(path));
    let (folder, name) = path.split_once('/').unwrap_or(("", path));
    let part = package::content::part(path, language);
    let of_a_part = match folder {
        "app" => true,
        // The others are in the loader.
        "styles" => !package::first::SHEETS.iter().any(|sheet| name == format!("{sheet}.css")),
        _ => part.is_some(),
    };
    // `embed/loading.js` and `embed/session.js` get these for the list of deals and for the customer's plan.
    let is_later = matches!(part, Some("plan" | "deals"))
        || matches!(
            path,
            "plans.js" | "days.js" | "shelf.js" | "app/lockstep_bg_views.wasm" | "styles/plan.css" | "styles/shelf.css"
        );
    // These come once the app has started, or its first screen is drawn.
    let follows =
        part == Some("rest") || matches!(path, "app/lockstep_bg_rest.wasm" | "styles/result.css" | "paper.js");
    (of_the_element || of_a_part).then_some(match (is_later, follows) {
        (true, _) => Phase::Everything,
        (_, true) => Phase::SellerRun,
        _ => Phase::FirstAnswer,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_itself_and_its_types_count_for_nothing() {
        assert_eq!(phase("index.html", "en"), None);
        assert_eq!(phase("lockstep.d.ts", "en"), None);
        assert_eq!(phase("playbooks/playbook.schema.json", "en"), None);
    }

    #[test]
    fn what_runs_counts_from_the_first_answer() {
        assert_eq!(phase("app/lockstep_bg.wasm", "en"), Some(Phase::FirstAnswer));
    }

    #[test]
    fn one_language_counts_at_a_time() {
        let counted = |language| {
            let files = [
                "locales/en.first.json",
                "locales/de.first.json",
                "playbooks/b2b-complex-sale.first.json",
                "playbooks/b2b-complex-sale.de.first.json",
            ];
            files.map(|file| phase(file, language).is_some())
        };
        assert_eq!(counted("en"), [true, false, true, false]);
        assert_eq!(counted("de"), [false, true, false, true]);
    }

    #[test]
    fn what_the_questions_do_not_need_counts_after_the_first_answer() {
        assert_eq!(phase("playbooks/b2b-complex-sale.first.json", "en"), Some(Phase::FirstAnswer));
        for file in ["playbooks/b2b-complex-sale.rest.json", "locales/en.rest.json", "styles/result.css", "paper.js"] {
            assert_eq!(phase(file, "en"), Some(Phase::SellerRun));
        }
        // Nobody gets it twice.
        assert_eq!(phase("playbooks/b2b-complex-sale.json", "en"), None);
    }

    #[test]
    fn what_other_screens_need_counts_for_everything_alone() {
        assert_eq!(phase("shelf.js", "en"), Some(Phase::Everything));
        assert_eq!(phase("app/lockstep_bg_views.wasm", "en"), Some(Phase::Everything));
        assert_eq!(phase("styles/plan.css", "en"), Some(Phase::Everything));
        assert_eq!(phase("locales/en.deals.json", "en"), Some(Phase::Everything));
    }

    #[test]
    fn a_later_budget_is_larger() {
        assert!(Phase::ALL.is_sorted_by(|a, b| a < b && a.budget() < b.budget()));
    }
}
