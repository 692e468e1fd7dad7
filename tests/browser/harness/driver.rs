//! Starts and stops the engines' drivers.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{self, Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use super::Failure;
use super::engine::{Engine, Installed};

/// A driver takes less than a second to start, on a busy machine a few.
const PATIENCE: Duration = Duration::from_secs(30);
const PACE: Duration = Duration::from_millis(20);

/// A driver for one test at a time: only Chromium's could serve several. Dropping stops it, and with it its browser.
#[must_use]
pub struct Driver {
    engine: Engine,
    process: Child,
    port: u16,
    screen: Option<Screen>,
    /// For the profiles of its browsers.
    folder: PathBuf,
}

impl Driver {
    pub fn start(installed: &Installed) -> Result<Self, Failure> {
        static STARTED: AtomicU32 = AtomicU32::new(0);
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("lockstep-tests-{}-{number}", process::id()));
        fs::create_dir_all(&folder)?;
        let screen = installed.screen.as_deref().map(Screen::start).transpose()?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let mut command = Command::new(&installed.driver);
        command.arg(format!("--port={port}")).env("TMPDIR", &folder);
        if installed.engine == Engine::Firefox {
            // Its default is a fixed port, which only one of several can have.
            command.arg("--websocket-port=0");
        }
        if let Some(screen) = &screen {
            command
                .env("DISPLAY", &screen.display)
                .env("GDK_BACKEND", "x11")
                .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
                .env("NO_AT_BRIDGE", "1")
                // Takes rights that containers lack; what is shown comes from this checkout.
                .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
                .envs(["XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"].map(|name| (name, &folder)));
        }
        let started = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let process = started.map_err(|why| format!("{} does not start: {why}", installed.driver.display()))?;
        let mut driver = Self { engine: installed.engine, process, port, screen, folder };
        driver.answers()?;
        Ok(driver)
    }

    /// Where its browsers have their profiles.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn engine(&self) -> Engine {
        self.engine
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn answers(&mut self) -> Result<(), Failure> {
        let started = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_err() {
            if let Some(status) = self.process.try_wait()? {
                return Err(format!("the driver of {} ended at once: {status}", self.engine.name()).into());
            }
            if started.elapsed() > PATIENCE {
                return Err(format!("the driver of {} does not answer", self.engine.name()).into());
            }
            thread::sleep(PACE);
        }
        Ok(())
    }

    /// Asks Chromium's to end its browsers and itself; the others have no browser left once its session is over.
    fn end(&mut self) -> io::Result<()> {
        if self.engine != Engine::Chromium {
            return Err(io::ErrorKind::Unsupported.into());
        }
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.write_all(b"GET /shutdown HTTP/1.1\r\nHost: localhost\r\n\r\n")?;
        let asked = Instant::now();
        while self.process.try_wait()?.is_none() {
            if asked.elapsed() > Duration::from_secs(5) {
                return Err(io::ErrorKind::TimedOut.into());
            }
            thread::sleep(PACE);
        }
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if self.end().is_err() {
            let left = started_by(self.process.id());
            stop(&mut self.process);
            // Firefox goes on without its driver: one that was given up before it had started, say.
            for process in left {
                let _ = Command::new("sh").args(["-c", &format!("kill -9 {process}")]).stderr(Stdio::null()).status();
            }
        }
        // Before its folder goes: a browser that is still there ends with its screen.
        self.screen = None;
        // What stays in the temporary folder costs space and nothing else.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A screen in memory, one a driver, so that every browser has the keyboard for itself.
struct Screen {
    process: Child,
    display: String,
}

impl Screen {
    fn start(xvfb: &Path) -> Result<Self, Failure> {
        let mut process = Command::new(xvfb)
            // It chooses a number that is free, and prints it when it is ready.
            .args(["-displayfd", "1", "-screen", "0", "1500x1200x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|why| format!("{} does not start: {why}", xvfb.display()))?;
        let mut number = String::new();
        let output = process.stdout.take().ok_or("the screen has no output")?;
        BufReader::new(output).read_line(&mut number)?;
        let screen = Self { process, display: format!(":{}", number.trim()) };
        if screen.display.len() == 1 { Err("the screen in memory named no number".into()) } else { Ok(screen) }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        stop(&mut self.process);
    }
}

/// The processes that this one has started.
fn started_by(process: u32) -> Vec<String> {
    let threads = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let told = threads.filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    told.flat_map(|children| children.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
}

fn stop(process: &mut Child) {
    // Gone already is as good as stopped.
    let _ = process.kill();
    let _ = process.wait();
}
