//! What not every engine's driver can do, and which ones can. `docs/testing.md` lists the tests that need it.

use super::engine::Engine;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Power {
    /// Dark, forced colours, reduced motion, whatever the machine prefers.
    EmulatedMedia,
    /// What assistive technology is given.
    AccessibilityTree,
    /// A PDF of the page; WebKit's driver makes none.
    Paper,
    /// The permission to read and write the clipboard.
    Clipboard,
    /// How much memory a page uses, after garbage is collected.
    Heap,
}

impl Power {
    pub fn name(self) -> &'static str {
        match self {
            Self::EmulatedMedia => "emulated media",
            Self::AccessibilityTree => "accessibility tree",
            Self::Paper => "printing to PDF",
            Self::Clipboard => "clipboard permission",
            Self::Heap => "heap figures",
        }
    }

    /// Whether it is the browser's own and not one window's, so that it outlasts the test.
    pub fn lasts(self) -> bool {
        matches!(self, Self::Clipboard | Self::Heap)
    }

    pub fn engines(self) -> &'static [Engine] {
        match self {
            Self::EmulatedMedia | Self::AccessibilityTree | Self::Clipboard | Self::Heap => &[Engine::Chromium],
            Self::Paper => &[Engine::Chromium, Engine::Firefox],
        }
    }
}
