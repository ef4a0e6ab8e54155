tags = Tags
people = People
series = Series
collections = Collections
archive = Archive
not-found-title = Not found
stories-count = { $n ->
    [one] { $n } story
   *[other] { $n } stories
}
