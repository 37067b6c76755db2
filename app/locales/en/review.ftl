looks-on = How it looks on { $network }
fold-more = … more
fold-less = less
carousel = { $count } pictures, swipe or use the arrow keys
like = Like
comment = Comment
share = Share
repost = Repost
send = Send

open-title = Open review
asks-you = { $name } at { $workspace } asks for your approval
about = About posts for { $project }
password = Password
password-hint = It came to you in a separate message.
open-review = Open review
no-account = No account needed. You decide post by post, or all at once.
foot = Signed off with Countersign

expired-title = This link has expired
expired-text = Nothing you decided is lost. Ask for a new link and the team who sent it will be told.
expired-inside = Nothing you decided is lost. To ask for a new link, open this one again from the message that brought it.
request-link = Request a new link
asked-title = Your request is on its way
asked-text = The team sees that you need a new link. It will come by the same route as the last one, with a new password.
asked-close = You can close this page.
invalid-title = This link is not valid
invalid-text = It may have been mistyped, cut off in a message, or withdrawn. Open it again from the message, or ask the person who sent it.

was-offline = You were offline, so this was not sent. Please try again.
left-unsent = You wrote this, and it was not sent:
outside-title = Open the link from your message
outside-text = These posts are shown only where their link was opened with its password. Open the link from the message again. If it does not work any more, ask the person who sent it.
over-title = Your session is over.
over-text = Nothing you decided is lost. Give the password to go on, or open the link from the message again.
over-pressed = What you pressed last did not arrive. What you decided before is kept. Give the password to go on, or open the link from the message again.
over-here = Nothing you typed is lost. Give the password to go on, then send it again.
over-typed = This was not sent. It will be in its field again.
over-move = The post was not moved to { $moment } ({ $zone }). The time will be in its field again.
unanswered = No answer came, so we do not know whether this arrived. Press again: it counts once.
came-late = This did not arrive, because your session was over. Please send it again.

skip = Skip to the posts
page-title = Review of { $project }
who = { $name } at { $workspace }
asks = asks for your approval
message = “{ $text }”
decided = { $decided } of { $total } decided
view = View
posts = Posts
calendar = Calendar
calendar-title = Calendar of { $project }
index = Posts on this link
month = Month
in-work = Being changed
out = Going out or out already
to-decide = { $count ->
    [0] Nothing left to decide
    [one] To decide, { $count } post
   *[other] To decide, { $count } posts
}
decided-before = Decided and closed
nothing = There are no posts on this link.
all-decided = All { $count ->
    [one] posts are decided
   *[other] { $count } posts are decided
}.
receipt-link = See the receipt
waiting = { $count ->
    [0] Nothing waits for you
    [one] { $count } post waits for you
   *[other] { $count } posts wait for you
}

select = Select { $title }
no-date = No date yet
also-on = Also on { $network }
also-own = Also on { $network }, in its own words
what-changed = What changed since you last looked
pictures-changed = The pictures changed as well.
note-from = Note from { $name }.
pictures = Pictures and their descriptions
picture = Picture { $number }, without a description
notes = Notes
earlier-notes = { $count ->
    [one] { $count } earlier note
   *[other] { $count } earlier notes
}
all-notes = All notes
notes-about = Notes about
notes-none = Nobody has written about this post yet.
notes-before = Earlier
notes-after = Later
notes-page = Page { $page } of { $pages }
notes-back = Back to the post
said-approved = approved
said-changes = asked for changes
said-rejected = rejected
team = team
add-note = Add a note
your-note = Your note
note-hint = A question or a remark. It decides nothing.
send-note = Send note
newer = There is a newer version of this post.
newer-in-work = This post is being changed. What you decide about this version does not count.
newer-decided = This post was decided meanwhile.
passed = The time that was planned for this post has passed: it is not published then. The team has to plan another one.
newer-moved = This post was moved to another time.
gone = “{ $title }” was taken off this link.
gone-before = A post was taken off this link. What you wrote about it was not sent: “{ $words }”
gone-unsent = “{ $title }” was taken off this link. What you wrote about it was not sent: “{ $words }”
gone-untitled = A post that is not on this link any more
put-away = Put away
show-newer = Show it
show-post = Show post
quote = “{ $text }”

decision = Your decision
approve = Approve
request-changes = Request changes
what-to-change = What should change?
changes-hint = { $name } sees this at once and sends the post back to you.
send-request = Send request
reject = Reject
why-reject = Why should this not go out?
reject-post = Reject post
with-note = Approve with a note
note = Note
reschedule = Reschedule
date = Date
time = Time
move-post = Move the post
keep-time = Leave the time as it was
unsent-elsewhere = Words or a time on this page are not sent yet. Send them or take them back first: nothing else goes on its way until then.
keys-approve = approve
keys-changes = request changes
keys-next = next and previous
on-its-way = being sent
you-decided = { $title }: { $verdict }
undo-offer = Recorded just now. You can take it back for a minute.
undo-several = { $count } decisions recorded just now. You can take them back for a minute.
undo-one = Take back one of them only
moved-to = Moved: now planned for { $when } ({ $zone }).
times-in = Times are in { $zone }.
moved = { $title }: moved
noted = { $title }: note sent
undone = { $title }: taken back
undone-partly = { $count ->
    [one] One decision stays as it is: the minute to take it back is over.
   *[other] { $count } decisions stay as they are: the minute to take them back is over.
}
undone-words = Taken back. What was written with it:
undone-several = { $count ->
    [one] One decision taken back
   *[other] { $count } decisions taken back
}

several = Several posts at once
all-gone = { $count ->
    [one] One post that you chose no longer waits for you.
   *[other] { $count } posts that you chose no longer wait for you.
}
approve-all = Approve all { $count }
selected = selected

all-approve-title = { $count ->
    [one] Approve this post?
   *[other] Approve these { $count } posts?
}
all-changes-title = { $count ->
    [one] Request changes to this post?
   *[other] Request changes to these { $count } posts?
}
all-reject-title = { $count ->
    [one] Reject this post?
   *[other] Reject these { $count } posts?
}
all-approve-text = You sign exactly what you see here, word for word, picture for picture. If anything is edited later, you will be asked again.
all-other-text = { $count ->
    [one] Your reason goes to { $name } with this post.
   *[other] Your reason goes to { $name } with each of these posts.
}
all-list = Posts on which you decide
all-changed = This post changed since you selected it. Please look at it again.
all-unsent = You wrote this about the post and have not sent it: “{ $words }” It is not sent with this decision. Go back to send it.
all-unmoved = You chose another time for this post and have not sent it. It is not sent with this decision, which is for the time above. Go back to send it.
all-none = None of the posts waits for a decision any more.
all-none-chosen = Nothing that you chose waits for a decision any more
all-others = { $count ->
    [one] One other post waits for you.
   *[other] { $count } other posts wait for you.
}
partly-words = You wrote this. It was sent with the others, and not with those named above:
all-signed = Signed as { $name }, for the times above. You can undo for 60 seconds; nothing is published before that.
all-approve = { $count ->
    [one] Approve 1 post
   *[other] Approve { $count } posts
}
all-changes = { $count ->
    [one] Send request for 1 post
   *[other] Send request for { $count } posts
}
all-reject = { $count ->
    [one] Reject 1 post
   *[other] Reject { $count } posts
}
all-back = Back, decide one by one

done-title = All decided
done-stamp = All decided
done-thanks = { $count ->
    [one] Thank you, { $name }. The post is decided.
   *[other] Thank you, { $name }. All { $count } posts are decided.
}
done-part = { $decided } of { $total } posts are decided
done-text = { $name } sees it at once.
done-unsent = You wrote this about the post and have not sent it: “{ $words }”
done-approved = What you approved is planned for its time.
done-undated = What has no date yet gets one first.
done-changes = What you asked to change comes to you again when it is ready.
done-rejected = What you rejected does not go out.
receipt = Receipt
receipt-of = Receipt: { $title }
project = Project
project-of = { $project }, { $workspace }
decided-by = Decided by
finished = Finished
last-decision = Last decision
finished-at = { $moment } { $zone }
decisions = Decisions
by-at = By { $by }, { $moment }
mail-post = { $title } ({ $verdict })
mail-passed = Was planned for { $date }, { $clock } ({ $zone }); that time has passed
mail-planned = Planned for { $date }, { $clock } ({ $zone })
approved-for = Approved when it was planned for { $moment } ({ $zone }); it was moved since.
approved-undated = Approved when it had no date yet; it got one since.
mail-by = By { $by }, { $date }, { $clock } ({ $zone })
mail-receipt = E-mail the receipt
print = Print
look-again = Look at the posts again
go-on = Back to the posts that wait for you

on-day = { $day }: { $count ->
    [one] { $count } post
   *[other] { $count } posts
}
