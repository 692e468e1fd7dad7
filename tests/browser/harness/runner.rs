//! Turns tests into trials, one for each engine, and runs them.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use libtest_mimic::{Arguments, Completion, Failed, Trial};

use super::browser::Browser;
use super::engine::{Driver, Engine};
use super::settings::{self, Settings};
use super::{Failure, Outcome};

/// Far more than any test takes: what is awaited has its own, shorter limit.
const LIMIT: Duration = Duration::from_secs(90);

type Run = Box<dyn Fn(Browser) -> Pin<Box<dyn Future<Output = Outcome>>> + Send>;

pub struct Test {
    name: String,
    run: Run,
    /// Takes pictures and asserts nothing.
    pictures: bool,
}

impl Test {
    /// By the module's path and the function's name, which together read as a sentence.
    pub fn new<F: Future<Output = Outcome> + 'static>(
        module: &str,
        name: &str,
        test: impl Fn(Browser) -> F + Send + 'static,
    ) -> Self {
        let module = module.rsplit("::").next().unwrap_or(module);
        Self {
            name: format!("{module}::{name}"),
            run: Box::new(move |browser| Box::pin(test(browser))),
            pictures: false,
        }
    }
}

impl Test {
    /// Runs only where pictures are wanted.
    pub fn only_for_pictures(self) -> Self {
        Self { pictures: true, ..self }
    }
}

/// What all trials share: one driver an engine, started by the first test that needs it.
struct Stage {
    settings: Settings,
    chromium: OnceLock<Result<Driver, String>>,
}

impl Stage {
    fn driver(&self, engine: Engine) -> Result<&Driver, Failure> {
        let cell = match engine {
            Engine::Chromium => &self.chromium,
        };
        let driver = cell.get_or_init(|| Driver::start(engine, &self.settings).map_err(|why| why.to_string()));
        driver.as_ref().map_err(|why| why.as_str().into())
    }
}

/// The whole of `main`. Without settings all tests count as ignored.
pub fn run(tests: Vec<Test>) -> ExitCode {
    let arguments = Arguments::from_args();
    keep_assertions();
    let stage = match settings::from_environment() {
        Ok(settings) => settings.map(|settings| Arc::new(Stage { settings, chromium: OnceLock::new() })),
        Err(missing) => {
            eprintln!("error: {missing}");
            return ExitCode::FAILURE;
        }
    };
    let pictures = stage.as_ref().is_some_and(|stage| stage.settings.screens.is_some());
    let wanted = tests.into_iter().filter(|test| test.pictures == pictures);
    let trials = wanted.flat_map(|test| trials(test, stage.as_ref())).collect();
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn trials(test: Test, stage: Option<&Arc<Stage>>) -> Vec<Trial> {
    let run = Arc::new(std::sync::Mutex::new(test.run));
    let trial = |engine: Engine| {
        let (stage, run, name) = (stage.cloned(), run.clone(), test.name.clone());
        Trial::ignorable_test(test.name.clone(), move || match stage {
            None => Ok(Completion::ignored_with("no browser was asked for; cargo xtask test brings one")),
            Some(stage) => {
                let run = |browser| run.lock().unwrap_or_else(|poisoned| poisoned.into_inner())(browser);
                in_browser(&stage, engine, &name, run).map(|()| Completion::Completed).map_err(Failed::from)
            }
        })
        .with_kind(engine.name())
    };
    Engine::ALL.into_iter().map(trial).collect()
}

fn in_browser(
    stage: &Stage,
    engine: Engine,
    name: &str,
    test: impl FnOnce(Browser) -> Pin<Box<dyn Future<Output = Outcome>>>,
) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|why| why.to_string())?;
    runtime.block_on(async {
        let driver = stage.driver(engine).map_err(|why| why.to_string())?;
        let browser =
            Browser::start(driver, engine, &stage.settings).await.map_err(|why| format!("no browser: {why}"))?;
        let outcome = guarded(test, browser.clone()).await;
        let outcome = match outcome {
            Ok(()) => browser.check_console().await.map_err(|why| why.to_string()),
            failed => failed,
        };
        let outcome = match outcome {
            Ok(()) => Ok(()),
            Err(why) => Err(format!("{why}\n{}", browser.picture(name).await)),
        };
        browser.quit().await;
        outcome
    })
}

/// A failed assertion is a failure like any other: the browser must still be stopped.
async fn guarded(
    test: impl FnOnce(Browser) -> Pin<Box<dyn Future<Output = Outcome>>>,
    browser: Browser,
) -> Result<(), String> {
    let mut running = test(browser);
    let watched =
        std::future::poll_fn(move |context| match catch_unwind(AssertUnwindSafe(|| running.as_mut().poll(context))) {
            Ok(poll) => poll.map(|outcome| outcome.map_err(|why| why.to_string())),
            Err(_) => {
                let said = SAID.take().unwrap_or_else(|| "an assertion failed".to_owned());
                std::task::Poll::Ready(Err(said))
            }
        });
    match tokio::time::timeout(LIMIT, watched).await {
        Ok(outcome) => outcome,
        Err(_) => Err(format!("the test did not end within {} s", LIMIT.as_secs())),
    }
}

thread_local! {
    /// What the last assertion on this thread said, and where it is.
    static SAID: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps what an assertion says for the test's own report, which stands by itself at the end.
fn keep_assertions() {
    std::panic::set_hook(Box::new(|panic| SAID.set(Some(panic.to_string()))));
}
