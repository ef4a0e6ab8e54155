//! KakaoTalk: the bubble in a chat.

use super::{Service, Shown};
use crate::share::picture::{MB, USUAL_TYPES};
use crate::share::{Face, Facts, Fit, Frame, Last, Room, Said};

/// KakaoTalk reads Open Graph and fills its feed template: title and description of two lines each, over
/// them a picture of 800×400, at least 200×200 and 5 MB at most (Kakao Developers, "Message template",
/// and the checklist of its DevTalk for scraps).
///
/// The bubble is taken to be 240 wide with 12 at each side; title 14 bold, description 13.
pub const SERVICE: Service = Service {
    name: "kakaotalk",
    about: "the bubble of a link in a KakaoTalk chat",
    label: Said::new("카카오톡", "KakaoTalk"),
    rule: Said::new("제목 2줄 · 설명 2줄 · 그림 2:1", "Title 2 lines · description 2 lines · picture 2:1"),
    show,
};

const TITLE: Room = Room::Lines { lines: 2, width: 216.0, size: 14.0, face: Face::SystemBold, last: Last::Letter };
const DESCRIPTION: Room = Room::Lines { lines: 2, width: 216.0, size: 13.0, face: Face::System, last: Last::Letter };
const PICTURE: Frame = Frame {
    ratio: (2, 1),
    fit: Fit::Cover,
    small: false,
    least: (200, 200),
    large: (200, 200),
    bytes: Some(5 * MB),
    types: USUAL_TYPES,
};

fn show(facts: &Facts) -> Shown {
    Shown {
        title: TITLE.cut(&facts.title, ""),
        description: Some(DESCRIPTION.cut(&facts.description, "")),
        picture: PICTURE.treat(facts),
    }
}
