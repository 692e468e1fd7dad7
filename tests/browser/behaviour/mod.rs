//! What the element does, a module a behaviour.

mod loading;

use crate::harness::Test;

pub fn tests() -> Vec<Test> {
    [loading::tests()].into_iter().flatten().collect()
}
