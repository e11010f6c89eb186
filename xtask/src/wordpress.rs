//! A `WordPress` of Debian's packages with the widget in two posts: as an administrator pastes it, and by the shortcode
//! of `demo/skin-depth.php`, as an author must. Only run when it is named: it needs a database and a minute.

use std::env;
use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

use crate::console::{read, run};
use crate::debian;
use crate::places::Places;

const PACKAGE: &str = "/usr/share/wordpress";

/// A `WordPress` that runs until the value is dropped.
#[derive(Debug)]
pub(crate) struct WordPress {
    /// Ends with a slash.
    pub(crate) address: String,
    _database: Running,
    _server: Running,
}

#[derive(Debug)]
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself; either way it is gone afterwards.
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

impl WordPress {
    /// Installs one in `work`, with posts for a site at `site`.
    pub(crate) fn start(places: &Places, work: &Path, site: &str) -> Result<Self> {
        debian::ensure(&[debian::MARIADB, debian::PHP])?;
        if !Path::new(PACKAGE).is_dir() {
            bail!(
                "sudo apt-get install --no-install-recommends wordpress wordpress-theme-twentytwentythree mariadb-server php-cli php-mysql"
            );
        }
        if work.exists() {
            fs::remove_dir_all(work)?;
        }
        fs::create_dir_all(work)?;
        let database = start_database(work)?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let address = format!("http://localhost:{port}/");
        let folder = work.join("site");
        // The package's folder has links into other packages.
        run(Command::new("cp").args(["-rL", PACKAGE]).arg(&folder))?;
        fs::write(folder.join("wp-config.php"), config(work, &address))?;
        let site = site.trim_end_matches('/');
        let plugin = fs::read_to_string(places.root.join("demo/skin-depth.php"))?;
        fs::write(
            folder.join("wp-content/plugins/skin-depth.php"),
            plugin.replace("https://your-host.example", site),
        )?;
        let script = work.join("install.php");
        fs::write(&script, INSTALL.replace("https://your-host.example", site))?;
        println!(
            "  {}",
            read(Command::new("php").arg(&script).current_dir(&folder))?
        );
        let server = Command::new("php")
            .args(["-S", &format!("localhost:{port}"), "-t"])
            .arg(&folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("php does not serve")?;
        let wordpress = Self {
            address,
            _database: database,
            _server: Running(server),
        };
        for _ in 0..100 {
            if TcpStream::connect(("localhost", port)).is_ok() {
                return Ok(wordpress);
            }
            thread::sleep(Duration::from_millis(100));
        }
        bail!("php does not listen")
    }
}

/// A database of its own, reached by a socket in `work` alone.
fn start_database(work: &Path) -> Result<Running> {
    let (data, socket) = (work.join("data"), work.join("socket"));
    let user = format!(
        "--user={}",
        env::var("USER").unwrap_or_else(|_| "root".to_owned())
    );
    let at = |name: &str, path: &Path| format!("--{name}={}", path.display());
    run(Command::new("mariadb-install-db")
        .args(["--no-defaults", "--auth-root-authentication-method=normal", &user])
        .arg(at("datadir", &data))
        .stdout(Stdio::null()))?;
    let child = Command::new("mariadbd")
        .args(["--no-defaults", "--skip-networking", &user])
        .args([at("datadir", &data), at("socket", &socket)])
        .arg(at("pid-file", &work.join("pid")))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .context("mariadbd does not start")?;
    let running = Running(child);
    for _ in 0..300 {
        let made = Command::new("mariadb")
            .args(["--no-defaults", "--user=root", &at("socket", &socket)])
            .args(["-e", "create database if not exists wordpress"])
            .stderr(Stdio::null())
            .status();
        if made.is_ok_and(|status| status.success()) {
            return Ok(running);
        }
        thread::sleep(Duration::from_millis(200));
    }
    bail!("mariadbd does not answer")
}

fn config(work: &Path, address: &str) -> String {
    let address = address.trim_end_matches('/');
    let socket = work.join("socket");
    format!(
        "<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{}');
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('WP_HOME', '{address}');
define('WP_SITEURL', '{address}');
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) {{
    define('ABSPATH', __DIR__ . '/');
}}
require_once ABSPATH . 'wp-settings.php';
",
        socket.display()
    )
}

/// Installs, switches the plugin on, and writes the posts as a person of that role may.
const INSTALL: &str = r#"<?php
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = 'localhost';
require getcwd() . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';
add_filter('pre_wp_mail', '__return_true');
wp_install('A practice', 'owner', 'owner@practice.example', false, '', wp_generate_password());
switch_theme('twentytwentythree');
update_option('active_plugins', ['skin-depth.php']);
$author = wp_insert_user(['user_login' => 'author', 'user_pass' => wp_generate_password(), 'role' => 'author']);
$write = function ($who, $id, $content) {
    wp_set_current_user($who);
    kses_init();
    $made = wp_insert_post(['import_id' => $id, 'post_title' => 'Micro-needling', 'post_status' => 'publish', 'post_author' => $who, 'post_content' => wp_slash($content)], true);
    if ($made !== $id) { fwrite(STDERR, 'no post ' . $id); exit(1); }
};
$write(1, 101, '<!-- wp:html -->
<script type="module" src="https://your-host.example/v1/embed/skin-depth.js"></script>
<skin-depth site="cheek" depth="1">What micro-needling does inside the skin of the cheek.</skin-depth>
<!-- /wp:html -->');
$write($author, 102, '<!-- wp:shortcode -->
[skin-depth site="neck" depth="0.5" onclick="alert(1)"]What micro-needling does inside the skin of the neck.[/skin-depth]
<!-- /wp:shortcode -->');
echo 'WordPress ' . get_bloginfo('version') . ' with ' . wp_count_posts()->publish . ' posts';
"#;
