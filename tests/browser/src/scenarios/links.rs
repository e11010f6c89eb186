//! The address holds the state, and no address can hurt.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use crate::page::Page;

const STATE: &str =
    "JSON.stringify(['depth', 'time', 'site', 'product', 'device'].map((name) => part(name).value))";

/// What was chosen is there again after a reload, and in another window that opens the same address.
pub(super) fn reload_keeps_the_state(page: &Page<'_>) -> Result<()> {
    page.open_drawn("?time=needling")?;
    let before = page.eval("location.href", Value::Null)?;
    let last = |part: &str| {
        page.options(part)?
            .pop()
            .with_context(|| format!("{part} offers nothing"))
    };
    for part in ["site", "product"] {
        page.choose(part, &last(part)?)?;
    }
    page.press("depth", "\u{e014}\u{e014}\u{e014}")?;
    page.press("time", "\u{e014}\u{e014}\u{e014}\u{e014}\u{e014}")?;
    page.settle()?;
    page.wait("the address follows", "location.href !== arguments[0]", &before)?;
    // The address may lag behind a quick hand on purpose.
    crate::page::pause(1500);
    let chosen = page.eval(STATE, Value::Null)?;
    page.run("window.__old = true", Value::Null)?;
    page.browser.refresh()?;
    page.wait("the page is another", "window.__old === undefined", &Value::Null)?;
    page.wait_for_controls()?;
    let reloaded = page.eval(STATE, Value::Null)?;
    ensure!(reloaded == chosen, "chosen {chosen}, after a reload {reloaded}");

    let link = page.eval("location.hash", Value::Null)?;
    let link = link.as_str().context("the address has no fragment")?.to_owned();
    page.open_drawn(&link)?;
    let opened = page.eval(STATE, Value::Null)?;
    ensure!(opened == chosen, "chosen {chosen}, opened from the link {opened}");
    page.expect_no_errors()
}

/// A link to a moment is headed by what goes on then, from the first picture on.
pub(super) fn opens_at_a_moment(page: &Page<'_>) -> Result<()> {
    let mut headings = Vec::new();
    for time in ["before", "10min", "1d", "7d", "91d"] {
        page.open_drawn(&format!("?sessions=1&time={time}"))?;
        let heading = page.eval("document.querySelector('h1').textContent", Value::Null)?;
        ensure!(
            !headings.contains(&heading),
            "at {time} the page is headed {heading} again"
        );
        headings.push(heading);
    }
    page.expect_no_errors()
}

/// Address, and whether the page has something to say about it.
fn rows() -> Vec<(String, bool)> {
    let row = |text: &str| (text.to_owned(), true);
    vec![
        row("?depth=NaN"),
        row("?depth=1e309"),
        row("?depth=-1"),
        row("?depth=0x10"),
        row("?depth="),
        row("?depth=1.5&depth=0.5"),
        row("?site=__proto__"),
        row("?site=%00"),
        row("?site=%F0%9F%92%89"),
        row("?site=%E2%80%AEkeehc"),
        row("?site=%D7%9C%D7%97%D7%99"),
        row("?site=c%CC%81%CC%82%CC%83%CC%84heek"),
        row("?site=%FF%FE"),
        row("?site=%"),
        row("?product=<script>window.__pwned=1</script>"),
        row("?time=9999999999999999999999"),
        row("?time=-Infinity"),
        row("?nobody=knows"),
        row("#v9.broken-token"),
        row("#s1.broken"),
        row("#s9.abc"),
        row("#%%%"),
        row("#\u{202e}\u{0301}\u{0301}\u{0301}"),
        (format!("?site={}", "a".repeat(100_000)), true),
        (format!("#{}", "A".repeat(100_000)), true),
        (format!("?{}", "depth=1&".repeat(2_000)), true),
        ("?depth=1,5".to_owned(), false),
        (String::new(), false),
    ]
}

/// The page is there, says in words what it could not take, and runs nothing of what it was sent. What is drawn is not
/// looked at: a flat drawing, or a small picture, is there sooner.
pub(super) fn nasty_addresses(page: &Page<'_>) -> Result<()> {
    page.browser.resize(500, 600)?;
    // Cautions of the plan stand in the same list.
    let told = || {
        page.text_of(
            "[...part(arguments[0]).querySelectorAll('.plain')].map((it) => it.textContent).join(' ')",
            "notices",
        )
    };
    page.open_drawn("")?;
    let usual = told()?;
    for (address, has_notice) in rows() {
        let short: String = address.chars().take(60).collect();
        let steps = || {
            page.open_drawn(&address)?;
            let notice = told()?;
            ensure!(
                (notice == usual) != has_notice,
                "notice: `{}`",
                notice.chars().take(200).collect::<String>()
            );
            ensure!(
                notice.chars().count() < 2_500,
                "a notice of {} characters",
                notice.chars().count()
            );
            let depth = page.number("depth")?;
            ensure!(depth.is_finite(), "the depth is {depth}");
            let pwned = page.eval("window.__pwned ?? null", json!(null))?;
            ensure!(pwned.is_null(), "a script from the address ran");
            page.expect_no_errors()
        };
        steps().with_context(|| format!("at {short}"))?;
    }
    Ok(())
}
