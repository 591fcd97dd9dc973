### History, the journal, making answers again. The keys are those of pl.history.ftl.

## Made again
stage-rederive = making it again
rederived-plan = plan
rederived-replan = re-plan
rederived-scenario = scenario
rederived-roster = roster
rederived-equal = as recorded
rederived-different = DIFFERS from the record
rederived-out-of-time = out of time; try again with more --seconds
rederived-engines = Computed then by: { $then }; now by: { $now }
rederived-judged = Made then by: { $then }; now only judged, by the record as it was known then
rederived-digest = Digest of the inputs (version { $version }): { $digest }
compared-equal = { $what }: no difference ({ $now })
compared-different = { $what }: different; recorded { $then }, now { $now }
compared-one = { $of }: recorded { $then }, now { $now }
compared-not = { $what }: not compared; { $why }
compared-digest = digest of the inputs
compared-status = status
compared-grants = people admitted and their hours
compared-waiting = waiting list, in order
compared-refused = refusals with their reasons
compared-called-up = called up from the waiting list
compared-gone = people gone, with their hours
compared-months = months, sum of hours² / service days
compared-reserve = reserve
compared-lawful = lawfulness (it was never proven best)
compared-checker = the independent check
compared-score = the roster's score
compared-travel = travel in the roster's score
compared-faults = rules broken
compared-statements = what the roster says of itself
uncompared-homes-gone = the homes of then are known no longer
uncompared-states-none = the roster states no score
uncompared-needs-more = the roster was made with a document that is not recorded
counted-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
  }
counted-hours = { $count } h
compared-total = total
