title = Background work
sub = What the program does by itself. Here stands what it could not do, and does not try any more.
none = Nothing waits for you
none-hint = All that the program does by itself is done, or is tried again until it is.
sweep = Removing what is long over
unknown = Work of a newer version
failed = Something that it needs, such as the database or the disk, did not work.
panicked = The program met a fault of its own.
never-ended = It was begun again and again, and the program ended each time before this did.
newer = This version of the program does not know such work.
since = { $tries ->
    [one] Set aside after one try, { $moment }
   *[other] Set aside after { $tries } tries, { $moment }
}
again = Try again
again-of = Try again: { $name }
drop = Drop
drop-sure = It is never done then. Drop it?
drop-of = Drop: { $name }
lost = We do not know whether that was done. Press again.
waiting = { $count ->
    [one] One piece of work needs you
   *[other] { $count } pieces of work need you
}
