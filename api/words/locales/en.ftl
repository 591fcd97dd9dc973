### Sentences in English. The keys are those of pl.ftl.

## Categories and policies
severe = severe
severe-multiple = severe + multiple
moderate = moderate
moderate-multiple = moderate + multiple
child = child (points 7, 8)
policy-proportional = the same share of what was asked
policy-equal = the same hours for all
policy-ceiling = the same share of the programme's ceilings
policy-average = by the averages planned for each category
policy-points = by assessment points

## The answer
status-optimal = Proven: no fairer split keeps the rules.
status-feasible = The split keeps the rules, but time ran out before it was proven best.
status-infeasible = Proven impossible: the commission's decisions contradict other rules.
status-unknown = Out of time: there is no answer yet. Run again with a larger --seconds.
verified = An independent checker confirmed it (godziny check).
heading = { $unit }, edition { $edition }, { $from } – { $to }
policy-line = Split by: { $policy }
people-line = { $people ->
    [one] { $people } person
   *[other] { $people } people
  } admitted, { $high } of high support ({ $share }%, required { $quota }%)
hours-line = { $hours } of { $budget } h granted
gap-hours = { $granted } h granted; no plan can grant more than { $most }.
gap-months = Unevenness of months { $value }; no plan can have less than { $least }.

## Tables
grants-title = Hours granted
column-application = id
column-category = category
column-asked = asked
column-ceiling = limit
column-hours = hours
column-share = share
column-per-point = h/pt
column-why = limited by
rounding = Who has one step more for the same measure is ranked higher.
waiting-title = Waiting list
waiting-row = { $position }. { $application } — { $reasons }; last person admitted ahead: { $ahead }
waiting-row-first = { $position }. { $application } — { $reasons }; nobody ahead was admitted
refused-title = Refused
refused-row = { $application } — { $reasons }
limits-title = Limits that are used up
limit-budget = [{ $number }] The budget of { $hours } h is used up{ $people ->
    [one] , all of it for one person.
   *[other] ; { $people } people share it: { limit-trade }
  }
limit-pool = [{ $number }] The pool of “{ $category }”, { $hours } h, is used up{ $people ->
    [one] , all of it for one person.
   *[other] ; { $people } people share it.
  }
limit-assistants = [{ $number }] No free hours: { $assistants }. { $people ->
    [one] One person uses
   *[other] { $people } people share
  } these hours: { $names }.
limit-nobody = [{ $number }] No assistant may serve this person in the months that still have room (R-40 to R-42).
more-names = and { $count } more
unconfirmed-title = Unconfirmed: no text was found for this edition, cautious defaults are used
unconfirmed-row = { $rule } { $figure }: { $value }
figure-ceilings-severe = yearly ceiling in hours, severe
figure-ceilings-severe-multiple = yearly ceiling in hours, severe + multiple
figure-ceilings-moderate = yearly ceiling in hours, moderate
figure-ceilings-moderate-multiple = yearly ceiling in hours, moderate + multiple
figure-ceilings-child = yearly ceiling in hours, child
figure-ceilings-prorated = whether a ceiling shrinks when the programme lasts a part of the year
figure-quota-high-support-share = least share of people of high support
figure-quota-high-support-categories = categories of high support
yes = yes
no = no
warnings-title = Warnings
conflict-title = Rules in conflict
conflict-row = { $rules }; admitted by the commission: { $applications }
relaxations-title = The smallest loosenings that help (each verified)
relaxations-none = No change of numbers helps; the commission's decisions have to change.
next-title = Next

## What limits hours
by-ceiling = ceiling
by-requested = request
by-commission = commission
by-pool = pool
by-budget = budget
by-months = full months
by-assistants = assistants
reason-places = no free place (R-13)
reason-category-places = no free place in the category (R-13)
reason-quota = too few of the people admitted are of high support (R-12)
reason-pool = the category's pool cannot hold the minimum (R-21)
reason-budget = the budget cannot hold the minimum (R-23)
reason-assistants = the assistants cannot serve the minimum (R-40)
reason-commission = the commission's decisions (R-17)
reason-late = received after the deadline (R-05)
reason-not-resident = does not live in the unit (R-01)
reason-documents-missing = documents missing (R-04)
reason-certificate-expired = the certificate ended before the start (R-06)
reason-age = the child's age is out of bounds (R-03)
refused-commission = decision of the commission (R-17)

## Warnings
warning-below-minimum = The assistants cannot serve everybody's minimum together, so the minima themselves were shared first: to each person as even a part of theirs as can be. Below their minimum: { $applications }
warning-nobody-admitted = Nobody can be admitted.
warning-admission-of-ineligible = The commission admitted people who are not eligible; they stay refused: { $applications }
warning-minimum-above-maximum = The commission's min_hours is above max_hours; the lower holds: { $applications }
warning-money-not-used = Only a part of the money was given (total and hourly_cost), so only the hours count.

## Progress and next steps
stage-admission = admission
stage-hours = hours
stage-months = months
stage-explanation = explanations
stage-check = independent check
stage-relaxations = looking for the smallest loosenings
next-demo =
    The plan is in { $json }, the picture in { $svg }.
    1. Change something in the folder, for instance [budget] hours, and solve again:
       { $command } solve { $case }
    2. Judge a plan, also one changed by hand:
       { $command } check { $case } { $json }
    3. Announce the plan, look at balances, one person's story, the HTTP service:
       { $command } announce
       { $command } balances
       { $command } history A-0029
       { $command } serve
    4. Make a month's roster and open its page in a browser:
       { $command } roster { $case } { $json } --month 2026-03 --html { $html }
    5. Prepare your own commune's folder: see docs/przewodnik.md
written = Wrote { $file }

## Check
check-ok = ok: the plan keeps the rules and none is better
check-unlawful = unlawful: the plan breaks rules
check-not-best = lawful, not the best: the plan keeps the rules, but a better one exists
finding-not-impossible = the plan says that a split is impossible, but it is possible
finding-named-twice = { $application } is in the plan more than once
finding-admitted-ineligible = { $application } is granted hours, but is not eligible: { $reasons }
finding-unknown-application = { $application }: there is no such application
finding-set-places = more people are admitted than there are places
finding-set-category-places = more people of a category are admitted than it has places
finding-set-quota = fewer people of high support are admitted than the quota asks for
finding-set-pool = the minimum of those admitted does not fit the category's pool
finding-set-budget = the minimum of those admitted does not fit the budget
finding-set-assistants = the assistants cannot serve the minimum of those admitted
finding-commission-ignored = { $application }: admitted by the commission, but not by the plan
finding-not-whole-steps = { $application }: the hours are not whole steps of { $step }
finding-above-ceiling = { $application }: { $hours } h is above the ceiling of { $most }
finding-months-sum = { $application }: the months add up to { $sum } h, but { $hours } are granted
finding-above-room = { $application }, { $month }: { $hours } h, but at most { $most } fit
finding-above-budget = { $hours } h in all, but the budget has { $most }
finding-above-pool = category { $category }: { $hours } h in all, but the pool has { $most }
finding-wrong-waiting-list = the waiting list should be: { $expected }; it is: { $found }
finding-unknown-month = { $application }: the month { $month } is outside the programme
finding-wrong-positions = the positions on the waiting list do not count up from 1
finding-wrong-policy = the plan says that it splits by “{ $found }”, but the programme by “{ $expected }”
finding-wrong-refusals = refusals or their reasons differ from what the applications say: { $applications }
finding-wrong-total = totals.{ $name } = { $found }, but should be { $expected }
finding-below-minimum = { $application }: { $hours } h is below the minimum of { $least }
finding-minimum-could-gain = the minima cannot be served together, but they are shared worse than they can be: { $gains } can get { $hours } h more of their minimum (through: { $through })
finding-minimum-could-move = the minima cannot be served together, but they are shared worse than they can be: { $gains } can get { $hours } h of their minimum from { $gives } (through: { $through })
finding-not-served = the assistants cannot serve this in: { $months }
finding-wrong-warning = the warning below_minimum should name: { $expected }
finding-passed-over = { $application }: this person should be admitted, but the plan does not admit them
finding-could-gain = { $gains } can gain { $hours } h and nobody loses (through: { $through })
finding-could-give = { $gives } gives { $hours } h to the benefit of others (through: { $through })
finding-could-move = { $gains } can gain { $hours } h from { $gives } (through: { $through })
finding-uneven = { $application }: { $hours } h from { $from_month } to { $to_month } would even out the months
checker-disagrees = The checker did not confirm the plan, so it is not shown. This is a defect of the program: please report it with the case folder. Findings:

## Picture
chart-title = { $unit }: { $hours } h for { $people ->
    [one] { $people } person
   *[other] { $people } people
  }
chart-asked = asked
chart-ceiling = limit
chart-granted = granted
chart-people = applications in ranking order
chart-people-sorted = applications, smallest limits first
chart-hours = hours a year
chart-shares = share of the hours by category

## Bad input
faults-found = { $count ->
    [one] { $count } fault found; nothing was stored.
   *[other] { $count } faults found; nothing was stored.
  }
fault-no-folder = there is no such folder; name a folder with a programme.toml
fault-no-file = the file is missing; it is required
fault-not-a-file = this is no plain file; only a plain file is allowed
fault-more-faults = there are more than { $most } faults; the first are shown
fault-unreadable = cannot be read ({ $detail }); the right to read is required
fault-file-too-large = the file has { $megabytes } MB; at most { $most } MB are allowed
fault-encoding = encoding { $encoding }; only UTF-8 is allowed (in Excel: “CSV UTF-8”)
fault-nul-byte = a NUL byte; only UTF-8 text is allowed
fault-too-many-rows = too many rows; at most { $most } are allowed
fault-not-csv = not CSV ({ $detail }); fields separated by comma or semicolon are allowed
fault-empty-file = the file is empty; allowed columns: { $allowed }
fault-duplicate-column = the column is given more than once: { $names }; once is allowed
fault-missing-column = the column is missing; it is required, and is called: { $allowed }
fault-cell-count = { $found } fields in the row; allowed as many as in the header: { $expected }
fault-cell-too-long = the cell has { $found } characters; at most { $most } are allowed
fault-formula-cell = “{ $value }” is a spreadsheet formula; only a value is allowed
fault-not-allowed = “{ $value }”; allowed: { $allowed }
fault-bad-id = “{ $value }” is no id; allowed are letters, digits and - _ . / (no ..), at most 64 characters
fault-id-is-pesel = a PESEL stands in the id, and ids are not encrypted; give a number of your own, such as A-0042
fault-not-whole = “{ $value }”; allowed is a whole number from { $least } to { $most }
fault-not-date = “{ $value }” is no date; allowed is 2025-12-19 or 19.12.2025
fault-no-such-day = “{ $value }”: there is no such day; allowed is an existing date
fault-year-range = “{ $value }”; allowed are years from { $least } to { $most }
fault-not-moment = “{ $value }” is no point in time; allowed is for instance 2026-01-16T15:00:00+01:00 or 16.01.2026 15:00
fault-not-clock = “{ $value }” is no time of day; allowed is 00:00 to 24:00
fault-not-degrees = “{ $value }”; allowed is a number of degrees from -{ $most } to { $most }
fault-duplicate-id = “{ $value }” stands in line { $first } already; once is allowed
fault-born-later = the birth date is after the receipt; an earlier one is allowed
fault-reason-missing = a decision of the commission without a reason; a written reason is required (R-17)
fault-unknown-application = there is no application “{ $value }”; allowed are ids of applications.csv
fault-unknown-assistant = there is no assistant “{ $value }”; allowed are ids of assistants.csv
fault-hour-missing = there are days but no hour; allowed is 00:00 to 24:00
fault-ends-before-start = the end { $value } is before the start { $start }; not earlier is allowed
fault-below-step = { $value } h is less than the step of { $step }; at least one step is allowed
fault-points-needed = { $value } points; the split “points” needs at least 1
fault-average-needed = no average for the category { $category }; the split “average” needs it
fault-not-toml = not TOML ({ $detail }); allowed is key = value, texts in quotes, as in examples/
fault-unknown-key = unknown key; allowed: { $allowed }
fault-missing-key = the key is missing; it is required
fault-not-a-table = this must be a section [name]
fault-not-text = “{ $value }”; allowed is a text in quotes that is not empty and has no control characters
fault-not-money = “{ $value }”; allowed is an amount as text with a point and at most 12 decimals, for instance "827324.04"
fault-not-average = “{ $value }”; allowed is a number above 0, at most { $most } with at most six decimals
fault-too-long = the programme is too long; at most { $most } days are allowed
fault-plan-not-json = not JSON ({ $detail }); allowed is a file as godziny solve --json writes it
fault-plan-not-object = a plan is a JSON object as godziny solve --json writes it
fault-plan-shape = wrong shape; expected: { $expected }
fault-plan-status = “{ $value }”; allowed: { $allowed }
fault-plan-text = text that cannot be written as UTF-8; only such is allowed
fault-plan-hours = “{ $value }”; allowed is a whole number of hours from 0
fault-plan-duplicate-key = the key “{ $value }” is given twice; once is allowed
fault-not-writable = cannot be written: { $detail }; choose another file
output-failed = the answer cannot be written or printed: { $detail }

## Changes and rules in words
rule-commission = the commission's decisions (R-17)
rule-places = the number of places (R-13)
rule-category-places = the number of places of a category (R-13)
rule-quota = the share of people of high support (R-12)
rule-pool = the category's pool for everybody's minimum (R-21)
rule-budget = the budget for everybody's minimum (R-23)
rule-assistants = the assistants' hours for everybody's minimum (R-40)
change-places-total = places in all: { $value }
change-places = places of “{ $category }”: { $value }
change-pools = pool of “{ $category }”: { $value } h
change-budget-hours = budget: { $value } h
change-budget-total = money in all: { $value } zł
change-split = let assistants not decide admission
change-commission = clear the commission's decision for { $application }
months-title = Hours by month
no-assistants-line = There is no assistants.csv: assistants limit nothing.
by-minimum = (minimum)
by-minimum-shared = (part of the minimum of { $least })
warning-cannot-be-served = The assistants cannot serve these people's minimum even if nobody else needed them: { $applications }. Add an assistant or a permission (indicated_by, accepted_for, child_clearance_until), or set [split] admission_needs_assistants = true, and the next in line get their places.
limit-budget-money = [{ $number }] The money buys only { $hours } of { $planned } h, and that is used up{ $people ->
    [one] , all of it for one person.
   *[other] ; { $people } people share it: { limit-trade }
  }
limit-trade = an hour more for one is an hour less for another, who has no more in proportion to the measure of the split, or only the minimum.
check-false-statements = wrong: the grants keep the rules and are the best, but the document states what is not true
check-statements = The document states what is not true:
check-other-inputs = Note: the plan was made from other data than this folder (the inputs_digest differs), so the verdict may be about the data and not the plan. A recorded plan is judged by check --recorded.
directly = directly
check-impossible = ok: confirmed, a split is impossible
finding-impossible-with-grants = the plan says that a split is impossible, but grants hours
chart-unconfirmed = Unconfirmed (no text found for this edition): { $figures }
fault-plan-needs = this plan was also made from hours used before, which the folder does not know, so it cannot be judged by the folder. Add { $options }: that judges it against the record, without a folder
refused-check-documents = Name the folder and the plan: check FOLDER PLAN. Against the record: check --recorded (the plan in force) or check --recorded PLAN.
refused-check-roster-documents = Name the folder, the plan and the roster: check-roster FOLDER PLAN ROSTER. Against the record: check-roster --recorded ROSTER (a file, or a draft such as 2026-03/D-1).
judged-by-plan = Judged by the data that plan { $plan } of the record was made from, hours used before included.
judged-by-now = Judged by what is recorded now; no recorded plan has such data (inputs_digest).
judged-changes = Since then the data have changed ({ $count }): { $changes }
