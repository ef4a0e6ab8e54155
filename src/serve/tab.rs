//! One open tab: it says which page it shows, and hears when that page's bytes change.

use std::sync::Arc;

use axum::extract::ws::{Message, WebSocket};
use serde::Deserialize;
use serde_json::{Value, json};

use super::assets;
use super::preview::Answer;
use super::server::Server;
use super::view::View;

/// What a tab says.
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Said {
    Watch {
        path: String,
        #[serde(default)]
        etag: String,
        #[serde(default)]
        view: String,
    },
}

/// What a tab shows.
struct Watched {
    path: String,
    etag: String,
    view: String,
    /// The faults it was told.
    told: Option<Arc<Value>>,
    /// The change that it knows.
    number: u64,
}

/// What is to be told to a tab.
struct News {
    page: Option<Value>,
    etag: String,
    faults: Arc<Value>,
    number: u64,
    follow: Option<String>,
}

/// Talks to a tab until it goes away.
pub(super) async fn run(mut socket: WebSocket, server: Arc<Server>) {
    let mut changes = server.changes.subscribe();
    let mut watched: Option<Watched> = None;
    loop {
        tokio::select! {
            message = socket.recv() => match message {
                Some(Ok(Message::Text(text))) => {
                    let Ok(Said::Watch { path, etag, view }) = serde_json::from_str(&text) else { continue };
                    let told = None;
                    watched = Some(Watched { path, etag, view, told, number: server.number() });
                    server.waker.wake(); // its view may change sooner than any other
                }
                Some(Ok(Message::Close(_)) | Err(_)) | None => return,
                Some(Ok(_)) => continue,
            },
            changed = changes.changed() => if changed.is_err() { return },
        }
        let Some(tab) = &mut watched else { continue };
        if tell(&mut socket, &server, tab).await.is_none() {
            return;
        }
    }
}

/// Tells a tab what is new to it.
async fn tell(socket: &mut WebSocket, server: &Arc<Server>, tab: &mut Watched) -> Option<()> {
    let (asked, path, etag, view, known) =
        (server.clone(), tab.path.clone(), tab.etag.clone(), tab.view.clone(), tab.number);
    let news = server.clone().ask(move || news(&asked, &path, &etag, &view, known)).await?;
    let mut messages = Vec::new();
    messages.extend(news.page);
    if tab.told.as_ref() != Some(&news.faults) {
        messages.push(json!({ "type": "faults", "faults": *news.faults, "ms": server.took() }));
    }
    if news.number != tab.number {
        messages.push(json!({ "type": "desk", "files": server.changed_files() }));
    }
    messages.extend(news.follow.map(|path| json!({ "type": "follow", "path": path })));
    (tab.etag, tab.told, tab.number) = (news.etag, Some(news.faults), news.number);
    for message in messages {
        socket.send(Message::Text(message.to_string().into())).await.ok()?;
    }
    Some(())
}

fn news(server: &Server, path: &str, etag: &str, view: &str, known: u64) -> News {
    let number = server.number();
    let view = server.view_named(view);
    let (page, now) = match server.preview.answer(path, &view) {
        Answer::Page(status, bytes, now) if now != etag => {
            let html = String::from_utf8_lossy(&bytes);
            let page = json!({ "type": "page", "etag": now, "status": status, "html": html, "ms": server.took() });
            (Some(page), now)
        }
        Answer::Nothing if etag.is_empty() => (None, String::new()),
        _ => (None, etag.to_owned()),
    };
    let follow = if number == known { None } else { server.followed(&view).filter(|to| to != path) };
    News { page, etag: now, faults: server.faults(path, &view), number, follow }
}

/// Returns the page for a tab that has nothing to show.
pub(super) fn nothing(server: &Server, path: &str, view: &View) -> Vec<u8> {
    let faults = server.faults(path, view);
    let texts: Vec<&str> = faults.as_array().into_iter().flatten().filter_map(|fault| fault["text"].as_str()).collect();
    let page = assets::nothing(&texts.join("\n\n"), server.ui());
    assets::with_script(&page, "", server.ui())
}
