brand = Countersign
skip = Skip to content
close = Close
cancel = Cancel
save = Save
saved = Saved
add = Add
remove = Remove
undo = Undo
back = Back
copy = Copy
copied = Copied
more = More
menu = Menu
optional = Optional
loading = Loading
stopped = This page has stopped working. What you typed is still here: copy what you need, then load the page again.
reload = Load again
posts = { $count ->
    [0] no posts
    [one] { $count } post
   *[other] { $count } posts
}
draft = Draft
awaiting = Awaiting review
changes = Changes requested
rejected = Rejected
approved = Approved
scheduled = Scheduled
missed = Missed
publishing = Publishing
published = Published
failed = Failed
attention = Needs attention
link-active = Active
link-expired = Expired
link-revoked = Revoked
to-decide = To decide
role-owner = Owner
role-admin = Admin
role-editor = Editor
role-viewer = Viewer
for-you = {" · "}{ $time } for you
for-you-on = {" · "}{ $day }, { $time } for you
times-in = All times are in { $zone }.
past-one = This time has passed: it will not be published.
past-some = For at least one of these posts this time has passed: it will not be published.
decided = { $decided } of { $total } decided
moved = { $count ->
    [one] This picture moved; one frame is kept and published.
   *[other] { $count } of these pictures moved; one frame of each is kept and published.
}
offline = You are offline. What you type stays here.
leave-hint = What you typed here is not saved.
not-copied = Close without copying it?
not-copied-hint = It is shown only this once. You have not copied all of it yet, and it cannot be shown again.
close-anyway = Close anyway
next-missed = Choose a new time
next-failed = Schedule it again
next-attention = Look whether it is out
unnamed = { $count ->
    [0] Post
    [one] Picture
   *[other] { $count } pictures
}
unnamed-on = { $count ->
    [0] Post, { $day }
    [one] Picture, { $day }
   *[other] { $count } pictures, { $day }
}
unnamed-for = { $count ->
    [0] Post for { $networks }
    [one] Picture for { $networks }
   *[other] { $count } pictures for { $networks }
}
unnamed-for-on = { $count ->
    [0] Post for { $networks }, { $day }
    [one] Picture for { $networks }, { $day }
   *[other] { $count } pictures for { $networks }, { $day }
}
networks-two = { $first } and { $second }
networks-more = { $first } and { $count } more
news = Meanwhile
