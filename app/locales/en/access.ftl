nothing-here = Nothing here
to-start = To the start page
