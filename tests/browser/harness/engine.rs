//! The browser engines: how each one's driver is started, and what a session asks of it.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::PathBuf;
use std::process::{self, Child, Command, Stdio};
use std::time::Duration;
use std::{env, fs, thread};

use thirtyfour::common::capabilities::desiredcapabilities::Capabilities;
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel};

use super::Failure;
use super::settings::Settings;

#[derive(Clone, Copy, Debug)]
pub enum Engine {
    Chromium,
}

impl Engine {
    pub const ALL: [Self; 1] = [Self::Chromium];

    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
        }
    }

    pub fn capabilities(self, settings: &Settings) -> Result<Capabilities, Failure> {
        match self {
            Self::Chromium => chromium(settings),
        }
    }
}

fn chromium(settings: &Settings) -> Result<Capabilities, Failure> {
    // The driver makes a fresh profile for each session, and removes it.
    let mut wanted = DesiredCapabilities::chrome();
    wanted.set_binary(&settings.chromium.to_string_lossy())?;
    wanted.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    for flag in [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-dev-shm-usage",
        "--disable-sync",
        "--no-first-run",
        "--window-size=1280,900",
    ] {
        wanted.add_arg(flag)?;
    }
    Ok(wanted.into())
}

/// A driver that listens on a port of its own choice. Dropping stops it, and with it its browsers.
#[must_use]
pub struct Driver {
    process: Child,
    port: u16,
    /// For the profiles of its browsers.
    folder: PathBuf,
}

impl Driver {
    pub fn start(engine: Engine, settings: &Settings) -> Result<Self, Failure> {
        let program = match engine {
            Engine::Chromium => &settings.chromedriver,
        };
        let folder = env::temp_dir().join(format!("lockstep-tests-{}", process::id()));
        fs::create_dir_all(&folder)?;
        let mut process = Command::new(program)
            .arg("--port=0")
            .env("TMPDIR", &folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|why| format!("{} does not start: {why}", program.display()))?;
        let output = process.stdout.take().ok_or("the driver has no output")?;
        let mut lines = BufReader::new(output).lines();
        let port = lines.by_ref().find_map(|line| port_in(&line.ok()?)).ok_or("the driver named no port")?;
        // Read on, or the driver stops when the pipe is full.
        thread::spawn(move || lines.for_each(drop));
        Ok(Self { process, port, folder })
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Asks it to end its browsers and itself, which leaves nothing behind.
    fn end(&mut self) -> io::Result<()> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.write_all(b"GET /shutdown HTTP/1.1\r\nHost: localhost\r\n\r\n")?;
        for _ in 0..50 {
            if self.process.try_wait()?.is_some() {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(100));
        }
        Err(io::ErrorKind::TimedOut.into())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if self.end().is_err() {
            // Gone already is as good as stopped.
            let _ = self.process.kill();
            let _ = self.process.wait();
        }
        // What stays in the temporary folder costs space and nothing else.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// From "ChromeDriver was started successfully on port 40123."
fn port_in(line: &str) -> Option<u16> {
    line.rsplit_once("successfully on port ")?.1.trim_end_matches('.').parse().ok()
}
