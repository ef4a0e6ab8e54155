//! The release: sent to the press and to the company's own channels at once.

use super::{Kind, Need};

/// A news release.
pub const KIND: Kind = Kind {
    name: "release",
    about: "news for the press and for the company's own channels at once",
    aliases: &["press-release", "pressrelease", "press_release", "news-release"],
    needs: &[Need::Date, Need::Desk],
    // It reports what happened on its date, which is what schema.org means by news.
    schema: "NewsArticle",
    scaffold: [
        (
            "ko",
            "회사는 ○월 ○일 무엇을 했다고 밝혔다. 첫 문장에 소식의 전부를 담습니다.\n\n\
             - 핵심 사실 하나: 숫자와 기준일, 출처\n\
             - 핵심 사실 둘\n\
             - 핵심 사실 셋\n\n\
             > 승인받은 인용문을 한두 문장으로 적습니다.\n>\n> — 이름, 직함\n\n\
             ## 문의\n\n\
             담당 부서, 전화, 전자우편\n",
        ),
        (
            "en",
            "On … the company announced …. The first sentence holds the whole news.\n\n\
             - First key fact: a figure, its date and its source\n\
             - Second key fact\n\
             - Third key fact\n\n\
             > One or two sentences that the speaker has approved.\n>\n> — Name, title\n\n\
             ## Press contact\n\n\
             Department, telephone, e-mail\n",
        ),
    ],
};
