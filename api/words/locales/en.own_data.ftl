## Personal data: everything about a person, erasing, who read
own-data-title = { $id } ({ $programme }): everything that is recorded of this person
own-data-erased = The personal data were erased; their key is gone. Hours and decisions stay.
own-data-earlier = What was recorded, and when:
own-data-notes = Notes about visits:
own-data-story = The story:
own-data-read-by = This person's data were read { $count ->
    [one] once
   *[other] { $count } times
  }:
erasure = { $name }: erasing destroys for good: { $fields }; reasons and notes too, in all backups.
    Hours, category, decisions and history stay. Records have to be kept until { $until } (R-57); order: { $order }.
erased = { $name }: data erased ({ $fields }). The key is gone, so nobody can read them, not from a backup either.
    Hours, decisions and history stay.
erased-behind = The key backup { $file } is out of reach. Connect it and run: { $godziny } keys finish-erasing
erase-sure = Erase for good?
refused-kept-until = The records of { $name } have to be kept until { $until } (R-57), so nothing was erased yet. If an order demands it, give its reference: --order REF.
refused-erasing-needs-yes = Erasing cannot be undone. Look at it with --dry-run, then repeat with --yes.
accesses-title = Readings of personal data: { $count }
accesses-all-application = all participants and applicants
accesses-all-assistant = all assistants
accesses-all-entry = all visits
accesses-all-cost = all costs
access-line = { $at }, { $actor }: { $whose }; for: { $why }; what: { $fields }
purpose-compare = comparing with what was handed in
purpose-service-days = deriving age and last day of service
purpose-travel = ways between homes
purpose-same-person = whether it is the same person
purpose-history = telling a story with its reasons
purpose-folder = writing the programme as a folder
purpose-own-data = telling the person of their data
purpose-scenarios = titles and changes of scenarios
field-all = all that was ever recorded
field-title = title of the scenario
field-change = changes of the scenario
event-personal-data-erased = personal data erased, for good: { $fields }; order: { $order }
refused-erasing-pending = The erasure was recorded, but the key is not destroyed yet ({ $why }). Repeat the command; the next start of the program does it too.
