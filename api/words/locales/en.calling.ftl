### A command that was called wrongly. The keys are those of pl.calling.ftl.

call-help = Help: { $command } --help
call-aborted = Stopped; nothing was stored.
call-no-such-option = There is no option { $option }.{ $near ->
    [none] {""}
   *[other] {" "}Similar: { $near }.
  }
call-no-such-command = There is no command { $name }.{ $near ->
    [none] {""}
   *[other] {" "}Similar: { $near }.
  }
call-missing-option = The option { $option } is missing; it is required.
call-missing-argument = { $option } is missing; name it in the command.
call-bad-value = { $option }: “{ $value }”; allowed: { $allowed }.
call-flag = The option { $option } has no value; give it alone.
call-value = The option { $option } needs a value; give it behind the option.
call-extra = This is too much in the command: { $names }.
call-wrong = The command cannot be understood: { $detail }
call-whole = a whole number{ $least ->
    [none] {""}
   *[other] {" "}from { $least }
  }{ $most ->
    [none] {""}
   *[other] {" "}to { $most }
  }
call-number = a number{ $least ->
    [none] {""}
   *[other] {" "}from { $least }
  }{ $most ->
    [none] {""}
   *[other] {" "}to { $most }
  }
call-day = a day YYYY-MM-DD, such as 2026-03-02
call-other = a value as the help describes it
