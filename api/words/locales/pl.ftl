### Zdania programu po polsku. Klucze są takie same jak w en.ftl.

## Kategorie i polityki
severe = znaczny
severe-multiple = znaczny + sprzężona
moderate = umiarkowany
moderate-multiple = umiarkowany + sprz.
child = dziecko (pkt 7 i 8)
policy-proportional = ta sama część tego, o co kto wnioskował
policy-equal = każdemu tyle samo
policy-ceiling = ta sama część limitu programu
policy-average = według średnich zaplanowanych dla kategorii
policy-points = według punktów oceny

## Wynik
status-optimal = Wynik udowodniony: nie ma sprawiedliwszego podziału zgodnego z zasadami.
status-feasible = Podział zgodny z zasadami, ale zabrakło czasu na dowód, że jest najlepszy.
status-infeasible = Udowodniono, że podział jest niemożliwy: decyzje komisji przeczą innym zasadom.
status-unknown = Zabrakło czasu: nie ma jeszcze żadnego wyniku. Uruchom ponownie z większym --seconds.
verified = Sprawdził to niezależny program kontrolny (godziny check).
heading = { $unit }, edycja { $edition }, { $from } – { $to }
policy-line = Zasada podziału: { $policy }
people-line = Przyjęto { $people ->
    [one] { $people } osobę
    [few] { $people } osoby
   *[many] { $people } osób
  }, w tym { $high } o wysokim wsparciu ({ $share }%, wymagane { $quota }%)
hours-line = Przyznano { $hours } z { $budget } godz.
gap-hours = Przyznano { $granted } godz.; więcej niż { $most } nie da się w żadnym razie.
gap-months = Nierówność miesięcy { $value }; mniej niż { $least } nie da się w żadnym razie.

## Tabele
grants-title = Przyznane godziny
column-application = wniosek
column-category = kategoria
column-asked = prosi
column-ceiling = limit
column-hours = godz.
column-share = część
column-per-point = h/pkt
column-why = co ogranicza
rounding = Kto przy tej samej mierze ma o jeden krok więcej, jest wyżej w rankingu.
waiting-title = Lista rezerwowa
waiting-row = { $position }. { $application } — { $reasons }; ostatnia osoba przyjęta wyżej: { $ahead }
waiting-row-first = { $position }. { $application } — { $reasons }; nikt wyżej w rankingu nie został przyjęty
refused-title = Odmowy
refused-row = { $application } — { $reasons }
limits-title = Wyczerpane limity
limit-budget = [{ $number }] Budżet { $hours } godz. jest wyczerpany{ $people ->
    [one] , w całości dla jednej osoby.
    [few] ; dzielą się nim { $people } osoby: { limit-trade }
   *[many] ; dzieli się nim { $people } osób: { limit-trade }
  }
limit-pool = [{ $number }] Pula kategorii „{ $category }”, { $hours } godz., jest wyczerpana{ $people ->
    [one] , w całości dla jednej osoby.
    [few] ; dzielą się nią { $people } osoby.
   *[many] ; dzieli się nią { $people } osób.
  }
limit-assistants = [{ $number }] Bez wolnych godzin: { $assistants }. { $people ->
    [one] Z tych godzin korzysta jedna osoba
    [few] Z tych godzin korzystają { $people } osoby
   *[many] Z tych godzin korzysta { $people } osób
  }: { $names }.
limit-nobody = [{ $number }] Żaden asystent nie może służyć tej osobie w miesiącach, w których mieszczą się jeszcze godziny (R-40 do R-42).
more-names = i jeszcze { $count }
unconfirmed-title = Niepotwierdzone: dla tej edycji nie znaleziono tekstu, przyjęto ostrożnie
unconfirmed-row = { $rule } { $figure }: { $value }
figure-ceilings-severe = roczny limit godzin, znaczny
figure-ceilings-severe-multiple = roczny limit godzin, znaczny + sprzężona
figure-ceilings-moderate = roczny limit godzin, umiarkowany
figure-ceilings-moderate-multiple = roczny limit godzin, umiarkowany + sprzężona
figure-ceilings-child = roczny limit godzin, dziecko
figure-ceilings-prorated = czy limit maleje, gdy program trwa część roku
figure-quota-high-support-share = najmniejszy udział osób o wysokim wsparciu
figure-quota-high-support-categories = kategorie wysokiego wsparcia
yes = tak
no = nie
warnings-title = Uwagi
conflict-title = Sprzeczne zasady
conflict-row = { $rules }; komisja przyjęła: { $applications }
relaxations-title = Najmniejsze zmiany, które pomagają (każda sprawdzona)
relaxations-none = Żadna zmiana samych liczb nie pomaga; trzeba zmienić decyzje komisji.
next-title = Co dalej

## Co ogranicza godziny
by-ceiling = limit
by-requested = wniosek
by-commission = komisja
by-pool = pula
by-budget = budżet
by-months = pełne miesiące
by-assistants = asystenci
reason-places = brak wolnych miejsc (R-13)
reason-category-places = brak miejsc w tej kategorii (R-13)
reason-quota = za mało przyjętych osób o wysokim wsparciu (R-12)
reason-pool = pula kategorii nie wystarcza na minimum (R-21)
reason-budget = budżet nie wystarcza na minimum (R-23)
reason-assistants = asystenci nie mogą zapewnić minimum (R-40)
reason-commission = decyzje komisji (R-17)
reason-late = wniosek wpłynął po terminie (R-05)
reason-not-resident = nie mieszka na terenie jednostki (R-01)
reason-documents-missing = brak dokumentów (R-04)
reason-certificate-expired = orzeczenie wygasło przed początkiem programu (R-06)
reason-age = wiek dziecka poza granicami (R-03)
refused-commission = decyzja komisji (R-17)

## Uwagi
warning-below-minimum = Asystenci nie mogą zapewnić naraz wszystkich minimów, więc najpierw podzielono same minima: każdej osobie jak najrówniejszą część jej minimum. Poniżej minimum są: { $applications }
warning-nobody-admitted = Nikogo nie można przyjąć.
warning-admission-of-ineligible = Komisja przyjęła osoby, które nie spełniają warunków; pozostały odmowy: { $applications }
warning-minimum-above-maximum = Komisja podała min_hours większe niż max_hours; obowiązuje mniejsze: { $applications }
warning-money-not-used = Podano tylko część danych o pieniądzach (total i hourly_cost), więc liczą się same godziny.

## Postęp i dalsze kroki
stage-admission = przyjęcia
stage-hours = godziny
stage-months = miesiące
stage-explanation = wyjaśnienia
stage-check = niezależna kontrola
stage-relaxations = szukanie najmniejszych zmian
next-demo =
    Plan zapisany w { $json }, rysunek w { $svg }.
    1. Zmień coś w folderze, na przykład [budget] hours, i policz od nowa:
       { $command } solve { $case }
    2. Sprawdź plan, także poprawiony ręcznie:
       { $command } check { $case } { $json }
    3. Ogłoś plan i zobacz salda, historię osoby, usługę HTTP:
       { $command } announce
       { $command } balances
       { $command } history A-0029
       { $command } serve
    4. Ułóż grafik miesiąca i otwórz jego stronę w przeglądarce:
       { $command } roster { $case } { $json } --month 2026-03 --html { $html }
    5. Przygotuj folder własnej gminy; opis: docs/przewodnik.md
written = Zapisano { $file }

## Kontrola
check-ok = ok: plan jest zgodny z zasadami i nie ma lepszego
check-unlawful = unlawful: plan łamie zasady (niezgodny)
check-not-best = lawful, not the best: plan jest zgodny z zasadami, ale nie najlepszy
finding-not-impossible = plan mówi, że podział jest niemożliwy, a jest możliwy
finding-named-twice = { $application } jest w planie więcej niż raz
finding-admitted-ineligible = { $application } dostaje godziny, a nie spełnia warunków: { $reasons }
finding-unknown-application = { $application }: nie ma takiego wniosku
finding-set-places = przyjęto więcej osób, niż jest miejsc
finding-set-category-places = przyjęto w kategorii więcej osób, niż ma miejsc
finding-set-quota = mniej niż wymagana część przyjętych ma wysokie wsparcie
finding-set-pool = minimum przyjętych nie mieści się w puli kategorii
finding-set-budget = minimum przyjętych nie mieści się w budżecie
finding-set-assistants = asystenci nie mogą zapewnić minimum przyjętych
finding-commission-ignored = { $application }: komisja przyjęła tę osobę, a plan nie
finding-not-whole-steps = { $application }: godziny nie są wielokrotnością kroku { $step }
finding-above-ceiling = { $application }: { $hours } godz. to więcej niż limit { $most }
finding-months-sum = { $application }: miesiące dają { $sum } godz., a przyznano { $hours }
finding-above-room = { $application }, { $month }: { $hours } godz., a mieści się najwyżej { $most }
finding-above-budget = razem { $hours } godz., a budżet ma { $most }
finding-above-pool = kategoria { $category }: razem { $hours } godz., a pula ma { $most }
finding-wrong-waiting-list = lista rezerwowa powinna być: { $expected }; jest: { $found }
finding-unknown-month = { $application }: miesiąc { $month } jest poza programem
finding-wrong-positions = pozycje na liście rezerwowej nie są kolejne od 1
finding-wrong-policy = plan podaje zasadę podziału „{ $found }”, a program ma „{ $expected }”
finding-wrong-refusals = odmowy lub ich powody są inne, niż wynika z wniosków: { $applications }
finding-wrong-total = totals.{ $name } = { $found }, a powinno być { $expected }
finding-below-minimum = { $application }: { $hours } godz. to mniej niż minimum { $least }
finding-minimum-could-gain = minimów nie da się zapewnić naraz, ale podzielono je gorzej, niż można: { $gains } może dostać jeszcze { $hours } godz. swojego minimum (po drodze: { $through })
finding-minimum-could-move = minimów nie da się zapewnić naraz, ale podzielono je gorzej, niż można: { $gains } może dostać { $hours } godz. swojego minimum od { $gives } (po drodze: { $through })
finding-not-served = asystenci nie mogą tego zapewnić w miesiącach: { $months }
finding-wrong-warning = ostrzeżenie below_minimum powinno wymieniać: { $expected }
finding-passed-over = { $application }: ta osoba powinna być przyjęta, a plan jej nie przyjmuje
finding-could-gain = { $gains } może dostać { $hours } godz. więcej, nikomu nie zabierając (po drodze: { $through })
finding-could-give = { $gives } oddaje { $hours } godz. z korzyścią dla innych (po drodze: { $through })
finding-could-move = { $gains } może dostać { $hours } godz. od { $gives } (po drodze: { $through })
finding-uneven = { $application }: { $hours } godz. z { $from_month } do { $to_month } wyrównałoby miesiące
checker-disagrees = Program kontrolny nie potwierdził planu, więc nie jest on pokazywany. To błąd programu: prosimy o zgłoszenie z folderem danych. Ustalenia:

## Rysunek
chart-title = { $unit }: { $hours } godz. dla { $people ->
    [one] { $people } osoby
   *[many] { $people } osób
  }
chart-asked = wnioskowane
chart-ceiling = limit
chart-granted = przyznane
chart-people = wnioski w kolejności rankingu
chart-people-sorted = wnioski od najmniejszego limitu
chart-hours = godziny w roku
chart-shares = udział kategorii w godzinach

## Błędy danych
faults-found = { $count ->
    [one] Znaleziono { $count } błąd; niczego nie zapisano.
    [few] Znaleziono { $count } błędy; niczego nie zapisano.
   *[many] Znaleziono { $count } błędów; niczego nie zapisano.
  }
fault-no-folder = nie ma takiego folderu; podaj folder z plikiem programme.toml
fault-no-file = brak pliku; jest wymagany
fault-not-a-file = to nie jest zwykły plik; dozwolony tylko zwykły plik
fault-more-faults = jest ponad { $most } błędów; pokazano pierwsze
fault-unreadable = nie da się odczytać ({ $detail }); wymagane prawo odczytu
fault-file-too-large = plik ma { $megabytes } MB; dozwolone najwyżej { $most } MB
fault-encoding = kodowanie { $encoding }; dozwolone tylko UTF-8 (w Excelu: „CSV UTF-8”)
fault-nul-byte = bajt NUL; dozwolony tylko tekst UTF-8
fault-too-many-rows = za dużo wierszy; dozwolone najwyżej { $most }
fault-not-csv = to nie jest poprawny CSV ({ $detail }); dozwolone pola rozdzielone przecinkiem albo średnikiem
fault-empty-file = plik jest pusty; dozwolone kolumny: { $allowed }
fault-duplicate-column = kolumna podana więcej niż raz: { $names }; dozwolona jeden raz
fault-missing-column = brak kolumny; jest wymagana, a nazywa się: { $allowed }
fault-cell-count = { $found ->
    [one] { $found } pole
    [few] { $found } pola
   *[many] { $found } pól
  } w wierszu; dozwolone tyle, ile w nagłówku: { $expected }
fault-cell-too-long = długość pola to { $found }; dozwolone najwyżej { $most }
fault-formula-cell = „{ $value }” jest formułą arkusza; dozwolona tylko wartość
fault-not-allowed = „{ $value }”; dozwolone: { $allowed }
fault-bad-id = „{ $value }” nie jest identyfikatorem; dozwolone litery, cyfry i znaki - _ . / (bez ..), najwyżej 64
fault-id-is-pesel = w identyfikatorze jest numer PESEL, a identyfikatory nie są szyfrowane; nadaj własny numer, np. A-0042
fault-not-whole = „{ $value }”; dozwolona liczba całkowita od { $least } do { $most }
fault-not-date = „{ $value }” nie jest datą; dozwolone 2025-12-19 albo 19.12.2025
fault-no-such-day = „{ $value }”: nie ma takiego dnia; dozwolona istniejąca data
fault-year-range = „{ $value }”; dozwolone lata od { $least } do { $most }
fault-not-moment = „{ $value }” nie jest datą z godziną; dozwolone na przykład 2026-01-16T15:00:00+01:00 albo 16.01.2026 15:00
fault-not-clock = „{ $value }” nie jest godziną; dozwolone od 00:00 do 24:00
fault-not-degrees = „{ $value }”; dozwolona liczba stopni od -{ $most } do { $most }
fault-duplicate-id = „{ $value }” jest już w wierszu { $first }; dozwolony jeden raz
fault-born-later = data urodzenia jest późniejsza niż wpływ wniosku; dozwolona wcześniejsza
fault-reason-missing = decyzja komisji bez uzasadnienia; wymagane uzasadnienie na piśmie (R-17)
fault-unknown-application = nie ma wniosku „{ $value }”; dozwolone identyfikatory z applications.csv
fault-unknown-assistant = nie ma asystenta „{ $value }”; dozwolone identyfikatory z assistants.csv
fault-hour-missing = są dni, a brak godziny; dozwolone od 00:00 do 24:00
fault-ends-before-start = koniec { $value } przed początkiem { $start }; dozwolony nie wcześniejszy
fault-below-step = { $value } godz. to mniej niż krok { $step }; dozwolony co najmniej jeden krok
fault-points-needed = { $value } punktów; podział „points” wymaga co najmniej 1
fault-average-needed = brak średniej dla kategorii { $category }; podział „average” jej wymaga
fault-not-toml = to nie jest poprawny TOML ({ $detail }); dozwolone: klucz = wartość, teksty w cudzysłowie, jak w examples/
fault-unknown-key = nieznany klucz; dozwolone: { $allowed }
fault-missing-key = brak klucza; jest wymagany
fault-not-a-table = to musi być sekcja [nazwa]
fault-not-text = „{ $value }”; dozwolony niepusty tekst w cudzysłowie, bez znaków sterujących
fault-not-money = „{ $value }”; dozwolona kwota jako tekst z kropką, najwyżej 12 miejsc po niej, na przykład "827324.04"
fault-not-average = „{ $value }”; dozwolona liczba większa od 0, najwyżej { $most } z najwyżej sześcioma miejscami po przecinku
fault-too-long = program trwa za długo; dozwolone najwyżej { $most } dni
fault-plan-not-json = to nie jest JSON ({ $detail }); dozwolony plik, jaki zapisuje godziny solve --json
fault-plan-not-object = plan musi być obiektem JSON, jak zapisuje go godziny solve --json
fault-plan-shape = zły kształt; oczekiwane: { $expected }
fault-plan-status = „{ $value }”; dozwolone: { $allowed }
fault-plan-text = tekst, którego nie da się zapisać w UTF-8; dozwolony tylko zapisywalny
fault-plan-hours = „{ $value }”; dozwolona liczba całkowita godzin od 0
fault-plan-duplicate-key = klucz „{ $value }” podany dwa razy; dozwolony jeden raz
fault-not-writable = nie da się zapisać: { $detail }; wybierz inny plik
output-failed = nie da się zapisać albo wypisać wyniku: { $detail }

## Zmiany i zasady słowami
rule-commission = decyzje komisji (R-17)
rule-places = liczba miejsc (R-13)
rule-category-places = liczba miejsc w kategorii (R-13)
rule-quota = udział osób o wysokim wsparciu (R-12)
rule-pool = pula kategorii na minimum każdej osoby (R-21)
rule-budget = budżet na minimum każdej osoby (R-23)
rule-assistants = godziny asystentów na minimum każdej osoby (R-40)
change-places-total = miejsca razem: { $value }
change-places = miejsca w kategorii „{ $category }”: { $value }
change-pools = pula kategorii „{ $category }”: { $value } godz.
change-budget-hours = budżet: { $value } godz.
change-budget-total = pieniądze razem: { $value } zł
change-split = nie uzależniaj przyjęć od asystentów
change-commission = wyczyść decyzję komisji dla { $application }
months-title = Godziny w miesiącach
no-assistants-line = Bez pliku assistants.csv: asystenci niczego nie ograniczają.
by-minimum = (minimum)
by-minimum-shared = (część minimum { $least })
warning-cannot-be-served = Tym osobom asystenci nie mogą zapewnić minimum, choćby nikt inny ich nie potrzebował: { $applications }. Dodaj asystenta albo uprawnienie (indicated_by, accepted_for, child_clearance_until) albo ustaw [split] admission_needs_assistants = true, wtedy ich miejsca dostaną następni.
limit-budget-money = [{ $number }] Pieniądze wystarczają tylko na { $hours } z { $planned } godz. i to jest wyczerpane{ $people ->
    [one] , w całości dla jednej osoby.
    [few] ; dzielą się tym { $people } osoby: { limit-trade }
   *[many] ; dzieli się tym { $people } osób: { limit-trade }
  }
limit-trade = godzina więcej dla jednej to godzina mniej dla innej, która w stosunku do miary podziału nie ma więcej albo ma tylko swoje minimum.
check-false-statements = wrong: godziny są zgodne z zasadami i najlepsze, ale dokument podaje nieprawdę
check-statements = Dokument podaje nieprawdę:
check-other-inputs = Uwaga: plan policzono z innych danych niż ten folder (inputs_digest się różni), więc ocena może mówić o różnicy danych, nie o planie. Plan z zapisu ocenia check --recorded.
directly = wprost
check-impossible = ok: potwierdzono, że podział jest niemożliwy
finding-impossible-with-grants = plan mówi, że podział jest niemożliwy, a przyznaje godziny
chart-unconfirmed = Niepotwierdzone (brak tekstu dla tej edycji): { $figures }
fault-plan-needs = ten plan policzono także z godzin wykorzystanych wcześniej, których folder nie zna, więc według folderu nie da się go ocenić. Dodaj { $options }: oceni go według zapisu, bez folderu
refused-check-documents = Podaj folder i plan: check FOLDER PLAN. Według zapisu: check --recorded (plan w mocy) albo check --recorded PLAN.
refused-check-roster-documents = Podaj folder, plan i grafik: check-roster FOLDER PLAN GRAFIK. Według zapisu: check-roster --recorded GRAFIK (plik albo wariant, jak 2026-03/D-1).
judged-by-plan = Oceniono według danych, z których policzono plan { $plan } w zapisie, z godzinami wykorzystanymi wcześniej.
judged-by-now = Oceniono według tego, co jest teraz w zapisie; żaden zapisany plan nie ma takich danych (inputs_digest).
judged-changes = Od tego czasu dane się zmieniły ({ $count }): { $changes }
