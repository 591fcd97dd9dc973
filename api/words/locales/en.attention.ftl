# What is worth a telephone call: why, and what to do next.
attention-title = { $day }: { $count } { $count ->
    [one] matter
   *[other] matters
  } worth a call
attention-none = { $day }: nothing needs a call.
urgency-overdue = Overdue
urgency-now = Today and tomorrow
urgency-week = Within seven days
urgency-later = Later
urgency-open = Without a day
attention-visits-broken = { $assistant } with { $people ->
    [one] { $application }
   *[other] { $people } people
  }: { $count ->
    [one] one visit, on { $day }, cannot take place
   *[other] { $count } visits, the first on { $day }, cannot take place
  } ({ $codes })
next-visits-broken = Find a way for each (reassign, move, cancel): { $godziny } visits --broken{ $which }
attention-near-twelve-hours = { $assistant }: { $minutes } h of visits in 24 hours with those of { $day }, and at most { $most } h are allowed
next-near-twelve-hours = Let nothing last longer or be added: { $godziny } visits --day { $due } --assistant { $assistant }{ $which }
attention-clearance-ends = { $assistant }: the clearance for work with children ends on { $until }; children served: { $children }
next-clearance-ends = Ask for a new one, write it into child_clearance_until and read the folder: { $godziny } import FOLDER
attention-certificate-ends = { $application }: the certificate ends on { $last }, and the service with it
next-certificate-ends = Ask for the new certificate: { $godziny } correct-application { $application }{ $which } certificate_valid_until=DATE
attention-child-ends = { $application }: a child's service ends on { $last }, with the 16th birthday or the certificate
next-child-ends = Ask for the new certificate: { $godziny } correct-application { $application }{ $which } category=… certificate_valid_until=DATE
attention-service-over = { $application }: the service ended on { $last }, and { $left } h are left unused
next-service-over = Record the leaving, so that others get the hours (where visits are not recorded, with --used-hours): { $godziny } withdraw { $application } --last-day { $due }{ $which }
attention-visits-untold = { $assistant }: nobody has said what came of { $count ->
    [one] one planned visit of { $month } ({ $minutes } h, on { $day })
   *[other] { $count } planned visits of { $month } ({ $minutes } h, the first on { $day })
  }
next-visits-untold = Ask for the timesheet and record it: { $godziny } timesheet FILE{ $which }
attention-unconfirmed = { $assistant }: { $count ->
    [one] one visit ({ $minutes } h, on { $day }) waits for a confirmation
   *[other] { $count } visits ({ $minutes } h, the first on { $day }) wait for a confirmation
  }
next-unconfirmed = Ask both sides, then confirm each: { $godziny } entries --state open --assistant { $assistant }{ $which }
attention-disputed = { $who }: { $count ->
    [one] one visit ({ $minutes } h, on { $day }) is disputed
   *[other] { $count } visits ({ $minutes } h, the first on { $day }) are disputed
  }; nothing of it is paid until somebody decides
next-disputed = Decide (correct, reject; R-34 alone: accept): { $godziny } entries --state disputed --state part_disputed { $whose }{ $which }
attention-month-to-close = { $month } is over and not closed
next-month-to-close = Close it: { $godziny } close { $month }{ $which }
hinders-untold = planned visits without a word: { $untold }
hinders-no-rate = assistants without a rate: { $no_rate }
hinders-earlier = { $earlier } comes first
next-month-to-close-untold = Record what came of the visits: { $godziny } timesheet FILE{ $which }
next-month-to-close-no-rate = Write the rates into assistants.csv and read the folder: { $godziny } import FOLDER
next-month-to-close-earlier = Close the earlier month first: { $godziny } close { $earlier }{ $which }
attention-pay-above-cap = { $assistant }: { $pay } gross an hour, above the cap of { $cap }{ $status ->
    [open] { " (no text found for this edition, the earlier one is kept)" }
   *[other] { "" }
  }
next-pay-above-cap = Check the contract, correct pay and read the folder: { $godziny } import FOLDER
attention-cost-not-admitted = Costs “{ $kind }” are recorded ({ $count }, { $amount }), which the unit's rules do not admit
next-cost-not-admitted = Void them, or admit them in programme.toml (settlement.costs): { $godziny } costs{ $which }
attention-near-month = { $assistant }: { $minutes } h of { $most } h of { $month } are done or planned
next-near-month = Let nothing be added, or find somebody else: { $godziny } visits --month { $month } --assistant { $assistant }{ $which }
attention-over-use = { $application }: { $done } h used in { $months }, granted for these months { $granted } h; the year's hours will not last
next-over-use = Agree on fewer hours: { $godziny } visits --person { $application }{ $which }
attention-under-use = { $application }: { $done } h used in { $months }, granted for these months { $granted } h{ $untold ->
    [none] { "" }
   *[other] { " (of " }{ $untold }{ " h planned nobody has told)" }
  }
next-under-use = Ask why; what is not used can help others: { $godziny } entries --application { $application }{ $which }
attention-wish-never-filled = { $application }: { $unfilled } of { $wishes } { $wishes ->
    [one] wish
   *[other] wishes
  } never had a visit, such as { $day } { $from }–{ $to }, { $minutes } h
next-wish-never-filled = Ask whether it still holds and when else: { $godziny } visits --person { $application }{ $which }
attention-quota-near = { $high } of { $people ->
    [one] { $people } person
   *[other] { $people } people
 } need high support; if one of them left, it would be less than { $required } %
attention-quota-missed = { $high } of { $people ->
    [one] { $people } person
   *[other] { $people } people
 } need high support, less than { $required } %
next-quota-near = See who waits and would keep the share: { $godziny } ranking{ $which }
next-quota-missed = See who waits and would keep the share: { $godziny } ranking{ $which }
