page-title = { $month }, { $project }
period = Period
previous-month = Previous month
next-month = Next month
today = Today
today-hint = Today (t)
view = View
month = Month
list = List
search = Search posts
new-post = New post
new-post-hint = New post (n)
new-post-on = New post on { $day }
get-approval = Get approval
get-approval-hint = Get approval (a)
projects = Projects
new-project = New project
filters = Filters
more-filters = More filters
pill-awaiting = Awaiting
pill-changes = Changes
platform = Network
campaign = Campaign
any-platform = All networks
any-campaign = All campaigns
clear-filters = Clear filters
urgent = { $count ->
    [one] { $count } post due within 48 h is not approved
   *[other] { $count } posts due within 48 h are not approved
}
days-of = Days of { $month }
day-posts = { $day }, { $count ->
    [0] no posts
    [one] { $count } post
   *[other] { $count } posts
}
more-posts = +{ $count } more
all-posts-on = All posts on { $day }
posts-count = { $count ->
    [0] no posts
    [one] { $count } post
   *[other] { $count } posts
}
unscheduled = Unscheduled · { $count }
unscheduled-label = Posts without a date
unscheduled-of = Unscheduled · { $count } of { $all }
unscheduled-narrowed = None of the posts without a date is among what is searched or filtered.
unscheduled-empty = Drafts without a date wait here. Drop a post to take it off the calendar.
select = Select { $title }
about = , { $platforms }, { $status }
loading = Loading the calendar
no-match = No post matches
found-title = Search results
found = { $count ->
    [one] { $count } post in all months
   *[other] { $count } posts in all months
}
found-more = The latest { $shown } are shown, { $count } more hold these words. One more word finds fewer.
not-found-hint = No post in any month holds all of these words and fits the filters. Captions, variants, descriptions of pictures, campaigns and notes were searched.
searching = Searching
no-date = No date
undated = Without a date
in-calendar = , in the calendar
show-in-calendar = Show in the calendar
no-match-hint = Nothing in this month fits the search and filters.
empty-title = Plan your first post
empty = Write it here, give it a day, then send your client one link to approve it. Nothing goes out before they sign.
empty-hint = or press
empty-look = Nothing is planned here yet.
channels-title = Start with a channel
channels-empty = A channel is one account of the client: an Instagram profile, a LinkedIn page. Posts are written for channels.
channels-add = Add channels
list-empty = No posts in { $month }
selection = Selection
selected = { $unseen ->
    [0] { $count } selected
   *[other] { $count } selected, { $unseen } of them not shown
}
move-dots = Move…
delete = Delete
clear-selection = Clear selection
move-title = { $count ->
    [one] Move this post
   *[other] Move { $count } posts
}
move-date = New date
move-hint = Each post keeps its time of day.
move-do = Move
move-off = Take off the calendar
move-post = Move { $title } to another day
moved = Moved “{ $title }” to { $day }
moved-many = Moved { $count ->
    [one] { $count } post
   *[other] { $count } posts
} to { $day }
time-skipped = { $time } does not exist on that day in { $zone }: clocks go forward. The post will stand at { $instead }.
time-twice = Clocks go back on that day: { $time } comes twice. Which one?
moved-skipped = Moved “{ $title }” to { $day }. { $asked } does not exist on that day in { $zone }: moved to { $time }.
moved-past = Moved “{ $title }” to { $day }. This time has passed: it will not be published.
moved-many-skipped = Moved { $count ->
    [one] { $count } post
   *[other] { $count } posts
} to { $day }. { $skipped ->
    [one] The time of one of them does not exist on that day: it was moved forward.
   *[other] The times of { $skipped } of them do not exist on that day: they were moved forward.
}
moved-many-past = Moved { $count ->
    [one] { $count } post
   *[other] { $count } posts
} to { $day }. { $past ->
    [one] The time of one of them has passed: it will not be published.
   *[other] The times of { $past } of them have passed: they will not be published.
}
unscheduled-one = Took “{ $title }” off the calendar
unscheduled-many = Took { $count ->
    [one] { $count } post
   *[other] { $count } posts
} off the calendar
not-movable = A post that is going out or published stays where it is.
undone = Moved back
delete-title = { $count ->
    [one] Delete this post?
   *[other] Delete { $count } posts?
}
delete-hint = { $count ->
    [one] It goes off the calendar and off every approval link. Its history stays in the audit log. This cannot be undone.
   *[other] They go off the calendar and off every approval link. Their history stays in the audit log. This cannot be undone.
}
delete-do = Delete
deleted = { $count ->
    [one] Post deleted
   *[other] { $count } posts deleted
}
changed-live = { $title } is now: { $status }
changed-live-many = { $count ->
    [one] { $count } post changed
   *[other] { $count } posts changed
}
notices = Messages
dismiss = Dismiss
help-title = Keyboard
help-new = New post
help-today = Today
help-month = Month view
help-list = List view
help-search = Search
help-arrows = From day to day, from post to post
help-select = Select the post
help-move = Move the post to another day
help-approval = Get approval
help-help = This help
help-escape = Close
help-shift = Select all between two posts
shift-click = Shift + click
arrows = Arrow keys
