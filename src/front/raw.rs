//! What people may write in `front.yaml`. Unknown keys are errors; meaning is given in `read`.

use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use crate::yaml::{Localized, OneOrMany, Scalar};

/// `front.yaml` as written.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Raw {
    /// Who makes the front page.
    pub editor: Option<Scalar>,
    /// The lead, or several, of which the first that can be shown is drawn.
    pub lead: Option<OneOrMany<RawPick>>,
    /// Stories beside it.
    pub picks: Option<OneOrMany<RawPick>>,
    /// A sentence at the top.
    pub notice: Option<OneOrMany<RawNotice>>,
    /// Figures.
    pub numbers: Option<OneOrMany<RawNumber>>,
    /// A collection.
    pub collection: Option<Scalar>,
    /// A series.
    pub series: Option<Scalar>,
    /// Reporters.
    pub people: Option<OneOrMany<Scalar>>,
}

/// A moment that decides whether a thing is shown: nothing behind the key is another thing than no key.
#[derive(Default)]
pub(super) enum Edge {
    #[default]
    Unsaid,
    Empty,
    Said(String),
}

impl<'de> Deserialize<'de> for Edge {
    fn deserialize<D: Deserializer<'de>>(inner: D) -> Result<Self, D::Error> {
        let said = Option::<Scalar>::deserialize(inner)?.map(|Scalar(text)| text.trim().to_owned());
        Ok(said.filter(|text| !text.is_empty()).map_or(Self::Empty, Self::Said))
    }
}

/// A story: its id alone, or with what belongs to it.
pub(super) struct RawPick {
    pub story: Scalar,
    pub why: Option<Localized>,
    pub by: Option<Scalar>,
    pub from: Edge,
    pub until: Edge,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PickTable {
    story: Scalar,
    why: Option<Localized>,
    by: Option<Scalar>,
    #[serde(default)]
    from: Edge,
    #[serde(default)]
    until: Edge,
}

impl<'de> Deserialize<'de> for RawPick {
    fn deserialize<D: Deserializer<'de>>(inner: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = RawPick;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the id of a story, or `{ story, why, from, until, by }`")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<RawPick, E> {
                let (why, by, from, until) = (None, None, Edge::Unsaid, Edge::Unsaid);
                Ok(RawPick { story: Scalar(text.to_owned()), why, by, from, until })
            }
            fn visit_u64<E: Error>(self, number: u64) -> Result<RawPick, E> {
                self.visit_str(&number.to_string())
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<RawPick, A::Error> {
                let PickTable { story, why, by, from, until } =
                    PickTable::deserialize(MapAccessDeserializer::new(map))?;
                Ok(RawPick { story, why, by, from, until })
            }
        }
        inner.deserialize_any(Either)
    }
}

/// A sentence with what belongs to it.
pub(super) struct RawNotice {
    pub text: Localized,
    pub label: Option<Localized>,
    pub link: Option<Scalar>,
    pub from: Edge,
    pub until: Edge,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoticeTable {
    text: Localized,
    label: Option<Localized>,
    link: Option<Scalar>,
    #[serde(default)]
    from: Edge,
    #[serde(default)]
    until: Edge,
}

impl<'de> Deserialize<'de> for RawNotice {
    fn deserialize<D: Deserializer<'de>>(inner: D) -> Result<Self, D::Error> {
        struct Table;
        impl<'de> Visitor<'de> for Table {
            type Value = RawNotice;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table with the sentence in it, `{ text }`")
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<RawNotice, A::Error> {
                let NoticeTable { text, label, link, from, until } =
                    NoticeTable::deserialize(MapAccessDeserializer::new(map))?;
                Ok(RawNotice { text, label, link, from, until })
            }
        }
        inner.deserialize_any(Table)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawNumber {
    pub value: Localized,
    pub unit: Option<Localized>,
    pub what: Localized,
    pub as_of: Option<Scalar>,
    pub source: Option<Localized>,
    pub story: Option<Scalar>,
    #[serde(default)]
    pub from: Edge,
    #[serde(default)]
    pub until: Edge,
}
