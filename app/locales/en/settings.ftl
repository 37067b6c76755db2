title = Project settings
sub = { $project }: name, channels and approvers.
project = Project
name = Name
zone = Time zone
zone-hint = A city, as in London or New York. All times in the calendar are in this zone.
zone-option = { $place }, { $offset }
zone-now = { $place }: { $offset } now
zone-none = No zone has this name. Please choose one of the list.
zone-change = { $posts ->
    [0] Posts are scheduled. In the new zone:
    [one] { $posts } post is scheduled. In the new zone:
   *[other] { $posts } posts are scheduled. In the new zone:
}
keep-times = Keep date and time
keep-times-hint = What was planned for 09:00 stays at 09:00, at another moment.
keep-instants = Keep the moment
keep-instants-hint = Each post goes out when it would have; its clock time is another.
save = Save project
saved = Saved.
saved-moved = { $moved ->
    [one] Saved. { $moved } post keeps its date and time, at another moment.
   *[other] Saved. { $moved } posts keep their dates and times, at other moments.
}
saved-passed = { $moved ->
    [one] Saved. { $moved } post keeps its date and time, at another moment.
   *[other] Saved. { $moved } posts keep their dates and times, at other moments.
} { $passed ->
    [one] The time of one of them has passed: it will not be published.
   *[other] The times of { $passed } of them have passed: they will not be published.
}
channels = Channels
channels-empty = No channels yet. Add the accounts that this project posts to.
add-channel = Add a channel
lost = We do not know whether it was saved. Press the button again: it will not be made twice.
network = Network
handle = Handle
remove-channel = Remove { $handle }
approvers = Approvers
approvers-empty = No approvers yet. Add the people who say yes.
add-approver = Add an approver
email = E-mail
phone = Phone
new-title = New project
made-unseen = The project { $name } was made.
to-settings = Open its settings
new-sub = One client or brand, with a calendar of its own.
create = Create project
new-not-yours = Ask an owner or admin of the workspace to create a project.
