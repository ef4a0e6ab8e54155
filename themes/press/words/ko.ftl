### Every word the theme shows, in Korean. The keys are the same in all languages.
### Templates read `words.more_stories` for `more-stories`; messages with arguments are called with word().

# A name of a newsroom that ends in this word has it set lighter.
newsroom-word = 뉴스룸

## Frame
skip-to-content = 본문 바로가기
menu = 메뉴
desks = 데스크
more-desks = 더 보기
languages = 언어
about = 뉴스룸 안내
browse = 읽을거리
subscribe = 받아 보기
feed-address = 피드 주소
write-us = 전자우편 보내기
contact = 물을 곳
people = 리포터
series = 연재
collections = 모음
tags = 꼬리표
archive = 지난 이야기
feed = RSS
no-tracking = 이 뉴스룸은 쿠키와 추적기를 쓰지 않습니다.
licence = 이용 조건

## Front page
notice = 알림
top-story = 머리기사
editor = 편집
picks = 오늘 고른 이야기
picked-by = { $name } 편집
why = 왜
latest = 새 이야기
all-stories = 모두 보기
releases = 보도자료
releases-note = 언론과 누리집에 같은 시각에 냅니다
numbers = 숫자로 보는 { $name }
numbers-note = 기준일과 출처를 함께 적습니다
as-of = { $name } 기준
collection = 모음
curated-by = { $name } 엮음
see-collection = 모음 보기
one-series = 연재
front-people = 쓰는 사람들
all-people = 리포터 모두

## Lists
stories = 이야기
earlier = 앞선 이야기
no-stories = 아직 이야기가 없습니다.
stories-count = 이야기 { $n }편
parts-count = 모두 { $n }편
terms-count = 모두 { $n }개
kind-of-front = 첫 화면
kind-of-desk = 데스크
kind-of-tag = 꼬리표
kind-of-person = 리포터
kind-of-series = 연재
kind-of-collection = 모음
kind-of-year = 지난 이야기
kind-of-month = 지난 이야기
follow = 받아 보기
curator = 엮은이
curator-words = 엮은이의 말
picked-stories = 고른 이야기
introduction = 들어가며
parts = 차례
their-stories = 쓴 글
index = 찾아보기
undated = 날짜 없음
years = 해마다
months = 달마다
pages = 쪽 이동
page-number = { $n }쪽
page-of = { $n } / { $total }쪽
previous-page = 더 새로운 글
next-page = 더 오래된 글

## Story
authors = 글쓴이
about-story = 이 글의 정보
desk = 데스크
published = 발행
updated = 고침
reading = 읽기
minutes = { $n }분
reading-minutes = { $n }분 읽기
contents = 차례
translations = 다른 말
original = 원본 받기
related = 이어지는 이야기
related-note = 함께 읽으면 좋은 글
related-picked = 편집자 선택
related-series = 같은 연재
related-tag = 같은 꼬리표
related-author = 같은 리포터
related-desk = 같은 데스크

## Share
share = 공유
copy-link = 주소 복사
copied = 복사했습니다
share-naver = 네이버
share-facebook = 페이스북
share-linkedin = 링크드인
share-mail = 전자우편
print = 인쇄

## Kinds
kind-story = 이야기
kind-release = 보도자료

## Release
release-time = 보도 시점
release-now = 즉시 보도 가능
release-after = { $name } 이후 보도
released = 배포
released-by = 발신
end = (끝)

## Shared links: two labels with their values, in Slack and others
share-reading-time = 읽는 시간
share-minutes = { $n }분

## Series
part-number = { $n }편
all-parts = 모든 편 보기

## 404
not-found-title = 그 주소에는 글이 없습니다
not-found-text = 주소가 바뀌었거나 글을 내렸을 수 있습니다. 아래에서 다시 찾아 보세요.
not-found-home = 첫 화면으로 가기

## Social cards: what a page is, at the top of its card and in the words for those who cannot see it
card-front = 뉴스룸
card-page = 안내
card-desk = 데스크
card-tag = 태그
card-person = 리포터
card-series = 연재
card-collection = 모음
card-archive = 지난 소식
