//! Looks for barriers with axe-core.

use serde_json::Value;
use thirtyfour::WebElement;

use super::browser::Browser;
use super::{Failure, Outcome};

/// It is long: a page that has it is not sent it for every screen.
const IS_THERE: &str = "return typeof axe === 'object'";

const RUN: &str = "
    const found = await axe.run(arguments[0], {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return found.violations.flatMap((rule) => rule.nodes.map((node) =>
      `${rule.id}: ${rule.help}\\n  ${node.target.flat().join(' ')}\\n  ${node.failureSummary}`));";

pub async fn check(browser: &Browser, host: &WebElement) -> Outcome {
    let session = browser.session();
    if session.execute(IS_THERE, Vec::new()).await?.json() != true {
        session.execute(std::fs::read_to_string(browser.axe())?, Vec::new()).await?;
    }
    let script = format!("return (async function () {{ {RUN} }}).apply(null, arguments)");
    let found = session.execute(script, vec![host.to_json()?]).await?;
    let barriers = found.json().as_array().ok_or("axe gave no list")?;
    let told: Vec<_> = barriers.iter().filter_map(Value::as_str).collect();
    if told.is_empty() { Ok(()) } else { Err(Failure::from(told.join("\n"))) }
}
