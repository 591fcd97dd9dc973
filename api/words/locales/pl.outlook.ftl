## Prognoza na koniec roku
forecast-title = Prognoza na koniec roku, stan na { $month }
forecast-total = Do końca roku zostanie niewykorzystanych ok. { $expected } godz. (między { $low } a { $high } w 80% przypadków) z { $granted } przyznanych; dotąd wykonano { $done } godz.
forecast-known = Niewykorzystanych zostaje { $expected } godz. z { $granted } przyznanych; wykonano { $done } godz.
forecast-early = Minęło za mało miesięcy, żeby wiedzieć, jak bardzo się różnią: niewykorzystanych może zostać od { $low } do { $high } godz. z { $granted } przyznanych, najpewniej ok. { $expected }; dotąd wykonano { $done } godz.
forecast-goes-on = Gdyby dalej szło tak jak przez ostatnie trzy miesiące, zostałoby { $hours } godz.
forecast-reserve = Poza tym { $hours } godz. budżetu nie przyznano nikomu.
forecast-not-known = Zakres mówi, jak różniły się miesiące dotychczasowe. Wakacji ani odejść, które dopiero będą, nie zna nikt.
forecast-categories = Według kategorii: { $categories }
forecast-category = { $category }: { $hours } godz.
forecast-columns = osoba|przyznano|wykonano|będzie|zostanie|zakres 80%
forecast-call = Zadzwoń: niewykorzystane zostanie co najmniej 10% godzin ({ $count })
forecast-gone = Usługi się skończyły, a godziny zostały; można je dać innym ({ $count })
forecast-over = Usługi się skończyły; niewykorzystane zostało ({ $count })
forecast-runs-out = Godzin zabraknie przed końcem usług ({ $count })
forecast-nothing = { $count ->
    [one] Jedna osoba wykorzysta prawie wszystko.
    [few] { $count } osoby wykorzystają prawie wszystko.
   *[many] { $count } osób wykorzysta prawie wszystko.
  }
forecast-ends-in = od: { $month }
backtest-title = Prognoza wypróbowana na roku, który minął
backtest-columns = stan na|prognoza|zakres 80%|3 miesiące|było
backtest-all = Średni błąd dla wszystkich razem: prognoza { $error } godz., „jak ostatnie trzy miesiące” { $other } godz. Zakres objął wynik w { $holds } z { $of } miesięcy.
backtest-person = Średni błąd na osobę: prognoza { $error } godz., „jak ostatnie trzy miesiące” { $other } godz. Zakres objął wynik w { $percent }% przypadków.

## Godziny asystentów
capacity-of-plan = Godziny asystentów potrzebne do tego planu i dostępne
capacity-of-case = Godziny asystentów potrzebne, gdyby nikogo nie ograniczały, i dostępne
capacity-no-limit = Bez pliku assistants.csv asystenci niczego nie ograniczają; potrzeba { $hours } godz. w roku.
capacity-enough = Asystentów wystarcza w każdym miesiącu ({ $hours } godz. w roku).
capacity-short = Brakuje { $short } z { $hours } godz.; ograniczają miesiące: { $months }.
capacity-only-cleared = Z tego { $hours } godz. może dać tylko ktoś z uprawnieniami do dzieci (R-42).
capacity-names = Komu brakuje albo może brakować: { $names }
capacity-columns = miesiąc|potrzeba|dzieci|wskazani|jest|dzieci|wskazani|brak|z tego dz.
capacity-columns-note = Potrzeba: razem, z tego dzieci i osoby, które wskazały asystenta bez kwalifikacji (R-40). Jest: razem, z tego asystenci z uprawnieniami do dzieci i tylko wskazani.
capacity-even = Żeby każda godzina mogła zostać w swoim miesiącu, trzeba co miesiąc: { $more }. { $verified }
capacity-kept = Żeby nikt nie stracił godzin, choć część przejdzie na inne miesiące, trzeba co miesiąc: { $more }. { $verified }
capacity-moves = Nikt nie musi tracić godzin: wystarczy przenieść je na inne miesiące.
capacity-lost = { $hours } godz. nie da się dać w żadnym miesiącu.
capacity-general = { $hours } godz. asystenta z kwalifikacjami
capacity-cleared = { $hours } godz. asystenta, który ma też uprawnienia do dzieci i zgody rodziców
capacity-verified-allocation = (Sprawdzone: podział policzony na nowo; godzina mniej nie wystarczy.)
capacity-verified-flow = (Sprawdzone drugim obliczeniem; godzina mniej nie wystarczy.)
capacity-verified-step = (Sprawdzone; krok { $step } godz. mniej nie wystarczy.)
capacity-helps = Z obecnych asystentów pomoże (każda zmiana osobno, sprawdzone):
capacity-month = { $assistant }: o { $by } godz. dłuższy miesiąc daje { $serves } godz. w roku; { $change }
capacity-clearance = { $assistant }: uprawnienia do dzieci do końca programu dają { $serves } godz. w roku; { $change }
fault-capacity-person = w tym folderze nie ma uprawnionej osoby „{ $value }”; dozwolony plan tego folderu
fault-capacity-hours = więcej godzin, niż ma miesiąc; dozwolone najwyżej { $most }
fault-capacity-month = „{ $value }” nie jest miesiącem programu; dozwolone: { $allowed }

## Rysunki
outlook-hours-title = Godziny według miesięcy
outlook-hours = godziny
outlook-granted = przyznane
outlook-planned = zaplanowane
outlook-done = wykonane
outlook-settled = rozliczone
outlook-burn-title = Godziny, które zostają: { $expected } na koniec roku (80%: { $low }–{ $high })
outlook-burn-known = Godziny, które zostały na koniec roku: { $expected }
outlook-left = zostaje według wykonanych
outlook-expected = prognoza
outlook-range = zakres 80%
outlook-even-use = gdyby wykorzystano każdy przyznany miesiąc
refused-year-not-over = Trafność prognozy można policzyć, gdy rok się skończy (ostatni miesiąc: { $last }).
