## Co znajduje sprawdzenie przeplanowania
the-budget = budżet
finding-promises-too-much = wykorzystane i obiecane godziny nie mieszczą się w { $limit ->
    [budget] budżecie
   *[other] puli kategorii { $limit }
  }; taki plan jest niemożliwy
finding-staying-missing = { $application }: ta osoba zostaje w programie, a nie ma jej w planie
finding-admitted-gone = { $application }: ta osoba odeszła i zachowuje to, co wykorzystała, a plan przyznaje jej godziny
finding-called-up-leaver = { $application }: ta osoba czekała i zrezygnowała; kto zrezygnował, nie wchodzi z listy
finding-called-up-without-room = { $application }: nie zostały żadne dni usług, więc ta osoba nie może wejść z listy
finding-called-up-by-policy = { $application }: wejście z listy, a zasada „{ $policy }” nikogo nie powołuje
finding-replan-sum = { $application }: wykorzystane { $used } h i { $sum } h w miesiącach nie dają przyznanych { $hours } h
finding-below-promise = { $application }: { $hours } h to mniej niż obiecane { $least } h
finding-above-promise = { $application }: { $hours } h to więcej niż obiecane { $most } h; ta zasada nie daje więcej
finding-above-most = { $application }: { $hours } h to więcej, niż pozwalają limit i pozostałe dni: { $most } h
finding-called-up-below = { $application }: { $hours } h to mniej niż minimum na pozostałe miesiące: { $least } h
finding-called-up-above = { $application }: { $hours } h to więcej, niż może dostać osoba z listy: { $most } h
finding-month-before = { $application }: godziny w miesiącu { $month }, sprzed miesiąca, od którego plan jest układany na nowo
finding-promises-not-served = { $months }: asystenci nie zapewnią { $hours } h; bez asystenta może zostać najwyżej { $most } h obiecanych godzin i żadne inne
finding-not-called-up = { $application }: ta osoba powinna wejść z listy rezerwowej, a nie wchodzi
finding-replan-not-impossible = plan twierdzi, że obietnic nie da się dotrzymać, a da się
finding-fallback-missing = plan mówi, co jest niemożliwe, ale nie mówi, co zostaje po obniżeniu wszystkim (fallback)
finding-fallback-impossible = żaden plan awaryjny (fallback) nie jest możliwy: już wykorzystane godziny przekraczają: { $limits }
finding-wrong-request = { $name } = „{ $found }”, a poproszono o „{ $expected }”
finding-wrong-gone = lista osób, które odeszły, albo ich godziny nie zgadzają się dla: { $applications }; odeszły osoby: { $expected }
finding-wrong-called-up = z listy wchodzą: { $expected }; plan wymienia: { $found }
finding-wrong-beside = { $application }: { $name } = { $found }, a powinno być { $expected }
finding-wrong-replan-warning = ostrzeżenie { $warning } powinno brzmieć: { $expected }

## O co poproszono, a czego nie można
fault-replan-policy = „{ $value }”; dozwolone: { $allowed }
fault-replan-month = { $value } jest po ostatnim miesiącu programu; dozwolone od { $first } do { $last }
fault-used-of-stranger = „{ $value }” ma wykorzystane godziny, a nie ma tej osoby w planie ani wśród osób, które odeszły; dozwolone osoby z obowiązującego planu
fault-used-too-late = godziny za { $value }, a wykorzystane mogą być tylko miesiące przed { $at }
fault-used-negative = { $value } h w miesiącu { $month }; dozwolone godziny od 0
fault-replan-to-check = to jest plan ułożony na nowo; ocenia go `godziny check-replan`, razem z planem, z którego powstał
fault-category-needed = nie ma wniosku „{ $value }”, a plan nie podaje kategorii; dopisz ją w wierszu planu, na przykład "category": "severe"
fault-unknown-leaver = nie ma „{ $value }” w planie ani we wnioskach; dozwolone ich identyfikatory
fault-lowered-not-staying = „{ $value }” nie zostaje w programie, więc nic nie obiecano; dozwolone osoby, które zostają w planie
