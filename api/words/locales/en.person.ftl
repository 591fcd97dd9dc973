### What was not granted, and the answer for one person. The keys are those of pl.person.ftl.

## Hours that nobody got
unused-title = { $hours } h not granted. Why nobody can get them
unused-requested = { $people ->
    [one] { $people } person admitted has
   *[other] { $people } people admitted have
  } as much as was asked{ $steps }
unused-ceiling = { $people ->
    [one] { $people } person admitted has
   *[other] { $people } people admitted have
  } the yearly ceiling (R-20, R-21){ $steps }
unused-commission = { $people ->
    [one] { $people } person admitted has
   *[other] { $people } people admitted have
  } the most that the commission allowed (R-17){ $steps }
unused-months = { $people ->
    [one] { $people } person admitted has
   *[other] { $people } people admitted have
  } full months, into which no more fits (monthly limit or number of days)
unused-pool = the pool of “{ $category }” is used up, which stops { $people ->
    [one] { $people } person admitted
   *[other] { $people } people admitted
  }
unused-assistants = no more hours of assistants who may serve them for { $people ->
    [one] { $people } person admitted
   *[other] { $people } people admitted
  } (R-31, R-40 to R-42)
unused-unproven = time ran out before it was known whether { $people ->
    [one] { $people } person admitted
   *[other] { $people } people admitted
  } can have more; a larger --seconds helps
unused-waiting = { $people ->
    [one] { $people } person waits
   *[other] { $people } people wait
  }: { $reason }
unused-nobody-waiting = nobody who is eligible is waiting
unused-step = { $hours } h are less than one step ({ $step } h)
whole-steps = , in whole steps of { $step } h

## One person
story-admitted = { $application } — admitted, number { $rank } in the ranking of those admitted (of { $people }).
story-hours = { $hours } h granted; { $asked } h asked; the most possible for this person: { $ceiling } h.
story-why = Why not more:
story-by-ceiling = this is the yearly ceiling of the category (R-20, R-21)
story-by-requested = this is as much as was asked
story-by-commission = the commission decided so (R-17)
story-by-months = no more fits into the months of service (monthly limit or number of days)
story-by-minimum = the hours were raised to the minimum of { $hours } h; without it they would be fewer
story-months = Months: { $months }
story-waiting = { $application } — eligible, position { $position } on the waiting list. Why:
story-ahead = The last person admitted ahead: { $ahead }. The list is valid to the end of the programme (R-14).
story-refused = { $application } — refused. Reasons:
