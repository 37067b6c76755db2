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
unanswered = No answer came from the server. Look whether it was done before you try again.
no-answer = No answer came from the server. Please try again.
again = We do not know whether it was done. It does no harm to press again.
offline = You are offline, so nothing was sent. What you typed stays here; please try again once you are connected.

post-changed = This post changed since you opened it. Your decision was not recorded. Please look at the post as it is now.
edited-meanwhile = Somebody changed this post since you opened it. Close it, look at the new version, and try again.
changed-meanwhile = Somebody changed this since you opened it. Nothing was saved. Load the page again to see it as it is now.
share-changed = Somebody changed this shared calendar since you opened it. Nothing was saved.
already-decided-approved = { $by } has approved this post already. Nothing was changed.
already-decided-changes = { $by } has asked for changes already. Nothing was changed.
already-decided-rejected = { $by } has rejected this post already. Nothing was changed.
partly = { $count ->
    [one] One post stayed as it is, because it was changed, taken away or decided by somebody else meanwhile.
   *[other] { $count } posts stayed as they are, because they were changed, taken away or decided by somebody else meanwhile.
}
unsent-time = You chose another time and have not moved the post, so nothing was approved yet. Move it, or close this form and approve.
already-made = Your first try was saved after all, and it is not what you typed now. Look at it first: pressing again makes another one.
not-awaiting = This post is being changed at the moment; it does not wait for a decision.
publishing = This post is already publishing.
published = This post is already published.
not-in-doubt = It is known already whether this post is out. Nothing was changed.
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
changed = Somebody changed this while it was open here: it is “{ $now }” now. Save again to put yours in its place.
other-zone = Times are in { $zone } now. Please look at the time again.
other-time = This post was moved meanwhile. Please look at its time, and move it if you still want to.
in-past = This time has passed. Please choose one in the future.
skipped = Clocks go forward on that day, so this time does not exist. The next one is { $time }.
taken = This is taken already.
unknown = Please choose one of the list.
removed-channel = A channel that is chosen here was removed from the project. Take it off; what you wrote for it can be copied first.
unknown-media = This picture is no longer there. Please add it again.
wrong = This is not right.
guessable = This is too easy to guess. Avoid names and common words.
unsupported-media = Please use a JPEG, PNG, WebP or GIF picture.
unsupported-heic = This is a HEIC picture, as iPhones take them. Please save it as JPEG first.
unsupported-svg = This is a drawing (SVG). Please save it as PNG first.
unsupported-pdf = This is a PDF document. Please save its page as a picture first.
unsupported-video = This is a video. So far only pictures can be planned: JPEG, PNG, WebP or GIF.
unsupported-audio = This is a sound, not a picture. Please use a JPEG, PNG, WebP or GIF picture.
unsupported-archive = This is an archive or an office document. Please use a JPEG, PNG, WebP or GIF picture.
unsupported-kind = Pictures of the kind { $kind } cannot be taken. Please save it as JPEG, PNG, WebP or GIF first.
unreadable = This picture is damaged and cannot be read. Please save it anew, or choose another.
cut-off = This picture is cut off: the end of the file is missing. Please send it again from where it is whole.
file-too-large = This file is too large. At most 15 MB, please.
too-few-bytes = This file is too small for all the pixels it claims to hold. Please save the picture anew at a smaller size.
too-many-pixels = This picture has too many pixels. At most 50 megapixels, please.
too-many = At most { $max }, please.
required-channels = Choose at least one channel.
required-caption = Write something, or add a picture.
required-note = Please write a few words here first.
required-posts = Choose at least one post.
malformed-email = This is not an e-mail address.
malformed-address = This is not the address of a page. Copy it from the browser, with https://.
malformed-phone = This is not a phone number.
malformed-schedule = This is not a date and time.
beyond-years = Please choose a year from { $first } to { $last }.
wrong-password = This password is not right.
wrong-code = This code is not right. The server printed it when it started.
share-ended = This shared calendar was deactivated or replaced. Share the calendar again to get a new link.
ends-before-start = This is before the first day.
not-with-password = A calendar with a password cannot be shown on other sites: browsers would not keep its password there.
unsent = You have not sent these words, so nothing was approved yet. Send them, or close this form and approve.
