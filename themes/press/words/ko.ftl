### Every word the theme shows, in Korean. The keys are the same in all languages.
### Templates read `words.more_stories` for `more-stories`; messages with arguments are called with word().

## Frame
skip-to-content = 본문 바로가기
desks = 데스크
languages = 언어
browse = 둘러보기
people = 기자
series = 연재
collections = 모음
tags = 태그
archive = 지난 소식
feed = RSS

## Lists
latest = 최신 소식
stories = 소식 목록
no-stories = 아직 소식이 없습니다.
stories-count = { $n }건
curator = 엮은이
months = 월별 보기
pages = 페이지 이동
page-number = { $n }페이지
previous-page = 이전 페이지
next-page = 다음 페이지

## Story
authors = 글쓴이
published = 발행
updated = 고침
reading-minutes = 읽는 시간 { $n }분
contents = 차례
translations = 다른 언어로 읽기
around = 앞뒤 소식
previous-story = 이전 소식
next-story = 다음 소식
related = 관련 소식

## Kinds
kind-story = 소식
kind-release = 보도자료

## Shared links: two labels with their values, in Slack and others
share-reading-time = 읽는 시간
share-minutes = { $n }분

## Series
part-number = { $n }편
part-of = { $n }편 / 모두 { $total }편
previous-part = 이전 편
next-part = 다음 편
all-parts = 모든 편 보기

## 404
not-found-title = 페이지를 찾을 수 없습니다
not-found-text = 주소가 바뀌었거나 글이 내려갔을 수 있습니다.
not-found-home = 첫 화면으로 가기

## Social cards: what a page is, at the top of its card and in the words for those who cannot see it
card-front = 뉴스룸
card-page = 안내
card-desk = 데스크
card-tag = 태그
card-person = 기자
card-series = 연재
card-collection = 모음
card-archive = 지난 소식
