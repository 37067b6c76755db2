weekday = { $weekday ->
    [0] Monday
    [1] Tuesday
    [2] Wednesday
    [3] Thursday
    [4] Friday
    [5] Saturday
   *[other] Sunday
}
weekday-short = { $weekday ->
    [0] Mon
    [1] Tue
    [2] Wed
    [3] Thu
    [4] Fri
    [5] Sat
   *[other] Sun
}
weekday-narrow = { $weekday ->
    [0] Mo
    [1] Tu
    [2] We
    [3] Th
    [4] Fr
    [5] Sa
   *[other] Su
}
month-name = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[other] December
}
month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[other] Dec
}
day = { $weekday } { $day } { $month }
day-of-year = { $weekday } { $day } { $month } { $year }
date = { $day } { $month } { $year }
month = { $month } { $year }
clock-named = { $time } { $name }
moment = { $day }, { $clock }
days-of-month = { $first } – { $last }
days-of-year = { $first } { $first-month } – { $last }
moment-in = { $day } { $clock }, { $zone }
moment-on-stamp = { $day } { $clock }
