//! Google: a result of its search.

use super::{Service, Shown, dated};
use crate::share::{Face, Facts, Last, Room, Said, Treatment};

/// Google shows the text of `<title>`, with the site's name, and the description with the day before it.
/// "There's no limit on how long a title element can be", but it is cut to the width of the screen (Google
/// Search Central, "Influencing title links"): on a desktop to 600 pixels of Arial at 20, about 35
/// syllables. The description has about 77 syllables, 940 pixels at 14.
pub const SERVICE: Service = Service {
    name: "google",
    about: "a page among the results of Google's search",
    label: Said::new("구글", "Google"),
    rule: Said::new(
        "사이트 이름까지 제목 600px(한글 약 35자) · 날짜까지 설명 약 77자 · 그림 없음",
        "Title with the site's name 600 px, about 60 letters · description with the date about 155 · no picture",
    ),
    show,
};

const TITLE: Room = Room::Lines { lines: 1, width: 600.0, size: 20.0, face: Face::Arial, last: Last::Break };
const DESCRIPTION: Room = Room::Lines { lines: 1, width: 940.0, size: 14.0, face: Face::Arial, last: Last::Break };

fn show(facts: &Facts) -> Shown {
    Shown {
        title: TITLE.cut(&facts.heading, ""),
        description: Some(DESCRIPTION.cut(&facts.description, &dated(facts))),
        picture: Treatment::NONE,
    }
}
