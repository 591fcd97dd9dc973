### Grafik miesiąca: tekst, ocena, kontrola, rysunek, strona. Klucze te same co w en.roster.ftl.

## Dni i godziny
roster-mon = pn
roster-tue = wt
roster-wed = śr
roster-thu = cz
roster-fri = pt
roster-sat = so
roster-sun = nd
roster-hours = { $hours } godz.
roster-duration = { $hours } godz. { $minutes } min

## Grafik
roster-title = Grafik: { $month }
roster-figures = Wizyty: { $visits } ({ $hours }); asystenci: { $assistants }, osoby: { $people }.
roster-all-filled = Spełniono każde życzenie.
roster-unfilled-figures = Niespełnione życzenia: { $unfilled } ({ $unfilled_hours }).
roster-score-title = Ocena: { $total } pkt (im mniej, tym lepiej); liczba × waga = punkty
roster-part-uncovered-minute = należne minuty, w których nikt nie przychodzi
roster-part-extra-assistant = asystenci ponad jednego u tej samej osoby
roster-part-travel-minute = minuty dojazdu między wizytami tego samego dnia
roster-part-other-than-indicated = wizyty kogoś innego niż wskazany asystent
roster-part-changed-visit = wizyty inne niż w poprzedniej wersji grafiku
roster-proven = Udowodniono, że lepszego grafiku nie ma.
roster-gap = Poniżej { $bound } pkt (granica) nie zejdzie żaden grafik; ten jest od najlepszego gorszy najwyżej o { $over } pkt, czyli { $share }% granicy.
roster-unbounded = Nie udowodniono, że grafik musi mieć choć jeden punkt, więc ten jest od najlepszego gorszy najwyżej o { $over } pkt.
roster-week = Tydzień { $number }: { $first } – { $last }
roster-no-week = Nie ma tygodnia { $number }; są od 1 do { $most }.
roster-more-weeks = Dalsze tygodnie: --week N (od 1 do { $most }). Jeden asystent: --assistant ID; jedna osoba: --person ID; wszystko na jednej stronie: --html PLIK.
roster-more-assistants = i jeszcze asystenci: { $count }; wszyscy: --week { $week }
roster-one = { $name } – { $count ->
    [one] { $count } wizyta
    [few] { $count } wizyty
   *[many] { $count } wizyt
  } w miesiącu, { $hours }
roster-tomorrow = { $assistant }, { $day } – { $count ->
    [0] bez wizyt
    [one] { $count } wizyta
    [few] { $count } wizyty
   *[many] { $count } wizyt
  }
roster-gap-before = (przerwa { $minutes } min)
roster-since = (od { $day })
roster-until = (do { $day })

## Niespełnione życzenia
roster-unfilled-title = Niespełnione życzenia
roster-more-people = i jeszcze osoby: { $count }; szczegóły osoby: --person ID
roster-several-reasons = Życzenie z kilkoma powodami jest policzone przy każdym z nich.
unfilled-grant-used = godziny przyznane osobie na ten miesiąc są już wykorzystane
unfilled-window-too-short = w oknie życzenia zostaje za mało czasu na wizytę
unfilled-minutes-missing = brakuje { $minutes } min
unfilled-minutes-left = zostaje { $minutes } min
cut-clock-change = tej nocy zmienia się czas (R-33)
cut-last-day = ostatni dzień usług kończy się o 24:00 (R-46)
cut-blocked = inne usługi (R-34)
cut-absence = następnego dnia osoby nie ma
unfilled-nobody-may-serve = nikt nie ma uprawnienia do tej osoby w tym dniu (R-40 do R-42)
unfilled-nobody-available = nikt z uprawnionych nie jest dostępny o tej porze
unfilled-assistants-busy = dostępni asystenci mają wtedy inne wizyty lub nie zdążą dojechać
unfilled-twelve-hours = dostępni asystenci przekroczyliby 12 godzin w ciągu doby (R-32)
unfilled-assistant-hours = dostępni asystenci przekroczyliby swoje godziny w miesiącu
unfilled-parallel-service = osoba ma o tej porze inną usługę albo inną wizytę (R-34)
unfilled-costs-more = wizyta jest możliwa, ale grafik byłby z nią gorszy
unfilled-unknown = nie podano powodu

## Co stoi na przeszkodzie jednemu asystentowi
obstacle-assistants-busy = inne wizyty albo za mało czasu na dojazd
obstacle-assistant-overlap = inna wizyta o tej porze
obstacle-travel-too-short = za mało czasu na dojazd
obstacle-twelve-hours = ponad 12 godzin w ciągu doby
obstacle-assistant-hours = ponad swoje godziny w miesiącu
obstacle-not-available = brak dostępności o tej porze
obstacle-nobody-available = brak dostępności o tej porze
obstacle-absent = nieobecność tego dnia
obstacle-nobody-may-serve = brak uprawnienia do tej osoby
obstacle-family = pokrewieństwo z osobą
obstacle-not-indicated = służy tylko osobom, które o to poprosiły w karcie
obstacle-not-accepted = brak zgody opiekuna dziecka
obstacle-not-cleared = zaświadczenia do pracy z dziećmi nie obejmują tego dnia
obstacle-parallel-service = osoba ma o tej porze inną usługę
obstacle-blocked = osoba ma o tej porze inną usługę
obstacle-person-overlap = osoba ma o tej porze inną wizytę
obstacle-grant-used = godziny osoby na ten miesiąc są wykorzystane
obstacle-above-grant = godziny osoby na ten miesiąc są wykorzystane
obstacle-costs-more = grafik byłby gorszy
obstacle-unknown = nie podano powodu

## Kto inny
who-visit = { $application }, { $when } ({ $hours })
who-now = Teraz w grafiku: { $assistant }
who-could-title = Mogą przyjść, najkorzystniejsi pierwsi (punkty oceny: mniej znaczy lepiej):
who-nobody = Nikt inny nie może przyjść.
who-row = { $when }  { $change } pkt
who-cannot-title = Nie mogą:
who-part-uncovered-minute = nieobsłużone minuty { $points }
who-part-extra-assistant = kolejny asystent u osoby { $points }
who-part-travel-minute = dojazdy { $points }
who-part-other-than-indicated = inny niż wskazany { $points }
who-part-changed-visit = zmiana w grafiku { $points }

## Kontrola
roster-check-ok = ok: grafik jest zgodny z zasadami
roster-check-unlawful = unlawful: grafik łamie zasady (niezgodny)
roster-check-false-statements = wrong: wizyty są zgodne z zasadami, ale dokument podaje nieprawdę
roster-contrary-minutes = zostało { $minutes } min
roster-contrary-none = nic za nim nie przemawia
roster-check-count = Ustalenia: { $count }
finding-unknown-assistant = { $application }, { $start }: nie ma asystenta { $assistant }
finding-outside-month = { $application }, { $start }, { $assistant }: wizyta nie zaczyna się w miesiącu { $month }
finding-part-minute = { $application }, { $start }, { $assistant }: wizyta do { $end } nie ma pełnych minut
finding-off-grid = { $application }, { $start }, { $assistant }: początek o { $minutes } min po kwadransie; dozwolony co { $grid } min
finding-not-admitted = { $application }, { $start }, { $assistant }: plan nie przyjął tej osoby
finding-no-wish = { $application }, { $start }, { $assistant }: osoba nie chciała wizyty w dniu { $day }
finding-outside-service = { $application }, { $start }, { $assistant }: usługi tej osoby trwają od { $first } do { $last }; wizyta jest o { $days ->
    [one] { $days } dzień
   *[many] { $days } dni
  } poza nimi
finding-after-last-day = { $application }, { $start }, { $assistant }: { $minutes } min wizyty przypada po godz. 24:00 ostatniego dnia usług tej osoby, { $last }
finding-person-away = { $application }, { $start }, { $assistant }: { $minutes } min wizyty przypada w dniu nieobecności tej osoby
finding-wrong-minutes = { $application }, { $start }, { $assistant }: wizyta trwa { $minutes } min, a życzenie { $wished } min (różnica { $difference } min)
finding-outside-window = { $application }, { $start }, { $assistant }: { $minutes } min wizyty jest poza oknem życzenia od { $window_from } do { $window_to }
finding-wish-taken = { $application }, { $start }, { $assistant }: więcej wizyt po { $minutes } min niż życzeń tego dnia ({ $wishes })
finding-blocked = { $application }, { $start }, { $assistant }: { $minutes } min razem z inną usługą ({ $services })
finding-absent = { $application }, { $start }, { $assistant }: nieobecność asystenta; { $minutes } min wizyty poza jego czasem
finding-not-available = { $application }, { $start }, { $assistant }: { $minutes } min wizyty poza dostępnością asystenta
finding-family = { $application }, { $start }, { $assistant }: pokrewieństwo asystenta z osobą
finding-not-indicated = { $application }, { $start }, { $assistant }: asystent tylko wskazany, ale nie przez tę osobę
finding-not-accepted = { $application }, { $start }, { $assistant }: brak pisemnej zgody rodzica lub opiekuna
finding-not-cleared = { $application }, { $start }, { $assistant }: zaświadczenia do pracy z dziećmi ważne do { $until } nie obejmują { $day } (brakuje dni: { $days_missing })
finding-never-cleared = { $application }, { $start }, { $assistant }: asystent nie ma zaświadczeń do pracy z dziećmi
finding-assistant-overlap = { $assistant }: wizyta u { $application } { $start } nakłada się na wizytę u { $other_application } od { $other_start } do { $other_end } o { $minutes } min
finding-travel-too-short = { $assistant }: od końca wizyty u { $other_application } { $other_end } do wizyty u { $application } { $start } jest { $gap } min, a dojazd trwa { $travel } min (brakuje { $missing } min)
finding-twelve-hours = { $assistant }: od { $start } do { $until } { $minutes } min usług; dozwolone { $most } min (za dużo o { $over } min)
finding-assistant-hours = { $assistant }, { $month }: { $minutes } min usług; dozwolone { $most } min w miesiącu (za dużo o { $over } min)
finding-person-overlap = { $application }: wizyta { $start } ({ $assistant }) nakłada się na wizytę od { $other_start } do { $other_end } ({ $other_assistant }) o { $minutes } min
finding-above-grant = { $application }, { $month }: { $minutes } min usług, a plan daje { $most } min (za dużo o { $over } min)
finding-wrong-score = score.{ $part } = { $found }, a powinno być { $expected }
finding-bound-above-score = bound { $bound } jest większe niż prawdziwa ocena { $total } (o { $over }), więc nie jest dolną granicą
finding-unfilled-missing = { $application }, { $date }: życzenie na { $minutes } min nie jest spełnione, a nie ma go w unfilled (liczba: { $count })
finding-unfilled-extra = { $application }, { $date }: unfilled wymienia życzenie na { $minutes } min, którego nie ma albo jest spełnione (liczba: { $count })
finding-no-reasons = { $application }, { $date }, { $minutes } min: niespełnione życzenie bez powodu
finding-unknown-reason = { $application }, { $date }, { $minutes } min: nieznany powód „{ $reason }”
finding-wrong-figure = { $application }, { $date }, { $minutes } min: { $part } = { $found }, a powinno być { $expected }
finding-false-reason = { $application }, { $date }, { $minutes } min: powód „{ $said }” ({ $reason }) jest nieprawdziwy; przeczy mu: { $contrary }

## Błędy dokumentów grafiku
fault-roster-not-object = grafik musi być obiektem JSON, jak zapisuje go godziny roster --json
fault-roster-shape = zły kształt; oczekiwane: { $expected }
fault-roster-month = „{ $value }” nie jest miesiącem; dozwolone RRRR-MM, na przykład 2026-03
fault-roster-date = „{ $value }” nie jest datą; dozwolona istniejąca data RRRR-MM-DD
fault-roster-number = „{ $value }”; dozwolona liczba całkowita od { $least } do { $most }
fault-roster-naive-moment = „{ $value }” nie ma przesunięcia strefy; dozwolone na przykład 2026-03-02T08:00:00+01:00
fault-roster-moment = „{ $value }” nie jest datą z godziną; dozwolone na przykład 2026-03-02T08:00:00+01:00
fault-roster-ends-before-start = koniec { $end } nie jest po początku { $start }; dozwolony późniejszy
fault-roster-month-outside = miesiąc { $month } nie ma żadnego dnia w programie; dozwolone od { $first } do { $last }
fault-roster-keep-month = poprzednia wersja jest na { $month }; dozwolona na ten sam miesiąc, { $expected }
fault-roster-before-late = { $application }, { $start }: wizyta nie jest sprzed miesiąca { $month }; dozwolone tylko wcześniejsze
fault-pin-without-visit = { $value }, { $start }: w poprzedniej wersji nie ma takiej wizyty; dozwolone tylko te, które w niej są
fault-fixed-unknown-application = wizyta { $start } ma zostać, a nie ma wniosku „{ $value }”; dozwolone identyfikatory z applications.csv
fault-fixed-unknown-assistant = wizyta { $start } ma zostać, a nie ma asystenta „{ $value }”; dozwolone identyfikatory z assistants.csv. Kto odszedł, zostaje w assistants.csv z nieobecnością w absences.csv

## Rysunek
roster-chart-title = Grafik: { $month } – wizyty: { $visits } ({ $hours })
roster-chart-visit = wizyta
roster-chart-indicated = wskazany asystent
roster-chart-other = inny niż wskazany
roster-chart-free = osoba nikogo nie wskazała
roster-chart-hours = godziny
roster-chart-by-day = godz. dziennie
roster-chart-unfilled = niespełnione
roster-chart-empty = Brak wizyt w tym miesiącu.

## Strona
page-skip = Przejdź do treści
page-contents = Spis treści
page-figures = W skrócie
page-visits = Wizyty
page-hours = Godziny
page-assistants = Asystenci
page-people = Osoby
page-unfilled = Niespełnione życzenia
page-reason = Powód
page-wishes = Życzenia
page-unfilled-all = Wszystkie niespełnione życzenia
page-unfilled-by-reason = Niespełnione życzenia według powodu
page-score = Ocena grafiku
page-score-caption = Ocena według części, im mniej, tym lepiej
page-part = Co się liczy
page-count = Liczba
page-weight = Waga
page-points = Punkty
page-total = Razem
page-chart = Cały miesiąc
page-chart-about = Wiersz to asystent, kolumna to dzień od północy do północy, pasek to wizyta; soboty i niedziele są szare. Po prawej godziny asystenta w miesiącu, na dole godziny dziennie: zaplanowane i niespełnione. To samo jest niżej w tabelach.
page-chart-busiest = Najwięcej godzin ma { $day } ({ $hours }).
page-by-assistant = Grafik każdego asystenta
page-by-person = Wizyty u każdej osoby
page-week = Tydzień
page-day = Dzień
page-time = Od–do
page-length = Czas
page-assistant = Asystent
page-person = Osoba
page-none = Brak wizyt w tym miesiącu.
page-top = Na początek

stage-start = pierwszy pełny grafik
stage-walk = poprawianie (wyżarzanie)
stage-polish = poprawianie (wymiany)
stage-exact = dowód
search-progress = { $stage }: { $score } pkt, na pewno nie mniej niż { $bound } pkt
roster-other-assistants = Plan powstał przy innych asystentach; grafik korzysta z obecnych.
roster-fixed-faults = To, co minęło albo jest przypięte, zostało, choć łamie dzisiejsze reguły:
fault-plan-of-another-case = to plan innej sprawy niż { $unit } (różnią się: { $parts }); dozwolony jest plan z godziny solve dla tego folderu
fault-plan-without-allocation = plan ma stan „{ $status }”, więc nie daje nikomu godzin; dozwolony jest plan z podziałem
fault-roster-needs = ten grafik powstał także z innych dokumentów, a bez nich nie da się go ocenić. Dodaj { $options }
roster-made-with-others = Ten grafik powstał z innym dokumentem niż podany: { $options }. Już przez to jego punkty mogą się różnić.
fault-no-such-visit = { $value }, { $start }: w grafiku nie ma takiej wizyty; dozwolone są początki wizyt tego grafiku
fault-visit-after-last-day = { $value }, { $start }: R-46: { $minutes } min wizyty przypada po godz. 24:00 ostatniego dnia usług, { $last }, więc nikt nie może jej wziąć
fault-visit-without-wish = { $value }, { $start }: żadne życzenie nie pozwala na wizytę o tej porze; sprawdź ją przez godziny check-roster
unfilled-past = dzień już minął
fault-assistant-not-in-roster = { $value } nie ma w tym grafiku żadnej wizyty; dozwolone są numery asystentów z grafiku
fault-day-outside-roster = { $value } nie jest dniem tego grafiku ({ $month }); podaj --day albo grafik właściwego miesiąca
fault-fixed-outside-month = { $value }, { $start }: wizyta ma zostać, a nie zaczyna się w miesiącu { $month }; dozwolone są wizyty tego miesiąca
fault-file-named-twice = ten sam plik podano dwa razy; dozwolone są różne
roster-stopped = Liczenie przerwano po { $steps ->
    [one] { $steps } rundzie
   *[many] { $steps } rundach
  }; to najlepszy grafik do tej chwili.
