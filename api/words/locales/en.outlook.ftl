## Forecast for the year's end
forecast-title = Forecast for the year's end, as of { $month }
forecast-total = About { $expected } h will stay unused at the year's end (between { $low } and { $high } in 80% of cases) of { $granted } granted; { $done } h done so far.
forecast-known = { $expected } h stay unused of { $granted } granted; { $done } h done.
forecast-early = Too few months have gone to know how much they differ: between { $low } and { $high } h of { $granted } granted may stay unused, most likely about { $expected }; { $done } h done so far.
forecast-goes-on = If it went on like the last three months, { $hours } h would be left.
forecast-reserve = Besides, { $hours } h of the budget were granted to nobody.
forecast-not-known = The range says how the months so far differed. Holidays and departures that are still to come are known to nobody.
forecast-categories = By category: { $categories }
forecast-category = { $category }: { $hours } h
forecast-columns = person|granted|done|to come|unused|80% range
forecast-call = Call: at least 10% of the hours will stay unused ({ $count })
forecast-gone = Service has ended and hours are left; others can have them ({ $count })
forecast-over = Service has ended; left unused ({ $count })
forecast-runs-out = Hours will be used up before service ends ({ $count })
forecast-nothing = { $count ->
    [one] One person will use nearly everything.
   *[other] { $count } people will use nearly everything.
  }
forecast-ends-in = from { $month }
backtest-title = The forecast tried on a year that is over
backtest-columns = as of|forecast|80% range|3 months|came
backtest-all = Mean error of all together: forecast { $error } h, “like the last three months” { $other } h. The range held what came in { $holds } of { $of } months.
backtest-person = Mean error per person: forecast { $error } h, “like the last three months” { $other } h. The range held what came in { $percent }% of cases.

## Assistants' hours
capacity-of-plan = Assistants' hours needed for this plan, and available
capacity-of-case = Assistants' hours needed if they limited nobody, and available
capacity-no-limit = Without the file assistants.csv assistants limit nothing; { $hours } h a year are needed.
capacity-enough = There are assistants enough in every month ({ $hours } h a year).
capacity-short = { $short } of { $hours } h are short; limiting months: { $months }.
capacity-only-cleared = { $hours } h of that only somebody cleared for children can give (R-42).
capacity-names = Who is short, or may be: { $names }
capacity-columns = month|needed|children|named|have|children|named|short|children
capacity-columns-note = Needed: in all, of that children, and people who indicated an assistant without qualification (R-40). Have: in all, of that assistants cleared for children, and only indicated ones.
capacity-even = For each hour to stay in its month it takes, every month: { $more }. { $verified }
capacity-kept = For nobody to lose hours, though some move to other months, it takes, every month: { $more }. { $verified }
capacity-moves = Nobody has to lose hours: moving them to other months is enough.
capacity-lost = { $hours } h cannot be given in any month.
capacity-general = { $hours } h of a qualified assistant
capacity-cleared = { $hours } h of an assistant who is also cleared for children and accepted by the parents
capacity-verified-allocation = (Verified: allocated anew; an hour less is not enough.)
capacity-verified-flow = (Verified by a second computation; an hour less is not enough.)
capacity-verified-step = (Verified; a step of { $step } h less is not enough.)
capacity-helps = Of the assistants there are, these would help (each change alone, verified):
capacity-month = { $assistant }: a month longer by { $by } h gives { $serves } h a year; { $change }
capacity-clearance = { $assistant }: a clearance for children to the programme's end gives { $serves } h a year; { $change }
fault-capacity-person = this folder has no eligible person “{ $value }”; allowed is a plan of this folder
fault-capacity-hours = more hours than a month has; allowed at most { $most }
fault-capacity-month = “{ $value }” is no month of the programme; allowed: { $allowed }

## Pictures
outlook-hours-title = Hours by month
outlook-hours = hours
outlook-granted = granted
outlook-planned = planned
outlook-done = done
outlook-settled = settled
outlook-burn-title = Hours left: { $expected } at the year's end (80%: { $low }–{ $high })
outlook-burn-known = Hours left at the year's end: { $expected }
outlook-left = left by what was done
outlook-expected = forecast
outlook-range = 80% range
outlook-even-use = if every month's grant were used
refused-year-not-over = How true a forecast was can be told when the year is over (last month: { $last }).
