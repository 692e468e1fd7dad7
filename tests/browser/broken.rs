//! Pages on which the assessment cannot be shown, for the tests and pictures that look at every message.

use crate::behaviour::STRICT;
use crate::harness::{Browser, Failure, Page, Site};

/// What goes wrong, and what is said about it.
pub struct Broken {
    pub name: &'static str,
    site: Site,
    /// Runs in front of everything else.
    before: &'static str,
    pub says: &'static str,
}

/// A network that is gone, as far as the page can tell.
pub const OFFLINE: &str = "const real = fetch; window.offline = true; \
     window.fetch = (...asked) => (window.offline ? Promise.reject(new TypeError('Failed to fetch')) : real(...asked));";

/// A browser without style sheets that scripts construct.
pub const OLD: &str = "for (const root of [Document, ShadowRoot]) delete root.prototype.adoptedStyleSheets;
     window.CSSStyleSheet = class { constructor() { throw new TypeError('Illegal constructor') } }";

pub const WASM: &str = "/app/lockstep_bg.wasm";

/// One page for each kind of message.
pub fn all(browser: &Browser) -> Vec<Broken> {
    let broken = |name, site, before, says| Broken { name, site, before, says };
    let release = || browser.release();
    let under = |policy: String| release().header("Content-Security-Policy", &policy);
    vec![
        broken(
            "refused",
            under(STRICT.replace(" 'wasm-unsafe-eval'", "")),
            "",
            "This page does not allow WebAssembly.",
        ),
        broken("policy", under(STRICT.replace("connect-src 'self'; ", "")), "", "add 'self' to connect-src"),
        broken("missing", release().without(WASM), "", "the server answered 404"),
        broken(
            "start-page",
            release().page(WASM, "<!doctype html><p>Welcome"),
            "",
            "is not the file that belongs there",
        ),
        broken("media-type", release().sent_as("/widget.js", "text/plain"), "", "is sent as text/plain"),
        broken("offline", release(), OFFLINE, "Check the connection and try again."),
        broken("old", release(), OLD, "This browser is too old"),
        broken("no-wasm", release(), "delete window.WebAssembly", "no WebAssembly"),
    ]
}

impl Broken {
    pub async fn opens(self, browser: &Browser) -> Result<Page, Failure> {
        let page = fails(browser, self.site, self.before).await?;
        page.widget().await?.shows(self.says).await?;
        Ok(page)
    }
}

/// A page whose element cannot start, with the codes that it told.
pub async fn fails(browser: &Browser, site: Site, before: &str) -> Result<Page, Failure> {
    for error in [
        "WebAssembly",
        "wasm-eval",
        "Failed to load",
        "404",
        "MIME",
        "not loaded",
        "connect-src",
        "disallowed",
        "Refused to connect",
    ] {
        browser.expects_console_error(error);
    }
    let listen = format!(
        "window.codes = []; document.addEventListener('lockstep-error', ({{ detail }}) => detail.fatal && codes.push(detail.code));{before}"
    );
    let html = "<!doctype html><html lang=en><title>Own page</title><link rel=stylesheet href=index.css>\
         <main><lockstep-assessment></lockstep-assessment></main>\
         <script src=listen.js></script><script type=module src=lockstep.js></script>";
    browser.opens(site.page("/listen.js", &listen).page("/own.html", html), "/own.html").await
}
