### Zapis: co zrobiono, salda, historia, odmowy poleceń. Klucze te same co w en.record.ftl.

## Co zrobiono
done-import = { $programme }: nowych { $added }, zmienionych { $changed }; reszta bez zmian.
    Plan { $plan }: { $state }; { $people ->
        [one] { $people } osoba
        [few] { $people } osoby
       *[many] { $people } osób
    }, { $hours } z { $budget_hours } godz.
    Dalej: { $godziny } announce { $plan }{ $which }
done-import-without-plan = { $programme }: nowych { $added }, zmienionych { $changed }; reszta bez zmian.
    Planu nie policzono: zabrakło czasu. Dalej: { $godziny } import FOLDER --seconds N (więcej niż teraz)
done-announce = { $programme }: ogłoszono plan { $plan }{ $before }.
    { $people ->
        [one] { $people } osoba ma
        [few] { $people } osoby mają
       *[many] { $people } osób ma
    } { $hours } godz.; osoby, które odeszły, zachowują { $kept_hours }; w rezerwie { $reserve }.
    Lista rezerwowa: { $waiting }, odmowy: { $refused }.
    Dalej: { $godziny } balances{ $which }
    Po zawiadomieniu każdej osoby (R-16):
    { $godziny } notify ID --how in_writing{ $which }
done-withdraw = { $application }: rezygnacja zapisana; zostaje { $hours } godz., w rezerwie programu { $reserve } godz.
    Cofnięcie, póki miejsce jest wolne: { $godziny } reinstate { $application }{ $which }
    Wolne miejsce: { $godziny } call-up ID --hours N{ $which }
done-withdraw-waiting = { $application }: rezygnacja zapisana; przydziału nie było, więc miejsce się nie zwalnia.
    Cofnięcie: { $godziny } reinstate { $application }{ $which }
done-reinstate = { $application }: rezygnacja cofnięta; { $hours } godz., w rezerwie programu { $reserve } godz.
done-call-up = { $application }: przyznano { $hours } godz. z rezerwy; zostało w niej { $reserve } godz.
done-notify = { $application }: zawiadomienie zapisane.
done-backup = Zapisano { $file }: { $events ->
    [one] { $events } zdarzenie
    [few] { $events } zdarzenia
   *[many] { $events } zdarzeń
  }, { $digest }
    Dane osobowe są w pliku zaszyfrowane; bez kluczy nikt ich nie odczyta. Kopia kluczy osobno: { $godziny } keys backup PLIK
done-restore = Odtworzono z { $file }: { $events ->
    [one] { $events } zdarzenie
    [few] { $events } zdarzenia
   *[many] { $events } zdarzeń
  }; skrót zgodny z oryginałem: { $digest }
done-rebuild = { $view }: zbudowano od nowa do zdarzenia { $position }
serving = Usługa działa pod { $address } (opis: { $address }/docs), tylko dla tego komputera. Koniec: Ctrl+C.
plan-optimal = udowodniony najlepszy
plan-feasible = zgodny z zasadami, nieudowodniony
plan-infeasible = udowodniono, że podział jest niemożliwy
stage-announce = ogłaszanie
stage-backup = kopia
stage-restore = odtwarzanie
stage-rebuild = budowanie widoków

## Salda i listy
balances-plan = w mocy plan { $plan }
balances-no-plan = nic jeszcze nie ogłoszono ({ $godziny } announce{ $which })
balances-budget = Budżet { $budget } godz. = przyznane { $granted } + rezerwa { $reserve }
balances-quota = Wysokie wsparcie: { $high } z { $people ->
    [one] { $people } osoby
   *[many] { $people } osób
 } (wymagane { $required }%): { $kept }; od początku roku { $year_high } z { $year_people }
balance-ceiling = limit
balance-granted = przyznane
balance-planned = w grafiku
balance-performed = wykonane
balance-settled = rozliczone
balance-remaining = pozostaje
balance-total = razem
column-month = miesiąc
column-assistant = asystent
balance-done-minutes = wykonane
balance-settled-minutes = rozlicz.
balance-disputed-minutes = sporne
balance-open-minutes = czeka
balance-done-cost = zł
balances-clock = Godziny i minuty. Czeka: na potwierdzenie albo na zamknięcie miesiąca. Złote: za wszystko, co wykonano, o ile stawka jest znana.
column-rank = nr
column-tier = grupa
column-points = pkt
column-standing = stan
standing-received = wpłynął
standing-granted = przyznane godziny
standing-waiting = lista rezerwowa
standing-refused = odmowa
standing-ended = koniec usług
standing-withdrawn = rezygnacja
no-plans = { $programme }: nie ma jeszcze żadnego planu
plan-computed = { $plan }: { $state }; { $people ->
    [one] { $people } osoba
    [few] { $people } osoby
   *[many] { $people } osób
  }, { $hours } godz.; policzono { $computed_at }, { $computed_by }
plan-announced = ogłoszono { $announced_at }, { $announced_by }
plan-superseded = obowiązywał do { $superseded_at }; następny: { $superseded_by }

## Zdarzenia
event-application-received = wniosek wpłynął { $received_at }: { $category }, grupa { $tier }, wnioskowano { $requested_hours } godz., ostatni dzień usług { $last_service_day }; dokumenty: { $documents }
event-application-completed = doniesiono dokumenty: { $documents }
event-application-corrected = sprostowano dane; dokumenty: { $documents }
event-application-assessed = przyznano punkty: { $points }
event-application-commission-decided = decyzja komisji: { $decision }; godziny: najmniej { $min_hours }, najwięcej { $max_hours } (uzasadnienie jest osobno)
event-application-wishes-recorded = zapisano życzenia: { $wishes }, godziny innych usług: { $blocked }
event-application-withdrawn = rezygnacja, ostatni dzień { $last_day }
event-application-last-day-set = odejdzie, ostatni dzień { $last_day }
event-application-reinstated = cofnięto rezygnację
event-application-hours-granted = przyznano { $hours } godz. (plan { $plan }): { $months }
event-application-placed-on-waiting-list = lista rezerwowa planu { $plan }, miejsce { $position }: { $reasons }; wykorzystane wcześniej { $kept_hours } godz.
event-application-refused = odmowa (plan { $plan }): { $reasons }
event-application-grant-ended = zakończono usługi: wykorzystane { $used_hours } godz., zwolnione { $freed_hours }
event-application-notified = zawiadomiono { $how } { $on }: { $outcome } (plan { $plan })
event-assistant-registered = zgłoszono asystenta
event-assistant-terms-changed = zmieniono warunki
event-assistant-availability-changed = zmieniono dostępność
event-assistant-family-tie-recorded = zapisano pokrewieństwo
event-assistant-clearance-recorded = zapisano zaświadczenia do pracy z dziećmi
event-assistant-absence-recorded = zapisano nieobecność
event-assistant-left = odejście asystenta, ostatni dzień { $last_day }
event-plan-computed = policzono plan: { $status }, dane { $inputs_digest }
event-plan-announced = ogłoszono plan; poprzedni: { $replaced }
event-plan-superseded = plan zastąpiony przez { $by }
event-programme-opened = otwarto program: { $unit_name }
event-programme-rules-set = ustalono zasady, budżet { $budget_hours } godz.
event-programme-assistants-limited = asystenci ograniczają godziny: { $limited }
event-programme-plan-filed = dołączono plan { $plan }
event-programme-grants-announced = ogłoszono plan { $plan }, budżet { $budget_hours } godz.; poprzedni: { $replaced }
event-programme-place-filled = { $application } zajmuje wolne miejsce: { $hours } godz.
event-programme-place-freed = { $application } zwalnia miejsce; wykorzystane { $used_hours } godz.
event-personal-data-recorded = zapisano dane osobowe, osobno: { $fields }

## Odmowy
fault-not-in-folder = { $count } w zapisie, a nie w folderze: { $names }; przywróć wiersze, { $who ->
    [assistants] zapisz odejście ({ $godziny } assistant-leaves ID{ $which })
   *[applications] zapisz rezygnację ({ $godziny } withdraw ID{ $which })
 } albo dodaj --withdraw-missing
refused-already-announced = Plan { $plan } jest już ogłoszony i obowiązuje. Nowy plan: { $godziny } import FOLDER.
refused-overtaken-plan = Plan { $plan } został wyprzedzony: obowiązuje nowszy { $current }. Ogłoś najnowszy albo zostaw { $current }.
refused-inputs-changed = Od policzenia planu { $plan } dane się zmieniły ({ $count }): { $changes }. Policz nowy plan ({ $godziny } import FOLDER, przez HTTP POST …/plans) i ogłoś go.
refused-no-plan-yet = { $scope }: nie ma jeszcze planu. Policz go: { $godziny } import FOLDER.
refused-no-such-plan = Nie ma planu { $name }. Lista: { $godziny } history{ $which }.
refused-not-announceable = Planu { $plan } nie można ogłosić: { $status }. Zmień dane tak, by podział był możliwy.
refused-leavers-used = Osoby, które odeszły ({ $names }), wykorzystały godziny, których plan { $plan } nie uwzględnia; brakuje { $over } godz. Zmniejsz budżet o wykorzystane godziny i policz nowy plan.
refused-nothing-announced = { $scope }: nic jeszcze nie ogłoszono. Najpierw: { $godziny } announce{ $which }.
refused-nothing-recorded = Zapis jest pusty. Zacznij od: { $godziny } import FOLDER.
refused-which-programme = Jest kilka programów: { $known }. Wskaż jeden: --programme.
refused-no-such-programme = Nie ma programu { $name }. Zacznij od: { $godziny } import FOLDER.
refused-no-such-application = Nie ma wniosku { $name }. Lista: { $godziny } ranking{ $which }.
refused-no-such-assistant = Nie ma asystenta o numerze { $name }. Dopisz tę osobę do assistants.csv i zapisz folder: { $godziny } import FOLDER.
refused-nothing-of-this-name = W zapisie nie ma niczego o numerze { $name }. Wnioski: { $godziny } ranking{ $which }; plany: { $godziny } history{ $which }; warianty grafiku: { $godziny } drafts{ $which }; program: { $godziny } history programme{ $which }.
refused-already-withdrawn = { $application }: rezygnacja jest już zapisana. Cofnięcie: { $godziny } reinstate { $application }{ $which }.
refused-not-withdrawn = { $application }: nie ma rezygnacji, którą można by cofnąć.
refused-already-left = { $assistant }: odejście jest już zapisane, ostatni dzień { $day }.
refused-application-known = Wniosek { $application } jest już w zapisie. Popraw go ({ $godziny } correct-application { $application }{ $which } …) albo użyj innego numeru.
refused-assistant-known = Numer { $assistant } jest już w zapisie. Zmień te dane albo użyj innego numeru.
refused-programme-known = Program { $scope } jest już otwarty. Zmień jego zasady.
refused-other-unit = Zapis { $record } należy do jednostki „{ $known }”, a dane podają „{ $unit }”. Popraw nazwę jednostki.
refused-unknown-document = „{ $value }” nie jest dokumentem; dozwolone: { $allowed }.
refused-unknown-way = „{ $value }” nie jest sposobem zawiadomienia; dozwolone: { $allowed }.
refused-nothing-to-tell = { $application }: nie ma jeszcze decyzji, o której można zawiadomić. Najpierw: { $godziny } announce{ $which }.
refused-reason-missing = { $application }: decyzja komisji wymaga pisemnego uzasadnienia (R-17).
refused-used-above-grant = { $application }: wykorzystane { $used } godz. to więcej niż przyznane { $granted }.
refused-not-next = { $application } nie jest następna na liście rezerwowej: wcześniej jest { $next } (R-14).
refused-not-waiting = { $application } nie jest na liście rezerwowej obowiązującego planu. Kto jest: { $godziny } ranking{ $which }. Kto zgłosił się później, liczy się w następnym planie: { $godziny } replan{ $which } --at MIESIĄC
refused-hours-out-of-bounds = { $hours } godz.; dla tej osoby dozwolone od { $least } do { $most }, krok { $step }.
refused-no-room-left = { $application }: w pozostałych dniach usług nie zmieści się { $hours } godz. { $fits ->
    [0] Nie zmieści się nawet najmniejszy przydział tej osoby; { $count ->
        [0] nikt inny, komu by starczyło, nie czeka
       *[other] inni, którym by starczyło: { $others }
     }.
   *[other] Zmieści się najwyżej { $fits } godz.
 }
refused-no-budget-left = { $application }: { $hours } godz. to więcej, niż zostało w rezerwie ({ $left } godz.). { $fits ->
    [0] Nie zmieści się nawet najmniejszy przydział tej osoby; { $count ->
        [0] nikomu innemu z listy też by nie starczyło
       *[other] inni, którym by starczyło: { $others }
     }.
   *[other] Zmieści się najwyżej { $fits } godz.
 }
refused-no-pool-left = { $application }: { $hours } godz. nie mieści się w puli kategorii (R-21); zostało { $left } godz. { $fits ->
    [0] Nie zmieści się nawet najmniejszy przydział tej osoby; { $count ->
        [0] nikomu innemu z listy też by nie starczyło
       *[other] inni, którym by starczyło: { $others }
     }.
   *[other] Zmieści się najwyżej { $fits } godz.
 }
refused-no-places-left = { $application }: nie ma wolnego miejsca (R-13). Zwolni się, gdy ktoś zrezygnuje.
refused-no-category-places-left = { $application }: nie ma wolnego miejsca w tej kategorii (R-13).
refused-no-quota-left = { $application }: udział osób o wysokim wsparciu spadłby poniżej wymaganego (R-12).
refused-changed-meanwhile = Program zmienił się w międzyczasie (wpis { $now }, widziany { $seen }). Obejrzyj go znowu i ponów.
refused-overtaken = { $scope }: inni wciąż zapisują zmiany, nie udało się dojść do głosu. Spróbuj za chwilę.
refused-store-busy = Baza jest zajęta albo niedostępna ({ database-why }); niczego nie zapisano lub zapis potwierdzi ponowienie z tym samym --command-id.
refused-command-id-reused = Ten identyfikator polecenia był już użyty do czegoś innego. Podaj nowy.
refused-database-failed = Nie ma połączenia z bazą: { database-why }. Sprawdź DATABASE_URL albo GODZINY_HOME.
refused-database-newer = Dane są z nowszej wersji programu (krok { $steps }, ta zna { $known }). Zaktualizuj program.
refused-db-functions = { $setting } gubi zdarzenia czytającym na bieżąco. Usuń to ustawienie.
refused-role-missing = Użytkownik bazy nie może utworzyć roli { $role }. Niech administrator wykona: CREATE ROLE { $role }; GRANT { $role } TO użytkownik.
refused-record-does-not-replay = Zapisu nie da się odtworzyć: zdarzenie { $version } ({ $kind } { $name }) nie jest tym, co zapisuje program, albo brakuje zdarzeń przed nim. Ktoś zmienił bazę z pominięciem programu albo pisała w niej nowsza jego wersja. Niczego nie zapisano. Wstrzymaj pracę; „{ $godziny } export F” powie, co zmieniono, a „{ $godziny } restore F” wczyta kopię do pustego zapisu.
unforeseen = Błąd programu ({ $kind } w { $where }). Zgłoś, proszę, ten wiersz. Niczego nie zapisano lub potwierdzi to ponowienie z tym samym --command-id. Jeśli ktoś mógł zmienić bazę z pominięciem programu, powie o tym { $godziny } export F.
refused-view-parked = Widok { $view } zatrzymał się na zdarzeniu { $error }. Zgłoś to; po poprawce: { $godziny } rebuild { $view }.
refused-rebuild-runs = Widok { $view } jest właśnie budowany od nowa przez kogoś innego.
refused-store-not-empty = Zapis nie jest pusty; odtwarzać można tylko do pustego. Ustaw GODZINY_HOME na nowy folder.
refused-no-such-file = Nie ma pliku { $file }.
refused-not-a-backup = { $file } nie jest całą kopią ({ $detail }). Weź inną kopię.
refused-too-large = Treść jest za duża; dozwolony najwyżej 1 MB.
refused-not-found = Nie ma takiego adresu. Opis: /docs.
refused-not-allowed = Tej metody tu nie ma. Opis: /docs.
refused-internal = Błąd programu; niczego nie zapisano lub zapis potwierdzi ponowienie z tym samym Idempotency-Key. Szczegóły są w dzienniku usługi.
refused-invalid = { $count ->
    [one] { $count } błąd
    [few] { $count } błędy
   *[many] { $count } błędów
  } w treści; niczego nie zapisano.
refused-other-address = Treść podaje jednostkę i edycję { $found }, a adres { $expected }.
refused-bad-header = Nagłówek { $name }: „{ $value }”; dozwolone: { $allowed }.
refused-unreadable = Treści nie da się odczytać; dozwolony JSON w UTF-8.
refused-ends-before-start = Nieobecność od { $first } do { $last } kończy się przed początkiem.
fault-body-not-object = treść musi być obiektem JSON
fault-not-a-cell = dozwolony tekst, liczba, true/false, null albo lista tekstów
fault-body-not-json = to nie jest JSON ({ $detail })
refused-not-a-file = { $file } nie jest zwykłym plikiem. Podaj nazwę nowego pliku.
refused-has-not-left = { $assistant }: odejścia nie zapisano, nie ma czego cofać.
refused-bad-name = { $value }: dozwolony tekst bez znaków sterujących, najwyżej { $most } znaków.
event-assistant-returned = powrót asystenta
fault-withdrawn-in-record = { $count } w folderze, a w zapisie z rezygnacją: { $names }; usuń wiersze albo cofnij rezygnację ({ $godziny } reinstate ID{ $which })
fault-left-in-record = { $count } w folderze, a w zapisie odeszli: { $names }; usuń wiersze albo cofnij odejście ({ $godziny } assistant-returns ID{ $which })
fault-holds-grant = { $count } poza folderem mają przyznane godziny: { $names }; zapisz rezygnację każdej osoby z wykorzystanymi godzinami ({ $godziny } withdraw ID --used-hours N{ $which })
refused-foreign-origin = Strony z innych adresów nie mogą korzystać z tej usługi.
refused-view-other-version = Widok { $view } jest w bazie w innej wersji niż w tym programie. Zatrzymaj starszą usługę i uruchom polecenie jeszcze raz.
database-why = { $why ->
    [refused] pod tym adresem nikt nie odpowiada
    [unknown_host] nazwa serwera nie jest znana
    [no_answer] brak odpowiedzi w dozwolonym czasie
    [denied] serwer nie przyjmuje podanego użytkownika i hasła
    [no_role] serwer nie ma takiego użytkownika
    [no_database] serwer nie ma takiej bazy
    [full] serwer nie ma wolnego połączenia
    [starting] serwer się uruchamia albo zatrzymuje; spróbuj za chwilę
    [held] ktoś zbyt długo ją zajmuje
    [permission] użytkownik nie ma uprawnienia
    [url] adresu nie da się zrozumieć
   *[other] { $why }
  }
refused-bad-url = Nie da się zrozumieć DATABASE_URL (nie pokazujemy go, bo może zawierać hasło). Podaj postgresql://użytkownik:hasło@serwer/baza; w haśle spację zapisz jako %20, @ jako %40, : jako %3A, / jako %2F.
refused-bad-home = GODZINY_HOME „{ $value }”: dozwolone są tylko znaki, które można wydrukować. Wybierz inny folder.
refused-home-busy = W { $folder } inne polecenie zbyt długo uruchamia albo zatrzymuje bazę. Spróbuj ponownie; jeśli to nie pomoże, znajdź proces, który trzyma tam plik lock.
refused-home-open = Do { $folder } może pisać każdy, więc baza nie byłaby tam bezpieczna. Zamknij go (chmod go-w) albo wskaż osobny folder przez GODZINY_HOME.
refused-home-no-folder = { $folder } nie jest folderem. Wskaż inny przez GODZINY_HOME.
refused-home-not-empty = W { $folder } są inne rzeczy ({ $names }), więc baza tam nie powstanie. Wskaż w GODZINY_HOME pusty folder albo taki, którego jeszcze nie ma.
refused-home-of-another = { $folder } należy do innego konta (numer { $owner }). Uruchom polecenie z tego konta albo wskaż inny folder przez GODZINY_HOME.
refused-home-too-long = Ścieżka { $folder } jest za długa dla gniazda bazy, a nie znaleziono bezpiecznego miejsca na pliki tymczasowe. Wybierz krótszą GODZINY_HOME.
refused-no-server-account = PostgreSQL nie działa jako root, a konta { $account } nie da się dla niego założyć. Uruchom polecenie jako zwykły użytkownik, załóż konto (useradd --system { $account }) albo ustaw DATABASE_URL.
refused-closed-to-server = Konto bazy (numer { $user }) nie może przejść przez { $folder }. Pozwól na to (chmod o+x), wybierz inny GODZINY_HOME albo uruchom polecenie jako zwykły użytkownik.
refused-no-embedded-server = Wbudowana baza nie działa w tym systemie. Wskaż serwer PostgreSQL przez DATABASE_URL.
refused-no-programs = Programy PostgreSQL nie są zainstalowane (pakiet { $package }). Zainstaluj program jeszcze raz albo ustaw DATABASE_URL.
refused-server-stays = Baza w { $folder } nie zatrzymuje się. Spróbuj za chwilę.
refused-server-elsewhere = Bazy w { $folder } używa serwer, który nie należy do tego programu: starszej wersji albo w innym kontenerze. Najpierw go zatrzymaj.
refused-data-of-other-version = Dane w { $folder } są z PostgreSQL { $found }, ten program ma { $known }. Użyj programu, który je zrobił: zrób w nim kopię i odtwórz ją tutaj.
refused-server-failed = Baza w { $folder } nie uruchamia się: { $detail }. Szczegóły: plik log w tym folderze; można wskazać inny przez GODZINY_HOME.
refused-bad-day = { $value }: dozwolone lata od { $first } do { $last }.
refused-cannot-write = Nie da się zapisać { $file }: { $detail }. Wskaż inne miejsce.
refused-answer-not-written = Polecenie wykonano, ale jego wyniku nie da się zapisać do { $file }: { $detail }. Wynik pokaże { $godziny } history{ $which }.
refused-port-taken = Port { $port }: { $detail }. Wybierz inny: --port.
invalid-missing = brak wartości; jest wymagana
invalid-extra-forbidden = nieznany klucz
invalid-string-type = dozwolony tekst
invalid-string-too-short = tekst jest za krótki
invalid-string-too-long = tekst jest za długi
invalid-int-type = dozwolona liczba całkowita
invalid-int-parsing = dozwolona liczba całkowita
invalid-int-from-float = dozwolona liczba całkowita
invalid-float-type = dozwolona liczba
invalid-float-parsing = dozwolona liczba
invalid-greater-than-equal = dozwolone co najmniej { $ge }
invalid-less-than-equal = dozwolone najwyżej { $le }
invalid-literal-error = dozwolone: { $expected }
invalid-date-type = dozwolona data RRRR-MM-DD
invalid-date-parsing = dozwolona data RRRR-MM-DD
invalid-date-from-datetime-parsing = dozwolona data RRRR-MM-DD
invalid-date-from-datetime-inexact = dozwolona data RRRR-MM-DD
invalid-list-type = dozwolona lista
invalid-too-short = za mało wartości
invalid-too-long = za dużo wartości
invalid-json-invalid = to nie jest JSON
invalid-model-attributes-type = dozwolony obiekt JSON
invalid-datetime-type = dozwolona chwila z przesunięciem, na przykład 2026-01-10T10:00:00+01:00
invalid-string-pattern-mismatch = niedozwolony zapis; wzór: { $pattern }
invalid-bool-type = dozwolone true lub false
invalid-dict-type = dozwolony obiekt JSON
invalid-datetime-parsing = dozwolona chwila z przesunięciem, na przykład 2026-01-10T10:00:00+01:00
invalid-datetime-from-date-parsing = dozwolona chwila z przesunięciem, na przykład 2026-01-10T10:00:00+01:00
invalid-datetime-object-invalid = dozwolona chwila z przesunięciem, na przykład 2026-01-10T10:00:00+01:00
invalid-timezone-aware = dozwolona chwila z przesunięciem, na przykład 2026-01-10T10:00:00+01:00
invalid-tuple-type = dozwolona lista
invalid-decimal-type = dozwolona liczba
invalid-decimal-parsing = dozwolona liczba
invalid-finite-number = dozwolona liczba
invalid-model-type = dozwolony obiekt JSON
invalid-bool-parsing = dozwolone true lub false
invalid-int-parsing-size = dozwolona liczba całkowita
demo-stored = Zapisano w bazie: { $programme } ({ $where }).
demo-known = W bazie jest już: { $programme } ({ $where }); bez zmian.
done-import-in-force = { $programme }: nowych { $added }, zmienionych { $changed }. Plan { $plan } obowiązuje i jest nadal najlepszy; nie ma czego ogłaszać.
replaced-plan = ; zastąpił on { $plan }
would-replace-plan = ; zastąpiłby { $plan }
losses-dropped = Wobec planu w mocy miejsce { $count ->
    [one] traci { $count } osoba
    [few] tracą { $count } osoby
   *[many] traci { $count } osób
  }: { $names }
losses-lowered = Wobec planu w mocy mniej godzin { $count ->
    [one] ma { $count } osoba
    [few] mają { $count } osoby
   *[many] ma { $count } osób
  }: { $names }
months-passed = Uwaga: plan rozkłada godziny także na miesiące, które już minęły. W ciągu roku używaj { $godziny } withdraw ID{ $which } i { $godziny } call-up ID --hours N{ $which }.
done-reinstate-without-grant = { $application }: rezygnacja cofnięta. Dawnych godzin nie ma: miejsce jest zajęte albo obowiązuje już inny plan. Zostaje { $hours } godz. wykorzystanych wcześniej.
    Dalej: przywróć wiersz w folderze; osoba liczy się w następnym planie ({ $godziny } import FOLDER).
served = Usługa zatrzymana.
waiting-place = miejsce { $position }: { $reasons }
refused-used-hours-needed = { $application } ma { $granted } godz. Podaj, ile z nich wykorzystano: --used-hours N (0, jeśli nic).
refused-future-day = { $value } jest w przyszłości; zapisz dzień, w którym zawiadomiono.
history-whole = Całość, ze wszystkimi polami: --json -
decision-admit = przyjąć
decision-refuse = odmówić
how-in-writing = pisemnie
how-by-telephone = telefonicznie
document-card = karta zgłoszenia
document-certificate = orzeczenie
document-activities = karta zakresu czynności
document-data-protection = ochrona danych
document-statement = oświadczenie
field-birth-date = data urodzenia
field-certificate-valid-until = ważność orzeczenia
field-equivalent = orzeczenie równoważne
field-lives-alone = samotne zamieszkanie
field-lat = szerokość geograficzna
field-lon = długość geograficzna
field-commission-reason = uzasadnienie
field-services = inne usługi
field-name = imię i nazwisko
field-pesel = PESEL
field-phone = telefon
field-email = e-mail
field-address = adres
refused-told-before-decision = { $value }: tej decyzji nie było przed { $first }; dozwolone dni od { $first } do dzisiaj.
refused-days-outside = { $value } nie jest w programie, który trwa od { $first } do { $last }.
refused-last-day-outside = { $value }: ostatni dzień usług może być od { $first } do { $last } (koniec programu).
done-reinstate-waiting = { $application }: rezygnacja cofnięta; { $standing ->
    [waiting] osoba znów czeka na liście rezerwowej.
   *[other] wniosek znów się liczy.
 }

announce-sure = Ogłosić?
refused-needs-confirmation = { $plan } zabiera coś: miejsce { $dropped ->
    [one] traci { $dropped } osoba
    [few] tracą { $dropped } osoby
   *[many] traci { $dropped } osób
  }, godziny { $lowered ->
    [one] traci { $lowered } osoba
    [few] tracą { $lowered } osoby
   *[many] traci { $lowered } osób
  }, regułę { $broken ->
    [one] złamie { $broken } zaplanowana wizyta
    [few] złamią { $broken } zaplanowane wizyty
   *[many] złamie { $broken } zaplanowanych wizyt
  }. Obejrzyj: { $godziny } announce { $plan } --dry-run{ $which }, potem ogłoś: { $godziny } announce { $plan } --yes{ $which } (przez HTTP: confirm "{ $token }").
done-announce-dry-run = { $plan } (na próbę, niczego nie zapisano){ $before }: { $people ->
    [one] { $people } osoba
    [few] { $people } osoby
   *[many] { $people } osób
  }, { $hours } godz., w rezerwie { $reserve } godz.
losses-admitted = Miejsce dostanie ({ $count }): { $names }
losses-raised = Więcej godzin dostanie ({ $count }): { $names }

## Jedna osoba, jeden przydział
fault-other-person = O { $application } rozstrzygnął już plan, a folder podaje pod tym numerem inną osobę: w zapisie { $known }, w folderze { $given } (różnią się: { $fields }). Jeśli to ta sama osoba i dane poprawiono, dodaj --same-person { $application }. Jeśli to inna osoba, daj jej w folderze nowy numer (R-45)
fault-same-person-recorded = { $value } i { $other } z zapisu mają ten sam numer PESEL; jedna osoba może mieć jeden wniosek (R-45): zostaw numer { $other } albo popraw PESEL tam, gdzie jest błędny
fault-same-person-elsewhere = { $value }: osoba o tym numerze PESEL ma przyznane godziny w programie { $programme } (wniosek { $other }), który trwa w tych samych dniach (R-45); najpierw zapisz tam jej rezygnację albo popraw PESEL
refused-same-person-known = { $application }: ta osoba ma już wniosek { $other } (ten sam numer PESEL, R-45). Zostaw jeden z nich.
event-application-same-person-confirmed = potwierdzono, że to ta sama osoba, a dane poprawiono: { $fields }

## Sprostowanie wniosku
done-correct-application = { $application }: wniosek poprawiony. Plan i miejsca są bez zmian.
    Popraw też folder: następny import zapisze to, co w nim stoi.
done-correct-application-unchanged = { $application }: tak już jest; niczego nie zmieniono.
changed-field = { $field }: { $old } → { $new }
changed-personal = dane osobowe (zapisane osobno): { $fields }
fault-other-person-corrected = O { $application } rozstrzygnął już plan, a te dane są innej osoby: w zapisie { $known }, teraz { $given } (różnią się: { $fields }). Jeśli to ta sama osoba i dane poprawiono, dodaj --same-person (przez HTTP: same_person). Jeśli to inna osoba, zapisz jej wniosek pod nowym numerem (R-45)
fault-no-such-column = nie ma takiej kolumny; dozwolone kolumna=wartość, z kolumn: { $allowed }
refused-personal-data-gone = { $application }: danych osobowych już nie ma, więc nie da się sprawdzić poprawki.
field-received-at = wpływ wniosku
field-category = kategoria
field-tier = grupa w rankingu
field-requested-hours = wnioskowane godziny
field-points = punkty
field-resident = mieszka na terenie jednostki
field-right-age = wiek w granicach programu
field-certified = orzeczenie ważne na początku programu
field-last-service-day = ostatni dzień usług
field-commission = decyzja komisji
field-min-hours = najmniej godzin (komisja)
field-max-hours = najwięcej godzin (komisja)
field-documents = dokumenty

refused-effective-outside = { $value }: dzień, od którego coś obowiązuje, może być od { $first } do { $last }.
invalid-not-plain-text = dozwolony tekst bez znaku NUL i bez połówek znaków
invalid-year-outside = dozwolone lata od { $first } do { $last }
invalid-bad-id = dozwolone litery, cyfry i znaki - _ . / (bez ..), najwyżej 64
invalid-id-is-pesel = w identyfikatorze jest numer PESEL, a identyfikatory nie są szyfrowane; nadaj własny numer, np. A-0042
invalid-no-full-minute = dozwolona pełna minuta z przesunięciem strefy, na przykład 2026-03-02T08:00:00+01:00

## Pola programu i asystentów
field-unit = jednostka
field-teryt = kod TERYT
field-edition = edycja
field-hours = budżet w godzinach
field-money = pieniądze
field-money-incomplete = pieniądze podane tylko w części
field-policy = zasada podziału
field-step-hours = krok w godzinach
field-minimum-hours = minimum godzin
field-monthly-limit = limit miesięczny
field-admission-needs-assistants = przyjęcie zależy od asystentów
field-places = miejsca razem
field-category-places = miejsca w kategoriach
field-pools = pule kategorii
field-ceilings = limity jednostki
field-averages = średnie kategorii
field-first = pierwszy dzień programu
field-last = ostatni dzień programu
field-applications-until = wnioski do
field-max-hours-month = najwięcej godzin w miesiącu
field-basis = podstawa
field-indicated-by = przez kogo wskazano
field-family-of = rodzina dla
field-accepted-for = zgody dla
field-child-clearance-until = zaświadczenia do pracy z dziećmi do
field-absences = nieobecności
field-windows = dostępność
field-total = razem
field-admin-share = część na obsługę
field-hourly-cost = koszt godziny
field-documents-complete = komplet dokumentów
basis-qualification = kwalifikacje
basis-experience = doświadczenie
basis-indicated = wskazanie

changed-programme = program
invalid-no-clock = dozwolona godzina od 0:00 do 24:00, na przykład 8:00
invalid-greater-than = dozwolone więcej niż { $gt }
invalid-less-than = dozwolone mniej niż { $lt }
invalid-none-required = dozwolone tylko null
invalid-enum = dozwolone: { $expected }
invalid-string-unicode = dozwolony tekst w UTF-8
