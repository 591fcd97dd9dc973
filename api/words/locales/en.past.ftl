### As it was: the moment that is asked about, and what it means. The keys are those of pl.past.ftl.

past-known = { $programme }: what was known on { $at }, which is what had been recorded until then.
past-true = { $programme }: what was true on { $day } by what is known today: all that took effect on that day or before.
past-entry = The newest entry of the journal: { $number }, { $at }.
past-nothing-known = Nothing had been recorded then. The first entry: { $since }.
past-nothing-true = Nothing was in effect then. The first thing is from { $since } on.
past-plan = Plan { $plan }: { $state }; { $people ->
        [one] { $people } person
       *[other] { $people } people
    }, { $hours } of { $budget } h
past-no-plan = No plan was in force then.
past-assistant = { $id }: at most { $hours } h a month
past-assistant-left = { $id }: at most { $hours } h a month; last day: { $last }
past-no-assistants = There are no assistants.
past-folder = Written { $folder }: { $applications ->
        [one] { $applications } application
       *[other] { $applications } applications
    }, { $assistants ->
        [one] { $assistants } assistant
       *[other] { $assistants } assistants
    }.
    Solve it again: { $godziny } solve { $folder }
past-folder-derived = In place of personal data that are not there stand derived columns: { $count ->
        [one] { $count } person
       *[other] { $count } people
    }.
past-folder-left = Hours of those who left, and places of those called up, have no room in a folder; the record's plan counts with them: { $names }.
stage-past = reading the record as it was
stage-folder = writing the folder
refused-bad-at = “{ $value }” is neither a day nor a moment; allowed are 2026-03-31, 2026-03-31 12:00 and 2026-03-31T12:00:00+02:00.
refused-not-known-yet = “{ $value }” is in the future, of which nothing is known. What will be in effect then is shown without --known.
refused-nothing-then = Nothing of the programme was there at { $at }; the first thing is from { $since } on.
refused-month-needed = Say which month: --month 2026-03.
refused-folder-not-empty = { $folder } is there already and not an empty folder; name another.
