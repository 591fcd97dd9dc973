# Rosters in the record: drafts, visits.
done-draft = { $draft }: draft kept, visits: { $visits }, { $score ->
    [none] without a score
   *[other] points: { $score }
  }{ $bound ->
    [none] {""}
   *[other] {" "}(not below { $bound })
  }.
    It takes force with: { $godziny } publish { $draft }{ $which }
done-publish = { $draft } is in force; visits: { $visits }. New { $planned }, moved { $moved }, by another assistant { $reassigned }, cancelled { $cancelled }.
done-book = { $visit }: { $assistant } visits { $application }, { $when }.
done-move = { $visit }: now { $when } ({ $assistant } visits { $application }).
done-reassign = { $visit }: now { $assistant } visits { $application }, { $when }.
done-cancel = { $visit } cancelled ({ $assistant }, { $application }, { $when }).
no-drafts = There are no drafts of rosters yet. Make the first one: { $godziny } draft --month 2026-03{ $which }
no-visits = There are no such visits.
draft-filed = { $draft }: visits { $visits }, unfilled wishes { $unfilled }, { $score ->
    [none] without a score
   *[other] points: { $score }
  }{ $bound ->
    [none] {""}
   *[other] {" "}(not below { $bound })
  }, { $filed_at }, { $filed_by }
draft-in-force = in force since { $published_at }, { $published_by }
compare-visits = { $one } → { $other }: unchanged { $unchanged }, new { $planned }, moved { $moved }, by another assistant { $reassigned }, cancelled { $cancelled } visits
compare-uncovered-minute = minutes uncovered
compare-extra-assistant = extra assistants
compare-travel-minute = minutes of travel
compare-other-than-indicated = visits by others than indicated
compare-changed-visit = visits that differ from the earlier roster
compare-total = points (lower is better)
compare-unfilled = unfilled wishes
compare-people = It concerns people: { $count } ({ $names })
cancelled-assistant-ill = cancelled: assistant ill
cancelled-assistant-left = cancelled: assistant left
cancelled-person-ill = cancelled: person ill
cancelled-person-left = cancelled: person left
cancelled-person-asked = cancelled at the person's wish
cancelled-mistake = cancelled: a mistake
cancelled-republished = cancelled: a new roster
event-roster-opened = planning of the month began
event-roster-draft-filed = draft of the roster kept
event-roster-published = draft { $draft } in force: visits { $visits }, unfilled wishes { $unfilled }
event-visit-planned = { $visit }: { $assistant } visits { $application }, { $when }
event-visit-moved = { $visit }: moved from { $was } to { $when }
event-visit-reassigned = { $visit }: { $assistant } instead of { $was }
event-visit-cancelled = { $visit }: { $reason }
event-visit-scheduled = visit planned: { $assistant } visits { $application }, { $when }
event-visit-taken-over = visit taken over from the month's roster: { $assistant } visits { $application }, { $when }
event-visit-rescheduled = visit moved from { $was } to { $when }
event-visit-handed-over = { $assistant } instead of { $was }
event-visit-called-off = visit { $reason }
refused-breaks-rules = The roster of { $month } would break rules { $count ->
    [one] once
   *[other] { $count } times
 }; nothing was stored. Choose another time or assistant. What was agreed once, beside the wishes, is a wish with a date first: { $godziny } wish ID{ $which } --date DAY --from T --to T --minutes N. What is broken:
refused-already-published = { $draft } is in force already and nothing has changed since.
refused-in-force-breaks-rules = { $draft } is in force already, but by now it breaks rules { $count ->
    [one] once
   *[other] { $count } times
 }; nothing was stored. The way out for each visit is shown by { $godziny } visits --broken{ $which }:
refused-no-such-visit = There is no visit { $visit }. { $godziny } visits{ $which } shows their numbers.
refused-visit-cancelled = Visit { $visit } is cancelled. { $godziny } book{ $which } adds a new one.
refused-unknown-reason = The reason “{ $value }” is not known; allowed: { $allowed }.
refused-no-month = “{ $value }” is no month; allowed is 2026-03.
refused-month-outside = The month { $month } has no day in the programme; allowed are { $first } to { $last }.
refused-other-month = Only drafts of one month can be compared, these are of { $month } and { $other }.
refused-roster-or-month = Give either a file with a roster or --month 2026-03.
refused-no-such-roster-draft = There is no draft { $name }. { $godziny } drafts{ $which } shows the names.
refused-no-such-roster = { $name } has no roster yet. Make one: { $godziny } draft --month { $name }{ $which }
refused-overtaken-draft = Since draft { $draft } was filed, visits were booked by hand ({ $count }). Make a new draft that keeps them: { $godziny } draft --month { $month }{ $which }
refused-nothing-changes = Visit { $visit } is like that already; nothing was changed.

## Visits that break a rule now

broken-title = { $count ->
    [one] One published visit breaks a rule now:
   *[other] { $count } published visits break a rule now:
 }
broken-visit = { $visit }  { $when }  { $assistant } with { $application }: { $why }. Way out: reassign, move or cancel { $visit }.
broken-more = … and more; all of them: { $godziny } visits --broken{ $which }
cannot-take-place = cannot take place: { $why }
broken-among = { $count ->
    [one] One of these visits breaks a rule now; the way out:
   *[other] { $count } of these visits break a rule now; the way out of each:
 } { $godziny } visits --broken{ $which }
no-broken = No published visit breaks a rule.
why-above-grant = more hours than granted for the month
why-after-last-day = after the last day of service
why-assistant-hours = above the assistant's hours of the month
why-assistant-overlap = overlaps another visit of the assistant
why-blocked = during another service
why-family = a member of the family
why-no-wish = the person wants no visit that day
why-not-accepted = not accepted by the parent or guardian
why-not-admitted = the person holds no hours
why-not-cleared = no valid clearance for work with children
why-not-indicated = the person did not indicate this assistant
why-off-grid = does not start on a quarter hour
why-outside-month = in another month
why-outside-service = outside the person's days of service
why-outside-window = outside the person's wish
why-absent = the assistant is absent
why-part-minute = not in full minutes
why-person-away = the person is away
why-person-overlap = overlaps another visit with the person
why-travel-too-short = too little time for the way
why-twelve-hours = more than 12 hours of the assistant in 24 hours
why-unknown-application = no such application
why-unknown-assistant = no such assistant
why-not-available = outside the assistant's hours
why-wish-taken = the wish has a visit already
why-wrong-minutes = another length than wished
done-absence = { $assistant }: the absence is recorded. Plan and places stay as they are.
done-assistant-leaves = { $assistant }: serves until { $last_day }. Plan and places stay as they are. Undo: { $godziny } assistant-returns { $assistant }{ $which }
done-assistant-returns = { $assistant }: the leaving is undone.
done-person-absence = { $application }: the absence is recorded; the hours stay.
done-wish = { $application }: the wish is recorded. The plan stays as it is; the next roster will know it.
done-block = { $application }: the hours of another service are recorded.
event-application-absences-recorded = absences of the person: { $absences }
refused-day-or-date = A wish has either a weekday (--day) or a date (--date). Give one of them.
