//! Finds the setting that an unknown key was meant to be: a slip of the hand, or our name in Korean.

use crate::diag::suggest;
use crate::path::nfc;

/// What Korean newsrooms call a setting, and its names from the most likely one on.
const KOREAN: &[(&[&str], &[&str])] = &[
    (&["제목", "머리기사"], &["title", "caption"]),
    (&["부제", "부제목"], &["subtitle"]),
    (&["요약", "개요"], &["summary"]),
    (&["설명"], &["alt", "summary"]),
    (&["날짜", "일시", "작성일", "게시일", "발행일"], &["date"]),
    (&["수정", "수정일", "수정일시"], &["updated"]),
    (&["기자", "글쓴이", "작성자", "저자"], &["authors"]),
    (&["부서", "데스크", "분류"], &["desk", "desks"]),
    (&["태그", "키워드"], &["tags"]),
    (&["엠바고"], &["embargo"]),
    (&["만료", "만료일"], &["expires"]),
    (&["종류"], &["kind"]),
    (&["상태"], &["status"]),
    (&["초안"], &["draft"]),
    (&["공개", "공개범위"], &["audience"]),
    (&["사진", "이미지", "표지"], &["cover", "src"]),
    (&["출처"], &["credit", "source"]),
    (&["이름"], &["name"]),
    (&["직함"], &["role"]),
    (&["연재"], &["series"]),
    (&["언어"], &["lang", "languages"]),
    (&["링크"], &["links"]),
    (&["주소"], &["base_url", "permalink", "url"]),
];

/// Returns the name among `known` that `written` was most likely meant to be, if one is likely.
pub fn meant<'k>(written: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let known: Vec<&str> = known.into_iter().collect();
    // `embargo：2026-12-01` is the key as far as its colon.
    let name = written.split('：').next().unwrap_or_default().trim();
    let korean = nfc(name);
    let names = KOREAN.iter().find(|(korean_names, _)| korean_names.contains(&korean.as_str()));
    let named = names.and_then(|(_, names)| names.iter().find_map(|name| known.iter().find(|known| *known == name)));
    named.copied().or_else(|| suggest::nearest(name, known))
}
