//! The three engines and the programs that drive them.

use std::fmt;
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use crate::scenarios::Needs;

/// A browser engine.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Engine {
    /// Chrome, Edge, Opera, Samsung Internet.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKitGTK: the engine of Safari, though not Safari.
    Webkit,
}

/// What Chromium needs inside a container, and what keeps it from talking to anybody.
const CHROMIUM_ARGS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--window-size=1280,900",
];

/// A quarter of the pixels where a picture is drawn, for the processor draws it. Layout is in CSS pixels all the same.
const SCREEN_OF_FEW_PIXELS: &str = "--force-device-scale-factor=0.5";

/// Tasks of each thread and marks of the page, and nothing else: whatever is traced takes time.
const TRACED: &str = "-*,disabled-by-default-devtools.timeline,blink.user_timing";

impl Engine {
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        [Self::Chromium, Self::Firefox, Self::Webkit]
            .into_iter()
            .find(|engine| engine.name() == name)
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    const fn program(self) -> &'static str {
        match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::Webkit => "WebKitWebDriver",
        }
    }

    /// What to ask the driver for; without WebGL where the engine has a switch for it.
    pub(crate) fn capabilities(self, needs: Needs) -> Value {
        let without_webgl = matches!(needs, Needs::NoWebgl | Needs::BrokenFlat);
        let in_full = without_webgl || matches!(needs, Needs::Untouched | Needs::Traced);
        match self {
            Self::Chromium => {
                let mut args = CHROMIUM_ARGS.to_vec();
                if without_webgl {
                    args.push("--disable-3d-apis");
                }
                if !in_full {
                    args.push(SCREEN_OF_FEW_PIXELS);
                }
                let mut options = json!({ "args": args });
                if needs == Needs::Traced {
                    options["perfLoggingPrefs"] = json!({ "traceCategories": TRACED });
                }
                json!({
                    "goog:chromeOptions": options,
                    "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
                })
            }
            Self::Firefox => {
                json!({
                    "moz:firefoxOptions": {
                        "binary": "firefox-esr",
                        "args": ["-headless"],
                        "prefs": {
                            "webgl.disabled": without_webgl,
                            // Its name for the same.
                            "layout.css.devPixelsPerPx": if in_full { "1" } else { "0.5" },
                        },
                    },
                })
            }
            Self::Webkit => json!({}),
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// A running driver; it ends with the value.
#[derive(Debug)]
pub(crate) struct Driver {
    pub(crate) engine: Engine,
    child: Child,
    port: u16,
}

impl Driver {
    /// Starts the engine's driver on a free port and waits until it listens.
    pub(crate) fn start(engine: Engine) -> Result<Self> {
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let mut command = Command::new(engine.program());
        match engine {
            // geckodriver's second port must be free as well; 0 lets it choose.
            Engine::Firefox => command.args(["--port", &port.to_string(), "--websocket-port", "0"]),
            Engine::Chromium | Engine::Webkit => command.arg(format!("--port={port}")),
        };
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {}", engine.program()))?;
        let mut driver = Self { engine, child, port };
        for _ in 0..200 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(driver);
            }
            if let Some(status) = driver.child.try_wait()? {
                bail!("{} ended with {status}", engine.program());
            }
            thread::sleep(Duration::from_millis(50));
        }
        bail!("{} does not listen", engine.program())
    }

    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Its process.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself; either way it is gone afterwards.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
