### Every word the theme shows, in English. The keys are the same in all languages.
### Templates read `words.more_stories` for `more-stories`; messages with arguments are called with word().

## Frame
skip-to-content = Skip to content
desks = Desks
languages = Languages
browse = Browse
people = People
series = Series
collections = Collections
tags = Tags
archive = Archive
feed = RSS

## Lists
latest = Latest news
stories = Stories
no-stories = No stories yet.
stories-count = { $n ->
    [one] { $n } story
   *[other] { $n } stories
}
curator = Curated by
months = By month
pages = Pages
page-number = page { $n }
previous-page = Previous page
next-page = Next page

## Story
authors = Written by
published = Published
updated = Updated
reading-minutes = { $n } min read
contents = Contents
translations = Read in
around = Previous and next story
previous-story = Previous story
next-story = Next story
related = Related stories

## Kinds
kind-story = Story
kind-release = Release

## Shared links: two labels with their values, in Slack and others
share-reading-time = Reading time
share-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
 }

## Series
part-number = Part { $n }
part-of = Part { $n } of { $total }
previous-part = Previous part
next-part = Next part
all-parts = All parts

## 404
not-found-title = Page not found
not-found-text = The address may have changed, or the page was taken down.
not-found-home = Go to the front page

## Social cards: what a page is, at the top of its card and in the words for those who cannot see it
card-front = Newsroom
card-page = Page
card-desk = Desk
card-tag = Tag
card-person = Reporter
card-series = Series
card-collection = Collection
card-archive = Archive
