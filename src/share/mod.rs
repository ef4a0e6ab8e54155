//! How a page looks where its address is shared, and how long the text of each channel may be.
//!
//! [`Facts`] are what the tags of a page say, [`SERVICES`] show a link as a card or as a result of
//! a search, [`CHANNELS`] carry a text of our own. Nothing is fetched and nothing is drawn: the
//! words that a service shows are told from those that it cuts off, and what happens to the picture
//! is told with the reason. What services do not publish is estimated, and the estimate says so.
//!
//! Both registries say what they do in Korean and in English.

pub mod channel;
mod cut;
mod face;
mod letters;
mod picture;
pub mod service;

use std::borrow::Cow;

use serde::Serialize;

pub use channel::{CHANNELS, Channel};
pub use cut::{Cut, Last, Room};
pub use face::Face;
pub use picture::{Fit, Frame, Treatment};
pub use service::{SERVICES, Service, Shown};

/// A short text of the program in the two languages that it speaks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Said {
    /// In Korean.
    pub ko: Cow<'static, str>,
    /// In English.
    pub en: Cow<'static, str>,
}

impl Said {
    /// Makes a fixed text.
    pub const fn new(ko: &'static str, en: &'static str) -> Self {
        Self { ko: Cow::Borrowed(ko), en: Cow::Borrowed(en) }
    }

    /// Makes a text for one occasion.
    pub fn made(ko: String, en: String) -> Self {
        Self { ko: Cow::Owned(ko), en: Cow::Owned(en) }
    }
}

/// What the tags of a page say of it to other services. As JSON it is `page` of [`Simulation`].
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Facts {
    /// `og:title`: what the page is called, without the site's name.
    pub title: String,
    /// `<title>`: the same with the site's name.
    #[serde(skip)]
    pub heading: String,
    /// `og:description`; may be empty.
    pub description: String,
    /// `og:url`: the address, absolute and encoded.
    pub url: String,
    /// The host of the address.
    pub host: String,
    /// `og:site_name`.
    pub site: String,
    /// `og:image`.
    pub card: Option<Card>,
    /// Whether `twitter:card` asks for the large picture.
    #[serde(skip)]
    pub large: bool,
    /// `twitter:label1` and `twitter:data1`, then the second: name and value.
    pub labels: Vec<(String, String)>,
    /// The day from which the page is public, in figures.
    pub date: Option<String>,
    /// The way to the page: the site's name, then what lies between.
    pub crumbs: Vec<String>,
}

/// The picture that other services are given.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Card {
    /// Its address as a page of the site can load it: from the root of the host, or absolute if it
    /// lies elsewhere.
    pub src: String,
    /// Its width in pixels, where it is known.
    pub width: Option<u32>,
    /// Its height in pixels, where it is known.
    pub height: Option<u32>,
    /// What it shows.
    pub alt: String,
    /// How many bytes it has. The tags do not say; whoever has the file may.
    pub bytes: Option<u64>,
    /// Its media type, where it is known.
    #[serde(skip)]
    pub media_type: Option<&'static str>,
}

/// How a page will look everywhere. As JSON it is what the preview shows.
#[derive(Debug, Serialize)]
pub struct Simulation<'f> {
    /// What the tags say.
    pub page: &'f Facts,
    /// What each service shows of it, in the order of [`SERVICES`].
    pub services: Vec<ServiceView>,
    /// What would be posted to each channel, in the order of [`CHANNELS`].
    pub channels: Vec<ChannelView>,
}

/// What a service shows of a page.
#[derive(Debug, Serialize)]
pub struct ServiceView {
    /// [`Service::name`].
    pub id: &'static str,
    /// What the service is called.
    pub name: &'static Said,
    /// The title.
    pub title: Cut,
    /// The description; nothing where the service shows none.
    pub description: Option<Cut>,
    /// What becomes of the picture.
    pub image: Treatment,
    /// What there is to say of all that, in a few words.
    pub verdict: Said,
    /// Whether nothing is lost.
    pub fine: bool,
    /// What the service does with every page.
    pub rule: &'static Said,
}

/// What would be posted to a channel.
#[derive(Debug, Serialize)]
pub struct ChannelView {
    /// [`Channel::name`].
    pub id: &'static str,
    /// What the channel is called.
    pub name: &'static Said,
    /// The text.
    pub text: String,
    /// How long it is, in the channel's own unit.
    pub used: usize,
    /// How long it may be.
    pub limit: usize,
    /// The unit.
    pub unit: &'static Said,
    /// Whether it can be posted as it is.
    pub fine: bool,
    /// After how many letters readers must ask for more, where the text has more.
    pub fold: Option<usize>,
    /// Why it cannot be posted as it is.
    pub why: Option<Said>,
    /// How the channel counts.
    pub rule: &'static Said,
}

/// Tells how a page will look everywhere.
pub fn simulate(facts: &Facts) -> Simulation<'_> {
    Simulation {
        page: facts,
        services: SERVICES.iter().map(|service| service.view(facts)).collect(),
        channels: CHANNELS.iter().map(|channel| channel.view(facts)).collect(),
    }
}
