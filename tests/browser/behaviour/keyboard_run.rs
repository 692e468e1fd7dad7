//! A whole deal by keyboard alone: from the first question to a result, a changed answer, and the result again; and a plan.

use thirtyfour::Key;

use crate::harness::{Browser, Failure, Outcome, Page, Widget, tests};
use crate::planning::site;

tests![a_deal_is_assessed_and_changed_without_a_mouse, a_plan_is_made_worked_on_and_shared_without_a_mouse];

async fn a_deal_is_assessed_and_changed_without_a_mouse(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    let run = Run { widget: page.widget().await?, browser, page };
    let first = run.asked().await?;
    run.tabs_to("an option", "root.activeElement?.type === 'radio'").await?;
    run.browser.types(" ").await?;
    run.browser.types(Key::Down).await?;
    run.browser.types(Key::Up).await?;
    assert_eq!(run.widget.chosen().await?, run.widget.options().await?.first().cloned());
    run.browser.types(Key::Enter).await?;
    run.widget.leaves(&first).await?;
    run.answers_by_digits().await?;
    let before = run.widget.assessment().await?;

    run.enters("Change answers").await?;
    run.widget.shows("Your answers so far").await?;
    run.enters("Change: ").await?;
    run.widget.asks(&first).await?;
    run.keeps_its_focus().await?;
    run.browser.types("3").await?;
    run.browser.types(Key::Enter).await?;
    run.widget.leaves(&first).await?;
    run.answers_by_digits().await?;
    let after = run.widget.assessment().await?;
    assert_ne!(before["kind"], after["kind"], "the change shows in the result");
    Ok(())
}

async fn a_plan_is_made_worked_on_and_shared_without_a_mouse(browser: Browser) -> Outcome {
    let page = browser.opens(site(&browser, "buyer")?, "/page.html").await?;
    let run = Run { widget: page.widget().await?, browser, page };
    run.widget.shows("A few questions first").await?;
    run.tabs_to("the name", "root.activeElement?.id === 'plan-name'").await?;
    run.browser.types("Online booking").await?;
    run.tabs_to("how many agree", "root.activeElement?.id === 'plan-people'").await?;
    run.browser.types("5").await?;
    for name in ["plan-data", "plan-alone"] {
        run.tabs_to(name, &format!("root.activeElement?.name === '{name}'")).await?;
        run.browser.types(" ").await?;
    }
    run.enters("Make the plan").await?;
    run.widget.shows("Is there enough time?").await?;
    run.keeps_its_focus().await?;
    run.tabs_to("the first state", "root.activeElement?.localName === 'select'").await?;
    for _ in 0..3 {
        run.browser.types(Key::Down).await?;
    }
    run.widget
        .becomes("root.activeElement?.value === 'not' && root.activeElement === root.querySelector('select')")
        .await?;
    run.browser.types(Key::Up).await?;
    run.browser.types(Key::Tab).await?;
    run.widget.shows("Marked done, ").await?;
    run.enters("Share with a supplier").await?;
    run.widget.shows("What the supplier will see").await?;
    run.keeps_its_focus().await?;
    run.tabs_to("the supplier", "root.activeElement?.id === 'plan-supplier'").await?;
    run.browser.types("First").await?;
    run.enters("Make a link").await?;
    run.widget.shows("This link holds").await?;
    run.page.becomes("document.activeElement.shadowRoot?.activeElement?.id === 'plan-link'").await?;
    run.enters("Copy the link").await
}

/// A plan of twenty jobs has five stops a job.
const MOST: usize = 180;

struct Run {
    browser: Browser,
    page: Page,
    widget: Widget,
}

impl Run {
    async fn asked(&self) -> Result<String, Failure> {
        self.widget.question().await?.ok_or_else(|| "no question is on screen".into())
    }

    /// Until the result is there; over the answers so far, where a change has led to them.
    async fn answers_by_digits(&self) -> Outcome {
        // More than the longest path.
        for _ in 0..60 {
            self.keeps_its_focus().await?;
            if let Some(question) = self.widget.question().await? {
                self.browser.types("2").await?;
                self.browser.types(Key::Enter).await?;
                self.widget.leaves(&question).await?;
            } else if self.widget.heading().await? == "Your answers so far" {
                self.enters("Back to the result").await?;
                self.widget.shows("Next: ").await?;
            } else {
                return self.widget.shows("Next: ").await;
            }
        }
        Err("the questions did not end".into())
    }

    /// The heading of what is new has it.
    async fn keeps_its_focus(&self) -> Outcome {
        self.page.becomes("document.activeElement.shadowRoot?.activeElement?.id === 'heading'").await
    }

    /// Goes to the button whose name begins so, and presses Enter.
    async fn enters(&self, name: &str) -> Outcome {
        let here = format!(
            "(root.activeElement?.getAttribute('aria-label') ?? root.activeElement?.innerText)?.trim().startsWith('{name}')"
        );
        self.tabs_to(name, &here).await?;
        self.browser.types(Key::Enter).await
    }

    async fn tabs_to(&self, what: &str, here: &str) -> Outcome {
        for _ in 0..MOST {
            self.browser.types(Key::Tab).await?;
            if self.widget.evaluates(&format!("(root) => Boolean({here})")).await? == true {
                return Ok(());
            }
        }
        Err(format!("{MOST} times Tab did not lead to {what}").into())
    }
}
