### Wniosek po wniosku: co zostało nieprzyznane i odpowiedź dla jednej osoby. Klucze są takie same jak w en.person.ftl.

## Godziny, których nikt nie dostał
unused-title = Nie przyznano { $hours } godz. Dlaczego nikt nie może ich dostać
unused-requested = { $people ->
    [one] { $people } przyjęta osoba ma tyle, o ile wnioskowała{ $steps }
    [few] { $people } przyjęte osoby mają tyle, o ile wnioskowały{ $steps }
   *[many] { $people } przyjętych osób ma tyle, o ile wnioskowało{ $steps }
  }
unused-ceiling = { $people ->
    [one] { $people } przyjęta osoba ma
    [few] { $people } przyjęte osoby mają
   *[many] { $people } przyjętych osób ma
  } tyle, ile wynosi roczny limit (R-20, R-21){ $steps }
unused-commission = { $people ->
    [one] { $people } przyjęta osoba ma
    [few] { $people } przyjęte osoby mają
   *[many] { $people } przyjętych osób ma
  } tyle, na ile najwięcej pozwoliła komisja (R-17){ $steps }
unused-months = { $people ->
    [one] { $people } przyjęta osoba ma
    [few] { $people } przyjęte osoby mają
   *[many] { $people } przyjętych osób ma
  } pełne miesiące, w których więcej się nie zmieści (limit miesięczny albo liczba dni)
unused-pool = pula kategorii „{ $category }” jest rozdzielona w całości; dotyczy to { $people ->
    [one] { $people } przyjętej osoby
   *[many] { $people } przyjętych osób
  }
unused-assistants = brakuje godzin albo uprawnień asystentów dla { $people ->
    [one] { $people } przyjętej osoby
   *[many] { $people } przyjętych osób
  } (R-31, R-40 do R-42)
unused-unproven = zabrakło czasu, by sprawdzić, czy { $people ->
    [one] { $people } przyjęta osoba może
    [few] { $people } przyjęte osoby mogą
   *[many] { $people } przyjętych osób może
  } mieć więcej; pomoże większe --seconds
unused-waiting = { $people ->
    [one] { $people } osoba czeka
    [few] { $people } osoby czekają
   *[many] { $people } osób czeka
  } na liście rezerwowej: { $reason }
unused-nobody-waiting = nikt, kto spełnia warunki, nie czeka na liście rezerwowej
unused-step = { $hours } godz. to mniej niż jeden krok ({ $step } godz.)
whole-steps = , w pełnych krokach po { $step } godz.

## Jedna osoba: rozstrzygnięcie
story-admitted = Wniosek { $application } jest przyjęty. Przyznano { $hours } godz.
story-waiting = Wniosek { $application } spełnia warunki i jest na { $position }. miejscu listy rezerwowej; na liście { $people ->
    [one] jest 1 osoba
    [few] są { $people } osoby
   *[many] jest { $people } osób
  }.
story-refused = Wniosek { $application }: odmowa.
story-undecided = Wniosek { $application } nie jest jeszcze rozstrzygnięty.

## Na czym się opiera
story-grounds = Na czym opiera się rozstrzygnięcie:
story-received = wniosek wpłynął { $received }; termin: { $deadline } (R-05)
story-category = kategoria: { $category } (R-02)
story-severe = znaczny stopień niepełnosprawności
story-severe-multiple = znaczny stopień z niepełnosprawnością sprzężoną
story-moderate = umiarkowany stopień niepełnosprawności
story-moderate-multiple = umiarkowany stopień z niepełnosprawnością sprzężoną
story-child = dziecko z punktami 7 i 8 w orzeczeniu
story-tier-1 = kolejność: grupa 1 z 4, znaczny stopień z własnego orzeczenia (R-10)
story-tier-2 = kolejność: grupa 2 z 4, znaczny stopień z orzeczenia równoważnego (R-10)
story-tier-3 = kolejność: grupa 3 z 4, osoba mieszka samotnie, bez pomocy bliskich (R-10)
story-tier-4 = kolejność: grupa 4 z 4, pozostałe osoby (R-10)
story-points = ocena potrzeb: { $points ->
    [one] { $points } punkt
    [few] { $points } punkty
   *[many] { $points } punktów
  } (R-11, R-15)
story-rank = { $rank }. miejsce w rankingu { $people ->
    [one] jednej osoby, która spełnia
   *[many] { $people } osób, które spełniają
  } warunki; liczą się kolejno grupa, punkty, czas wpływu i numer wniosku (R-11)
story-asked = wniosek o { $hours } godz.
story-asked-nothing = wniosek bez podanej liczby godzin, więc o tyle, ile wynosi roczny limit: { $hours } godz.
story-ceiling = najwięcej, ile można przyznać: { $hours } godz.; to { $parts }{ $steps }
story-ceilings = najwięcej, ile można przyznać: { $hours } godz.; to najmniejsza z liczb: { $parts }{ $steps }
story-part-law = limit programu { $hours } godz. (R-20)
story-part-unit = limit jednostki { $hours } godz. (R-21)
story-part-requested = wniosek { $hours } godz.
story-part-commission = decyzja komisji { $hours } godz. (R-17)
story-monthly = w miesiącu najwyżej { $hours } godz. (R-21)
story-until-certificate = usługi do { $day }, ostatniego dnia ważności orzeczenia (R-06)
story-until-birthday = usługi do { $day }, dnia przed 16. urodzinami (R-03)
story-minimum = najmniej dla przyjętej osoby: { $hours } godz. (R-21)
story-minimum-commission = najmniej dla tej osoby, z decyzji komisji: { $hours } godz. (R-17)
story-minimum-shared = asystenci nie mogą zapewnić naraz wszystkich minimów, więc podzielono same minima; zamiast { $least } godz. ta osoba ma zapewnione { $hours } godz.
story-commission-admit = komisja zdecydowała o przyjęciu tej osoby (R-17); uzasadnienie: { $reason }
story-commission-bounds = komisja ustaliła liczbę godzin tej osoby (R-17); uzasadnienie: { $reason }

## Dlaczego tyle
story-policy = zasada podziału: { $policy } (R-24)
story-share = przyznano { $share }% z { $measure } godz., czyli z tego, ile najwięcej można było przyznać
story-share-ceiling = przyznano { $share }% limitu programu dla tej kategorii, { $measure } godz.
story-share-average = przyznano { $share }% średniej zaplanowanej dla tej kategorii, { $measure } godz.
story-share-points = przyznano { $share } godz. na każdy punkt oceny
story-why = Dlaczego tyle:
story-by-ceiling = więcej nie można: to jest roczny limit tej kategorii (R-20, R-21){ $steps }
story-by-requested = tyle wynosi wniosek{ $steps }
story-by-commission = więcej nie można: tyle ustaliła komisja (R-17){ $steps }
story-by-months = są pełne miesiące, w których więcej się nie zmieści (limit miesięczny albo liczba dni)
story-by-minimum = to jest minimum tej osoby, { $hours } godz.; mniej być nie może
story-limit-budget = budżet { $hours } godz. jest rozdzielony w całości { $people ->
    [one] na tę osobę
    [few] między { $people } osoby: { story-trade }
   *[many] między { $people } osób: { story-trade }
  }
story-limit-budget-money = pieniądze wystarczają tylko na { $hours } z { $planned } godz. i są rozdzielone w całości { $people ->
    [one] na tę osobę
    [few] między { $people } osoby: { story-trade }
   *[many] między { $people } osób: { story-trade }
  }
story-trade = godzina więcej dla tej osoby to godzina mniej dla kogoś, kto w stosunku do miary podziału nie ma więcej albo ma tylko swoje minimum
story-limit-pool = pula tej kategorii, { $hours } godz. (R-21), jest rozdzielona w całości { $people ->
    [one] na tę osobę
    [few] między { $people } osoby
   *[many] między { $people } osób
  }
story-limit-assistants = asystenci, którzy mogą służyć tej osobie (R-40 do R-42), nie mają więcej godzin { $when }{ $people ->
    [one] {""}
    [few] ; z tych godzin korzystają { $people } osoby
   *[many] ; z tych godzin korzysta { $people } osób
  }
story-limit-nobody = żaden asystent nie może służyć tej osobie (R-40 do R-42) { $when }
story-in-months = w miesiącach: { $months }
story-in-no-month = w żadnym miesiącu
story-months = Godziny w miesiącach: { $months }.
story-no-months = W żadnym miesiącu nie ma godzin.

## Dlaczego nie
story-why-not = Dlaczego nie przyjęto:
story-most-places = miejsc w programie jest { $count }
story-most-category-places = miejsc w tej kategorii jest { $count }
story-most-quota = wymagane jest { $share }%
story-most-pool = pula ma { $hours } godz.
story-most-budget = budżet ma { $hours } godz.
story-ahead = Ostatnia osoba przyjęta wyżej w rankingu: { $ahead }.
story-nobody-ahead = Nikt wyżej w rankingu nie został przyjęty.
story-list-until = Lista rezerwowa obowiązuje do końca programu, { $day } (R-14).
story-because = Powody:
story-missing-documents = brakuje: { $documents }
story-certificate-ended = orzeczenie było ważne do { $day }, a program zaczyna się { $from }
story-age = { $from } wiek to { $years ->
    [one] { $years } rok
    [few] { $years } lata
   *[many] { $years } lat
  }; przyjmuje się dzieci od { $least } do { $most } lat
story-commission-reason = uzasadnienie: { $reason }
