//! Turns tests into trials, one for each engine, and runs them.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::process::ExitCode;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use libtest_mimic::{Arguments, Completion, Failed, Trial};
use tokio::runtime::Runtime;

use super::browser::Browser;
use super::seats::{Seat, Seats};
use super::settings::{self, Settings};
use super::times::Times;
use super::{Failure, Outcome, Power, table};

/// Far more than any test takes: what is awaited has its own, shorter limit.
const LIMIT: Duration = Duration::from_secs(180);

type Run = Box<dyn Fn(Browser) -> Pin<Box<dyn Future<Output = Outcome>>> + Send + Sync>;

pub struct Test {
    name: String,
    run: Run,
    needs: Option<Power>,
    /// Takes pictures and asserts nothing.
    pictures: bool,
}

impl Test {
    /// By the module's path and the function's name, which together read as a sentence.
    pub fn new<F: Future<Output = Outcome> + 'static>(
        module: &str,
        name: &str,
        test: impl Fn(Browser) -> F + Send + Sync + 'static,
    ) -> Self {
        let module = module.rsplit("::").next().unwrap_or(module);
        Self {
            name: format!("{module}::{name}"),
            run: Box::new(move |browser| Box::pin(test(browser))),
            needs: None,
            pictures: false,
        }
    }
}

impl Test {
    /// Runs only in engines whose drivers can do this.
    pub fn needs(self, power: Power) -> Self {
        Self { needs: Some(power), ..self }
    }

    /// Its line in the table of what needs something, if it does.
    pub fn row(&self) -> Option<String> {
        let power = self.needs?;
        let engines: Vec<_> = power.engines().iter().map(|engine| engine.name()).collect();
        Some(format!("| `{}` | {} | {} |\n", self.name, power.name(), engines.join(", ")))
    }

    /// Runs only where pictures are wanted.
    pub fn only_for_pictures(self) -> Self {
        Self { pictures: true, ..self }
    }
}

/// What all trials share.
struct Stage {
    settings: Settings,
    /// One for all tests, since a browser that waits for the next one keeps its connection to the driver.
    runtime: Runtime,
    seats: Seats,
    times: Times,
}

impl Stage {
    fn new(settings: Settings) -> std::io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        Ok(Self { settings, runtime, seats: Seats::default(), times: Times::default() })
    }
}

/// The whole of `main`. Without settings all tests count as ignored.
pub fn run(tests: Vec<Test>) -> ExitCode {
    let arguments = Arguments::from_args();
    keep_assertions();
    let stage = match settings::from_environment().map(|settings| settings.map(Stage::new).transpose()) {
        Ok(Ok(stage)) => stage.map(Arc::new),
        Ok(Err(why)) => return fails(&why.to_string()),
        Err(missing) => return fails(&missing),
    };
    let pictures = stage.as_ref().is_some_and(|stage| stage.settings.screens.is_some());
    let rows = table::rows(&tests);
    let update = stage.as_ref().is_some_and(|stage| stage.settings.update);
    let table = Trial::test("docs::testing_lists_what_some_engines_cannot_run", move || {
        table::check(&rows, update).map_err(Failed::from)
    });
    let wanted: Vec<_> = tests.into_iter().filter(|test| test.pictures == pictures).map(Arc::new).collect();
    let mut trials = match &stage {
        Some(stage) => trials(stage, &wanted),
        None => wanted.iter().map(|test| Trial::ignorable_test(&test.name, || Ok(not_asked()))).collect(),
    };
    if !pictures {
        trials.push(table);
    }
    let code = libtest_mimic::run(&arguments, trials).exit_code();
    if let Some(stage) = stage {
        stage.runtime.block_on(stage.seats.empty());
        stage.times.tell();
    }
    code
}

fn fails(why: &str) -> ExitCode {
    eprintln!("error: {why}");
    ExitCode::FAILURE
}

fn not_asked() -> Completion {
    Completion::ignored_with("no browser was asked for; cargo xtask test brings them")
}

/// One for each test in each engine that can run it, engine by engine.
fn trials(stage: &Arc<Stage>, tests: &[Arc<Test>]) -> Vec<Trial> {
    let mut trials = Vec::new();
    for (place, installed) in stage.settings.engines.iter().enumerate() {
        let fits = |test: &&Arc<Test>| test.needs.is_none_or(|power| power.engines().contains(&installed.engine));
        trials.extend(tests.iter().filter(fits).map(|test| {
            let (name, stage, test) = (test.name.clone(), stage.clone(), test.clone());
            let run = move || in_browser(&stage, place, &test).map_err(Failed::from);
            Trial::test(name, run).with_kind(installed.engine.name())
        }));
    }
    trials
}

fn in_browser(stage: &Arc<Stage>, place: usize, test: &Test) -> Result<(), String> {
    let installed = &stage.settings.engines[place];
    let begun = Instant::now();
    let alone = test.needs.is_some_and(Power::lasts);
    stage.runtime.block_on(async {
        let seat = match stage.seats.take(installed, alone).await {
            Ok(seat) => seat,
            // WebKit's driver, on a busy machine, waits for ever about once in three hundred times.
            Err(_) => stage.seats.take(installed, true).await.map_err(|why| why.to_string())?,
        };
        let browser = browser_at(&seat, stage, place);
        let started = begun.elapsed();
        let mut outcome = guarded(&test.run, browser.clone()).await;
        let beside = browser.take_beside();
        for browser in [&browser].into_iter().chain(beside.iter().map(|(_, browser)| browser)) {
            let console = browser.check_console().await.map_err(|why| why.to_string());
            outcome = match (outcome, console) {
                (Err(why), Err(console)) => Err(format!("{why}\n{console}")),
                (outcome, console) => outcome.and(console),
            };
        }
        for (seat, _) in beside {
            seat.leave().await;
        }
        let outcome = match outcome {
            Ok(()) => Ok(()),
            Err(why) => Err(format!("{why}\n{}", browser.picture(&test.name).await)),
        };
        // What goes wrong may leave a browser that is not like others.
        if outcome.is_ok() && !alone {
            stage.seats.give_back(seat).await;
        } else {
            seat.leave().await;
        }
        stage.times.add(installed.engine.name(), &test.name, started, begun.elapsed());
        outcome
    })
}

/// The browser on this seat, which can start others like it.
fn browser_at(seat: &Seat, stage: &Arc<Stage>, place: usize) -> Browser {
    let from = stage.clone();
    let another = move || {
        let stage = from.clone();
        let start = async move {
            let seat = stage.seats.take(&stage.settings.engines[place], true).await?;
            let browser = browser_at(&seat, &stage, place);
            Ok((seat, browser))
        };
        Box::pin(start) as Pin<Box<dyn Future<Output = Result<(Seat, Browser), Failure>>>>
    };
    Browser::new(seat.session(), &stage.settings.engines[place], &stage.settings, Rc::new(another))
}

/// A failed assertion is a failure like any other: the browser must still be stopped.
async fn guarded(test: &Run, browser: Browser) -> Result<(), String> {
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
