//! What a done mark proves.

use lockstep_journey::plan::{Done, Marked, grade};
use lockstep_journey::vocabulary::Grade;

const WHOLE: Done = Done { marked: Marked::ByCustomer, named: true, dated: true, shown: true };

#[test]
fn a_name_a_date_and_an_outcome_document_it() {
    for stage in ["recognise", "commit", "explore", "agree", "select", "approve", "golive"] {
        assert_eq!(grade(stage, WHOLE), Grade::Documented, "{stage}");
        assert_eq!(grade(stage, Done { named: false, ..WHOLE }), Grade::Stated, "{stage}");
        assert_eq!(grade(stage, Done { dated: false, ..WHOLE }), Grade::Stated, "{stage}");
        assert_eq!(grade(stage, Done { marked: Marked::BySupplier, ..WHOLE }), Grade::Assumed, "{stage}");
        let needs_outcome = ["agree", "approve", "golive"].contains(&stage);
        let expected = if needs_outcome { Grade::Stated } else { Grade::Documented };
        assert_eq!(grade(stage, Done { shown: false, ..WHOLE }), expected, "{stage}");
    }
}
