### Sentences about reading folders and writing answers. The keys are those of pl.reading.ftl.

## Notes after reading
note = Note: { $place }: { $sentence }
rows-of-one-cause = { $count } rows, first in line { $line }: { $sentence } (lines { $lines })
more-lines = and { $count } more
note-columns-ignored = columns that the program does not know are ignored: { $names }
note-nameless-column = a column without a name is ignored though it holds something (rows: { $count })
note-short-rows = fields are missing at the end (rows: { $count }); they are taken as empty, as Excel writes them
note-windows-1250 = the file is encoded as Windows-1250 and was read so; check the Polish letters, or save it as “CSV UTF-8”
note-homes-next-door = { $count } of { $people } applications have no lat, lon: the way to these people counts as none, as to somebody next door
note-wish-too-long = { $application }: a visit of { $value } min from a quarter hour does not fit a window of { $length } min; nobody can serve it on any day
note-wish-blocked = { $application }: beside other services (R-34) a visit of { $value } min does not fit the window of { $length } min; nobody can serve it on any day
note-wish-outside = { $application }: { $day } lies outside the programme; nobody can serve this visit

## Bad input
fault-link-outside = this is a link out of the folder it stands in; put the file itself into the folder
fault-half-a-place = the coordinate is missing though { $other } is given; give both or neither
fault-same-person = { $value } and { $other } (line { $first }) have the same PESEL; one person may have one application (R-45)
fault-pesel-digits = this is no PESEL; allowed are { $digits } digits (in Excel, format the column as “Text”)
fault-pesel-wrong = the check digit or the date in the PESEL is wrong; compare it with the document
fault-pesel-birth-date = the PESEL says another birth date than this row; correct one of them
fault-adult-as-child = the person is { $age } or more on { $day }, so the category “child” is a mistake; give the degree of the certificate
fault-child-as-adult = the person is not yet { $age } on { $day }, so the category “{ $value }” is a mistake; allowed is “child”
fault-max-below-step = { $value } h is less than the step of { $step }; at least one step is allowed, and a refusal is commission = refuse (R-17)
fault-max-below-min = { $value } h is less than min_hours { $least }; not less is allowed (R-17)
fault-day-or-date = a wish needs either a weekday or a date; give exactly one
fault-duplicate-rate = a rate from { $value } on stands in line { $first } already; one is allowed
fault-not-amount = “{ $value }” is no amount; allowed is for instance 48.50 or 48,50
fault-in-quotes = { $value } without quotes; write it in quotes: "{ $value }"
fault-without-quotes = "{ $value }" in quotes; write it without quotes: { $value }
fault-not-toml-date = “{ $value }” is no date; allowed is for instance 2026-01-01 without quotes
fault-not-toml-moment = “{ $value }” is no point in time; allowed is for instance 2026-01-16T15:00:00+01:00 without quotes
fault-not-above-zero = “{ $value }”; allowed is an amount above zero, for instance "48.00"
fault-not-teryt = “{ $value }” is no TERYT code; allowed are 4, 6 or 7 digits in quotes, for instance "2613022"

## Timesheets and workbooks
note-sheets-ignored = sheets without visits were passed over: { $names }
fault-not-workbook = not a workbook that can be read; open it in a spreadsheet and save it as “Excel Workbook (.xlsx)” or “CSV UTF-8”
fault-other-workbook = this is a workbook of the kind { $kind }; XLSX and CSV are allowed: save it as one of them
fault-workbook-encrypted = the workbook is locked with a password; save it without one for opening
fault-workbook-too-large = the workbook is too large when unpacked; at most { $most } MB are allowed
fault-too-many-texts = the workbook has too many different texts; at most { $most } are allowed
fault-too-many-columns = something stands too far to the right; at most { $most } columns are allowed
fault-no-sheet = the workbook has no visible sheet in which something stands; one with visits is allowed
fault-several-sheets = several sheets hold visits: { $names }; leave one, and save the others as files of their own or hide them
fault-formula-without-value = a formula without its result; open the file in a spreadsheet and save it, or write the value itself
fault-error-cell = the spreadsheet shows the error { $value } here; a value is allowed
fault-not-full-minute = “{ $value }” has seconds; full minutes are allowed
fault-start-or-date = the time of the visit is given in two ways: { $names }; leave either start, end or date, from, to
fault-not-after-start = the end { $value } is not after the start { $start }; only a later one is allowed
fault-visit-too-long = the visit lasts { $found } min; at most { $most } (24 hours) are allowed
fault-outcome-differs = “{ $value }”, but in line { $first } the same visit has “{ $other }”; one outcome is allowed
timesheet-sheet = Visits
timesheet-how = The sheet “Visits” has a row for each planned visit. Correct what was different, and send the file back.
    confirmed_by: “none” stands there at first. Choose assistant, participant or assistant participant. A visit that both sides have not confirmed is not settled.
    outcome: “to fill in” stands there at first; such a row tells nothing. Choose done, no_show or cancelled, and give a reason if it did not take place.
    start, end: as it really was, for instance 2026-03-02 08:00, to the minute. The end may be on the next day.
    An hour that exists twice in autumn stands as text with its offset, for instance 2026-10-25T02:30:00+01:00.
    areas: self_care household mobility participation, several separated by blanks or commas.
    Add a visit that was not planned in a new row.

## Writing answers
fault-output-is-input = this is a file with input data; write the answer to another file
fault-output-in-home = this is a part of the database (GODZINY_HOME); write the answer elsewhere
fault-output-exists = the file exists and is no earlier answer of the same kind; name another file, or add --force
fault-derived-otherwise = { $value } contradicts the other data of this row, from which { $right } follows; correct one of them, or leave this cell empty
