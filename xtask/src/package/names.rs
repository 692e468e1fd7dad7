//! Gives what Yew writes on elements and events names of this bundle's own.
//!
//! An app around the element that comes of another Yew bundle sees our events first, and would take our numbers for its
//! own: it looks for them on whatever was pressed, in open shadow roots, too.

const YEW: &str = "__yew_";
const OWN: &str = "__lockstep_";

/// The glue with other names; the module itself knows none of them.
pub fn own(glue: &str) -> String {
    glue.replace(YEW, OWN)
}
