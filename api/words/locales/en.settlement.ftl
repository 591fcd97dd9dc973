# Visits done, months closed, money.
done-timesheet = New visits: { $recorded }, confirmations: { $confirmed }, unchanged: { $unchanged }.
    See: { $godziny } entries{ $which }
done-record-visit = New visits recorded: { $recorded }, confirmations: { $confirmed }, unchanged: { $unchanged }.
done-confirm = { $entry }: the confirmation is recorded ({ $assistant } at { $application }, { $when }); confirmed by: { $sides }.
done-accept = { $entry } counts in spite of another service at that hour: { $assistant } at { $application }, { $when }.
done-reject = { $entry } does not count: { $assistant } at { $application }, { $when }. It stays in the history.
done-correct = { $entry } is corrected: { $assistant } at { $application }, { $when }.
done-close = { $month } is closed: { $hours } h, { $cost }{ $also ->
    [none] { "." }
   *[other] { "." } Empty months closed with it: { $also }.
  }
done-close-again = { $month } was closed already; nothing has changed.
done-cost = { $cost } is recorded: { $amount }.
done-void-cost = { $cost } counts no more ({ $amount }). It stays in the history.
closed-left = Not settled: disputed { $disputed } h, unconfirmed { $open } h. Once decided they go into the next settlement.
told-disputed = Disputed, not settled until somebody decides ({ $count }):
told-warnings = To look at, settled all the same ({ $count }):
told-more = … and { $count } more
no-entries = There are no such visits.
entries-sum = { $count } { $count ->
    [one] visit
   *[other] visits
  } in all, { $hours } h, of these { $disputed } h disputed
entry-settled = settled
entry-confirmed = confirmed
entry-open = waits for confirmation
entry-disputed = disputed
entry-part-disputed = disputed in part
entry-rejected = rejected
entry-no-show = no-show
entry-cancelled = cancelled
settlement-closed = Settlement of { $month } (closed)
settlement-open = Settlement of { $month } as of today (the month is open)
settlement-corrections = Corrections of earlier months:
column-time = hours:min
column-cost = cost
people-count = { $count } { $count ->
    [one] person
   *[other] people
  }
statement-title = Statement: { $unit }, edition { $edition }
statement-incomplete = The year is not complete yet: months are open, or corrections have no settlement.
statement-received = Received from the Fund
statement-pay = Pay of assistants
statement-travel = Travel and tickets
statement-insurance = Insurance
statement-other = Other costs
statement-admin = Administration
statement-returned-task = Returned: task
statement-returned-admin = Returned: administration
statement-interest = Bank interest (returned beside)
statement-own = Own contribution: { $given }; travel { $travel }, insurance { $insurance }, other { $other }; left { $left }
month-closed = closed
month-open = open
no-costs = No costs are recorded yet. Record one: { $godziny } cost …
cost-travel = travel and tickets
cost-insurance = insurance
cost-other = other
cost-interest = bank interest
cost-returned-admin = returned administration
cost-own = from the own contribution
cost-is-void = (a mistake)
finding-done-outside-service = { $application }, { $start }, { $assistant }: outside the days of service ({ $first } – { $last })
finding-done-blocked = { $application }, { $start }, { $assistant }: { $minutes } min together with another service
finding-done-twelve-hours = { $application }, { $start }, { $assistant }: { $minutes } min in the doba from { $since } (at most { $most })
finding-done-above-grant = { $application }, { $start }, { $assistant }: { $minutes } min beyond the { $granted } min granted
finding-done-not-planned = { $application }, { $start }, { $assistant }: was not planned
finding-done-outside-wishes = { $application }, { $start }, { $assistant }: outside the person's wishes
finding-done-twelve-hours-strictly = { $application }, { $start }, { $assistant }: { $minutes } min in 24 hours from { $since } (at most { $most })
finding-done-travel-too-short = { $application }, { $start }, { $assistant }: { $gap } min after the visit at { $other_application }, and the way takes { $travel } min
fault-done-in-future = { $value } has not come yet (it is { $now }); a visit can be recorded when it is over
fault-corrects-other-month = the visit is of { $month }, but is to complete { $value }; complete each month by itself
fault-corrects-open-month = { $month } is not closed; record the visit plainly, without --corrects
fault-done-in-closed-month = { $month } is closed; --corrects { $month } adds a late visit, correct changes a recorded one
fault-other-outcome = this visit ({ $entry }) has the outcome “{ $known }” already, and here it is “{ $value }”; correct changes it
fault-known-as-other-entry = the visit { $entry } (outcome “{ $known }”) has these people and times already; correct it, or reject it first
fault-corrects-into-other-month = the visit is of { $month } and would be of { $value }; reject it and record a new one
fault-done-assistant-overlap = { $assistant } at { $application } from { $start } and at { $other_application } from { $other_start } to { $other_end }: { $minutes } min at once
fault-done-person-overlap = at { $application } { $assistant } from { $start }, and { $other_assistant } from { $other_start } to { $other_end }: { $minutes } min at once
fault-planned-unexplained = the planned visit of { $assistant } at { $application } from { $start } to { $end }: nobody said what came of it; record it as done, no_show or cancelled
fault-no-rate = { $assistant } has no rate; add it in assistants.csv (rate), in rates.csv or as budget.hourly_cost
fault-admin-above-total = “{ $value }” is more than the whole grant; allowed is at most { $total } (budget.total)
refused-entry-rejected = Visit { $entry } was rejected. If that was a mistake: { $godziny } reinstate-visit { $entry }{ $which }.
refused-nothing-to-accept = Visit { $entry } is not disputed because of another service (R-34); there is nothing to accept. What stands against it: { $godziny } entries{ $which }.
refused-only-reject-or-correct = Visit { $entry } is also disputed because of { $rules }; it can only be corrected or rejected.
refused-cost-void = { $cost } counts no more already. Recorded costs: { $godziny } costs{ $which }.
refused-cost-not-admitted = The unit does not pay “{ $value }”; programme.toml admits: { $allowed } (settlement.costs).
refused-not-own-money = “{ $value }” is about the Fund's money, not the own contribution; record it without --own.
refused-month-not-over = { $month } lasts until { $last }; a month can be closed when it is over.
refused-close-in-order = Close the earlier months first: { $names }.
refused-no-such-entry = There is no visit { $name }. The numbers: { $godziny } entries{ $which }.
refused-no-such-cost = There is no cost { $name }. The numbers: { $godziny } costs{ $which }.
event-entry-recorded = { $assistant } at { $application }, { $when }: { $outcome }
event-entry-confirmed = confirmed by: { $by }
event-entry-dispute-accepted = accepted in spite of another service at that hour
event-entry-rejected = rejected
event-entry-corrected = corrected
event-settlement-closed = the month { $name } was closed
event-cost-recorded = { $kind }: { $amount } zł
event-cost-voided = the cost was a mistake
event-assistant-rates-set = rates and pay
invalid-no-amount = an amount above zero, for instance 120.50
field-settling = settling
field-rates = rates
field-pay = gross pay
standing-done = took place
standing-no-show = no-show
standing-cancelled = cancelled
done-close-dry-run = { $month } would be closed like this: { $hours } h, { $cost }. Nothing was recorded.
refused-timesheet-or-template = Name a file of visits, or --template 2026-03 --to file.xlsx to get the planned visits to fill in.
sheet-people = people
sheet-assistants = assistants
sheet-categories = categories
sheet-corrections = corrections
sheet-statement = statement
sheet-hours = hours
sheet-months = months
own-given = Own contribution
own-travel = Own contribution: travel
own-insurance = Own contribution: insurance
own-other = Own contribution: other
own-left = Own contribution: left
done-reinstate-visit = { $entry } counts again: { $assistant } at { $application }, { $when }.
event-entry-reinstated = the rejection was a mistake
note-rows-unfilled = { $count ->
    [one] one row is
   *[other] { $count } rows are
  } not filled in (outcome “to fill in”) and tells nothing
refused-nothing-planned = No visits are planned in { $month }; there is nothing to fill in.
refused-no-own-contribution = The unit has no own contribution; name it in programme.toml ([budget] own_contribution).
field-reason = reason
field-note = note
side-assistant = the assistant
side-participant = the participant
entry-has = has: { $sides }
