//! Facebook: the card under a post.

use super::{Service, Shown};
use crate::share::picture::{MB, USUAL_TYPES};
use crate::share::{Face, Facts, Fit, Frame, Last, Room, Said};

/// Facebook shows a picture of 1.91:1, the host, a title of two lines and one line of the description. A
/// picture has 200×200 at least, is large from 600×315 and has less than 8 MB (Meta for Developers,
/// "Images in Link Shares").
///
/// The card is taken to be 500 wide with 16 at each side; title 17 bold, description 15.
pub const SERVICE: Service = Service {
    name: "facebook",
    about: "the card of a link in the feed of Facebook",
    label: Said::new("페이스북", "Facebook"),
    rule: Said::new("제목 2줄 · 설명 1줄 · 그림 1.91:1", "Title 2 lines · description 1 line · picture 1.91:1"),
    show,
};

const TITLE: Room = Room::Lines { lines: 2, width: 468.0, size: 17.0, face: Face::SystemBold, last: Last::Letter };
const DESCRIPTION: Room = Room::Lines { lines: 1, width: 468.0, size: 15.0, face: Face::System, last: Last::Letter };
const PICTURE: Frame = Frame {
    ratio: (191, 100),
    fit: Fit::Cover,
    small: false,
    least: (200, 200),
    large: (600, 315),
    bytes: Some(8 * MB),
    types: USUAL_TYPES,
};

fn show(facts: &Facts) -> Shown {
    Shown {
        title: TITLE.cut(&facts.title, ""),
        description: Some(DESCRIPTION.cut(&facts.description, "")),
        picture: PICTURE.treat(facts),
    }
}
