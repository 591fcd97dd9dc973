# Visits done, months closed, money.
done-timesheet = Nowych wizyt: { $recorded }, potwierdzeń: { $confirmed }, bez zmian: { $unchanged }.
    Zobacz: { $godziny } entries{ $which }
done-record-visit = Zapisano nowych wizyt: { $recorded }, potwierdzeń: { $confirmed }, bez zmian: { $unchanged }.
done-confirm = { $entry }: potwierdzenie zapisane ({ $assistant } u { $application }, { $when }); potwierdzili: { $sides }.
done-accept = { $entry } uznana mimo innej usługi w tej godzinie: { $assistant } u { $application }, { $when }.
done-reject = { $entry } nie jest uznana: { $assistant } u { $application }, { $when }. Zostaje w historii.
done-correct = { $entry } poprawiona: { $assistant } u { $application }, { $when }.
done-close = { $month } zamknięty: { $hours } h, { $cost }{ $also ->
    [none] { "." }
   *[other] { "." } Razem z nim puste miesiące: { $also }.
  }
done-close-again = { $month } był już zamknięty; nic się nie zmieniło.
done-cost = { $cost } zapisany: { $amount }.
done-void-cost = { $cost } już się nie liczy ({ $amount }). Zostaje w historii.
closed-left = Nierozliczone: sporne { $disputed } h, niepotwierdzone { $open } h. Po decyzji wejdą do następnego rozliczenia.
told-disputed = Sporne, nie rozliczą się, póki ktoś nie rozstrzygnie ({ $count }):
told-warnings = Do sprawdzenia, rozliczą się ({ $count }):
told-more = … i jeszcze { $count }
no-entries = Nie ma takich wizyt.
entries-sum = Razem { $count } { $count ->
    [one] wizyta
    [few] wizyty
   *[other] wizyt
  }, { $hours } h, w tym spornych { $disputed } h
entry-settled = rozliczona
entry-confirmed = potwierdzona
entry-open = czeka na potwierdzenie
entry-disputed = sporna
entry-part-disputed = sporna w części
entry-rejected = nieuznana
entry-no-show = nie doszła do skutku
entry-cancelled = odwołana
settlement-closed = Rozliczenie { $month } (zamknięte)
settlement-open = Rozliczenie { $month } na dziś (miesiąc otwarty)
settlement-corrections = Korekty wcześniejszych miesięcy:
column-time = godz:min
column-cost = kwota
people-count = { $count } { $count ->
    [one] osoba
    [few] osoby
   *[other] osób
  }
statement-title = Sprawozdanie: { $unit }, edycja { $edition }
statement-incomplete = Rok nie jest jeszcze domknięty: są miesiące otwarte albo korekty bez rozliczenia.
statement-received = Otrzymano z Funduszu
statement-pay = Wynagrodzenia asystentów
statement-travel = Dojazdy i bilety
statement-insurance = Ubezpieczenie
statement-other = Inne koszty
statement-admin = Obsługa programu
statement-returned-task = Zwrot: zadanie
statement-returned-admin = Zwrot: obsługa
statement-interest = Odsetki bankowe (zwracane obok)
statement-own = Wkład własny: { $given }; dojazdy { $travel }, ubezpieczenie { $insurance }, inne { $other }; zostało { $left }
month-closed = zamknięty
month-open = otwarty
no-costs = Nie zapisano jeszcze kosztów. Zapisz: { $godziny } cost …
cost-travel = dojazdy i bilety
cost-insurance = ubezpieczenie
cost-other = inne
cost-interest = odsetki bankowe
cost-returned-admin = zwrot obsługi
cost-own = z wkładu własnego
cost-is-void = (pomyłka)
finding-done-outside-service = { $application }, { $start }, { $assistant }: poza dniami wsparcia ({ $first } – { $last })
finding-done-blocked = { $application }, { $start }, { $assistant }: { $minutes } min razem z inną usługą
finding-done-twelve-hours = { $application }, { $start }, { $assistant }: { $minutes } min w dobie od { $since } (najwięcej { $most })
finding-done-above-grant = { $application }, { $start }, { $assistant }: { $minutes } min ponad przyznane { $granted } min
finding-done-not-planned = { $application }, { $start }, { $assistant }: nie była zaplanowana
finding-done-outside-wishes = { $application }, { $start }, { $assistant }: poza życzeniami osoby
finding-done-twelve-hours-strictly = { $application }, { $start }, { $assistant }: { $minutes } min w 24 godzinach od { $since } (najwięcej { $most })
finding-done-travel-too-short = { $application }, { $start }, { $assistant }: przerwa { $gap } min po wizycie u { $other_application }, a droga trwa { $travel } min
fault-done-in-future = { $value } jeszcze nie było (jest { $now }); zapisać można wizytę, która się skończyła
fault-corrects-other-month = wizyta jest z miesiąca { $month }, a uzupełniać ma { $value }; każdy miesiąc uzupełnij osobno
fault-corrects-open-month = { $month } nie jest zamknięty; zapisz wizytę zwyczajnie, bez --corrects
fault-done-in-closed-month = { $month } jest zamknięty; spóźnioną wizytę dopisze --corrects { $month }, zapisaną poprawi correct
fault-other-outcome = ta wizyta ({ $entry }) ma już wynik „{ $known }”, a tu jest „{ $value }”; zmieni to correct
fault-known-as-other-entry = te osoby i te godziny ma już wizyta { $entry } (wynik „{ $known }”); popraw ją albo najpierw ją odrzuć
fault-corrects-into-other-month = wizyta jest z { $month }, a byłaby z { $value }; nie uznaj jej (reject) i zapisz nową
fault-done-assistant-overlap = { $assistant } u { $application } od { $start } i u { $other_application } od { $other_start } do { $other_end }: { $minutes } min naraz
fault-done-person-overlap = u { $application } od { $start } { $assistant }, a od { $other_start } do { $other_end } { $other_assistant }: { $minutes } min naraz
fault-planned-unexplained = zaplanowana wizyta { $assistant } u { $application } od { $start } do { $end }: nie wiadomo, co z niej było; zapisz ją jako done, no_show albo cancelled
fault-no-rate = { $assistant } nie ma stawki; dopisz ją w assistants.csv (rate), w rates.csv albo jako budget.hourly_cost
fault-admin-above-total = „{ $value }” to więcej niż cała dotacja; dozwolone najwyżej { $total } (budget.total)
refused-entry-rejected = Wizyty { $entry } nie uznano. Jeśli to pomyłka: { $godziny } reinstate-visit { $entry }{ $which }.
refused-nothing-to-accept = Wizyta { $entry } nie jest sporna z powodu innej usługi (R-34); uznawać nie ma czego. Co stoi przeciw niej: { $godziny } entries{ $which }.
refused-only-reject-or-correct = Wizyta { $entry } jest sporna także z powodu { $rules }; można ją tylko poprawić (correct) albo nie uznać (reject).
refused-cost-void = { $cost } już się nie liczy. Zapisane koszty: { $godziny } costs{ $which }.
refused-cost-not-admitted = Jednostka nie płaci kosztów „{ $value }”; programme.toml dopuszcza: { $allowed } (settlement.costs).
refused-not-own-money = „{ $value }” dotyczy pieniędzy Funduszu, nie wkładu własnego; zapisz to bez --own.
refused-month-not-over = { $month } trwa do { $last }; zamknąć można miesiąc, który się skończył.
refused-close-in-order = Najpierw zamknij wcześniejsze miesiące: { $names }.
refused-no-such-entry = Nie ma wizyty { $name }. Numery pokazuje { $godziny } entries{ $which }.
refused-no-such-cost = Nie ma kosztu { $name }. Numery pokazuje { $godziny } costs{ $which }.
event-entry-recorded = { $assistant } u { $application }, { $when }: { $outcome }
event-entry-confirmed = potwierdzono: { $by }
event-entry-dispute-accepted = uznano mimo innej usługi w tej godzinie
event-entry-rejected = nie uznano
event-entry-corrected = poprawiono
event-settlement-closed = miesiąc { $name } zamknięto
event-cost-recorded = { $kind }: { $amount } zł
event-cost-voided = koszt był pomyłką
event-assistant-rates-set = stawki i wynagrodzenie
invalid-no-amount = kwota większa od zera, na przykład 120.50
field-settling = rozliczanie
field-rates = stawki
field-pay = wynagrodzenie brutto
standing-done = odbyła się
standing-no-show = nie doszła do skutku
standing-cancelled = odwołana
done-close-dry-run = { $month } zamknąłby się tak: { $hours } h, { $cost }. Niczego nie zapisano.
refused-timesheet-or-template = Podaj plik z wizytami, albo --template 2026-03 --to plik.xlsx, żeby dostać zaplanowane wizyty do wypełnienia.
sheet-people = osoby
sheet-assistants = asystenci
sheet-categories = kategorie
sheet-corrections = korekty
sheet-statement = sprawozdanie
sheet-hours = godziny
sheet-months = miesiące
own-given = Wkład własny
own-travel = Wkład własny: dojazdy
own-insurance = Wkład własny: ubezpieczenie
own-other = Wkład własny: inne
own-left = Wkład własny: zostało
done-reinstate-visit = { $entry } znów się liczy: { $assistant } u { $application }, { $when }.
event-entry-reinstated = odrzucenie było pomyłką
note-rows-unfilled = { $count ->
    [one] jeden wiersz nie jest wypełniony
    [few] { $count } wiersze nie są wypełnione
   *[other] { $count } wierszy nie jest wypełnionych
  } (wynik „do uzupełnienia”) i niczego nie mówi
refused-nothing-planned = W miesiącu { $month } nie ma zaplanowanych wizyt; nie ma czego wypełniać.
refused-no-own-contribution = Jednostka nie ma wkładu własnego; podaj go w programme.toml ([budget] own_contribution).
field-reason = powód
field-note = uwaga
side-assistant = asystent
side-participant = uczestnik
entry-has = jest: { $sides }
