### Historia, dziennik, liczenie jeszcze raz. Klucze te same co w en.history.ftl.

## Liczenie jeszcze raz
stage-rederive = liczenie jeszcze raz
rederived-plan = plan
rederived-replan = plan na nowo
rederived-scenario = wariant
rederived-roster = grafik
rederived-equal = zgodne z zapisem
rederived-different = RÓŻNI SIĘ od zapisu
rederived-out-of-time = zabrakło czasu; ponów z większym --seconds
rederived-engines = Policzono wtedy: { $then }; teraz: { $now }
rederived-judged = Ułożono wtedy: { $then }; teraz tylko sprawdzono, według zapisu z tamtej chwili
rederived-digest = Skrót danych (wersja { $version }): { $digest }
compared-equal = { $what }: bez różnic ({ $now })
compared-different = { $what }: różnica; w zapisie { $then }, teraz { $now }
compared-one = { $of }: w zapisie { $then }, teraz { $now }
compared-not = { $what }: nie porównano; { $why }
compared-digest = skrót danych
compared-status = stan
compared-grants = przyjęte osoby i godziny
compared-waiting = lista rezerwowa, kolejność
compared-refused = odmowy z powodami
compared-called-up = wezwani z listy rezerwowej
compared-gone = osoby, które odeszły, z godzinami
compared-months = miesiące, suma godz.² / dni usług
compared-reserve = rezerwa
compared-lawful = zgodność z zasadami (wyniku nie udowodniono jako najlepszego)
compared-checker = niezależne sprawdzenie
compared-score = ocena grafiku
compared-travel = dojazdy w ocenie grafiku
compared-faults = złamane reguły
compared-statements = to, co grafik mówi o sobie
uncompared-homes-gone = miejsc zamieszkania z tamtej chwili już nie ma
uncompared-states-none = grafik nie podaje oceny
uncompared-needs-more = grafik ułożono z dokumentem, którego nie ma w zapisie
counted-people = { $count ->
    [one] { $count } osoba
    [few] { $count } osoby
   *[many] { $count } osób
  }
counted-hours = { $count } godz.
compared-total = razem
