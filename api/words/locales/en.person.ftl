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

## One person: the decision
story-admitted = Application { $application } is admitted. { $hours } h are granted.
story-waiting = Application { $application } is eligible and has position { $position } on the waiting list, { $people ->
    [one] which has 1 person
   *[other] which has { $people } people
  }.
story-refused = Application { $application } is refused.
story-undecided = Application { $application } is not decided yet.

## What it rests on
story-grounds = What the decision rests on:
story-received = received { $received }; deadline: { $deadline } (R-05)
story-category = category: { $category } (R-02)
story-severe = severe disability
story-severe-multiple = severe and multiple disability
story-moderate = moderate disability
story-moderate-multiple = moderate and multiple disability
story-child = child with points 7 and 8 in the certificate
story-tier-1 = order: group 1 of 4, severe by its own certificate (R-10)
story-tier-2 = order: group 2 of 4, severe by an equivalent certificate (R-10)
story-tier-3 = order: group 3 of 4, living alone without help of relatives (R-10)
story-tier-4 = order: group 4 of 4, everybody else (R-10)
story-points = assessment of need: { $points ->
    [one] { $points } point
   *[other] { $points } points
  } (R-11, R-15)
story-rank = place { $rank } in the ranking of { $people ->
    [one] the one person who is eligible
   *[other] { $people } people who are eligible
  }; group, points, time of receipt and id count, in this order (R-11)
story-asked = { $hours } h asked
story-asked-nothing = no hours named, so as many as the yearly limit were asked: { $hours } h
story-ceiling = the most that can be granted: { $hours } h; this is { $parts }{ $steps }
story-ceilings = the most that can be granted: { $hours } h; the least of these: { $parts }{ $steps }
story-part-law = the programme's ceiling { $hours } h (R-20)
story-part-unit = the unit's ceiling { $hours } h (R-21)
story-part-requested = asked { $hours } h
story-part-commission = the commission's decision { $hours } h (R-17)
story-monthly = at most { $hours } h a month (R-21)
story-until-certificate = service until { $day }, the last valid day of the certificate (R-06)
story-until-birthday = service until { $day }, the day before the 16th birthday (R-03)
story-minimum = the least for a person admitted: { $hours } h (R-21)
story-minimum-commission = the least for this person, by the commission's decision: { $hours } h (R-17)
story-minimum-shared = the assistants cannot serve everybody's minimum together, so the minima were shared; instead of { $least } h this person is sure of { $hours } h
story-commission-admit = the commission decided to admit this person (R-17); reason: { $reason }
story-commission-bounds = the commission set bounds to this person's hours (R-17); reason: { $reason }

## Why so many
story-policy = split by: { $policy } (R-24)
story-share = granted are { $share }% of { $measure } h, the most that could be granted
story-share-ceiling = granted are { $share }% of the programme's ceiling of the category, { $measure } h
story-share-average = granted are { $share }% of the average planned for the category, { $measure } h
story-share-points = granted are { $share } h for each point of the assessment
story-why = Why so many:
story-by-ceiling = no more is possible: this is the yearly ceiling of the category (R-20, R-21){ $steps }
story-by-requested = this is as much as was asked{ $steps }
story-by-commission = no more is possible: the commission decided so (R-17){ $steps }
story-by-months = there are full months, into which no more fits (monthly limit or number of days)
story-by-minimum = this is the person's minimum of { $hours } h; it cannot be less
story-limit-budget = the budget of { $hours } h is used up{ $people ->
    [one] {""} by this person alone
   *[other] , shared by { $people } people: { story-trade }
  }
story-limit-budget-money = the money buys only { $hours } of { $planned } h, and that is used up{ $people ->
    [one] {""} by this person alone
   *[other] , shared by { $people } people: { story-trade }
  }
story-trade = an hour more for this person is an hour less for somebody who has no more in proportion to the measure of the split, or only the minimum
story-limit-pool = the category's pool of { $hours } h (R-21) is used up{ $people ->
    [one] {""} by this person alone
   *[other] , shared by { $people } people
  }
story-limit-assistants = the assistants who may serve this person (R-40 to R-42) have no more hours { $when }{ $people ->
    [one] {""}
   *[other] ; { $people } people share these hours
  }
story-limit-nobody = no assistant may serve this person (R-40 to R-42) { $when }
story-in-months = in: { $months }
story-in-no-month = in any month
story-months = Hours by month: { $months }.
story-no-months = There are no hours in any month.

## Why not
story-why-not = Why not admitted:
story-most-places = the programme has { $count ->
    [one] { $count } place
   *[other] { $count } places
  }
story-most-category-places = the category has { $count ->
    [one] { $count } place
   *[other] { $count } places
  }
story-most-quota = { $share }% are required
story-most-pool = the pool has { $hours } h
story-most-budget = the budget has { $hours } h
story-ahead = The last person admitted ahead: { $ahead }.
story-nobody-ahead = Nobody ahead was admitted.
story-list-until = The waiting list is valid to the end of the programme, { $day } (R-14).
story-because = Reasons:
story-missing-documents = missing: { $documents }
story-certificate-ended = the certificate was valid until { $day }, but the programme begins on { $from }
story-age = on { $from } the age is { $years }; children from { $least } to { $most } are served
story-commission-reason = reason: { $reason }
