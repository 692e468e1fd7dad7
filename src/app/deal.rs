//! A deal's answers and what follows from them: the questionnaire at once, the assessment when it is first looked at, which is
//! not before the questions are answered.

use std::cell::OnceCell;

use lockstep_journey::{Assessment, Playbook, Questionnaire, Sheet, assess};

/// The reader's own deal, while another is on screen.
#[derive(Debug, Clone)]
pub struct Deal {
    pub sheet: Sheet,
    pub asked: Questionnaire,
    pub(super) found: Found,
}

impl Deal {
    pub fn new(playbook: &Playbook, sheet: Sheet) -> Deal {
        Deal { asked: Questionnaire::new(playbook, &sheet), sheet, found: Found::default() }
    }

    pub fn assessment(&self, playbook: &Playbook) -> &Assessment {
        self.found.of(playbook, &self.sheet)
    }

    /// Renews what follows, from another playbook or what the page tells now.
    pub(super) fn replay(&mut self, playbook: &Playbook) {
        *self = Deal::new(playbook, std::mem::take(&mut self.sheet));
    }
}

impl PartialEq for Deal {
    /// What follows is the same where the answers are.
    fn eq(&self, other: &Deal) -> bool {
        self.sheet == other.sheet && self.asked == other.asked
    }
}

/// An assessment, once it was looked at.
#[derive(Debug, Clone, Default)]
pub(super) struct Found(OnceCell<Assessment>);

impl Found {
    pub fn of(&self, playbook: &Playbook, sheet: &Sheet) -> &Assessment {
        self.0.get_or_init(|| assess(playbook, sheet))
    }
}
