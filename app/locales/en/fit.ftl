long = Too long for { $network } by { $excess }
long-bytes = Too long for { $network } by { $excess } bytes
hashtags = { $count } hashtags, and { $network } takes { $limit }
mentions = { $count } mentions, and { $network } takes { $limit }
links = { $count } links, and { $network } takes { $limit }
few-pictures = { $count ->
    [one] { $network } takes no post without a picture
   *[other] { $network } takes no post without { $count } pictures
}
many-pictures = { $count ->
    [one] More than one picture for { $network }
   *[other] More than { $count } pictures for { $network }
}
narrow = Picture { $number } is too narrow for { $network }
wide = Picture { $number } is too wide for { $network }
small = Picture { $number } has too few pixels for { $network }
blocked = { $problem }: it cannot be published like this.
doubtful = { $problem }: it may be refused or cut.
refused = { $problem } Change it, or choose to send it anyway.
anyway = Send anyway
anyway-hint = The client sees that it cannot be published like this.
change = Change the post
