### Zdania o czytaniu folderów i zapisie wyników. Klucze są takie same jak w en.reading.ftl.

## Uwagi po przeczytaniu
note = Uwaga: { $place }: { $sentence }
rows-of-one-cause = { $count ->
    [few] { $count } wiersze, pierwszy w wierszu { $line }: { $sentence } (wiersze { $lines })
   *[many] { $count } wierszy, pierwszy w wierszu { $line }: { $sentence } (wiersze { $lines })
  }
more-lines = i dalsze ({ $count })
note-columns-ignored = pominięto kolumny, których program nie zna: { $names }
note-nameless-column = pominięto kolumnę bez nazwy, w której coś jest (liczba takich wierszy: { $count })
note-short-rows = brakuje pól na końcu (liczba takich wierszy: { $count }); przyjęto, że są puste, jak zapisuje je Excel
note-windows-1250 = plik jest w kodowaniu Windows-1250 i tak został odczytany; sprawdź polskie litery albo zapisz go jako „CSV UTF-8”
note-homes-next-door = { $count } z { $people } wniosków bez lat, lon: dojazd do tych osób liczy się jako zero, jak do sąsiada
note-wish-too-long = { $application }: wizyta { $value } min od pełnego kwadransa nie mieści się w oknie { $length } min; żadnego dnia nikt jej nie obsłuży
note-wish-blocked = { $application }: obok innych usług (R-34) wizyta { $value } min nie mieści się w oknie { $length } min; żadnego dnia nikt jej nie obsłuży
note-wish-outside = { $application }: { $day } leży poza programem; tej wizyty nikt nie obsłuży

## Błędy danych
fault-link-outside = to jest dowiązanie poza folder, w którym stoi; wstaw do folderu sam plik
fault-half-a-place = brak współrzędnej, choć jest { $other }; podaj obie albo żadną
fault-same-person = { $value } i { $other } (wiersz { $first }) mają ten sam numer PESEL; jedna osoba może mieć jeden wniosek (R-45)
fault-pesel-digits = to nie jest numer PESEL; dozwolone { $digits } cyfr (w Excelu nadaj kolumnie format „Tekst”)
fault-pesel-wrong = cyfra kontrolna albo data w numerze PESEL się nie zgadza; sprawdź numer z dokumentem
fault-pesel-birth-date = numer PESEL mówi o innej dacie urodzenia niż ten wiersz; popraw jedno z nich
fault-adult-as-child = osoba ma { $day } co najmniej { $age } lat, więc kategoria „child” (dziecko) jest pomyłką; podaj stopień z orzeczenia
fault-child-as-adult = osoba nie ma { $day } jeszcze { $age } lat, więc kategoria „{ $value }” jest pomyłką; dozwolone „child” (dziecko)
fault-max-below-step = { $value } godz. to mniej niż krok { $step }; dozwolony co najmniej jeden krok, a odmowa to commission = refuse (R-17)
fault-max-below-min = { $value } godz. to mniej niż min_hours { $least }; dozwolone nie mniej (R-17)
fault-day-or-date = życzenie wymaga albo dnia tygodnia, albo daty; podaj dokładnie jedno
fault-duplicate-rate = stawka od { $value } jest już w wierszu { $first }; dozwolona jedna
fault-not-amount = „{ $value }” nie jest kwotą; dozwolone na przykład 48,50 albo 48.50
fault-in-quotes = { $value } bez cudzysłowu; zapisz to w cudzysłowie: "{ $value }"
fault-without-quotes = "{ $value }" w cudzysłowie; zapisz to bez cudzysłowu: { $value }
fault-not-toml-date = „{ $value }” nie jest datą; dozwolone na przykład 2026-01-01 bez cudzysłowu
fault-not-toml-moment = „{ $value }” nie jest datą z godziną; dozwolone na przykład 2026-01-16T15:00:00+01:00 bez cudzysłowu
fault-not-above-zero = „{ $value }”; dozwolona kwota większa od zera, na przykład "48.00"
fault-not-teryt = „{ $value }” nie jest kodem TERYT; dozwolone 4, 6 albo 7 cyfr w cudzysłowie, na przykład "2613022"

## Karty pracy i skoroszyty
note-sheets-ignored = pominięto arkusze, w których nie ma wizyt: { $names }
fault-not-workbook = to nie jest skoroszyt, który da się odczytać; otwórz go w arkuszu i zapisz jako „Skoroszyt programu Excel (.xlsx)” albo „CSV UTF-8”
fault-other-workbook = to jest skoroszyt { $kind }; dozwolone XLSX i CSV: zapisz go w arkuszu jako jeden z nich
fault-workbook-encrypted = skoroszyt jest chroniony hasłem; zapisz go bez hasła do otwierania
fault-workbook-too-large = skoroszyt po rozpakowaniu jest za duży; dozwolone najwyżej { $most } MB
fault-too-many-texts = w skoroszycie jest za dużo różnych tekstów; dozwolone najwyżej { $most }
fault-too-many-columns = coś stoi za daleko po prawej; dozwolone najwyżej { $most } kolumn
fault-no-sheet = w skoroszycie nie ma widocznego arkusza, w którym coś stoi; dozwolony jeden z wizytami
fault-several-sheets = wizyty są w kilku arkuszach: { $names }; zostaw jeden, a inne zapisz jako osobne pliki albo ukryj
fault-formula-without-value = formuła bez wyniku; otwórz plik w arkuszu i zapisz go, albo wpisz samą wartość
fault-error-cell = arkusz pokazuje tu błąd { $value }; dozwolona wartość
fault-not-full-minute = „{ $value }” ma sekundy; dozwolone pełne minuty
fault-start-or-date = czas wizyty jest podany na dwa sposoby: { $names }; zostaw albo start, end (początek, koniec), albo date, from, to (data, od, do)
fault-not-after-start = koniec { $value } nie jest późniejszy niż początek { $start }; dozwolony tylko późniejszy
fault-visit-too-long = wizyta trwa { $found } min; dozwolone najwyżej { $most } (24 godziny)
fault-outcome-differs = „{ $value }”, a w wierszu { $first } ta sama wizyta ma „{ $other }”; dozwolony jeden wynik
timesheet-sheet = Wizyty
timesheet-how = Arkusz „Wizyty” ma po jednym wierszu na zaplanowaną wizytę. Popraw to, co było inaczej, i odeślij plik.
    potwierdzili: na początku stoi „nikt”. Wybierz: asystent, uczestnik albo asystent uczestnik. Wizyta, której obie strony nie potwierdziły, nie jest rozliczana.
    wynik: na początku stoi „do uzupełnienia”; taki wiersz niczego nie mówi. Wybierz: wykonana, niestawiennictwo albo odwołana, i podaj powód, gdy się nie odbyła.
    początek, koniec: jak było naprawdę, na przykład 2026-03-02 08:00, z dokładnością do minuty. Koniec może być następnego dnia.
    Godzina, która jesienią jest dwa razy, stoi jako tekst z przesunięciem, na przykład 2026-10-25T02:30:00+01:00.
    obszary: samoobsługa dom przemieszczanie uczestnictwo, kilka oddziel spacjami albo przecinkami.
    Wizytę spoza planu dopisz w nowym wierszu.

## Zapis wyników
fault-output-is-input = to jest plik z danymi wejściowymi; wynik zapisz w innym pliku
fault-output-in-home = to część bazy danych (GODZINY_HOME); wynik zapisz gdzie indziej
fault-output-exists = plik już jest i nie jest wcześniejszym wynikiem tego samego rodzaju; podaj inny plik albo --force
fault-derived-otherwise = { $value } nie zgadza się z pozostałymi danymi tego wiersza, z których wynika { $right }; popraw jedno z nich albo zostaw tę komórkę pustą
