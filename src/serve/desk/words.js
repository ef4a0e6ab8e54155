// Owns every sentence of the preview's furniture, in Korean and in English.
//
// A sentence with a number or a name in it is a function. `words.ui` is the language in use.

const FEW = ["", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열"];
const MANY = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const plural = (n, one, more) => `${n.toLocaleString("en")} ${n === 1 ? one : more}`;
const number = (n) => Number(n).toLocaleString("ko");

const ko = {
  preview: "미리보기", desk: "미리보기 도구", hide: "도구 줄 접기", show: "도구 줄 펴기", close: "닫기", tools: "도구",
  share: "공유 화면", time: "시간", check: "점검", audience: "독자", edit: "편집기에서 열기", stories: "모든 이야기",
  shareShort: "공유", editShort: "편집기", storiesShort: "목록",
  lost: "서버와 끊겨 다시 잇고 있습니다", took: (ms) => `마지막 새로고침 ${ms}밀리초`, changed: "화면을 새로 고쳤습니다",
  found: (n) => (n ? `점검에서 ${n}건 찾음` : "점검에서 찾은 것 없음"), faultsIn: (n) => `고칠 곳 ${n}곳`,
  who: { public: "일반 독자", press: "기자", internal: "사내" },
  whoSees: {
    public: "지금 누구나 볼 수 있는 이야기만 보입니다.",
    press: "엠바고가 걸린 보도자료까지 보입니다.",
    internal: "초안과 검토 중인 이야기까지 모두 보입니다.",
  },
  audienceTitle: "누구의 눈으로 볼까요?", audienceNote: "이 브라우저의 미리보기에만 적용됩니다. 실제 사이트는 바뀌지 않습니다.",
  readersNow: "독자가 지금 보는 화면입니다", readersOf: (who) => `${who}에게 지금 보이는 화면입니다`,
  seenAt: (moment) => `${moment}의 화면입니다`,
  states: { published: "공개", approved: "승인", draft: "초안", review: "검토 중", scheduled: "예약", embargo: "엠바고", audience: "대상 한정", withdrawn: "철회", expired: "기간 끝" },
  clear: {
    published: "공개되어 있습니다", approved: "승인됨 · 아직 공개 전입니다", draft: "초안 · 독자에게 보이지 않습니다",
    review: "검토 중 · 독자에게 보이지 않습니다", scheduled: "공개 전 · 예약되어 있습니다", embargo: "엠바고가 걸려 있습니다",
    audience: "정해진 독자에게만 보입니다", withdrawn: "철회한 이야기입니다", expired: "보이는 기간이 끝났습니다",
  },
  clearUntil: {
    published: (m) => `공개 · ${m}에 내려갑니다`, scheduled: (m) => `공개 전 · ${m}에 나옵니다`, embargo: (m) => `엠바고 · ${m}에 풀립니다`,
    approved: (m) => `승인됨 · ${m}에 나옵니다`, draft: (m) => `초안 · 날짜는 ${m}`, review: (m) => `검토 중 · 날짜는 ${m}`,
    audience: (m) => `대상 한정 · ${m}까지`, withdrawn: (m) => `철회 · ${m}`, expired: (m) => `기간 끝 · ${m}`,
  },
  shareTitle: (n) => `공유 화면 ${n}곳`, shareNote: "실제로 나갈 값입니다. 노란 표시가 그곳에서 글이 잘리는 자리입니다.",
  light: "밝게", dark: "어둡게", cuts: "잘린 글 보기", card: "카드 원본", noCut: "잘림 없음", cutHere: "여기서 잘립니다", cutRest: "잘린 글:",
  noCard: "그림 없이 나갑니다", cardMissing: "이 쪽에는 카드 그림이 없습니다.", cropWide: "2:1", cropSquare: "1:1",
  cropNote: "점선 안이 2:1과 1:1로 잘릴 때 남는 부분입니다.", from: (host) => `${host}에서`, readTime: (n) => `${n}분 읽기`,
  channels: "채널에 올릴 글", channelsNote: "제목과 주소를 그대로 올렸을 때의 길이입니다.", copy: "글 복사", copied: "복사했습니다", fold: "더 보기",
  of: (used, limit) => `${number(used)} / ${number(limit)}`, over: (n) => `${number(n)} 넘침`, left: (n) => `${number(n)} 남음`,
  cutIn: (n) => `${n}곳에서 잘림`, loading: "가져오는 중입니다…", failed: "가져오지 못했습니다. 잠시 뒤에 다시 열어 주세요.", nothingToShare: "이 쪽은 공유 화면이 없습니다.",
  timeTitle: "이 시각의 뉴스룸", nextChange: "다음에 바뀌는 때는 ", nextEnd: "입니다.", noChange: "앞으로 바뀔 예정이 없습니다.",
  toNext: "다음 바뀜으로", toNow: "지금으로", now: "지금", appears: "나타납니다", goes: "내려갑니다", chosen: "고른 때", slider: "뉴스룸의 시각",
  places: { lead: "머리기사", pick: "고른 이야기", notice: "알림", number: "숫자" }, onFront: (place, title) => `첫 화면 ${place}: ${title}`,
  anyMoment: "다른 때 보기", see: "보기", appearsN: (n) => `${n}편 나옴`, goesN: (n) => `${n}편 내려감`, nothingChanges: "바뀌는 것 없음", asNow: "지금 보이는 그대로입니다.",
  checkTitle: "이 쪽 점검", nothingFound: "고칠 것을 찾지 못했습니다.", beside: "본문 옆에 표시", toPlace: "본문에서 보기", parts: "갖출 것", allParts: "빠진 것이 없습니다.",
  need: { must: "꼭 필요", should: "있으면 좋음", may: "선택" }, length: "분량", minutes: (n) => `${n}분`, syllables: (n) => `${number(n)}글자`,
  wordCount: (n) => `${number(n)}낱말`, spaced: (n) => `${number(n)}어절`, notYet: "아직 없습니다", language: "언어", reading: "읽는 시간", amount: "글의 양",
  severity: { error: "오류", warning: "주의", advice: "조언" }, place: (line, column) => `${line}줄 ${column}칸`, related: "관련된 곳", openHere: "편집기에서 열기",
  noteOpen: (severity) => `${severity} 펴기`, noteClose: "접기",
  faultsTop: "미리보기를 새로 그리지 못했습니다",
  faultsTitle: (n) => (n < FEW.length ? (n === 1 ? "고칠 곳이 한 군데 있습니다" : `고칠 곳이 ${FEW[n]} 군데 있습니다`) : `고칠 곳이 ${number(n)}군데 있습니다`),
  faultsNote: "마지막으로 잘 그려진 화면이 뒤에 그대로 있습니다. 파일을 고쳐 저장하면 이 창은 저절로 닫힙니다.", mended: "모두 고쳐졌습니다",
  faultsAway: "화면 먼저 보기", faultsBack: "고칠 곳 보기", terminal: "터미널에 나온 글", code: "파일의 해당 부분", moreFaults: (n) => `나머지 ${number(n)}건 더 보기`,
  heldTitle: "여기에 이야기가 하나 있습니다", heldLead: (who) => `지금 보고 있는 독자(${who})에게는 보이지 않습니다.`,
  heldWhy: {
    draft: "아직 초안이기 때문입니다.", review: "아직 검토 중이기 때문입니다.", approved: "승인되었지만 공개하지 않았기 때문입니다.", scheduled: "공개할 날짜가 아직 오지 않았기 때문입니다.",
    embargo: "엠바고가 아직 풀리지 않았기 때문입니다.", audience: "정해진 독자에게만 보이는 이야기이기 때문입니다.", withdrawn: "철회한 이야기이기 때문입니다.", expired: "보이는 기간이 끝났기 때문입니다.",
  },
  heldUntil: (m) => `${m}에 바뀝니다.`, heldShow: (who) => `${who} 화면으로 보기`, heldAt: "공개되는 시각으로 가기",
  listTitle: "모든 이야기", search: "제목, 기자, 파일 이름으로 찾기", searchHint: "첫소리로도 찾습니다. 예: ㅈㄱㅊ", all: "전체", state: "상태", deskName: "데스크", author: "기자", by: "나누어 보기", byState: "상태별", byAuthor: "기자별", byDesk: "데스크별", byNone: "나누지 않음",
  shown: (n) => `${number(n)}편`, more: (n) => `${number(n)}편 더 보기`, none: "찾은 이야기가 없습니다. 찾는 말을 줄이거나 거르기를 풀어 보세요.", noDesk: "데스크 없음", noAuthor: "기자 없음", toSite: "사이트 미리보기", clearAll: "거르기 풀기", keys: "/ 찾기 · ↑↓ 옮겨 가기 · Enter 열기",
  findings: (severity, n) => `${severity} ${n}건`, noPage: "쪽이 없습니다", editFile: (title) => `「${title}」 편집기에서 열기`,
};

const en = {
  preview: "Preview", desk: "Preview tools", hide: "Fold the bar away", show: "Show the bar", close: "Close", tools: "Tools",
  share: "Share", time: "Time", check: "Check", audience: "Audience", edit: "Open in editor", stories: "All stories",
  shareShort: "Share", editShort: "Editor", storiesShort: "Stories",
  lost: "Connection lost, trying again", took: (ms) => `Last update took ${ms} milliseconds`, changed: "The page was updated",
  found: (n) => (n ? plural(n, "finding", "findings") : "no findings"), faultsIn: (n) => plural(n, "thing to mend", "things to mend"),
  who: { public: "Public", press: "Press", internal: "Internal" },
  whoSees: {
    public: "Only what anybody may see now.",
    press: "News under embargo as well.",
    internal: "Everything, drafts and reviews included.",
  },
  audienceTitle: "Whose eyes?", audienceNote: "This applies to the preview in this browser only. The live site does not change.",
  readersNow: "What readers see now", readersOf: (who) => `What this audience sees now: ${who}`,
  seenAt: (moment) => `As of ${moment}`,
  states: { published: "Published", approved: "Approved", draft: "Draft", review: "In review", scheduled: "Scheduled", embargo: "Embargo", audience: "Restricted", withdrawn: "Withdrawn", expired: "Expired" },
  clear: {
    published: "Published", approved: "Approved, not public yet", draft: "Draft, readers do not see it",
    review: "In review, readers do not see it", scheduled: "Scheduled, not public yet", embargo: "Under embargo",
    audience: "For a restricted audience only", withdrawn: "Withdrawn", expired: "Expired",
  },
  clearUntil: {
    published: (m) => `Published, leaves on ${m}`, scheduled: (m) => `Scheduled, appears on ${m}`, embargo: (m) => `Under embargo until ${m}`,
    approved: (m) => `Approved, appears on ${m}`, draft: (m) => `Draft, dated ${m}`, review: (m) => `In review, dated ${m}`,
    audience: (m) => `Restricted until ${m}`, withdrawn: (m) => `Withdrawn, ${m}`, expired: (m) => `Expired on ${m}`,
  },
  shareTitle: (n) => `Shared in ${plural(n, "place", "places")}`, shareNote: "These are the values that will go out. Yellow marks where a place cuts the text.",
  light: "Light", dark: "Dark", cuts: "Show what is cut", card: "The card itself", noCut: "Nothing cut", cutHere: "cut here", cutRest: "Cut away:",
  noCard: "Goes out without a picture", cardMissing: "This page has no card.", cropWide: "2:1", cropSquare: "1:1",
  cropNote: "The dashed lines show what is left when it is cropped to 2:1 and 1:1.", from: (host) => `From ${host}`, readTime: (n) => `${n} min read`,
  channels: "Text for each channel", channelsNote: "Title and address, as they would be posted.", copy: "Copy text", copied: "Copied", fold: "more",
  of: (used, limit) => `${used} / ${limit}`, over: (n) => `${n} too many`, left: (n) => `${n} left`,
  cutIn: (n) => `cut in ${plural(n, "place", "places")}`, loading: "Fetching…", failed: "This could not be fetched. Please open it again in a moment.", nothingToShare: "There is nothing to share on this page.",
  timeTitle: "The newsroom at this moment", nextChange: "The next change is on ", nextEnd: ".", noChange: "Nothing is going to change.",
  toNext: "To the next change", toNow: "Back to now", now: "Now", appears: "Appears", goes: "Goes", chosen: "Chosen moment", slider: "Moment of the newsroom",
  places: { lead: "lead", pick: "pick", notice: "notice", number: "number" }, onFront: (place, title) => `Front page, ${place}: ${title}`,
  anyMoment: "Another moment", see: "Show", appearsN: (n) => `${n} in`, goesN: (n) => `${n} out`, nothingChanges: "no change", asNow: "As it is now.",
  checkTitle: "Check of this page", nothingFound: "Nothing to mend was found.", beside: "Show beside the text", toPlace: "Show in the text", parts: "Parts", allParts: "Nothing is missing.",
  need: { must: "needed", should: "good to have", may: "optional" }, length: "Length", minutes: (n) => `${n} min`, syllables: (n) => plural(n, "syllable", "syllables"),
  wordCount: (n) => plural(n, "word", "words"), spaced: (n) => `${plural(n, "word", "words")} between spaces`, notYet: "not written yet", language: "Language", reading: "Reading time", amount: "Amount",
  severity: { error: "Error", warning: "Warning", advice: "Advice" }, place: (line, column) => `line ${line}, column ${column}`, related: "See also", openHere: "Open in editor",
  noteOpen: (severity) => `Open: ${severity}`, noteClose: "Fold",
  faultsTop: "The preview could not be drawn anew",
  faultsTitle: (n) => { const say = MANY[n] ?? n.toLocaleString("en"); return `${say[0].toUpperCase()}${say.slice(1)} ${n === 1 ? "thing" : "things"} to mend`; },
  faultsNote: "The last good page is still there behind this one. Mend the file and save it, and this goes away by itself.", mended: "All is mended",
  faultsAway: "See the page first", faultsBack: "What to mend", terminal: "The text of the terminal", code: "That part of the file", moreFaults: (n) => `Show ${n} more`,
  heldTitle: "A story lies here", heldLead: (who) => `The audience you are looking as (${who}) does not see it.`,
  heldWhy: {
    draft: "It is still a draft.", review: "It is still in review.", approved: "It is approved, but not published.", scheduled: "Its date has not come yet.",
    embargo: "Its embargo has not lifted yet.", audience: "It is for a restricted audience.", withdrawn: "It was withdrawn.", expired: "Its time is over.",
  },
  heldUntil: (m) => `This changes on ${m}.`, heldShow: (who) => `Show it as: ${who}`, heldAt: "Go to the moment it appears",
  listTitle: "All stories", search: "Find by title, reporter or file", searchHint: "Korean initial consonants work too, such as ㅈㄱㅊ", all: "All", state: "State", deskName: "Desk", author: "Reporter", by: "Group", byState: "By state", byAuthor: "By reporter", byDesk: "By desk", byNone: "Not at all",
  shown: (n) => plural(n, "story", "stories"), more: (n) => `Show ${n} more`, none: "No story was found. Use fewer words, or take the filters off.", noDesk: "No desk", noAuthor: "No reporter", toSite: "Preview of the site", clearAll: "Take filters off", keys: "/ to search · ↑↓ to move · Enter to open",
  findings: (severity, n) => `${severity}: ${n}`, noPage: "has no page", editFile: (title) => `Open “${title}” in the editor`,
};

/** The sentences in the language of the furniture, `ko` or `en`. */
export function pick(ui) {
  return { ui: ui === "en" ? "en" : "ko", ...(ui === "en" ? en : ko) };
}
