### Polecenie wywołane niewłaściwie. Klucze są takie same jak w en.calling.ftl.

call-help = Pomoc: { $command } --help
call-aborted = Przerwano; niczego nie zapisano.
call-no-such-option = Nie ma opcji { $option }.{ $near ->
    [none] {""}
   *[other] {" "}Podobne: { $near }.
  }
call-no-such-command = Nie ma polecenia { $name }.{ $near ->
    [none] {""}
   *[other] {" "}Podobne: { $near }.
  }
call-missing-option = Brakuje opcji { $option }; jest wymagana.
call-missing-argument = Brakuje { $option }; podaj to w poleceniu.
call-bad-value = { $option }: „{ $value }”; dozwolone: { $allowed }.
call-flag = Opcja { $option } nie ma wartości; podaj ją samą.
call-value = Opcja { $option } wymaga wartości; podaj ją po niej.
call-extra = Tego jest w poleceniu za dużo: { $names }.
call-wrong = Polecenia nie da się zrozumieć: { $detail }
call-whole = liczba całkowita{ $least ->
    [none] {""}
   *[other] {" "}od { $least }
  }{ $most ->
    [none] {""}
   *[other] {" "}do { $most }
  }
call-number = liczba{ $least ->
    [none] {""}
   *[other] {" "}od { $least }
  }{ $most ->
    [none] {""}
   *[other] {" "}do { $most }
  }
call-day = dzień RRRR-MM-DD, na przykład 2026-03-02
call-other = wartość opisana w pomocy
