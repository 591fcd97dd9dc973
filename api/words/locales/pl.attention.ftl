# What is worth a telephone call: why, and what to do next.
attention-title = { $day }: { $count } { $count ->
    [one] sprawa warta
    [few] sprawy warte
   *[other] spraw wartych
  } telefonu
attention-none = { $day }: nic nie wymaga telefonu.
urgency-overdue = Po terminie
urgency-now = Dziś i jutro
urgency-week = W ciągu siedmiu dni
urgency-later = Później
urgency-open = Bez terminu
attention-visits-broken = { $assistant } u { $people ->
    [one] { $application }
   *[other] { $people } osób
  }: { $count ->
    [one] jedna wizyta, { $day }, nie może się odbyć
    [few] { $count } wizyty, pierwsza { $day }, nie mogą się odbyć
   *[other] { $count } wizyt, pierwsza { $day }, nie może się odbyć
  } ({ $codes })
next-visits-broken = Dla każdej znajdź wyjście (reassign, move, cancel): { $godziny } visits --broken{ $which }
attention-near-twelve-hours = { $assistant }: { $minutes } h wizyt w 24 godziny razem z { $day }, a wolno najwyżej { $most } h
next-near-twelve-hours = Niech nic się nie przedłuży ani nie dojdzie: { $godziny } visits --day { $due } --assistant { $assistant }{ $which }
attention-clearance-ends = { $assistant }: zaświadczenia do pracy z dziećmi są ważne do { $until }; dzieci pod opieką: { $children }
next-clearance-ends = Poproś o nowe, wpisz child_clearance_until i wczytaj folder: { $godziny } import FOLDER
attention-certificate-ends = { $application }: orzeczenie jest ważne do { $last }, potem kończą się usługi
next-certificate-ends = Poproś o nowe orzeczenie: { $godziny } correct-application { $application }{ $which } certificate_valid_until=DATA
attention-child-ends = { $application }: usługi dziecka kończą się { $last }, z 16. urodzinami albo z orzeczeniem
next-child-ends = Poproś o nowe orzeczenie: { $godziny } correct-application { $application }{ $which } category=… certificate_valid_until=DATA
attention-service-over = { $application }: usługi skończyły się { $last }, a zostało niewykorzystane { $left } h
next-service-over = Zapisz odejście, aby godziny dostał ktoś inny (gdy wizyt nie zapisano, z --used-hours): { $godziny } withdraw { $application } --last-day { $due }{ $which }
attention-visits-untold = { $assistant }: nie wiadomo, co się stało z { $count ->
    [one] jedną zaplanowaną wizytą w { $month } ({ $minutes } h, { $day })
   *[other] { $count } zaplanowanymi wizytami w { $month } ({ $minutes } h, pierwsza { $day })
  }
next-visits-untold = Poproś o kartę usług i wczytaj ją: { $godziny } timesheet PLIK{ $which }
attention-unconfirmed = { $assistant }: { $count ->
    [one] jedna wizyta ({ $minutes } h, { $day }) czeka na potwierdzenie
    [few] { $count } wizyty ({ $minutes } h, pierwsza { $day }) czekają na potwierdzenie
   *[other] { $count } wizyt ({ $minutes } h, pierwsza { $day }) czeka na potwierdzenie
  }
next-unconfirmed = Zapytaj obie strony i potwierdź każdą (confirm): { $godziny } entries --state open --assistant { $assistant }{ $which }
attention-disputed = { $who }: { $count ->
    [one] jedna wizyta ({ $minutes } h, { $day }) jest sporna
    [few] { $count } wizyty ({ $minutes } h, pierwsza { $day }) są sporne
   *[other] { $count } wizyt ({ $minutes } h, pierwsza { $day }) jest spornych
  }; bez decyzji nie będzie za to wypłaty
next-disputed = Rozstrzygnij (correct, reject; samo R-34: accept): { $godziny } entries --state disputed --state part_disputed { $whose }{ $which }
attention-month-to-close = { $month } minął i nie jest zamknięty
next-month-to-close = Zamknij go: { $godziny } close { $month }{ $which }
hinders-untold = zaplanowane wizyty, o których nic nie wiadomo: { $untold }
hinders-no-rate = asystenci bez stawki: { $no_rate }
hinders-earlier = najpierw { $earlier }
next-month-to-close-untold = Zapisz, co się stało z wizytami: { $godziny } timesheet PLIK{ $which }
next-month-to-close-no-rate = Wpisz stawki do assistants.csv i wczytaj folder: { $godziny } import FOLDER
next-month-to-close-earlier = Najpierw zamknij wcześniejszy miesiąc: { $godziny } close { $earlier }{ $which }
attention-pay-above-cap = { $assistant }: { $pay } brutto za godzinę, ponad limit { $cap }{ $status ->
    [open] { " (dla tej edycji nie znaleziono przepisu, zostaje wcześniejszy)" }
   *[other] { "" }
  }
next-pay-above-cap = Sprawdź umowę, popraw pay i wczytaj folder: { $godziny } import FOLDER
attention-cost-not-admitted = Zapisano koszty „{ $kind }” ({ $count }, { $amount }), których zasady jednostki nie dopuszczają
next-cost-not-admitted = Unieważnij je (void-cost) albo dopuść w programme.toml (settlement.costs): { $godziny } costs{ $which }
attention-near-month = { $assistant }: { $minutes } h z { $most } h na { $month } jest już za sobą albo w planie
next-near-month = Niech nic nie dojdzie albo poszukaj kogoś innego: { $godziny } visits --month { $month } --assistant { $assistant }{ $which }
attention-over-use = { $application }: { $done } h wykorzystane w { $months }, przyznane na te miesiące { $granted } h; godzin nie starczy na rok
next-over-use = Uzgodnij mniej godzin: { $godziny } visits --person { $application }{ $which }
attention-under-use = { $application }: { $done } h wykorzystane w { $months }, przyznane na te miesiące { $granted } h{ $untold ->
    [none] { "" }
   *[other] { " (o zaplanowanych " }{ $untold }{ " h nic nie wiadomo)" }
  }
next-under-use = Zapytaj, dlaczego; z niewykorzystanych godzin skorzysta ktoś inny: { $godziny } entries --application { $application }{ $which }
attention-wish-never-filled = { $application }: życzenia, na które nigdy nie było wizyty: { $unfilled } z { $wishes }, na przykład { $day } { $from }–{ $to }, { $minutes } h
next-wish-never-filled = Zapytaj, czy jest aktualne i kiedy jeszcze można: { $godziny } visits --person { $application }{ $which }
attention-quota-near = Wysokiego wsparcia wymaga { $high } z { $people ->
    [one] { $people } osoby
   *[many] { $people } osób
 }; gdyby jedna z nich odeszła, byłoby to mniej niż { $required } %
attention-quota-missed = Wysokiego wsparcia wymaga { $high } z { $people ->
    [one] { $people } osoby
   *[many] { $people } osób
 }, mniej niż { $required } %
next-quota-near = Zobacz, kto czeka i utrzymałby udział: { $godziny } ranking{ $which }
next-quota-missed = Zobacz, kto czeka i utrzymałby udział: { $godziny } ranking{ $which }
