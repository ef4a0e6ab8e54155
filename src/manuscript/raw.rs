//! What people may write in front matter: every key, the names other generators use for it, and
//! the shelves it belongs on. Meaning is given in `front`.

use serde::Deserialize;

use crate::source::Shelf::{self, Collection, Page, Person, Series, Story};
use crate::yaml::{Free, Localized, OneOrMany, Scalar};

const ALL: &[Shelf] = &[Story, Person, Series, Collection, Page];
const PROSE: &[Shelf] = &[Story, Page];
const NEWS: &[Shelf] = &[Story];

macro_rules! front_matter {
    ($( $(#[doc = $doc:literal])* $name:ident $(= $($alias:literal)|+)? : $type:ty => $shelves:expr; )*) => {
        /// Front matter as written.
        #[derive(Deserialize, Default)]
        #[serde(deny_unknown_fields)]
        pub(super) struct Raw {
            $( $(#[doc = $doc])* $($(#[serde(alias = $alias)])+)? pub $name: Option<$type>, )*
        }

        impl Raw {
            /// Returns the keys that are there and the shelves they belong on.
            pub fn present(&self) -> Vec<(&'static str, &'static [Shelf])> {
                let mut present: Vec<(&'static str, &'static [Shelf])> = Vec::new();
                $( if self.$name.is_some() { present.push((stringify!($name), $shelves)); } )*
                present
            }
        }

        /// Every key with the other names it goes by and the shelves it belongs on.
        pub const KEYS: &[(&str, &[&str], &[Shelf])] = &[
            $( (stringify!($name), &[$($($alias),+)?], $shelves), )*
        ];
    };
}

front_matter! {
    /// The headline.
    title = "headline": Scalar => ALL;
    /// A reporter's name; the same as `title` for a person.
    name: Localized => &[Person];
    /// The line under the headline.
    subtitle = "deck" | "subheading" | "tagline": Scalar => PROSE;
    /// One or two sentences for lists and feeds.
    summary = "description" | "excerpt" | "abstract" | "teaser": Scalar => ALL;
    /// From when it is public.
    date = "pubDate" | "pub_date" | "created" | "datetime": Scalar => PROSE;
    /// A second date of other generators; the later of the two counts.
    publish_date = "publishDate" | "published_at" | "publishedAt": Scalar => PROSE;
    /// When it was last changed in substance.
    updated = "lastmod" | "last_modified_at" | "modified" | "updatedDate" | "updated_at" | "updatedAt" | "last_updated": Scalar => PROSE;
    /// `false` for a draft, or a date (other generators).
    published: Scalar => PROSE;
    /// `false` for a draft (other generators).
    publish: Scalar => PROSE;
    /// Reporters by their id.
    authors = "author" | "by" | "byline": OneOrMany<Author> => NEWS;
    /// The desk that owns it.
    desk = "category" | "categories" | "section": OneOrMany<Scalar> => &[Story, Person];
    /// Free words.
    tags = "tag" | "keywords" | "topics": OneOrMany<Scalar> => NEWS;
    /// Zola's table of tags, categories and authors.
    taxonomies: Taxonomies => NEWS;
    /// The sort of story.
    kind = "type": Scalar => PROSE;
    /// draft, review, approved, published or withdrawn.
    status: Scalar => ALL;
    /// `true` for a draft.
    draft: bool => ALL;
    /// Who may see it: public, press or internal.
    audience: Scalar => ALL;
    /// Until when nothing of it may be public.
    embargo = "embargo_until" | "embargoUntil": Scalar => ALL;
    /// From when it is no longer shown.
    expires = "expiryDate" | "expiry" | "unpublish_at": Scalar => ALL;
    /// The picture.
    cover = "image" | "banner" | "thumbnail" | "featured_image" | "feature_image" | "heroImage" | "hero": Picture => &[Story, Page, Series, Collection];
    /// The series it is a part of.
    series: SeriesPart => NEWS;
    /// Its number in the series.
    part: u32 => NEWS;
    /// Stories that belong to it, by their id.
    related: OneOrMany<Scalar> => NEWS;
    /// The last part of its address.
    slug: Scalar => PROSE;
    /// Its whole address.
    permalink = "url": Scalar => PROSE;
    /// Addresses it had before.
    aliases = "alias" | "redirect_from": OneOrMany<Scalar> => PROSE;
    /// Its language, where the file name does not say it.
    lang = "language" | "locale": Scalar => ALL;
    /// A person's work.
    role = "job" | "jobTitle": Localized => &[Person];
    /// A person's picture.
    photo = "avatar" | "portrait": Picture => &[Person];
    /// A person's accounts and pages.
    links: Vec<LinkTo> => &[Person];
    /// A person's handle on X.
    x = "twitter": Scalar => &[Person];
    /// A person's handle in the fediverse.
    fediverse = "mastodon": Scalar => &[Person];
    /// A person's e-mail address.
    email: Scalar => &[Person];
    /// Who made a collection.
    curator: Scalar => &[Collection];
    /// The stories of a collection, in order.
    stories: Vec<Pick> => &[Collection];
    /// Free data for templates.
    extra = "params": Free => ALL;
}

/// A reporter's id, or the table with a name that some blogs keep.
pub(super) struct Author(pub String);

impl<'de> Deserialize<'de> for Author {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Author;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("the id of a reporter")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Author, E> {
                Ok(Author(text.to_owned()))
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Author, A::Error> {
                let mut name = None;
                while let Some(key) = map.next_key::<String>()? {
                    if matches!(key.as_str(), "name" | "id") && name.is_none() {
                        name = Some(map.next_value::<Scalar>()?.0);
                    } else {
                        map.next_value::<serde::de::IgnoredAny>()?;
                    }
                }
                name.map(Author).ok_or_else(|| serde::de::Error::custom("the reporter has no `name`"))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// Zola's table.
#[derive(Deserialize, Default)]
pub(super) struct Taxonomies {
    #[serde(default)]
    pub tags: Vec<Scalar>,
    #[serde(default)]
    pub categories: Vec<Scalar>,
    #[serde(default)]
    pub authors: Vec<Scalar>,
}

/// A picture: its path alone, or with what must be said of it.
pub(super) struct Picture {
    pub src: String,
    pub alt: Option<String>,
    pub caption: Option<String>,
    pub credit: Option<String>,
    pub focus: Option<Free>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PictureTable {
    #[serde(alias = "url", alias = "path", alias = "image")]
    src: Scalar,
    #[serde(alias = "alt_text", alias = "description")]
    alt: Option<Scalar>,
    #[serde(alias = "title")]
    caption: Option<Scalar>,
    #[serde(alias = "source")]
    credit: Option<Scalar>,
    focus: Option<Free>,
}

/// A series: its id alone, or with the part.
pub(super) struct SeriesPart {
    pub id: String,
    pub part: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SeriesTable {
    id: Scalar,
    #[serde(alias = "no", alias = "number")]
    part: Option<u32>,
}

/// A link with its name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LinkTo {
    pub name: Scalar,
    pub url: Scalar,
}

/// A story in a collection: its id alone, or with the curator's note.
pub(super) struct Pick {
    pub story: String,
    pub note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PickTable {
    story: Scalar,
    note: Option<Scalar>,
}

/// Reads either a plain value or a table.
macro_rules! plain_or_table {
    ($type:ident, $table:ident, $expecting:literal, |$text:ident| $plain:expr, |$read:ident| $full:expr) => {
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;
                impl<'de> serde::de::Visitor<'de> for Visitor {
                    type Value = $type;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str($expecting)
                    }
                    fn visit_str<E: serde::de::Error>(self, $text: &str) -> Result<$type, E> {
                        Ok($plain)
                    }
                    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<$type, E> {
                        self.visit_str(&number.to_string())
                    }
                    fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<$type, A::Error> {
                        let $read = $table::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
                        Ok($full)
                    }
                }
                deserializer.deserialize_any(Visitor)
            }
        }
    };
}

plain_or_table!(
    Picture,
    PictureTable,
    "the path of a picture, or `{ src, alt, caption, credit }`",
    |text| Picture { src: text.to_owned(), alt: None, caption: None, credit: None, focus: None },
    |table| Picture {
        src: table.src.0,
        alt: table.alt.map(|t| t.0),
        caption: table.caption.map(|t| t.0),
        credit: table.credit.map(|t| t.0),
        focus: table.focus,
    }
);
plain_or_table!(
    SeriesPart,
    SeriesTable,
    "the id of a series, or `{ id, part }`",
    |text| SeriesPart { id: text.to_owned(), part: None },
    |table| SeriesPart { id: table.id.0, part: table.part }
);
plain_or_table!(
    Pick,
    PickTable,
    "the id of a story, or `{ story, note }`",
    |text| Pick { story: text.to_owned(), note: None },
    |table| Pick { story: table.story.0, note: table.note.map(|t| t.0) }
);
