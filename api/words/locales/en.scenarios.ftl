## A plan from a month on
replan-heading = { $unit }, edition { $edition }: planned anew from { $at }. Policy: { $policy }
replan-policy-waiting-list = who stays keeps, the rest to the waiting list
replan-policy-share = the rest to those who stay
replan-policy-both = waiting list and everybody share
replan-policy-reserve = promises only, the rest is kept
replan-impossible = Proven impossible: hours used and promised exceed the budget or a pool.
replan-totals = { $people ->
    [one] { $people } person
   *[other] { $people } people
 }, { $hours } of { $budget_hours } h; { $gone } h were used by those who are gone; { $reserve } h stay in reserve.
replan-assistants-short = Assistants are missing for { $hours } promised h (months: { $months }). Less than promised may go to: { $names }. Hours of assistants in these months would help.
replan-loosening = Possible with: { $changes } — then { $people ->
    [one] { $people } person
   *[other] { $people } people
 }, { $hours } h, { $reserve } h in reserve (verified)
replan-fallback = If everybody may be lowered: { $people ->
    [one] { $people } person
   *[other] { $people } people
 }, { $hours } h, { $reserve } h in reserve (JSON, fallback)
replan-called-up = Called up from the waiting list: { $names }
replan-gone = { $application } — gone; { $hours } h used stay counted
replan-waiting = { $position }. { $application } goes on waiting — { $reasons }
column-used = used
column-promised = promised
column-change = change
column-policy = policy
column-people = people
column-called-up = called
column-reserve = reserve
column-raised = raised
by-promise = promise
by-highest-share = highest share of those who stay
reason-policy = this policy calls nobody up
unused-promise = { $people ->
    [one] one person gets what was promised, as the policy wants
   *[other] { $people } people get what was promised, as the policy wants
  }
unused-highest-share = { $people ->
    [one] one person called up has the share of the best off who stays
   *[other] { $people } people called up have the share of the best off who stays
  }
warning-promise-lowered = Less than announced may go to (ceiling, days of service, step or permission): { $applications }
warning-quota-missed = Of everybody served this year, fewer have high support needs than the programme asks for (R-12).

## Changes of a what-if
fault-no-change = “{ $value }” is no change; allowed key=value, A-0001.column=value, remove:ID, add:file=F
fault-nobody-of-id = there is no application or assistant “{ $value }”; allowed are ids of the files
fault-no-column = there is no column “{ $value }”; allowed: { $allowed }
fault-hours-not-one = this assistant has different hours on different days, “{ $value }” cannot replace them; allowed add:availability=F
fault-known-already = “{ $value }” is in the files already; allowed another id, or a change of a cell
fault-id-of-two = both an application and an assistant have the id “{ $value }”; allowed are columns that only one of them has, or another id in one of the files
fault-same-person-already = { $value } and { $other } have the same PESEL; one person may have one application (R-45)
fault-not-hours = “{ $value }” are no hours; allowed for example 12 or 12.5
fault-hours-or-minutes = { $found } of the columns hours and minutes are filled; allowed exactly one
fault-leaves-twice = “{ $value }” leaves twice, first in line { $first }; allowed one row

## What would be if
what-if-base = Without changes:
what-if-scenario = Scenario { $number }: { $changes }
what-if-nothing = no changes
what-if-totals = { $people ->
    [one] { $people } person
   *[other] { $people } people
 }, { $hours } of { $budget_hours } h, { $left } h not given out, { $waiting } waiting.
what-if-same = Nothing changes: the same people and the same hours.
what-if-difference = { $changed ->
    [one] { $changed } person changes
   *[other] { $changed } people change
 } ({ $more } more, { $less } less), { $hours } h together.
what-if-admitted = Come in: { $names }
what-if-dropped = Drop out: { $names }
figure-people = people
figure-waiting = waiting
figure-hours = hours
figure-left = left
figure-lost = less by
figure-lowest-share = lowest
figure-gini = Gini
figure-jain = Jain
comparison-unused = { $name }: { $hours } h not given out — { $why }
comparison-people = People whose hours differ: { $people }
chart-lowest-share = lowest share, %
chart-sweep = What { $key } gives
sweep-binds = — from here on these bind: { $binds }
sweep-waiting = of those who wait: { $reason }
by-impossible = impossible
by-money = budget (money)
by-unproven = no proof in time
by-nobody-waiting = nobody waits
by-step = less than a step

## What would help one person
loosenings-title = What would change it (each answer verified by solving; no smaller step is enough):
loosenings-none = What would change it: nothing could be tried; there is no plan, or no time was left.
loosening-helps = { $what }: { $after } h instead of { $before } [{ $changes }]
loosening-helps-not = { $solves ->
    [one] { $what }: does not help; one step tried, [{ $changes }]
   *[other] { $what }: does not help; { $solves } steps tried, up to [{ $changes }]
  }
knob-budget = a larger budget
knob-pools = a larger pool of the category
knob-ceilings = a higher ceiling of the unit
knob-monthly-limit = a higher monthly limit
knob-places = more places
knob-category-places = more places of the category
knob-requested = asking for more hours
knob-commission = a higher maximum of the commission
knob-points = more points
knob-received = an earlier receipt
knob-assistant-hours = more hours of assistant { $of }
knob-clearance = what assistant { $of } lacks to serve a child (clearance, consent)
why-better = { $other } ranks higher than { $application }: { $why }
why-tier = tier { $mine } against { $theirs } (R-10)
why-points = points { $mine } against { $theirs } (R-11)
why-time = received { $mine } against { $theirs } (R-11)
why-id = the same time of receipt, the id decides (R-11)
why-worse = { $other } ranks lower than { $application } ({ $why }), and has a place because another rule asks for it: { $rules }
why-rules-none = a decision of the commission, or the share of high support needs
why-ahead = { $application } ranks higher than { $other }: { $why }
why-refused = { $application } is refused and not in the ranking: { $reasons }
why-rules-commission = the commission admitted { $other } (R-17)
fault-sweep-values = “{ $value }” is no range; allowed are whole numbers or for example -30%
fault-sweep-key = “{ $value }” has no value now; allowed is a key with a number, for example budget.hours
progress-counted = { $done } of { $total } done
replan-needs-both = give a folder and a plan, or neither (then of the record)
done-replan = Filed { $plan }: planned anew from { $at }, { $reserve } h in reserve. Without an assistant: { $short } h.
    To announce: { $godziny } announce { $plan }{ $which }
proposal-title = From { $at } the reserve would be { $reserve } h. Next of the waiting list:
proposal-row = { $application }: { $hours } h (limited by: { $why })
proposal-nobody = nobody can come in now: { $why }
proposal-how = To file and announce: { $godziny } replan --at { $at }{ $which }
event-application-grant-changed = from { $since } on { $hours } h instead of { $before } (plan { $plan }): { $months }
event-application-called-up = called up from the waiting list: { $hours } h (plan { $plan }): { $months }
event-plan-revised = planned anew from { $at }: { $status }, inputs { $inputs_digest }
fault-changes-are-recorded = changes of recorded data are not given here; allowed are the commands that record them, or replan FOLDER PLAN
refused-in-force-changed = Plan { $plan } was computed on another plan in force than today's. Compute it again: { $godziny } replan{ $which }
event-scenario-created = scenario “{ $title }”: { $changes }
event-scenario-rebased = scenario computed again, because the data had changed
event-scenario-renamed = scenario renamed: { $title }
event-scenario-discarded = scenario thrown away
refused-no-such-scenario = There is no scenario { $name }. List: { $godziny } scenario list{ $which }
refused-no-such-parent = There is no plan or scenario { $name }. List: { $godziny } scenario list{ $which }
fault-personal-change = personal data ({ $value }) are not in recorded scenarios; allowed in what-if on files
scenarios-none = There are no scenarios. Create one: { $godziny } scenario create --change budget.hours=15000{ $which }
scenario-line = { $scenario } “{ $title }”, of: { $parent }, computed in { $seconds } s
scenario-totals = { $state }; { $people ->
    [one] { $people } person
   *[other] { $people } people
 }, { $hours } of { $budget_hours } h
scenario-difference = Otherwise than its parent: { $people ->
    [one] { $people } person
   *[other] { $people } people
 }, { $hours } h together
scenario-moved = What was recorded since changed this scenario: { $people ->
    [one] { $people } person
   *[other] { $people } people
 }, { $hours } h together
parent-record = what is recorded
parent-plan = plan { $name }
parent-scenario = scenario { $name }
done-scenario = { $scenario } “{ $title }”: scenario kept; it changes nothing in force.
    See: { $godziny } scenario show { $scenario }{ $which }

## Whom to telephone
calls-none = Nobody need be told: all visits stay.
calls-title = Whom to telephone ({ $count }):
call-reassigned = { $at }: { $application } — { $new } comes instead of { $old }
call-moved = { $at }: { $application } and { $new } — the visit moves to { $then }
call-cancelled = { $at }: { $application } and { $old } — no visit
call-planned = { $then }: { $application } and { $new } — a new visit
done-scenario-adopt = { $scenario }: changes recorded ({ $changed }); plan { $plan }: nothing is announced yet.
    Next: { $godziny } announce { $plan }{ $which }
refused-not-of-the-record = Scenario { $scenario } is not of what is recorded, so it cannot be adopted. Create one that is: { $godziny } scenario create{ $which }
refused-scenario-overtaken = What is recorded has changed since scenario { $scenario } was computed. Compute it again: { $godziny } scenario rebase { $scenario }{ $which }
refused-scenario-words-gone = Scenario { $scenario } cannot be computed again: it changes data of { $application } that were erased. Create a new one: { $godziny } scenario create{ $which }
refused-scenario-title-erased = The title of scenario { $scenario } was erased with a person's data, and it can have no other. Copy it: { $godziny } scenario copy { $scenario } --title TITLE{ $which }
scenario-words-erased = erased
refused-removed-and-added = The scenario removes { $application } and puts another row under the same id; an id stays with its person (R-45). Corrections of the same person: { $godziny } correct-application { $application }{ $which }. Another person needs another id.
refused-added-not-recorded = Not recorded yet, so that nothing tells who { $count ->
    [one] it is
   *[other] they are
 } (R-45): { $names }. Record the applications first ({ $godziny } import FOLDER, or POST …/applications), then: { $godziny } scenario rebase { $scenario }{ $which }
refused-removed-with-grant = { $application } holds hours; whoever leaves keeps what was used: { $godziny } withdraw { $application }{ $which }
stage-scenarios = scenarios on all cores
