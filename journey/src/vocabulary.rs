//! The engine's fixed words: grades, signals, causes, verdicts and kinds of deal; it holds no text for people.

use serde::{Deserialize, Serialize};

/// Declares a closed vocabulary with its stable kebab-case ids, in the order in which they are declared.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$item_doc:meta])* $item:ident = $id:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name { $($(#[$item_doc])* #[serde(rename = $id)] $item,)+ }

        impl $name {
            /// Every word of this vocabulary, in order.
            pub const ALL: &'static [$name] = &[$($name::$item),+];

            /// The id used in playbooks, answers and exports.
            pub const fn id(self) -> &'static str {
                match self { $($name::$item => $id),+ }
            }
        }
    };
}

vocabulary! {
    /// How well a fact is known, from worst to best. A verifier that nobody asked about has no grade at all.
    Grade {
        /// They were asked, or had to answer, and it was no, nothing, or they would not say.
        Absent = "absent",
        /// Never talked about, or we cannot tell.
        Unknown = "unknown",
        /// We believe it, or somebody without the position to know said it.
        Assumed = "assumed",
        /// Said by someone in a position to know or decide.
        Stated = "stated",
        /// They wrote it, did it, or put their name to it.
        Documented = "documented",
    }
}

vocabulary! {
    /// What an answer tells about the deal besides grades. Signals only accumulate along a path.
    Signal {
        /// Two messages or more unanswered and ten working days or more of silence, with no known reason.
        Dark = "dark",
        /// Dark for another twenty working days.
        LongDark = "long-dark",
        /// Our close date moved three times or more with no customer act behind it.
        Cascade = "cascade",
        /// In the last twenty working days someone who answers for the problem or the money did something by themselves.
        Engaged = "engaged",
        /// They push us: they set dates, ask for the next step.
        Pulling = "pulling",
        /// They answer, and do nothing of their own.
        Responsive = "responsive",
        /// Whoever decides told us no.
        Refused = "refused",
        /// Whoever decides chose another supplier.
        ChoseAnother = "chose-another",
        /// An approver said not now.
        NotNow = "not-now",
        /// Nobody at the customer has a case for those who approve.
        NoCase = "no-case",
        /// They cannot value the options, feel under-informed or doubt the outcome.
        Fear = "fear",
        /// They have a favourite.
        Favourite = "favourite",
        /// Proof is asked for again and again.
        ProofAgain = "proof-again",
        /// They lean to another answer: themselves, what they have, another supplier.
        AnotherWay = "another-way",
        /// Their people want different things, or nobody owns the decision.
        Split = "split",
        /// The value is our number, not theirs.
        OurNumber = "our-number",
        /// Nobody can say whose money it would be.
        NoBudget = "no-budget",
        /// Nothing would happen if they stayed as they are.
        Comfortable = "comfortable",
        /// No event or date drives them.
        NoEvent = "no-event",
        /// Both sides share a plan.
        PlanShared = "plan-shared",
        /// Steps of the shared plan are late.
        PlanSlips = "plan-slips",
        /// We deal with one person.
        OneContact = "one-contact",
        /// Two people at the customer said the same, independently.
        TwoPeople = "two-people",
        /// Those engaged cannot carry the decision.
        CannotCarry = "cannot-carry",
        /// The highest person engaged uses the result.
        WithUser = "with-user",
        /// The highest person engaged manages the people concerned.
        WithManager = "with-manager",
        /// The highest person engaged leads the company or the area.
        WithExecutive = "with-executive",
        /// Requirements agreed across departments are documented.
        WrittenNeeds = "written-needs",
        /// Whoever owns the money has set it aside.
        MoneyAside = "money-aside",
    }
}

vocabulary! {
    /// Why a customer drags their feet.
    CauseId {
        NoCommitment = "no-commitment",
        NoDate = "no-date",
        BehindUs = "behind-us",
        PlanSlipping = "plan-slipping",
        GroupSplit = "group-split",
        NotSoldInside = "not-sold-inside",
        ValueUnowned = "value-unowned",
        Indecision = "indecision",
        AnotherWay = "another-way",
        TooLow = "too-low",
        OneThread = "one-thread",
        NoMoney = "no-money",
        GoneDark = "gone-dark",
    }
}

vocabulary! {
    /// What to do with the deal as a whole.
    Verdict {
        Advance = "advance",
        CloseTheGap = "close-the-gap",
        StepBack = "step-back",
        Requalify = "requalify",
        ReEngage = "re-engage",
        Pause = "pause",
    }
}

vocabulary! {
    /// The kind of deal. The full journey applies to new purchases and replacements only.
    Kind {
        New = "new",
        Replacement = "replacement",
        Renewal = "renewal",
        Tender = "tender",
        Small = "small",
    }
}

vocabulary! {
    /// When a buyer's job belongs in a plan. A job without a condition always does.
    JobCondition {
        CannotSignAlone = "cannot-sign-alone",
        PeopleDiffer = "people-differ",
        LongContract = "long-contract",
        DataOrLinks = "data-or-links",
        OutsideApprover = "outside-approver",
        OwnTerms = "own-terms",
        DataMoves = "data-moves",
    }
}

vocabulary! {
    /// The paragraphs of the page that a buyer takes to management.
    Paragraph {
        /// What goes wrong, and how big it is.
        Problem = "problem",
        /// What waiting costs.
        Waiting = "waiting",
        /// By when, and why then.
        Date = "date",
        /// What they looked at.
        Looked = "looked",
        /// What they need.
        Need = "need",
        /// Whom they choose, and why.
        Choice = "choice",
        Money = "money",
        /// What speaks against it.
        Against = "against",
        /// What management is asked for.
        Ask = "ask",
    }
}

/// A set of signals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Signals(u64);

impl Signals {
    pub const EMPTY: Signals = Signals(0);

    pub fn of(signals: &[Signal]) -> Signals {
        signals.iter().fold(Signals::EMPTY, |set, signal| set.with(*signal))
    }

    #[must_use]
    pub const fn with(self, signal: Signal) -> Signals {
        Signals(self.0 | 1 << signal as u64)
    }

    #[must_use]
    pub const fn union(self, other: Signals) -> Signals {
        Signals(self.0 | other.0)
    }

    #[must_use]
    pub const fn without(self, other: Signals) -> Signals {
        Signals(self.0 & !other.0)
    }

    /// Whether the two sets have a signal in common.
    pub const fn shares(self, other: Signals) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn has(self, signal: Signal) -> bool {
        self.0 & (1 << signal as u64) != 0
    }
}
