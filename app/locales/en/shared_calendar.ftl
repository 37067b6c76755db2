pre-scheduled = Pre-scheduled
scheduled = Scheduled
published = Published
pre-scheduled-hint = Dated, not yet approved
scheduled-hint = Approved for this time
published-hint = Is out
view = View
month = Month
week = Week
list = List
today = Today
previous = Earlier
next = Later
posts-on = { $day }, { $count ->
    [0] no posts
    [one] { $count } post
   *[other] { $count } posts
}
nothing = Nothing is planned for this time.
zone = All times in { $place } time
close = Close
when = Date and time
goes-to = Goes to
your-time = For you
picture = Picture { $number }
subscribe = Subscribe in a calendar program
feed-address = Address to copy
subscribe-hint = Kept up to date by itself in Apple Calendar, Outlook, Google Calendar and others.
legend = What the marks mean
read-only = Shared calendar, to look at only
by = Made with Countersign
unlock-title = This calendar has a password
unlock-hint = Whoever sent you the address has the password too.
password = Password
unlock = Open calendar
gone-title = This calendar is not available
gone = The address may be incomplete, or the calendar is no longer shared. Ask for a new link where you got this one.
wrong-date-title = This is not a date
to-calendar = Back to the calendar
feed-summary = { $status }: { $title }
