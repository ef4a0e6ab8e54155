//! `masthead serve`: the newsroom in the browser while it is being written.
//!
//! One thread waits for changes on the disk and reads the newsroom again ([`preview`]); requests and open tabs
//! are answered from what is there. Nothing is written but pictures that were drawn, which the store keeps.

mod assets;
mod fault;
mod guard;
mod http;
mod info;
mod parts;
pub mod preview;
mod rounds;
mod server;
mod shown;
mod snapshot;
mod stories;
mod tab;
pub mod view;
mod watch;

use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64};
use std::time::Duration;

use tokio::sync::watch::Sender;

use crate::body::Highlights;
use crate::diag::Diag;
use crate::leaf::Leaves;
use crate::path::{RelPath, encode};
use crate::source::disk::DiskWorld;
use guard::Guard;
use preview::{Clock, Preview, Settings};
use rounds::Rounds;
use server::Server;
use watch::Watcher;

pub use shown::Shown;
pub use snapshot::Snapshot;

/// The first port that is tried.
const PORT: u16 = 4000;
/// How many ports are tried before any free one is taken.
const PORTS: u16 = 20;
/// How many threads render for each processor. Tokio would make hundreds: 200 open tabs that hear of one change
/// rendered 200 pages at once, and the 600 MB that took were held until they closed.
const RENDERERS: usize = 2;
/// The stack of a thread that renders, in bytes: that of a program's first thread.
const STACK: usize = 8 << 20;

/// What is served, and how.
pub struct Options {
    /// For whom and as of when it is seen.
    pub settings: Settings,
    /// The address to listen at; that of this computer alone, if none.
    pub host: Option<String>,
    /// The port; a free one near 4000, if none.
    pub port: Option<u16>,
    /// Whether tabs go to the story that is edited.
    pub follow: bool,
    /// Whether files are looked at all the time, for folders whose changes no system tells of.
    pub poll: bool,
    /// The address that opens a file in an editor, with `{file}`, `{line}` and `{column}` in it.
    pub editor: Option<String>,
}

/// What the command line is told.
pub trait Teller: Sync {
    /// The newsroom is served at an address.
    fn ready(&self, url: &str, notes: &[String]);
    /// Files changed, and the newsroom was read again; what is wrong with it.
    fn changed(&self, files: &[RelPath], took: Duration, diags: Vec<Diag>, world: &DiskWorld);
    /// Something about the server itself.
    fn note(&self, text: &str);
}

/// Serves a newsroom until the program is ended.
///
/// # Errors
/// Says why it cannot be served.
pub fn run(
    world: DiskWorld,
    options: Options,
    clock: Clock,
    leaves: Box<dyn Leaves + Send + Sync>,
    highlights: Highlights,
    teller: &dyn Teller,
) -> Result<(), String> {
    let mut notes = Vec::new();
    let (mut watcher, said) = Watcher::new(world.root(), options.poll)?;
    notes.extend(said.map(|said| format!("changes are looked for three times a second, because {said}")));
    rounds::watch_all(&mut watcher, &world, teller);
    let listener = listen(options.host.as_deref(), options.port)?;
    let address = listener.local_addr().map_err(|e| e.to_string())?;

    let world = world.with_versions();
    let editor = options.editor.map(|template| editor(&template, world.root()));
    let preview = Preview::open(world.clone(), options.settings, clock, leaves, highlights);
    let first = preview.state();
    let server = Arc::new(Server {
        preview,
        guard: Guard { host: options.host.clone() },
        changes: Sender::new(0),
        waker: watcher.waker(),
        editor: editor.unwrap_or_else(|| Box::new(|_, _, _| None)),
        follow: options.follow,
        port: address.port(),
        took: AtomicU64::new(0),
        korean: AtomicBool::new(false),
    });
    let diags = server.preview.diags();
    teller.changed(&[], Duration::ZERO, diags, &world);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_stack_size(STACK)
        .max_blocking_threads(RENDERERS * std::thread::available_parallelism().map_or(4, |n| n.get().max(4)))
        .build()
        .map_err(|e| e.to_string())?;
    let router = http::router(server.clone());
    listener.set_nonblocking(true).map_err(|e| e.to_string())?;
    runtime.spawn(async move {
        if let Ok(listener) = tokio::net::TcpListener::from_std(listener) {
            let _ = axum::serve(listener, router).await;
        }
    });
    let folder = first.good.as_ref().map(|good| good.loaded.newsroom.config.base.folder().to_owned());
    teller.ready(&url(address, options.host.as_deref(), &folder.unwrap_or_default()), &notes);
    drop(first);

    let mut rounds = Rounds::new(world, watcher, server, teller);
    loop {
        rounds.next()?;
    }
}

/// Takes a port: the one that is wanted, or a free one near 4000.
fn listen(host: Option<&str>, port: Option<u16>) -> Result<TcpListener, String> {
    let bind = |port: u16| match host {
        Some(host) => TcpListener::bind((host.trim_matches(['[', ']']), port)),
        None => TcpListener::bind((Ipv4Addr::LOCALHOST, port)),
    };
    if let Some(port) = port {
        return bind(port).map_err(|e| format!("port {port} cannot be used: {e}; leave out --port to take a free one"));
    }
    let near = (PORT..PORT + PORTS).find_map(|port| bind(port).ok());
    match near {
        Some(listener) => Ok(listener),
        None => bind(0).map_err(|e| format!("no port can be used: {e}")),
    }
}

/// Returns the address to type into a browser.
fn url(address: SocketAddr, host: Option<&str>, folder: &str) -> String {
    let name = match address.ip() {
        ip if ip.is_unspecified() => "localhost".to_owned(),
        _ if host.is_some_and(|host| host.parse::<IpAddr>().is_err()) => host.unwrap_or_default().to_owned(),
        IpAddr::V6(ip) => format!("[{ip}]"),
        IpAddr::V4(ip) => ip.to_string(),
    };
    format!("http://{name}:{}{folder}/", address.port())
}

/// Makes addresses that open a file in an editor.
fn editor(template: &str, root: &Path) -> Box<fault::Editor> {
    let (template, root) = (template.to_owned(), root.to_owned());
    Box::new(move |source, line, column| {
        let place = root.join(source.as_str());
        let file = encode(&place.to_string_lossy().replace('\\', "/"));
        let line = line.to_string();
        Some(template.replace("{file}", &file).replace("{line}", &line).replace("{column}", &column.to_string()))
    })
}
