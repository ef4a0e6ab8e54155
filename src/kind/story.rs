//! The plain story: a feature, an interview, a report from the works.

use super::{Kind, Need};

/// What a story is when it does not say.
pub const KIND: Kind = Kind {
    name: "story",
    about: "a feature, an interview or a report, written by a reporter",
    aliases: &["post", "posts", "article", "blog", "feature"],
    needs: &[Need::Date, Need::Authors, Need::Desk],
    // A company that writes about itself publishes a blog; to call every feature news would say more
    // than it is. Search engines treat the two alike.
    schema: "BlogPosting",
    scaffold: [
        (
            "ko",
            "첫 문단에 누가, 언제, 무엇을 했는지 두 문장으로 적습니다.\n\n\
             ## 무슨 일이 있었나\n\n\
             사람과 장소가 보이게 씁니다. 숫자에는 출처를 붙입니다.\n\n\
             ## 독자에게 무엇이 달라지나\n\n\
             마지막 문단은 다음에 할 일로 맺습니다.\n",
        ),
        (
            "en",
            "Say in two sentences who did what, and when.\n\n\
             ## What happened\n\n\
             Let readers see the people and the place. Give every figure its source.\n\n\
             ## What changes for the reader\n\n\
             End with what comes next.\n",
        ),
    ],
};
