## Dla kogoś, kto nikomu nie musi ufać
stage-export = zapisywanie historii
exported = Zapisano { $file }: { $events ->
    [one] { $events } zdarzenie
    [few] { $events } zdarzenia
   *[many] { $events } zdarzeń
  } z { $commands } poleceń, programów { $programmes }, punktów kontrolnych { $checkpoints }.
    Skrót zapisu: { $digest }
    Dane osobowe są w pliku zaszyfrowane; kluczy w nim nie ma.
    Sprawdzenie, także na innym komputerze: { $godziny } verify { $file } --key KLUCZ
    Klucz (przechowaj u kogoś spoza urzędu): { $key }
exported-altered = UWAGA: { $count ->
    [one] { $count } wpis nie jest tym, co zapisano
    [few] { $count } wpisy nie są tym, co zapisano
   *[many] { $count } wpisów nie jest tym, co zapisano
  } (wpisy: { $entries }). Ktoś zmienił bazę z pominięciem programu. Zatrzymaj pracę i odtwórz zapis z kopii.
imported = Wczytano historię z { $file }: { $events ->
    [one] { $events } zdarzenie
    [few] { $events } zdarzenia
   *[many] { $events } zdarzeń
  }, poleceń { $commands }; skrót zgodny z plikiem: { $digest }
    { $signed_on ->
    [true] Dziennik podpisuje nadal ten sam klucz.
   *[false] Klucza, którym podpisano plik, tu nie ma: dziennik dostanie przy następnym punkcie kontrolnym nowy klucz.
  }
refused-not-an-export = { $file } nie jest całym zapisem historii ({ $detail }). Sprawdź go: { $godziny } verify { $file } --key KLUCZ
refused-export-newer = Plik jest z nowszej wersji programu (wersja { $version }). Zaktualizuj program.
refused-signing-key-lost = Nie ma klucza, którym podpisywany jest dziennik ({ $vkey }). Odtwórz klucze z ich kopii: { $godziny } keys restore PLIK. Niczego nie zmieniono. Jeśli przepadł na zawsze: { $godziny } key --renew
refused-unreadable-file = Nie można odczytać { $file }: { $detail }. Sprawdź prawa do pliku albo wskaż inny.
key-told = Przekaż ten klucz komuś spoza urzędu, zanim będzie potrzebny: nim sprawdza się eksporty.
checkpoint-told = Zapisz te linie w pliku poza urzędem; kiedyś: { $godziny } verify EKSPORT --key KLUCZ --checkpoint PLIK
refused-record-altered = Ktoś zmienił bazę z pominięciem programu: wpisów { $count } nie jest tym, co zapisano (najpierw: { $entries }), i nie da się z nich policzyć stanu. Zatrzymaj pracę i odtwórz zapis z kopii.
refused-checkpoint-altered = Ktoś zmienił punkt kontrolny { $number } z pominięciem programu, więc niczego nie podpisano ani nie zapisano. Odtwórz zapis z kopii.
exported-leaves-altered = UWAGA: skróty wpisów nie są tymi, które podpisano wcześniej. Ktoś zmienił bazę z pominięciem programu; verify powie, od którego punktu kontrolnego. Zatrzymaj pracę i odtwórz zapis z kopii.
refused-renewing-needs-yes = Nowy klucz zaczyna nowy dziennik: wcześniejsze punkty kontrolne nie będą już do niego należeć. Jeśli stary klucz naprawdę przepadł, powtórz z --yes.
