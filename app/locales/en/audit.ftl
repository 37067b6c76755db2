title = Audit log
sub = Everything that happened, in a chain that can be proved.
somebody = Somebody
kind = Kind
person = Person
all-kinds = Everything
all-people = Everybody
older = Older
newest = Newest
empty = Nothing has happened yet.
empty-filtered = Nothing that happened fits the filters.
chain = Event { $seq }
address = Address
agent = Program
hash = SHA-256
details = Details
filter = Filter
of-link = Only this link
of-post = Only this post
show-all = Show everything

workspace-created = set up the workspace
unreadable = This program did not write these entries, and cannot read them: { $numbers }. The operator can look with “countersign audit verify”.
bound = bound { $count ->
    [one] one thing
   *[other] { $count } things
} that the log had not bound yet, as it was found
signed-in = signed in
sign-in-failed = typed a wrong password when signing in
signed-out = signed out
person-invited = invited { $email }
invitation-withdrawn = withdrew the invitation of { $email }
person-joined = joined the workspace
person-changed = changed the role of { $person } to { $role }
password-reset = The operator gave { $person } a new password
job-tried-again = had the program try again what it had set aside: { $task }
job-dropped = dropped what the program had set aside: { $task }
account-unlocked = The operator let { $person } sign in again after too many wrong passwords
person-renamed = changed the name of { $from } to { $person }
person-removed = removed { $person } from the workspace
project-archived = archived the project { $name }
project-restored = brought the project { $name } back
channel-changed = renamed the channel { $from } to { $handle }
approver-changed = changed the contact of the approver { $name }
approver-renamed = renamed the approver { $from } to { $name }
approver-removed = removed the approver { $name }
project-created = created the project { $name }
project-changed = changed the settings of the project
zone-changed = changed the time zone of the project from { $from } to { $to }
zone-changed-times = changed the time zone of the project from { $from } to { $to }; { $posts ->
    [one] { $posts } scheduled post keeps its local time and moves
   *[other] { $posts } scheduled posts keep their local times and move
}
zone-changed-instants = changed the time zone of the project from { $from } to { $to }; { $posts ->
    [one] { $posts } scheduled post stays at its moment, told by another local time
   *[other] { $posts } scheduled posts stay at their moments, told by other local times
}
channel-added = added the channel { $handle }
channel-removed = removed the channel { $handle }
approver-added = added the approver { $name }
post-created = created { $post }
post-revised = changed what { $post } says: version { $revision }
post-changed = changed campaign or note of { $post }
post-moved = moved { $post } to { $to }
post-unscheduled = took { $post } off the calendar
post-deleted = deleted { $post }
post-published = published { $post }
post-failed = could not publish { $post }
post-in-doubt = does not know whether { $post } is out
post-found = looked, and { $post } is out
post-found-at = looked, and { $post } is out at { $url }
post-not-found = looked, and { $post } is not out
link-created-unfit = created the approval link { $link } for { $approver }, although { $count ->
    [one] one of its posts cannot be published as it is
   *[other] { $count } of its posts cannot be published as they are
}
link-created = created the approval link { $link } for { $approver }
link-fetched = fetched the address of { $link }. This is not counted as opened: mail scanners do it.
unlock-failed = typed a wrong password for { $link }
link-opened = opened { $link }
post-viewed = looked at { $post }
approved = approved { $post }
changes-requested = asked for changes to { $post }
rejected = rejected { $post }
decision-refused = decided about { $post }, which was refused by the rules
undone = took the decision on { $post } back
approved-all = approved all: { $count ->
    [one] { $count } post
   *[other] { $count } posts
}
rescheduled = moved { $post } to { $to }
note-added = wrote about { $post }
resent-unfit = sent the new version of { $post } to the client, although it cannot be published like this
resent = sent the new version of { $post } to the client
new-link-requested = asked for a new link in place of { $link }
link-extended = extended { $link }
link-regenerated = gave { $link } a new address and password
link-revoked = revoked { $link }
calendar-shared = shared the calendar { $title }
shared-calendar-changed = changed what the shared calendar { $title } shows
shared-calendar-deactivated = deactivated the shared calendar { $title }
shared-calendar-unlock-failed = gave a wrong password for the shared calendar { $title }
shared-calendar-opened = opened the shared calendar { $title }
