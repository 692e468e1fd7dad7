//! Playbooks: the raw file, and the checked form that everything else works on.

pub mod raw;
