## Plan od miesiąca na nowo
replan-heading = { $unit }, edycja { $edition }: plan na nowo od { $at }. Zasada: { $policy }
replan-policy-waiting-list = zostający bez zmian, reszta dla listy rezerwowej
replan-policy-share = reszta dla tych, którzy zostają
replan-policy-both = lista rezerwowa i wszyscy po równo
replan-policy-reserve = tylko obietnice, reszta czeka
replan-impossible = Udowodniono, że się nie da: wykorzystane i obiecane godziny nie mieszczą się w budżecie albo w puli.
replan-totals = { $people ->
    [one] { $people } osoba
    [few] { $people } osoby
   *[many] { $people } osób
 }, { $hours } z { $budget_hours } godz.; { $gone } godz. wykorzystali ci, którzy odeszli; w rezerwie zostaje { $reserve } godz.
replan-assistants-short = Brakuje asystentów na { $hours } obiecanych godz. (miesiące: { $months }). Mniej, niż obiecano, mogą dostać: { $names }. Pomogą godziny asystentów w tych miesiącach.
replan-loosening = Da się tak: { $changes } — wtedy { $people ->
    [one] { $people } osoba
    [few] { $people } osoby
   *[many] { $people } osób
 }, { $hours } godz., w rezerwie { $reserve } godz. (sprawdzone)
replan-fallback = Gdy wszystkim wolno obniżyć: { $people ->
    [one] { $people } osoba
    [few] { $people } osoby
   *[many] { $people } osób
 }, { $hours } godz., w rezerwie { $reserve } godz. (plik JSON, fallback)
replan-called-up = Z listy rezerwowej wchodzą: { $names }
replan-gone = { $application } — odejście; zostaje wykorzystane { $hours } godz.
replan-waiting = { $position }. { $application } czeka dalej — { $reasons }
column-used = wykorz.
column-promised = obiecano
column-change = zmiana
column-policy = zasada
column-people = osób
column-called-up = z listy
column-reserve = rezerwa
column-raised = więcej
by-promise = obietnica
by-highest-share = najwyższa część wśród zostających
reason-policy = przy tej zasadzie nikt nie wchodzi z listy rezerwowej
unused-promise = { $people ->
    [one] jedna osoba dostaje tyle, ile jej obiecano, bo tak chce zasada
    [few] { $people } osoby dostają tyle, ile im obiecano, bo tak chce zasada
   *[many] { $people } osób dostaje tyle, ile im obiecano, bo tak chce zasada
  }
unused-highest-share = { $people ->
    [one] jedna osoba z listy ma tyle samo w proporcji co najlepiej traktowana z tych, którzy zostają
    [few] { $people } osoby z listy mają tyle samo w proporcji co najlepiej traktowana z tych, którzy zostają
   *[many] { $people } osób z listy ma tyle samo w proporcji co najlepiej traktowana z tych, którzy zostają
  }
warning-promise-lowered = Mniej, niż ogłoszono, mogą dostać (limit, dni usług, krok albo zgoda na obniżenie): { $applications }
warning-quota-missed = Wśród wszystkich, którym w tym roku służono, jest mniej osób o wysokim wsparciu, niż wymaga program (R-12).

## Zmiany „co by było, gdyby”
fault-no-change = „{ $value }” nie jest zmianą; dozwolone klucz=wartość, A-0001.kolumna=wartość, remove:ID, add:plik=F
fault-nobody-of-id = nie ma wniosku ani asystenta „{ $value }”; dozwolone identyfikatory z plików
fault-no-column = nie ma kolumny „{ $value }”; dozwolone: { $allowed }
fault-hours-not-one = ten asystent ma różne godziny w różne dni, „{ $value }” ich nie zastąpi; dozwolone add:availability=F
fault-known-already = „{ $value }” jest już w plikach; dozwolony inny identyfikator albo zmiana komórki
fault-id-of-two = identyfikator „{ $value }” ma i wniosek, i asystent; dozwolone kolumny, które ma tylko jedno z nich, albo inny identyfikator w jednym z plików
fault-same-person-already = { $value } i { $other } mają ten sam PESEL; jedna osoba może mieć jeden wniosek (R-45)
fault-not-hours = „{ $value }” to nie godziny; dozwolone na przykład 12 albo 12,5
fault-hours-or-minutes = wypełniono { $found } z kolumn godziny i minuty; dozwolona dokładnie jedna
fault-leaves-twice = „{ $value }” odchodzi dwa razy, pierwszy raz w wierszu { $first }; dozwolony jeden wiersz

## Co by było, gdyby
what-if-base = Bez zmian:
what-if-scenario = Wariant { $number }: { $changes }
what-if-nothing = bez zmian
what-if-totals = { $people ->
    [one] { $people } osoba
    [few] { $people } osoby
   *[many] { $people } osób
 }, { $hours } z { $budget_hours } godz., nieprzyznane { $left }, czeka { $waiting }.
what-if-same = Nic się nie zmienia: te same osoby i te same godziny.
what-if-difference = Zmienia się u { $changed ->
    [one] { $changed } osoby
   *[many] { $changed } osób
 } (więcej: { $more }, mniej: { $less }), razem { $hours } godz.
what-if-admitted = Dochodzą: { $names }
what-if-dropped = Wypadają: { $names }
figure-people = osób
figure-waiting = czeka
figure-hours = godz.
figure-left = zostaje
figure-lost = mniej o
figure-lowest-share = najmn.
figure-gini = Gini
figure-jain = Jain
comparison-unused = { $name }: nieprzyznane { $hours } godz. — { $why }
comparison-people = Różni się godzinami: { $people }
chart-lowest-share = najmniejsza część, %
chart-sweep = Co daje { $key }
sweep-binds = — odtąd ogranicza: { $binds }
sweep-waiting = czekających: { $reason }
by-impossible = niemożliwe
by-money = budżet (pieniądze)
by-unproven = brak dowodu w czasie
by-nobody-waiting = nikt nie czeka
by-step = mniej niż jeden krok

## Co by pomogło jednej osobie
loosenings-title = Co by to zmieniło (każda odpowiedź sprawdzona rozwiązaniem; mniejszy krok nie wystarcza):
loosenings-none = Co by to zmieniło: niczego nie dało się sprawdzić; nie ma planu albo zabrakło czasu.
loosening-helps = { $what }: zamiast { $before } byłoby { $after } godz. [{ $changes }]
loosening-helps-not = { $solves ->
    [one] { $what }: nie pomaga; sprawdzono jeden krok, [{ $changes }]
    [few] { $what }: nie pomaga; sprawdzono { $solves } kroki, do [{ $changes }]
   *[many] { $what }: nie pomaga; sprawdzono { $solves } kroków, do [{ $changes }]
  }
knob-budget = większy budżet
knob-pools = większa pula kategorii
knob-ceilings = wyższy limit kategorii w gminie
knob-monthly-limit = wyższy limit miesięczny
knob-places = więcej miejsc
knob-category-places = więcej miejsc w kategorii
knob-requested = wniosek o więcej godzin
knob-commission = wyższe maksimum komisji
knob-points = więcej punktów oceny
knob-received = wcześniejszy wpływ wniosku
knob-assistant-hours = więcej godzin asystenta { $of }
knob-clearance = to, czego asystentowi { $of } brakuje do pracy z dzieckiem (zaświadczenia, zgoda)
why-better = { $other } ma wyższe miejsce w rankingu niż { $application }: { $why }
why-tier = grupa pierwszeństwa { $mine } wobec { $theirs } (R-10)
why-points = punkty oceny { $mine } wobec { $theirs } (R-11)
why-time = wpływ { $mine } wobec { $theirs } (R-11)
why-id = ten sam czas wpływu, decyduje numer (R-11)
why-worse = { $other } jest niżej w rankingu niż { $application } ({ $why }), a ma miejsce, bo wymaga tego inna zasada: { $rules }
why-rules-none = decyzja komisji albo udział osób o wysokim wsparciu
why-ahead = { $application } ma wyższe miejsce w rankingu niż { $other }: { $why }
why-refused = { $application } ma odmowę i nie jest w rankingu: { $reasons }
why-rules-commission = komisja przyjęła { $other } (R-17)
fault-sweep-values = „{ $value }” nie jest zakresem; dozwolone liczby całkowite albo na przykład -30%
fault-sweep-key = „{ $value }” nie ma teraz wartości; dozwolony klucz z liczbą, na przykład budget.hours
progress-counted = gotowe { $done } z { $total }
replan-needs-both = podaj folder i plan, albo nic (wtedy z bazy)
done-replan = Zapisano { $plan }: plan na nowo od { $at }, w rezerwie { $reserve } godz. Bez asystenta: { $short } godz.
    Ogłoszenie: { $godziny } announce { $plan }{ $which }
proposal-title = Od { $at } w rezerwie zostałoby { $reserve } godz. Następne osoby z listy rezerwowej:
proposal-row = { $application }: { $hours } godz. (ogranicza: { $why })
proposal-nobody = nikt nie może teraz wejść: { $why }
proposal-how = Zapisać i ogłosić: { $godziny } replan --at { $at }{ $which }
event-application-grant-changed = od { $since } przyznano { $hours } godz. zamiast { $before } (plan { $plan }): { $months }
event-application-called-up = z listy rezerwowej: { $hours } godz. (plan { $plan }): { $months }
event-plan-revised = policzono plan na nowo od { $at }: { $status }, dane { $inputs_digest }
fault-changes-are-recorded = zmian danych z bazy nie podaje się tutaj; dozwolone polecenia zapisujące zmianę albo replan FOLDER PLAN
refused-in-force-changed = Plan { $plan } policzono na innym planie obowiązującym niż teraz. Policz go jeszcze raz: { $godziny } replan{ $which }
event-scenario-created = wariant „{ $title }”: { $changes }
event-scenario-rebased = wariant policzony na nowo, bo dane się zmieniły
event-scenario-renamed = nowa nazwa wariantu: { $title }
event-scenario-discarded = wariant odrzucony
refused-no-such-scenario = Nie ma wariantu { $name }. Lista: { $godziny } scenario list{ $which }
refused-no-such-parent = Nie ma planu ani wariantu { $name }. Lista: { $godziny } scenario list{ $which }
fault-personal-change = danych osobowych ({ $value }) nie ma w zapisanych wariantach; dozwolone w what-if na plikach
scenarios-none = Nie ma wariantów. Utwórz: { $godziny } scenario create --change budget.hours=15000{ $which }
scenario-line = { $scenario } „{ $title }”, z: { $parent }, policzono w { $seconds } s
scenario-totals = { $state }; { $people ->
    [one] { $people } osoba
    [few] { $people } osoby
   *[many] { $people } osób
 }, { $hours } z { $budget_hours } godz.
scenario-difference = Inaczej niż u rodzica: { $people ->
    [one] { $people } osoba
    [few] { $people } osoby
   *[many] { $people } osób
 }, razem { $hours } godz.
scenario-moved = Zmiana danych zmieniła ten wariant: { $people ->
    [one] { $people } osoba
    [few] { $people } osoby
   *[many] { $people } osób
 }, razem { $hours } godz.
parent-record = stan zapisany
parent-plan = plan { $name }
parent-scenario = wariant { $name }
done-scenario = { $scenario } „{ $title }”: wariant zapisany; niczego w mocy nie zmienia.
    Obejrzyj: { $godziny } scenario show { $scenario }{ $which }

## Kogo zawiadomić
calls-none = Nikogo nie trzeba zawiadamiać: wszystkie wizyty zostają.
calls-title = Kogo zawiadomić ({ $count }):
call-reassigned = { $at }: { $application } — zamiast { $old } przyjdzie { $new }
call-moved = { $at }: { $application } i { $new } — wizyta przeniesiona na { $then }
call-cancelled = { $at }: { $application } i { $old } — wizyty nie będzie
call-planned = { $then }: { $application } i { $new } — nowa wizyta
done-scenario-adopt = { $scenario }: zmiany zapisane ({ $changed }); plan { $plan }: nic nie jest jeszcze ogłoszone.
    Dalej: { $godziny } announce { $plan }{ $which }
refused-not-of-the-record = Wariant { $scenario } nie jest wariantem stanu zapisanego, więc nie da się go przyjąć. Utwórz taki: { $godziny } scenario create{ $which }
refused-scenario-overtaken = Od policzenia wariantu { $scenario } dane się zmieniły. Policz na nowo: { $godziny } scenario rebase { $scenario }{ $which }
refused-scenario-words-gone = Wariantu { $scenario } nie da się policzyć na nowo: zmienia dane { $application }, które usunięto. Utwórz nowy: { $godziny } scenario create{ $which }
refused-scenario-title-erased = Nazwę wariantu { $scenario } usunięto razem z danymi osoby i nie można nadać nowej. Skopiuj go: { $godziny } scenario copy { $scenario } --title NAZWA{ $which }
scenario-words-erased = usunięto
refused-removed-and-added = Wariant usuwa { $application } i daje inny wiersz pod tym samym numerem; numer zostaje przy swojej osobie (R-45). Poprawki tej samej osoby zapisze { $godziny } correct-application { $application }{ $which }. Inna osoba musi mieć inny numer.
refused-added-not-recorded = { $count ->
    [one] Tego wniosku nie ma w zapisie, więc nie wiadomo, czyj jest (R-45)
   *[other] Tych wniosków nie ma w zapisie, więc nie wiadomo, czyje są (R-45)
 }: { $names }. Najpierw je zapisz ({ $godziny } import FOLDER albo POST …/applications), potem: { $godziny } scenario rebase { $scenario }{ $which }
refused-removed-with-grant = { $application } ma przyznane godziny; kto odchodzi, zachowuje wykorzystane: { $godziny } withdraw { $application }{ $which }
stage-scenarios = warianty na wszystkich rdzeniach
