links = { $count ->
    [one] One approval link is active:
   *[other] { $count } approval links are active:
}
posts = { $count ->
    [one] One post is not out yet:
   *[other] { $count } posts are not out yet:
}
more-posts = { $count ->
    [one] and one more
   *[other] and { $count } more
}
shared = Its calendar is shared. That link ends.

approver-edit = Change { $name }
approver-remove = Remove { $name }
approver-title = Remove { $name }?
approver-hint = Nobody can ask this person for approval any more. What they decided stays, with their name.
approver-revoke = End these links now
approver-revoke-hint = Posts that wait only on them are drafts again. Left open, the person can still decide until they expire.
approver-do = Remove approver

channel-edit = Change { $handle }
channel-title = Remove { $handle }?
channel-hint = No new post can be written for this channel. Posts that use it keep it.
channel-note = Posts that are out go on showing the handle they went out with.
channel-do = Remove channel

project = Archive this project
project-hint = It leaves every list, its approval links and its shared calendar end, and nothing in it can be opened until somebody brings it back. Posts, decisions and history stay.
project-ask = Archive project…
project-title = Archive { $name }?
project-do = Archive project
archived = Archived projects
archived-hint = Put away with all that is in them. Links and shared calendars that ended stay ended.
restore = Bring back
restore-of = Bring { $name } back

person-edit = Change the name of { $name }
person-remove = Remove { $name }
person-title = Remove { $name }?
person-hint = They are signed out everywhere at once and cannot sign in again. What they did stays in the log, with their name; links they made go on. Their address can be invited again.
person-do = Remove person
