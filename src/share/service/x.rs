//! X: the card under a post.

use super::{Service, Shown};
use crate::share::picture::{MB, USUAL_TYPES};
use crate::share::{Cut, Face, Facts, Fit, Frame, Last, Room, Said, Treatment};

/// X shows `summary_large_image` as a picture of 2:1 with the title in one line on it, and no description;
/// the documents of its cards give titles 70 letters and pictures 300×157 at least, 5 MB at most, no SVG.
/// A page whose `twitter:card` is `summary` has a small square picture beside title and description.
///
/// The line on the picture is taken to be 476 wide (a column of 516 with 12 and 8 at each side), 13 large;
/// the words beside a small picture 360 wide, 15 large.
pub const SERVICE: Service = Service {
    name: "x",
    about: "the card under a post on X",
    label: Said::new("X", "X"),
    rule: Said::new(
        "제목 70자, 그림 위 1줄 · 설명 없음 · 그림 2:1",
        "Title 70 characters, 1 line on the picture · no description · picture 2:1",
    ),
    show,
};

const LETTERS: Room = Room::Letters(70);
const TITLE: Room = Room::Lines { lines: 1, width: 476.0, size: 13.0, face: Face::System, last: Last::Letter };
const BESIDE: Room = Room::Lines { lines: 2, width: 360.0, size: 15.0, face: Face::System, last: Last::Letter };
const PICTURE: Frame = Frame {
    ratio: (2, 1),
    fit: Fit::Cover,
    small: false,
    least: (1, 1),
    large: (300, 157),
    bytes: Some(5 * MB),
    types: USUAL_TYPES,
};

fn show(facts: &Facts) -> Shown {
    let mut picture = PICTURE.treat(facts);
    if picture.shown && !picture.small && !facts.large {
        let why =
            Said::new("그림이 작게 보임: 가로로 길지 않음", "The picture is shown small: it is not wider than tall");
        picture = Treatment { ratio: (1, 1), small: true, why: Some(why), ..picture };
    }
    if picture.shown && !picture.small {
        return Shown { title: shorter(&facts.title, TITLE), description: None, picture };
    }
    Shown { title: shorter(&facts.title, BESIDE), description: Some(BESIDE.cut(&facts.description, "")), picture }
}

/// Cuts a title to 70 letters or to its box, whichever comes first.
fn shorter(title: &str, room: Room) -> Cut {
    let (by_letters, by_box) = (LETTERS.cut(title, ""), room.cut(title, ""));
    if by_letters.shown.len() < by_box.shown.len() { by_letters } else { by_box }
}
