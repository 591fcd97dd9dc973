## What the checker of a re-plan finds
the-budget = the budget
finding-promises-too-much = what was used and promised is more than { $limit ->
    [budget] the budget holds
   *[other] the pool of the category { $limit } holds
  }; such a plan is impossible
finding-staying-missing = { $application }: this person stays, but is not in the plan
finding-admitted-gone = { $application } is gone and keeps what was used, but is granted hours
finding-called-up-leaver = { $application } was waiting and has left; whoever has left is not called up
finding-called-up-without-room = { $application } has no days of service left, so cannot be called up
finding-called-up-by-policy = { $application } was called up, but the policy “{ $policy }” calls nobody up
finding-replan-sum = { $application }: { $used } h used and { $sum } h in the months are not the { $hours } h granted
finding-below-promise = { $application }: { $hours } h is below what was promised, { $least } h
finding-above-promise = { $application }: { $hours } h is above what was promised, { $most } h; this policy gives no more
finding-above-most = { $application }: { $hours } h is above the most that ceiling and remaining days allow, { $most } h
finding-called-up-below = { $application }: { $hours } h is below the minimum for the months left, { $least } h
finding-called-up-above = { $application }: { $hours } h is above the most for whoever is called up, { $most } h
finding-month-before = { $application }: hours in { $month }, which is before the month from which the plan is made anew
finding-promises-not-served = in { $months } the assistants cannot serve { $hours } h; promises allow at most { $most } h without an assistant, and nothing else does
finding-not-called-up = { $application }: this person should be called up, but is not
finding-replan-not-impossible = the plan says that what was promised cannot be kept, but it can
finding-fallback-missing = the plan says what is impossible, but not what is left with everybody lowered (fallback)
finding-fallback-impossible = no fallback is possible: what was used is already above { $limits }
finding-wrong-request = { $name } = “{ $found }”, but asked was “{ $expected }”
finding-wrong-gone = the list of those who are gone, or their hours, is wrong for: { $applications }; gone are: { $expected }
finding-wrong-called-up = called up are: { $expected }; the list says: { $found }
finding-wrong-beside = { $application }: { $name } = { $found }, but should be { $expected }
finding-wrong-replan-warning = the warning { $warning } should say: { $expected }

## What is asked of a re-plan, and cannot be
fault-replan-policy = “{ $value }”; allowed: { $allowed }
fault-replan-month = { $value } is after the programme's last month; allowed are { $first } to { $last }
fault-used-of-stranger = “{ $value }” used hours, but is neither in the plan nor gone; allowed are people of the plan in force
fault-used-too-late = hours of { $value }, but only months before { $at } are used up when the plan is made anew
fault-used-negative = { $value } h in { $month }; allowed are hours from 0
fault-replan-to-check = this is a re-plan; `godziny check-replan` judges it, with the plan that it was made of
fault-category-needed = “{ $value }” is not among the applications and the plan does not say a category; add it to the row, such as "category": "severe"
fault-unknown-leaver = there is no “{ $value }” in the plan or among the applications; allowed are their ids
fault-lowered-not-staying = “{ $value }” does not stay, so nothing was promised; allowed are people who stay in the plan
