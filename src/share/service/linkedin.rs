//! LinkedIn: the card under a post.

use super::{Service, Shown};
use crate::share::picture::{MB, USUAL_TYPES};
use crate::share::{Face, Facts, Fit, Frame, Last, Room, Said};

/// LinkedIn shows a picture of 1.91:1, a title of two lines and the host, and no description. A picture is
/// large from a width of 401 pixels and has 5 MB at most (LinkedIn Help, "Make your website shareable").
///
/// The card is taken to be 552 wide with 12 at each side; title 14 bold.
pub const SERVICE: Service = Service {
    name: "linkedin",
    about: "the card of a link in the feed of LinkedIn",
    label: Said::new("링크드인", "LinkedIn"),
    rule: Said::new("제목 2줄 · 설명 없음 · 그림 1.91:1", "Title 2 lines · no description · picture 1.91:1"),
    show,
};

const TITLE: Room = Room::Lines { lines: 2, width: 528.0, size: 14.0, face: Face::SystemBold, last: Last::Letter };
const PICTURE: Frame = Frame {
    ratio: (191, 100),
    fit: Fit::Cover,
    small: false,
    least: (1, 1),
    large: (401, 1),
    bytes: Some(5 * MB),
    types: USUAL_TYPES,
};

fn show(facts: &Facts) -> Shown {
    Shown { title: TITLE.cut(&facts.title, ""), description: None, picture: PICTURE.treat(facts) }
}
