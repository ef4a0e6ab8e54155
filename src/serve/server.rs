//! What all requests and tabs share.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse as _, Response};
use serde_json::Value;
use tokio::sync::watch;

use super::fault::{self, Editor};
use super::guard::Guard;
use super::info::{self, Look};
use super::preview::Preview;
use super::snapshot::Snapshot;
use super::view::View;
use super::watch::Waker;
use super::{stories, tab};
use crate::diag::Diag;
use crate::manuscript::Audience;
use crate::moment::Zone;
use crate::path::UrlPath;
use crate::share;
use crate::source::disk::DiskWorld;

/// The server.
pub(super) struct Server {
    pub preview: Preview<DiskWorld>,
    pub guard: Guard,
    /// Counts changes, for those who wait for one.
    pub changes: watch::Sender<u64>,
    pub waker: Waker,
    pub editor: Box<Editor>,
    pub follow: bool,
    pub port: u16,
    /// How long the last change took, in microseconds.
    pub took: AtomicU64,
    /// Whether the furniture speaks Korean; known once the settings could be read.
    pub korean: AtomicBool,
}

impl Server {
    /// Does work that takes time beside the network. Nothing when it broke.
    pub async fn ask<T: Send + 'static>(self: Arc<Self>, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        tokio::task::spawn_blocking(work).await.ok()
    }

    /// Does the same for an answer.
    pub async fn work(self: Arc<Self>, work: impl FnOnce() -> Response + Send + 'static) -> Response {
        let broken = || (axum::http::StatusCode::INTERNAL_SERVER_ERROR, "Masthead broke here").into_response();
        self.ask(work).await.unwrap_or_else(broken)
    }

    fn good(&self) -> Option<Arc<Snapshot<DiskWorld>>> {
        self.preview.state().good.clone()
    }

    /// Returns the number of the last change.
    pub fn number(&self) -> u64 {
        self.preview.state().number
    }

    /// Returns how long the last change took, in milliseconds.
    pub fn took(&self) -> f64 {
        let took = Duration::from_micros(self.took.load(Ordering::Relaxed));
        (took.as_secs_f64() * 10_000.0).round() / 10.0
    }

    /// Says in which language the furniture speaks.
    pub fn ui(&self) -> &'static str {
        if let Some(good) = self.good() {
            let korean = info::ui(&good.loaded.newsroom) == "ko";
            self.korean.store(korean, Ordering::Relaxed);
        }
        if self.korean.load(Ordering::Relaxed) { "ko" } else { "en" }
    }

    /// Returns the view of a request.
    pub fn view(&self, headers: &HeaderMap) -> View {
        // Other programs on this computer may have set cookies with any bytes.
        let cookies = headers.get_all(header::COOKIE).iter().map(|value| String::from_utf8_lossy(value.as_bytes()));
        let cookies = cookies.collect::<Vec<_>>().join("; ");
        self.with_zone(|usual, zone| View::of_cookies(&cookies, self.port, usual, zone))
    }

    /// Returns the view that a tab names.
    pub fn view_named(&self, text: &str) -> View {
        self.with_zone(|usual, zone| View::read(text, usual, zone))
    }

    fn with_zone(&self, read: impl FnOnce(&View, &Zone) -> View) -> View {
        match self.good() {
            Some(good) => read(&good.usual, &good.loaded.newsroom.config.zone),
            None => View::default(),
        }
    }

    /// Looks at what a view shows; `None` while nothing can be shown.
    pub fn look<T>(&self, view: &View, say: impl FnOnce(&Look<'_>) -> T) -> Option<T> {
        let good = self.good()?;
        let now = self.preview.now(&good);
        let shown = good.shown_or_last(view, now)?;
        let everything = || good.shown_or_last(&View { audience: Audience::Internal, ..*view }, now);
        Some(say(&Look {
            shown: &shown,
            everything: &everything,
            view,
            usual: &good.usual,
            now,
            world: &*good.world,
            diags: &good.diags,
            editor: &self.editor,
            follow: self.follow,
        }))
    }

    /// Returns the list of all stories.
    pub fn stories(&self) -> Option<Value> {
        let good = self.good()?;
        let now = self.preview.now(&good);
        let everything = good.shown_or_last(&View { audience: Audience::Internal, at: None }, now)?;
        Some(stories::stories(&everything, &good.diags, now, &self.editor))
    }

    /// Returns how a page looks when it is shared; nothing of what is no page.
    pub fn share(&self, view: &View, path: &str) -> Option<Value> {
        let good = self.good()?;
        let shown = good.shown_or_last(view, self.preview.now(&good))?;
        let base = &good.loaded.newsroom.config.base;
        let url = base.asked(path)?;
        let job = shown.press().plan.at(&url.out())?;
        let mut facts = shown.with_renderer(|renderer| renderer.share_facts(job))?;
        // The card is drawn now, so that its weight is known.
        if let Some(card) = &mut facts.card {
            let drawn = base.asked(&card.src).and_then(|url| self.preview.picture(&shown, &url.out()));
            card.bytes = card.bytes.or(drawn.map(|bytes| bytes as u64));
        }
        serde_json::to_value(share::simulate(&facts)).ok()
    }

    /// Returns what keeps a page from being shown as it is now.
    pub fn faults(&self, path: &str, view: &View) -> Arc<Value> {
        let told = |diags: &[Diag], world: &DiskWorld| Value::Array(fault::faults(diags, world, &self.editor));
        self.preview.faults(path, view, told)
    }

    /// Returns the page for a tab that has nothing to show.
    pub fn nothing(&self, path: &str, view: &View) -> Vec<u8> {
        tab::nothing(self, path, view)
    }

    /// Returns the addresses of the files of `static/` that changed last.
    pub fn changed_files(&self) -> Vec<String> {
        let state = self.preview.state();
        let Some(good) = &state.good else { return Vec::new() };
        let base = &good.loaded.newsroom.config.base;
        let below = state.changed.iter().filter_map(|source| UrlPath::of(source.below("static")?));
        below.map(|url| base.href(&url)).collect()
    }

    /// Returns the address of the story that changed last, for tabs that follow.
    pub fn followed(&self, view: &View) -> Option<String> {
        let state = self.preview.state();
        let good = state.good.as_ref().filter(|_| self.follow)?;
        let shown = good.shown_or_last(view, self.preview.now(good))?;
        state.changed.iter().find_map(|source| info::address_of(&shown, source))
    }
}
