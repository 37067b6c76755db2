title = That did not work
invalid = Some of it cannot be taken. Please look at the marked fields.
not-found = There is nothing here that you can see.
forbidden = Your role does not permit this.
signed-out = Your session has ended. Please sign in again.
too-many-tries = Too many tries. Please try again in { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
}.
locked = Too many wrong passwords. The link is locked until the people who sent it act.
cross-site = This request came from another site and was not carried out.
too-large = That is too large. Nothing was changed.
unavailable = The server could not do this just now. Nothing was changed; please try again.

post-changed = This post changed since you opened it. Your decision was not recorded; the new version is below.
edited-meanwhile = Somebody changed this post since you opened it. Close it, look at the new version, and try again.
share-changed = Somebody changed this shared calendar since you opened it. Nothing was saved.
already-decided-approved = { $by } has approved this post already. Nothing was changed.
already-decided-changes = { $by } has asked for changes already. Nothing was changed.
already-decided-rejected = { $by } has rejected this post already. Nothing was changed.
not-awaiting = This post is being changed at the moment; it does not wait for a decision.
publishing = This post is already publishing.
published = This post is already published.
undo-over = It is too late to undo this: a minute has passed.
nothing-to-undo = There is nothing of yours to undo.
no-active-link = No active link holds this post. Get approval to put it on one.
link-expired = This link has expired.
link-revoked = This link is no longer valid.
already-set-up = This installation is set up already. Please sign in.
last-owner = A workspace needs an owner. Make somebody else an owner first.

required = Please fill this in.
too-long = At most { $max } characters, please.
too-short = At least { $min } characters, please.
malformed = This does not look right.
in-past = This time has passed. Please choose one in the future.
skipped = Clocks go forward on that day, so this time does not exist. The next one is { $time }.
taken = This is taken already.
unknown = Please choose one of the list.
wrong = This is not right.
guessable = This is too easy to guess. Avoid names and common words.
unsupported-media = Please use a JPEG, PNG, WebP or GIF picture.
file-too-large = This file is too large. At most 15 MB and 50 megapixels.
too-many = At most { $max }, please.
required-channels = Choose at least one channel.
required-caption = Write something, or add a picture.
required-note = Please say why, in a few words.
required-posts = Choose at least one post.
malformed-email = This is not an e-mail address.
malformed-phone = This is not a phone number.
malformed-schedule = This is not a date and time.
wrong-password = This password is not right.
wrong-code = This code is not right. The server printed it when it started.
share-ended = This shared calendar was deactivated or replaced. Share the calendar again to get a new link.
ends-before-start = This is before the first day.
not-with-password = A calendar with a password cannot be shown on other sites: browsers would not keep its password there.
