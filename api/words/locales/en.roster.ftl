### A month's roster: text, score, check, picture, page. The keys are those of pl.roster.ftl.

## Days and hours
roster-mon = Mo
roster-tue = Tu
roster-wed = We
roster-thu = Th
roster-fri = Fr
roster-sat = Sa
roster-sun = Su
roster-hours = { $hours } h
roster-duration = { $hours } h { $minutes } min

## The roster
roster-title = Roster: { $month }
roster-figures = Visits: { $visits } ({ $hours }); assistants: { $assistants }, people: { $people }.
roster-all-filled = Every wish is fulfilled.
roster-unfilled-figures = Unfilled wishes: { $unfilled } ({ $unfilled_hours }).
roster-score-title = Score: { $total } points (lower is better); count × weight = points
roster-part-uncovered-minute = minutes granted and wished that nobody serves
roster-part-extra-assistant = assistants beyond one with the same person
roster-part-travel-minute = minutes of travel between visits of the same day
roster-part-other-than-indicated = visits by someone other than indicated
roster-part-changed-visit = visits that differ from the earlier roster
roster-proven = Proven: there is no better roster.
roster-gap = No roster can go below { $bound } points (the bound); this one is at most { $over } above the best, { $share }% of the bound.
roster-unbounded = Nothing proves that a roster needs any points at all, so this one is at most { $over } points above the best.
roster-week = Week { $number }: { $first } – { $last }
roster-no-week = There is no week { $number }; there are 1 to { $most }.
roster-more-weeks = Further weeks: --week N (1 to { $most }). One assistant: --assistant ID; one person: --person ID; everything on one page: --html FILE.
roster-more-assistants = and { $count } more assistants; all of them: --week { $week }
roster-one = { $name } – { $count ->
    [one] { $count } visit
   *[other] { $count } visits
  } in the month, { $hours }
roster-tomorrow = { $assistant }, { $day } – { $count ->
    [0] no visits
    [one] { $count } visit
   *[other] { $count } visits
  }
roster-gap-before = (gap { $minutes } min)
roster-since = (from { $day })
roster-until = (to { $day })

## Unfilled wishes
roster-unfilled-title = Unfilled wishes
roster-more-people = and { $count } more people; details of a person: --person ID
roster-several-reasons = A wish with several reasons is counted under each of them.
unfilled-grant-used = the hours granted to the person for this month are used up
unfilled-window-too-short = the time left in the window is too short for the visit
unfilled-minutes-missing = { $minutes } min missing
unfilled-minutes-left = { $minutes } min left
cut-clock-change = the clock changes that night (R-33)
cut-last-day = the last day of service ends at 24:00 (R-46)
cut-blocked = other services (R-34)
cut-absence = the person is away the next day
unfilled-nobody-may-serve = nobody may serve this person on that day (R-40 to R-42)
unfilled-nobody-available = none of those who may serve is available at that time
unfilled-assistants-busy = the assistants available have other visits then, or cannot get there in time
unfilled-twelve-hours = the assistants available would pass 12 hours within 24 (R-32)
unfilled-assistant-hours = the assistants available would pass their hours of the month
unfilled-parallel-service = the person has another service or visit at that time (R-34)
unfilled-costs-more = the visit is possible, but the roster would be worse with it
unfilled-unknown = no reason is given

## What keeps one assistant from a visit
obstacle-assistants-busy = other visits, or too little time to get there
obstacle-assistant-overlap = another visit at that time
obstacle-travel-too-short = too little time to get there
obstacle-twelve-hours = more than 12 hours within 24
obstacle-assistant-hours = more than the hours of the month
obstacle-not-available = not available at that time
obstacle-nobody-available = not available at that time
obstacle-absent = absent on that day
obstacle-nobody-may-serve = may not serve this person
obstacle-family = a member of the family
obstacle-not-indicated = serves only those who indicated the assistant
obstacle-not-accepted = not accepted by the child's guardian
obstacle-not-cleared = the clearances for work with children do not cover that day
obstacle-parallel-service = the person has another service at that time
obstacle-blocked = the person has another service at that time
obstacle-person-overlap = the person has another visit at that time
obstacle-grant-used = the person's hours of the month are used up
obstacle-above-grant = the person's hours of the month are used up
obstacle-costs-more = the roster would be worse
obstacle-unknown = no reason is given

## Who else
who-visit = { $application }, { $when } ({ $hours })
who-now = In the roster now: { $assistant }
who-could-title = Could come, the best first (points of the score: lower is better):
who-nobody = Nobody else could come.
who-row = { $when }  { $change } points
who-cannot-title = Could not:
who-part-uncovered-minute = uncovered minutes { $points }
who-part-extra-assistant = one more assistant for the person { $points }
who-part-travel-minute = travel { $points }
who-part-other-than-indicated = other than indicated { $points }
who-part-changed-visit = a changed visit { $points }

## Check
roster-check-ok = ok: the roster keeps the rules
roster-check-unlawful = unlawful: the roster breaks rules
roster-check-false-statements = wrong: the visits keep the rules, but the document says what is not true
roster-contrary-minutes = { $minutes } min are left
roster-contrary-none = nothing speaks for it
roster-check-count = Findings: { $count }
finding-unknown-assistant = { $application }, { $start }: there is no assistant { $assistant }
finding-outside-month = { $application }, { $start }, { $assistant }: the visit does not start in the month { $month }
finding-part-minute = { $application }, { $start }, { $assistant }: the visit to { $end } has no full minutes
finding-off-grid = { $application }, { $start }, { $assistant }: starts { $minutes } min after a quarter hour; allowed is every { $grid } min
finding-not-admitted = { $application }, { $start }, { $assistant }: the plan did not admit this person
finding-no-wish = { $application }, { $start }, { $assistant }: the person wished no visit on { $day }
finding-outside-service = { $application }, { $start }, { $assistant }: the person's service lasts from { $first } to { $last }; the visit is { $days ->
    [one] { $days } day
   *[other] { $days } days
  } outside
finding-after-last-day = { $application }, { $start }, { $assistant }: { $minutes } min of the visit are after 24:00 of the person's last day of service, { $last }
finding-person-away = { $application }, { $start }, { $assistant }: { $minutes } min of the visit are on a day on which the person is away
finding-wrong-minutes = { $application }, { $start }, { $assistant }: the visit takes { $minutes } min, the wish { $wished } min (a difference of { $difference } min)
finding-outside-window = { $application }, { $start }, { $assistant }: { $minutes } min of the visit are outside the wish's window from { $window_from } to { $window_to }
finding-wish-taken = { $application }, { $start }, { $assistant }: more visits of { $minutes } min than wishes on that day ({ $wishes })
finding-blocked = { $application }, { $start }, { $assistant }: { $minutes } min together with another service ({ $services })
finding-absent = { $application }, { $start }, { $assistant }: the assistant is absent; { $minutes } min of the visit are outside the time available
finding-not-available = { $application }, { $start }, { $assistant }: { $minutes } min of the visit are outside the time the assistant is available
finding-family = { $application }, { $start }, { $assistant }: the assistant is a member of the family
finding-not-indicated = { $application }, { $start }, { $assistant }: an assistant who is only indicated, but not by this person
finding-not-accepted = { $application }, { $start }, { $assistant }: the parent or guardian has not accepted the assistant in writing
finding-not-cleared = { $application }, { $start }, { $assistant }: the clearances for work with children valid until { $until } do not cover { $day } (days missing: { $days_missing })
finding-never-cleared = { $application }, { $start }, { $assistant }: the assistant has no clearances for work with children
finding-assistant-overlap = { $assistant }: the visit to { $application } { $start } overlaps the visit to { $other_application } from { $other_start } to { $other_end } by { $minutes } min
finding-travel-too-short = { $assistant }: from the end of the visit to { $other_application } { $other_end } to the visit to { $application } { $start } there are { $gap } min, but travel takes { $travel } min ({ $missing } min missing)
finding-twelve-hours = { $assistant }: from { $start } to { $until } { $minutes } min of service; { $most } min are allowed ({ $over } min too many)
finding-assistant-hours = { $assistant }, { $month }: { $minutes } min of service; { $most } min a month are allowed ({ $over } min too many)
finding-person-overlap = { $application }: the visit { $start } ({ $assistant }) overlaps the visit from { $other_start } to { $other_end } ({ $other_assistant }) by { $minutes } min
finding-above-grant = { $application }, { $month }: { $minutes } min of service, but the plan gives { $most } min ({ $over } min too many)
finding-wrong-score = score.{ $part } = { $found }, but should be { $expected }
finding-bound-above-score = the bound { $bound } is above the true score { $total } (by { $over }), so it is no lower bound
finding-unfilled-missing = { $application }, { $date }: a wish of { $minutes } min is not fulfilled, but unfilled does not list it (count: { $count })
finding-unfilled-extra = { $application }, { $date }: unfilled lists a wish of { $minutes } min that does not exist or is fulfilled (count: { $count })
finding-no-reasons = { $application }, { $date }, { $minutes } min: an unfilled wish without a reason
finding-unknown-reason = { $application }, { $date }, { $minutes } min: unknown reason “{ $reason }”
finding-wrong-figure = { $application }, { $date }, { $minutes } min: { $part } = { $found }, but should be { $expected }
finding-false-reason = { $application }, { $date }, { $minutes } min: the reason “{ $said }” ({ $reason }) is not true; against it: { $contrary }

## Bad roster documents
fault-roster-not-object = a roster is a JSON object as godziny roster --json writes it
fault-roster-shape = wrong shape; expected: { $expected }
fault-roster-month = “{ $value }” is no month; allowed is YYYY-MM, for instance 2026-03
fault-roster-date = “{ $value }” is no date; allowed is an existing date YYYY-MM-DD
fault-roster-number = “{ $value }”; allowed is a whole number from { $least } to { $most }
fault-roster-naive-moment = “{ $value }” has no offset; allowed is for instance 2026-03-02T08:00:00+01:00
fault-roster-moment = “{ $value }” is no point in time; allowed is for instance 2026-03-02T08:00:00+01:00
fault-roster-ends-before-start = the end { $end } is not after the start { $start }; a later one is allowed
fault-roster-month-outside = the month { $month } has no day in the programme; allowed is { $first } to { $last }
fault-roster-keep-month = the earlier roster is of { $month }; allowed is one of the same month, { $expected }
fault-roster-before-late = { $application }, { $start }: the visit is not before the month { $month }; only earlier ones are allowed
fault-pin-without-visit = { $value }, { $start }: the earlier roster has no such visit; only its visits are allowed
fault-fixed-unknown-application = the visit { $start } is to stay, but there is no application “{ $value }”; allowed are ids of applications.csv
fault-fixed-unknown-assistant = the visit { $start } is to stay, but there is no assistant “{ $value }”; allowed are ids of assistants.csv. Whoever left stays in assistants.csv with an absence in absences.csv

## Picture
roster-chart-title = Roster: { $month } – visits: { $visits } ({ $hours })
roster-chart-visit = visit
roster-chart-indicated = indicated assistant
roster-chart-other = other than indicated
roster-chart-free = nobody was indicated
roster-chart-hours = hours
roster-chart-by-day = hours a day
roster-chart-unfilled = unfilled
roster-chart-empty = No visits in this month.

## Page
page-skip = Skip to the content
page-contents = Contents
page-figures = In short
page-visits = Visits
page-hours = Hours
page-assistants = Assistants
page-people = People
page-unfilled = Unfilled wishes
page-reason = Reason
page-wishes = Wishes
page-unfilled-all = All unfilled wishes
page-unfilled-by-reason = Unfilled wishes by reason
page-score = Score of the roster
page-score-caption = The score by part, lower is better
page-part = What counts
page-count = Count
page-weight = Weight
page-points = Points
page-total = Total
page-chart = The whole month
page-chart-about = A row is an assistant, a column a day from midnight to midnight, a bar a visit; Saturdays and Sundays are grey. On the right the assistant's hours in the month, at the bottom the hours a day: planned and unfilled. The same is in the tables below.
page-chart-busiest = The day with most hours is { $day } ({ $hours }).
page-by-assistant = The roster of each assistant
page-by-person = The visits to each person
page-week = Week
page-day = Day
page-time = From–to
page-length = Length
page-assistant = Assistant
page-person = Person
page-none = No visits in this month.
page-top = To the top

stage-start = a first complete roster
stage-walk = improving (annealing)
stage-polish = improving (exchanges)
stage-exact = proving
search-progress = { $stage }: { $score } points, surely not below { $bound } points
roster-other-assistants = The plan was made with other assistants; the roster uses today's.
roster-fixed-faults = What is past or pinned stays although it breaks rules of today:
fault-plan-of-another-case = a plan of another case than { $unit } (these differ: { $parts }); allowed is the plan of godziny solve for this folder
fault-plan-without-allocation = the plan's status is “{ $status }”, so it grants no hours; allowed is a plan with an allocation
fault-roster-needs = this roster was made with other documents too; without them it cannot be judged. Add { $options }
roster-made-with-others = This roster was made with another document than the one given: { $options }. Its score may differ for that alone.
fault-no-such-visit = { $value }, { $start }: the roster has no such visit; allowed are the starts of its visits
fault-visit-after-last-day = { $value }, { $start }: R-46: { $minutes } min of the visit are after 24:00 of the last day of service, { $last }, so nobody can take it
fault-visit-without-wish = { $value }, { $start }: no wish allows a visit at this time; look at it with godziny check-roster
unfilled-past = the day has passed
fault-assistant-not-in-roster = { $value } has no visit in this roster; allowed are ids of assistants in it
fault-day-outside-roster = { $value } is no day of this roster ({ $month }); give --day, or the roster of the right month
fault-fixed-outside-month = { $value }, { $start }: the visit is to stay but does not start in { $month }; allowed are visits of this month
fault-file-named-twice = the same file is named twice; allowed are different ones
roster-stopped = The search was stopped after { $steps } rounds; this is the best roster so far.
