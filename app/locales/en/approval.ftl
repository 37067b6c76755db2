title = Get approval
made-title = Approval link
posts-span = { $count ->
    [one] { $count } post
   *[other] { $count } posts
}, { $span }
span = { $from } to { $to }
undated = no date
posts-in = Posts in this link
left-out = Not in this link
left-out-hint = These are decided already or going out. An edit makes a new version that can be decided.
none-left = None of these posts can be put on a link: they are decided already, going out or deleted.
approver = Approver
new-approver = Add someone new…
new-approver-legend = New approver
name = Name
email = E-mail
phone = Phone
link-title = Title
message = Message
message-hint = Optional, shown over the posts
password = Password
generated = Make one for me
generated-hint = 10 characters, easy to read aloud
custom = Choose my own
custom-hint = 10 characters or more
own-password = Your password
own-password-hint = At least 10 characters, none of them the client’s name.
valid = Valid for 30 days
generate = Generate approval link
lost = We do not know whether the link was made. Press Generate approval link again: there will be one link.
ready = Ready for { $name }
ready-hint = { $count ->
    [one] { $count } post
   *[other] { $count } posts
} · valid until { $day }
once = Shown only this once.
once-hint = No copy of the link or the password is kept. If you lose them, regenerate the link under Approval links.
link = Link
copy-link = Copy link
copy-password = Copy password
password-way = Send it by another way than the link: tell it on the phone, or text it.
copy-message = Copy message
send = Send
whatsapp = WhatsApp
slack = Copy for Slack
by-email = E-mail
by-text = Text message
subject = Please approve: { $project }
body = Hi { $name }, { $count ->
    [one] a post for { $project } is ready for your approval:
   *[other] { $count } posts for { $project } are ready for your approval:
}
not-made = The approval link was not made. { $why }
lost-unseen = We do not know whether the approval link was made. Look under Approval links before you make it again.
body-end = You get the password separately. The link is valid until { $day }.
done = Done
choose-title = Which posts?
choose-hint = Select posts on the calendar or in the list, then press Get approval. Click the small tile of a post, press x on it, or hold Shift for a range.
choose-drafts = { $count ->
    [one] Take the one draft with a date that is shown now
   *[other] Take the { $count } drafts with a date that are shown now
}
choose-none = No draft with a date is shown now.
fewer = { $count ->
    [one] One post can no longer be put on the link: it was decided or deleted meanwhile. Press Generate approval link again for the others.
   *[other] { $count } posts can no longer be put on the link: they were decided or deleted meanwhile. Press Generate approval link again for the others.
}
