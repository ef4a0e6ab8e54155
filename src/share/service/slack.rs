//! Slack: what unfolds under a message.

use super::{Service, Shown};
use crate::share::picture::USUAL_TYPES;
use crate::share::{Facts, Fit, Frame, Room, Said};

/// Slack shows the site, the whole title, a description of up to 700 letters, the two labels of
/// `twitter:label1` and `twitter:label2`, and the picture as it is (Slack API, "Unfurling links").
pub const SERVICE: Service = Service {
    name: "slack",
    about: "what unfolds under a message with a link in Slack",
    label: Said::new("슬랙", "Slack"),
    rule: Said::new(
        "제목 전체 · 설명 700자 · 꼬리표 2개 · 그림 전체",
        "Whole title · description 700 characters · 2 labels · whole picture",
    ),
    show,
};

const TITLE: Room = Room::Letters(usize::MAX);
const DESCRIPTION: Room = Room::Letters(700);
const PICTURE: Frame = Frame {
    ratio: (1200, 630),
    fit: Fit::Contain,
    small: false,
    least: (1, 1),
    large: (1, 1),
    bytes: None,
    types: USUAL_TYPES,
};

fn show(facts: &Facts) -> Shown {
    let own = facts.card.as_ref().and_then(|card| card.width.zip(card.height));
    let frame = Frame { ratio: own.unwrap_or(PICTURE.ratio), ..PICTURE };
    Shown {
        title: TITLE.cut(&facts.title, ""),
        description: Some(DESCRIPTION.cut(&facts.description, "")),
        picture: frame.treat(facts),
    }
}
