//! Naver: a result of its search.

use super::{Service, Shown, dated};
use crate::share::picture::USUAL_TYPES;
use crate::share::{Facts, Fit, Frame, Room, Said};

/// Naver shows about 40 letters of the title and 80 of the description, the day before it, and a small
/// square picture beside them. Both numbers are those that Search Advisor asks writers to keep to.
pub const SERVICE: Service = Service {
    name: "naver",
    about: "a page among the results of Naver's search",
    label: Said::new("네이버", "Naver"),
    rule: Said::new("제목 40자 · 설명 80자 · 그림 1:1", "Title 40 characters · description 80 · picture 1:1"),
    show,
};

const TITLE: Room = Room::Letters(40);
const DESCRIPTION: Room = Room::Letters(80);
const PICTURE: Frame = Frame {
    ratio: (1, 1),
    fit: Fit::Cover,
    small: true,
    least: (1, 1),
    large: (1, 1),
    bytes: None,
    types: USUAL_TYPES,
};

fn show(facts: &Facts) -> Shown {
    Shown {
        title: TITLE.cut(&facts.title, ""),
        description: Some(DESCRIPTION.cut(&facts.description, &dated(facts))),
        picture: PICTURE.treat(facts),
    }
}
