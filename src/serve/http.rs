//! Answers requests: pages, files and what the desk asks.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State, WebSocketUpgrade};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use serde_json::{Value, json};
use tower::ServiceExt as _;
use tower_http::services::ServeFile;

use super::assets::{self, HOME};
use super::guard;
use super::preview::Answer;
use super::server::Server;
use super::tab;
use super::view::View;
use crate::source::disk::DiskWorld;

/// Makes what answers requests.
pub(super) fn router(server: Arc<Server>) -> Router {
    Router::new()
        .route("/_desk/live", get(live))
        .fallback(get(answer))
        .layer(middleware::from_fn_with_state(server.clone(), admit))
        .with_state(server)
}

/// Turns away whom the guard does not know, and gives every answer the preview's headers.
async fn admit(State(server): State<Arc<Server>>, request: Request, next: Next) -> Response {
    let mut response = match server.guard.admit(request.method(), request.headers()) {
        Ok(()) => next.run(request).await,
        Err((status, why)) => plain(status, why),
    };
    for (name, value) in guard::headers() {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

async fn live(State(server): State<Arc<Server>>, upgrade: WebSocketUpgrade) -> Response {
    upgrade.on_upgrade(|socket| tab::run(socket, server)).into_response()
}

async fn answer(State(server): State<Arc<Server>>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let query = request.uri().query().unwrap_or_default().to_owned();
    let view = server.view(request.headers());
    if let Some(name) = path.strip_prefix(HOME) {
        let name = name.to_owned();
        return server.clone().work(move || desk(&server, &name, &query, &view)).await;
    }
    let asked = server.clone();
    let answer = {
        let path = path.clone();
        server.clone().ask(move || asked.preview.answer(&path, &view)).await
    };
    match answer {
        Some(Answer::Page(status, bytes, etag)) => html(status, assets::with_script(&bytes, &etag, server.ui())),
        Some(Answer::Bytes(out, bytes)) => with_type(out.as_str(), Body::from(bytes.to_vec())),
        Some(Answer::File(source, world)) => file(&world, &source, request).await,
        Some(Answer::Redirect(to)) => redirect(&to, &query),
        Some(Answer::Nothing) | None => {
            let asked = server.clone();
            let page = server.clone().ask(move || asked.nothing(&path, &view)).await.unwrap_or_default();
            html(503, page)
        }
    }
}

/// Answers what the desk asks.
fn desk(server: &Server, name: &str, query: &str, view: &View) -> Response {
    let path = value_of(query, "path").unwrap_or_else(|| "/".to_owned());
    let told: Option<Value> = match name {
        "" => return html(200, assets::landing(server.ui())),
        "page.json" => server.look(view, |look| look.page(&path)),
        "times.json" => server.look(view, |look| look.times()),
        "stories.json" => server.stories(),
        // A page that nobody shares has nothing to tell.
        "share.json" => Some(server.share(view, &path).unwrap_or_default()),
        "faults.json" => Some(json!({ "faults": *server.faults(&path, view) })),
        name => {
            return match assets::file(name) {
                Some((bytes, media_type)) => ([(header::CONTENT_TYPE, media_type)], bytes).into_response(),
                None => plain(404, "the desk has no such file"),
            };
        }
    };
    match told {
        Some(value) => ([(header::CONTENT_TYPE, "application/json")], value.to_string()).into_response(),
        None => plain(503, "nothing can be shown yet"),
    }
}

/// Answers with a file of the newsroom, or a part of it.
async fn file(world: &DiskWorld, source: &crate::path::RelPath, request: Request) -> Response {
    // A link may have been put in its place since it was listed.
    let place = world.place(source).and_then(|place| std::fs::canonicalize(place).ok());
    // Nor may it be a pipe by now, which would be read for ever.
    let Some(place) = place.filter(|place| place.starts_with(world.root()) && place.is_file()) else {
        return plain(404, "the file is gone");
    };
    match ServeFile::new(place).oneshot(request).await {
        Ok(response) => response.map(Body::new),
        Err(never) => match never {},
    }
}

fn html(status: u16, page: Vec<u8>) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
}

fn plain(status: u16, text: &'static str) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::FORBIDDEN);
    (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

fn with_type(name: &str, body: Body) -> Response {
    let guess = mime_guess::from_path(name).first_or_octet_stream();
    let text = guess.type_() == "text" || matches!(guess.subtype().as_str(), "json" | "javascript" | "xml");
    let media_type = if text { format!("{guess}; charset=utf-8") } else { guess.to_string() };
    ([(header::CONTENT_TYPE, media_type)], body).into_response()
}

fn redirect(to: &str, query: &str) -> Response {
    let to = if query.is_empty() { to.to_owned() } else { format!("{to}?{query}") };
    match HeaderValue::from_str(&to) {
        Ok(to) => (StatusCode::FOUND, HeaderMap::from_iter([(header::LOCATION, to)])).into_response(),
        Err(_) => plain(404, "no such address"),
    }
}

fn value_of(query: &str, name: &str) -> Option<String> {
    url::form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}
