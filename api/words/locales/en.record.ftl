### The record: what was done, balances, history, refusals of commands. The keys are those of pl.record.ftl.

## What was done
done-import = { $programme }: { $added } new, { $changed } changed; the rest as before.
    Plan { $plan }: { $state }; { $people ->
        [one] { $people } person
       *[other] { $people } people
    }, { $hours } of { $budget_hours } h.
    Next: { $godziny } announce { $plan }{ $which }
done-import-without-plan = { $programme }: { $added } new, { $changed } changed; the rest as before.
    No plan: out of time. Next: { $godziny } import FOLDER --seconds N (more than now)
done-announce = { $programme }: plan { $plan } announced{ $before }.
    { $people ->
        [one] { $people } person has
       *[other] { $people } people have
    } { $hours } h; people who left keep { $kept_hours }; { $reserve } in reserve.
    Waiting list: { $waiting }, refused: { $refused }.
    Next: { $godziny } balances{ $which }
    When each person was told (R-16):
    { $godziny } notify ID --how in_writing{ $which }
done-withdraw = { $application }: withdrawal recorded; { $hours } h remain, { $reserve } h in the programme's reserve.
    Undo while the place is free: { $godziny } reinstate { $application }{ $which }
    Free place: { $godziny } call-up ID --hours N{ $which }
done-withdraw-waiting = { $application }: withdrawal recorded; there was no grant, so no place is free.
    Undo: { $godziny } reinstate { $application }{ $which }
done-reinstate = { $application }: withdrawal undone; { $hours } h, { $reserve } h in the programme's reserve.
done-call-up = { $application }: { $hours } h granted from the reserve; { $reserve } h are left in it.
done-notify = { $application }: notification recorded.
done-backup = Written { $file }: { $events } events, { $digest }
    Personal data are ciphertext in it; nobody reads them without the keys. Those have a backup of their own: { $godziny } keys backup FILE
done-restore = Restored from { $file }: { $events } events; the digest equals the original's: { $digest }
done-rebuild = { $view }: built anew up to event { $position }
serving = The service runs at { $address } (described at { $address }/docs), for this computer only. Stop: Ctrl+C.
plan-optimal = proven best
plan-feasible = lawful, not proven best
plan-infeasible = proven impossible
stage-announce = announcing
stage-backup = backup
stage-restore = restoring
stage-rebuild = building the read models

## Balances and lists
balances-plan = plan { $plan } in force
balances-no-plan = nothing announced yet ({ $godziny } announce{ $which })
balances-budget = Budget { $budget } h = granted { $granted } + reserve { $reserve }
balances-quota = High support: { $high } of { $people ->
    [one] { $people } person
   *[other] { $people } people
 } (required { $required }%): { $kept }; since the start of the year { $year_high } of { $year_people }
balance-ceiling = limit
balance-granted = granted
balance-planned = planned
balance-performed = performed
balance-settled = settled
balance-remaining = remaining
balance-total = total
column-month = month
column-assistant = assistant
balance-done-minutes = done
balance-settled-minutes = settled
balance-disputed-minutes = disputed
balance-open-minutes = open
balance-done-cost = zł
balances-clock = Hours and minutes. Open: waits for a confirmation or for its month to be closed. Złote: of all that was done, where a rate is known.
column-rank = rank
column-tier = group
column-points = points
column-standing = standing
standing-received = received
standing-granted = admitted
standing-waiting = waiting list
standing-refused = refused
standing-ended = ended
standing-withdrawn = withdrawn
no-plans = { $programme }: there is no plan yet
plan-computed = { $plan }: { $state }; { $people ->
    [one] { $people } person
   *[other] { $people } people
 }, { $hours } h; computed by { $computed_by }, { $computed_at }
plan-announced = announced by { $announced_by }, { $announced_at }
plan-superseded = in force until { $superseded_at }; the next: { $superseded_by }

## Events
event-application-received = application received { $received_at }: { $category }, group { $tier }, { $requested_hours } h asked, last day of service { $last_service_day }; documents: { $documents }
event-application-completed = documents completed: { $documents }
event-application-corrected = data corrected; documents: { $documents }
event-application-assessed = points assessed: { $points }
event-application-commission-decided = commission decided: { $decision }; hours from { $min_hours } to { $max_hours } (the reason is kept apart)
event-application-wishes-recorded = wishes recorded: { $wishes }, hours of other services: { $blocked }
event-application-withdrawn = withdrawn, last day { $last_day }
event-application-last-day-set = leaves, last day { $last_day }
event-application-reinstated = withdrawal undone
event-application-hours-granted = hours granted: { $hours } (plan { $plan }): { $months }
event-application-placed-on-waiting-list = placed on the waiting list of plan { $plan }, place { $position }: { $reasons }; { $kept_hours } h used before
event-application-refused = refused (plan { $plan }): { $reasons }
event-application-grant-ended = service ended: { $used_hours } h used, { $freed_hours } freed
event-application-notified = applicant notified { $how } on { $on }: { $outcome } (plan { $plan })
event-assistant-registered = assistant registered
event-assistant-terms-changed = terms changed
event-assistant-availability-changed = availability changed
event-assistant-family-tie-recorded = family tie recorded
event-assistant-clearance-recorded = child clearance recorded
event-assistant-absence-recorded = absence recorded
event-assistant-left = assistant left, last day { $last_day }
event-plan-computed = plan computed: { $status }, inputs { $inputs_digest }
event-plan-announced = plan announced; before: { $replaced }
event-plan-superseded = plan superseded by { $by }
event-programme-opened = programme opened: { $unit_name }
event-programme-rules-set = rules and budget set, budget { $budget_hours } h
event-programme-assistants-limited = assistants limit the hours: { $limited }
event-programme-plan-filed = plan { $plan } filed
event-programme-grants-announced = plan { $plan } announced, budget { $budget_hours } h; before: { $replaced }
event-programme-place-filled = { $application } takes a free place: { $hours } h
event-programme-place-freed = { $application } frees a place; { $used_hours } h used
event-personal-data-recorded = personal data recorded, apart: { $fields }

## Refusals
fault-not-in-folder = { $count } recorded but not in the folder: { $names }; put the rows back, { $who ->
    [assistants] record that they left ({ $godziny } assistant-leaves ID{ $which })
   *[applications] record the withdrawal ({ $godziny } withdraw ID{ $which })
 } or add --withdraw-missing
refused-already-announced = Plan { $plan } is announced already and in force. A new plan: { $godziny } import FOLDER.
refused-overtaken-plan = Plan { $plan } was overtaken: the newer { $current } is in force. Announce the newest, or leave { $current }.
refused-inputs-changed = Since plan { $plan } was computed, data have changed ({ $count }): { $changes }. Compute a new plan ({ $godziny } import FOLDER, over HTTP POST …/plans) and announce it.
refused-no-plan-yet = { $scope }: there is no plan yet. Compute one: { $godziny } import FOLDER.
refused-no-such-plan = There is no plan { $name }. The list: { $godziny } history{ $which }.
refused-not-announceable = Plan { $plan } cannot be announced: { $status }. Change the inputs until an allocation is possible.
refused-leavers-used = People who left ({ $names }) used hours that plan { $plan } does not know; { $over } h are missing. Lower the budget by the hours used and compute a new plan.
refused-nothing-announced = { $scope }: nothing announced yet. First: { $godziny } announce{ $which }.
refused-nothing-recorded = The record is empty. Begin with: { $godziny } import FOLDER.
refused-which-programme = There are several programmes: { $known }. Name one: --programme.
refused-no-such-programme = There is no programme { $name }. Begin with: { $godziny } import FOLDER.
refused-no-such-application = There is no application { $name }. The list: { $godziny } ranking{ $which }.
refused-no-such-assistant = There is no assistant { $name }. Add them to assistants.csv and store the folder: { $godziny } import FOLDER.
refused-nothing-of-this-name = Nothing with the id { $name } is recorded. Applications: { $godziny } ranking{ $which }; plans: { $godziny } history{ $which }; drafts of rosters: { $godziny } drafts{ $which }; the programme: { $godziny } history programme{ $which }.
refused-already-withdrawn = { $application }: the withdrawal is recorded already. Undo: { $godziny } reinstate { $application }{ $which }.
refused-not-withdrawn = { $application }: there is no withdrawal to undo.
refused-already-left = Assistant { $assistant } left on { $day } already.
refused-application-known = Application { $application } is recorded already. Correct it ({ $godziny } correct-application { $application }{ $which } …) or use another id.
refused-assistant-known = Assistant { $assistant } is recorded already. Change them, or use another number.
refused-programme-known = Programme { $scope } is open already. Change its rules.
refused-other-unit = The record { $record } belongs to “{ $known }”, and the data say “{ $unit }”. Correct the unit's name.
refused-unknown-document = “{ $value }” is no document; allowed: { $allowed }.
refused-unknown-way = “{ $value }” is no way to tell somebody; allowed: { $allowed }.
refused-nothing-to-tell = { $application }: there is no decision yet to tell. First: { $godziny } announce{ $which }.
refused-reason-missing = { $application }: a commission's decision needs a written reason (R-17).
refused-used-above-grant = { $application }: { $used } h used is more than the { $granted } h granted.
refused-not-next = { $application } is not the next of the waiting list: { $next } comes first (R-14).
refused-not-waiting = { $application } is not on the waiting list of the plan in force. Who is: { $godziny } ranking{ $which }. Whoever applied later counts in the next plan: { $godziny } replan{ $which } --at MONTH
refused-hours-out-of-bounds = { $hours } h; for this person from { $least } to { $most } are allowed, step { $step }.
refused-no-room-left = { $application }: { $hours } h do not fit into the days of service that are left. { $fits ->
    [0] Not even the least grant of this person fits; { $count ->
        [0] nobody else waits for whom it would do
       *[other] others for whom it would do: { $others }
     }.
   *[other] At most { $fits } h fit.
 }
refused-no-budget-left = { $application }: { $hours } h is more than what is left in the reserve ({ $left } h). { $fits ->
    [0] Not even the least grant of this person fits; { $count ->
        [0] nor that of anybody else on the list
       *[other] others for whom it would do: { $others }
     }.
   *[other] At most { $fits } h fit.
 }
refused-no-pool-left = { $application }: { $hours } h do not fit into the category's pool (R-21); { $left } h are left. { $fits ->
    [0] Not even the least grant of this person fits; { $count ->
        [0] nor that of anybody else on the list
       *[other] others for whom it would do: { $others }
     }.
   *[other] At most { $fits } h fit.
 }
refused-no-places-left = { $application }: there is no free place (R-13). One is free when somebody withdraws.
refused-no-category-places-left = { $application }: there is no free place in this category (R-13).
refused-no-quota-left = { $application }: the share of high support would fall below what is required (R-12).
refused-changed-meanwhile = The programme has changed meanwhile (entry { $now }, seen { $seen }). Look at it again, then retry.
refused-overtaken = { $scope }: others keep recording changes, this one never got its turn. Try again in a moment.
refused-store-busy = The database is busy or away ({ database-why }); nothing was stored, or a retry with the same --command-id will confirm it.
refused-command-id-reused = This command id was used for something else already. Give a new one.
refused-database-failed = No connection to the database: { database-why }. Check DATABASE_URL or GODZINY_HOME.
refused-database-newer = The data come from a newer version of the program (step { $steps }, this one knows { $known }). Update the program.
refused-db-functions = { $setting } loses events for readers at the tail. Remove this setting.
refused-role-missing = The database user cannot make the role { $role }. Let the administrator run: CREATE ROLE { $role }; GRANT { $role } TO user.
refused-record-does-not-replay = The record does not replay: event { $version } of { $kind } { $name } is not what the program records, or events before it are gone. Somebody changed the database past the program, or a newer version of it wrote there. Nothing was stored. Stop working; “{ $godziny } export F” says what was changed, “{ $godziny } restore F” brings a backup into an empty record.
unforeseen = An error of the program ({ $kind } at { $where }). Please report this line. Nothing was stored, or repeating with the same --command-id will confirm it. If somebody may have changed the database past the program: { $godziny } export F says so.
refused-view-parked = The read model { $view } has stopped at event { $error }. Report it; when it is fixed: { $godziny } rebuild { $view }.
refused-rebuild-runs = The read model { $view } is being built anew by somebody else.
refused-store-not-empty = The record is not empty; a backup is restored into an empty one only. Set GODZINY_HOME to a new folder.
refused-no-such-file = There is no file { $file }.
refused-not-a-backup = { $file } is no whole backup ({ $detail }). Take another one.
refused-too-large = The content is too large; at most 1 MB is allowed.
refused-not-found = There is no such address. See /docs.
refused-not-allowed = There is no such method here. See /docs.
refused-internal = An error of the program; nothing was stored, or a retry with the same Idempotency-Key will confirm it. The service's log has the details.
refused-invalid = { $count ->
    [one] { $count } fault
   *[other] { $count } faults
  } in the content; nothing was stored.
refused-other-address = The content says unit and edition { $found }, the address { $expected }.
refused-bad-header = Header { $name }: “{ $value }”; allowed: { $allowed }.
refused-unreadable = The content cannot be read; JSON in UTF-8 is allowed.
refused-ends-before-start = The absence from { $first } to { $last } ends before it starts.
fault-body-not-object = the content must be a JSON object
fault-not-a-cell = text, a number, true/false, null or a list of texts are allowed
fault-body-not-json = this is no JSON ({ $detail })
refused-not-a-file = { $file } is no regular file. Give the name of a new file.
refused-has-not-left = Assistant { $assistant } has not left, there is nothing to undo.
refused-bad-name = { $value }: text without control characters is allowed, at most { $most } characters.
event-assistant-returned = assistant returned
fault-withdrawn-in-record = { $count } in the folder but withdrawn in the record: { $names }; remove the rows or undo the withdrawal ({ $godziny } reinstate ID{ $which })
fault-left-in-record = { $count } in the folder but left in the record: { $names }; remove the rows or undo the leaving ({ $godziny } assistant-returns ID{ $which })
fault-holds-grant = { $count } not in the folder hold granted hours: { $names }; record each withdrawal with the hours used ({ $godziny } withdraw ID --used-hours N{ $which })
refused-foreign-origin = Pages of other addresses may not use this service.
refused-view-other-version = The read model { $view } in the database is of another version than this program. Stop the older service and run the command again.
database-why = { $why ->
    [refused] nobody answers at that address
    [unknown_host] the server's name is not known
    [no_answer] no answer within the time allowed
    [denied] the server does not accept the user and password given
    [no_role] the server has no such user
    [no_database] the server has no such database
    [full] the server has no free connection
    [starting] the server is starting or stopping; try again in a moment
    [held] somebody holds it for too long
    [permission] the user lacks a right
    [url] the address cannot be understood
   *[other] { $why }
  }
refused-bad-url = DATABASE_URL cannot be understood (it is not shown, since it may hold a password). Give it as postgresql://user:password@server/database; in the password write a blank as %20, @ as %40, : as %3A, / as %2F.
refused-bad-home = GODZINY_HOME “{ $value }”: only characters that can be printed are allowed. Choose another folder.
refused-home-busy = In { $folder } another command has been starting or stopping the database for too long. Try again; if that does not help, look for the process that holds the file lock there.
refused-home-open = Everybody may write into { $folder }, so the database would not be safe there. Close it (chmod go-w) or choose a folder of its own with GODZINY_HOME.
refused-home-no-folder = { $folder } is no folder. Choose another one with GODZINY_HOME.
refused-home-not-empty = { $folder } holds other things ({ $names }), so the database is not put there. Choose an empty folder, or one that does not exist yet, with GODZINY_HOME.
refused-home-of-another = { $folder } belongs to another user (number { $owner }). Run the command as that user, or choose another folder with GODZINY_HOME.
refused-home-too-long = The path { $folder } is too long for the database's socket, and no safe place for temporary files was found. Choose a shorter GODZINY_HOME.
refused-no-server-account = PostgreSQL does not run as root, and the account { $account } cannot be made for it. Run the command as an ordinary user, make the account (useradd --system { $account }), or set DATABASE_URL.
refused-closed-to-server = The account of the database (number { $user }) may not pass through { $folder }. Allow it (chmod o+x), choose another GODZINY_HOME, or run the command as an ordinary user.
refused-no-embedded-server = The embedded database does not run on this system. Set DATABASE_URL to a PostgreSQL server.
refused-no-programs = The programs of PostgreSQL are not installed (package { $package }). Install the program again, or set DATABASE_URL.
refused-server-stays = The database in { $folder } does not stop. Try again in a moment.
refused-server-elsewhere = The database in { $folder } is in use by a server that does not belong to this program, of an older version or in another container. Stop it first.
refused-data-of-other-version = The data in { $folder } are of PostgreSQL { $found }, this program brings { $known }. Use the program that made them, make a backup there and restore it here.
refused-server-failed = The database in { $folder } does not start: { $detail }. Details: the file log in that folder; GODZINY_HOME can name another one.
refused-bad-day = { $value }: years from { $first } to { $last } are allowed.
refused-cannot-write = { $file } cannot be written: { $detail }. Name another place.
refused-answer-not-written = The command was done, but its answer cannot be written to { $file }: { $detail }. { $godziny } history{ $which } shows it.
refused-port-taken = Port { $port }: { $detail }. Choose another: --port.
invalid-missing = the value is missing; it is required
invalid-extra-forbidden = unknown key
invalid-string-type = text is allowed
invalid-string-too-short = the text is too short
invalid-string-too-long = the text is too long
invalid-int-type = a whole number is allowed
invalid-int-parsing = a whole number is allowed
invalid-int-from-float = a whole number is allowed
invalid-float-type = a number is allowed
invalid-float-parsing = a number is allowed
invalid-greater-than-equal = at least { $ge } is allowed
invalid-less-than-equal = at most { $le } is allowed
invalid-literal-error = allowed: { $expected }
invalid-date-type = a date YYYY-MM-DD is allowed
invalid-date-parsing = a date YYYY-MM-DD is allowed
invalid-date-from-datetime-parsing = a date YYYY-MM-DD is allowed
invalid-date-from-datetime-inexact = a date YYYY-MM-DD is allowed
invalid-list-type = a list is allowed
invalid-too-short = too few values
invalid-too-long = too many values
invalid-json-invalid = this is no JSON
invalid-model-attributes-type = a JSON object is allowed
invalid-datetime-type = a moment with its offset is allowed, such as 2026-01-10T10:00:00+01:00
invalid-string-pattern-mismatch = not written as allowed; the pattern is { $pattern }
invalid-bool-type = true or false is allowed
invalid-dict-type = a JSON object is allowed
invalid-datetime-parsing = a moment with its offset is allowed, such as 2026-01-10T10:00:00+01:00
invalid-datetime-from-date-parsing = a moment with its offset is allowed, such as 2026-01-10T10:00:00+01:00
invalid-datetime-object-invalid = a moment with its offset is allowed, such as 2026-01-10T10:00:00+01:00
invalid-timezone-aware = a moment with its offset is allowed, such as 2026-01-10T10:00:00+01:00
invalid-tuple-type = a list is allowed
invalid-decimal-type = a number is allowed
invalid-decimal-parsing = a number is allowed
invalid-finite-number = a number is allowed
invalid-model-type = a JSON object is allowed
invalid-bool-parsing = true or false is allowed
invalid-int-parsing-size = a whole number is allowed
demo-stored = Stored in the database: { $programme } ({ $where }).
demo-known = The database has it already: { $programme } ({ $where }); unchanged.
done-import-in-force = { $programme }: { $added } new, { $changed } changed. Plan { $plan } is in force and still the best; there is nothing to announce.
replaced-plan = ; it replaced { $plan }
would-replace-plan = ; it would replace { $plan }
losses-dropped = Against the plan in force { $count ->
    [one] { $count } person loses their place
   *[other] { $count } people lose their place
  }: { $names }
losses-lowered = Against the plan in force { $count ->
    [one] { $count } person has fewer hours
   *[other] { $count } people have fewer hours
  }: { $names }
months-passed = Note: the plan spreads hours over months that have passed too. In the course of the year use { $godziny } withdraw ID{ $which } and { $godziny } call-up ID --hours N{ $which }.
done-reinstate-without-grant = { $application }: withdrawal undone. The former hours are gone: the place is taken, or another plan is in force. { $hours } h used before remain.
    Next: put the row back into the folder; the person counts in the next plan ({ $godziny } import FOLDER).
served = The service has stopped.
waiting-place = place { $position }: { $reasons }
refused-used-hours-needed = { $application } holds { $granted } h. Say how many of them were used: --used-hours N (0 if none).
refused-future-day = { $value } is in the future; record the day on which the person was told.
history-whole = Everything, with all fields: --json -
decision-admit = admit
decision-refuse = refuse
how-in-writing = in writing
how-by-telephone = by telephone
document-card = application card
document-certificate = certificate
document-activities = card of activities
document-data-protection = data protection
document-statement = statement
field-birth-date = birth date
field-certificate-valid-until = certificate's date
field-equivalent = equivalent certificate
field-lives-alone = lives alone
field-lat = latitude
field-lon = longitude
field-commission-reason = reason
field-services = other services
field-name = name
field-pesel = PESEL
field-phone = telephone
field-email = e-mail
field-address = address
refused-told-before-decision = { $value }: there was no decision before { $first }; days from { $first } to today are allowed.
refused-days-outside = { $value } is not in the programme, which runs from { $first } to { $last }.
refused-last-day-outside = { $value }: the last day of service can be from { $first } to { $last } (the end of the programme).
done-reinstate-waiting = { $application }: the withdrawal is undone; { $standing ->
    [waiting] the person is on the waiting list again.
   *[other] the application counts again.
 }

announce-sure = Announce?
refused-needs-confirmation = { $plan }: { $dropped } would lose a place, { $lowered } hours, and { $broken } published visits would break a rule. Look (announce --dry-run), then announce with --yes (over HTTP: confirm "{ $token }").
done-announce-dry-run = { $plan } (only tried, nothing was recorded){ $before }: { $people ->
    [one] { $people } person
   *[other] { $people } people
 }, { $hours } h, { $reserve } h in the reserve
losses-admitted = A place is gained by ({ $count }): { $names }
losses-raised = More hours for ({ $count }): { $names }

## One person, one grant
fault-other-person = A plan has decided about { $application } already, and the folder has another person under this id: recorded { $known }, in the folder { $given } (they differ in: { $fields }). If it is the same person and the data were corrected, add --same-person { $application }. If it is another person, give them a new id in the folder (R-45)
fault-same-person-recorded = { $value } and the recorded { $other } have the same PESEL; a person may have one application (R-45): keep the id { $other }, or correct the PESEL that is wrong
fault-same-person-elsewhere = { $value }: the person with this PESEL holds a grant in programme { $programme } (application { $other }), which runs on the same days (R-45); record the withdrawal there first, or correct the PESEL
refused-same-person-known = { $application }: this person has an application already, { $other } (the same PESEL, R-45). Keep one of them.
event-application-same-person-confirmed = confirmed that it is the same person, the data were corrected: { $fields }

## Correcting an application
done-correct-application = { $application }: application corrected. The plan and the places are as they were.
    Correct the folder too: the next import records what stands there.
done-correct-application-unchanged = { $application }: it is so already; nothing was changed.
changed-field = { $field }: { $old } → { $new }
changed-personal = personal data (kept apart): { $fields }
fault-other-person-corrected = A plan has decided about { $application } already, and these data are of another person: recorded { $known }, now { $given } (they differ in: { $fields }). If it is the same person and the data were corrected, add --same-person (over HTTP: same_person). If it is another person, record their application under a new id (R-45)
fault-no-such-column = there is no such column; allowed is column=value, with one of: { $allowed }
refused-personal-data-gone = { $application }: the personal data are gone, so the correction cannot be checked.
field-received-at = received
field-category = category
field-tier = group of the ranking
field-requested-hours = requested hours
field-points = points
field-resident = lives in the unit
field-right-age = age within the programme's bounds
field-certified = certificate valid at the programme's start
field-last-service-day = last day of service
field-commission = the commission's decision
field-min-hours = least hours (commission)
field-max-hours = most hours (commission)
field-documents = documents

refused-effective-outside = { $value }: the day from which something counts can be from { $first } to { $last }.
invalid-not-plain-text = text without NUL and without half characters is allowed
invalid-year-outside = years from { $first } to { $last } are allowed
invalid-bad-id = letters, digits and - _ . / (without ..) are allowed, at most 64
invalid-id-is-pesel = a PESEL stands in the id, and ids are not encrypted; give a number of your own, such as A-0042
invalid-no-full-minute = a full minute with its offset is allowed, such as 2026-03-02T08:00:00+01:00

## Fields of programmes and assistants
field-unit = unit
field-teryt = TERYT code
field-edition = edition
field-hours = budget in hours
field-money = money
field-money-incomplete = money given in part
field-policy = way of splitting
field-step-hours = step in hours
field-minimum-hours = minimum of hours
field-monthly-limit = monthly limit
field-admission-needs-assistants = admission needs assistants
field-places = places in all
field-category-places = places by category
field-pools = pools by category
field-ceilings = ceilings of the unit
field-averages = averages by category
field-first = first day of the programme
field-last = last day of the programme
field-applications-until = applications until
field-max-hours-month = most hours a month
field-basis = basis
field-indicated-by = indicated by
field-family-of = family of
field-accepted-for = accepted for
field-child-clearance-until = child clearance until
field-absences = absences
field-windows = availability
field-total = total
field-admin-share = share of administration
field-hourly-cost = cost of an hour
field-documents-complete = documents complete
basis-qualification = qualification
basis-experience = experience
basis-indicated = indicated

changed-programme = programme
invalid-no-clock = a time from 0:00 to 24:00 is allowed, such as 8:00
invalid-greater-than = more than { $gt } is allowed
invalid-less-than = less than { $lt } is allowed
invalid-none-required = only null is allowed
invalid-enum = allowed: { $expected }
invalid-string-unicode = text in UTF-8 is allowed
