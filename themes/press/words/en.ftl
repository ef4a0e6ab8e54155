### Every word the theme shows, in English. The keys are the same in all languages.
### Templates read `words.more_stories` for `more-stories`; messages with arguments are called with word().

# A name of a newsroom that ends in this word has it set lighter.
newsroom-word = Newsroom

## Frame
skip-to-content = Skip to content
menu = Menu
desks = Desks
more-desks = More
languages = Languages
about = About this newsroom
browse = Browse
subscribe = Subscribe
feed-address = Feed address
write-us = Write to us
contact = Contact
people = Reporters
series = Series
collections = Collections
tags = Tags
archive = Archive
feed = RSS
no-tracking = This newsroom uses no cookies and no trackers.
licence = Licence

## Front page
notice = Notice
top-story = Top story
editor = Edited by
picks = Picked today
picked-by = Chosen by { $name }
why = Why
latest = New
all-stories = All stories
releases = Releases
releases-note = Sent to the press and published here at the same time
numbers = { $name } in numbers
numbers-note = Each with its date and its source
as-of = As of { $name }
collection = Collection
curated-by = Curated by { $name }
see-collection = See the collection
one-series = Series
front-people = Who writes here
all-people = All reporters

## Lists
stories = Stories
earlier = Earlier
no-stories = No stories yet.
stories-count = { $n ->
    [one] { $n } story
   *[other] { $n } stories
 }
parts-count = { $n ->
    [one] { $n } part
   *[other] { $n } parts
 }
terms-count = { $n } in all
kind-of-front = Front page
kind-of-desk = Desk
kind-of-tag = Tag
kind-of-person = Reporter
kind-of-series = Series
kind-of-collection = Collection
kind-of-year = Archive
kind-of-month = Archive
follow = Subscribe
curator = Curated by
curator-words = From the curator
picked-stories = The stories
introduction = From the editor
parts = Parts
their-stories = Stories
earlier = Earlier
index = Index
undated = Undated
years = Years
months = Months
pages = Pages
page-number = page { $n }
page-of = Page { $n } of { $total }
previous-page = Newer
next-page = Older

## Story
authors = Written by
about-story = About this story
desk = Desk
published = Published
updated = Updated
reading = Reading time
minutes = { $n } min
reading-minutes = { $n } min read
contents = Contents
translations = Also in
original = Get the original
related = Read next
related-note = Stories that belong together
related-picked = Editor’s choice
related-series = Same series
related-tag = Same tag
related-author = Same reporter
related-desk = Same desk

## Share
share = Share
copy-link = Copy link
copied = Copied
share-naver = Naver
share-facebook = Facebook
share-linkedin = LinkedIn
share-mail = E-mail
print = Print

## Kinds
kind-story = Story
kind-release = Release

## Release
release-time = For release
release-now = Immediately
release-after = After { $name }
released = Sent
released-by = From
end = – End –

## Shared links: two labels with their values, in Slack and others
share-reading-time = Reading time
share-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
 }

## Series
part-number = Part { $n }
all-parts = All parts

## 404
not-found-title = Nothing at this address
not-found-text = The address may have changed, or the story was taken down. Try again from here.
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
