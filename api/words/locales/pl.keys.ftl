## Odmowy kluczy: co jest, potem wyjście
refused-bad-keys-folder = GODZINY_KEYS „{ $value }”: dozwolone są tylko znaki, które można wydrukować. Wybierz inny folder.
refused-keys-folder-above-open = Do { $folder } może pisać każdy, więc klucze nie byłyby pod nim bezpieczne. Zamknij go (chmod o-w) albo wskaż inny folder przez GODZINY_KEYS.
refused-keys-not-plain = { $file } jest dowiązaniem albo nie jest zwykłym plikiem ani folderem. Kluczy nie czyta się przez dowiązania: umieść tam sam plik lub folder albo wskaż, gdzie naprawdę leży.
refused-keys-of-another = { $file } należy do innego konta (numer { $owner }). Uruchom polecenie z tego konta albo oddaj plik swojemu (chown).
refused-keys-open-to-others = { $file } jest dostępny dla innych (prawa { $mode }), którzy mogli odczytać klucze. Zamknij go (chmod { $wanted }); jeśli ktoś mógł odczytać klucz główny, potem go zmień: „{ $godziny } keys rotate”.
refused-keys-busy = Inne polecenie zbyt długo pracuje na kluczach w { $folder }. Nic nie zapisano; spróbuj ponownie.
refused-key-store-failed = Nie da się odczytać albo zapisać { $file }: { $detail }. Nic nie zapisano. Sprawdź dysk, wolne miejsce i prawa, potem spróbuj ponownie.
refused-key-store-damaged = { $file } jest uszkodzony albo nie jest magazynem kluczy. Zostawiono go bez zmian. Przenieś go i odtwórz kopię kluczy: „{ $godziny } keys restore F”.
refused-key-store-newer = { $file } zrobiła nowsza wersja programu. Użyj tamtej wersji.
refused-key-damaged = Klucz { $key } w magazynie kluczy zmieniono z zewnątrz i nie jest używany. Odtwórz kopię kluczy do pustego folderu: „{ $godziny } keys restore F”.
refused-master-key-twice = { $names }: ustawiona może być tylko jedna z nich. Pozostałe wyczyść.
refused-bad-master-key = { $where } nie daje klucza głównego. Dozwolone są 32 bajty w base64 albo wiersze NAZWA:base64, jakie zapisuje „{ $godziny } keys rotate”.
refused-master-key-missing = Nie ma pliku klucza { $file }. Umieść go tam albo wskaż inny przez GODZINY_MASTER_KEY_FILE.
refused-master-key-lost = W { $file } nie ma klucza głównego { $wanted }, a bez niego nikt nie otworzy kluczy, które tu są. Nowego nie utworzono. Przywróć plik stamtąd, gdzie trzymasz jego odpis.
refused-wrong-master-key = To, co daje { $where } ({ $known }), nie otwiera tych kluczy; potrzebny jest klucz główny { $wanted }. Niczego nie zmieniono. Podaj tamten klucz.
refused-master-key-command-failed = Polecenie z GODZINY_MASTER_KEY_COMMAND nie dało klucza (kod wyjścia { $status }). Uruchom je ręcznie, żeby zobaczyć dlaczego.
refused-master-key-command-slow = Polecenie z GODZINY_MASTER_KEY_COMMAND nie dało klucza w ciągu { $seconds } s i zostało zatrzymane. Uruchom je ręcznie, żeby zobaczyć dlaczego.
refused-master-key-read-only = Do { $where } nie da się nic zapisać. Najpierw niech daje oba klucze, stary, a pod nim nowy ({ $master }), i uruchom ponownie to, co działa; potem wywołaj „{ $godziny } keys rotate” bez --to.
refused-no-newer-master = { $where } nie daje klucza głównego nowszego niż używany ({ $master }). Niech daje także nowy, pod starym, i spróbuj ponownie.
refused-person-erased = Dane { $name } usunięto i pod tym identyfikatorem nie można już nic przechowywać. Nadaj osobie nowy identyfikator.
refused-person-key-missing = W magazynie kluczy nie ma klucza { $key }, choć coś jest nim zapieczętowane. Może to inny magazyn albo jego starsza kopia. Odtwórz właściwą: „{ $godziny } keys restore F”.
refused-sealed-damaged = Zapieczętowaną wartość ({ $kind } { $name }, { $field_name }) zmieniono albo przeniesiono z zewnątrz i nie da się jej otworzyć. Odtwórz kopię zapisu.
refused-unit-key-differs = { $unit } ma już inny klucz. Zostawiono go bez zmian.
refused-keys-not-empty = W { $folder } są już klucze; kopię odtwarza się tylko do pustego folderu. Ustaw GODZINY_KEYS na nowy.
refused-backup-in-keys = { $file } leży wśród samych kluczy i przepadłby razem z nimi. Wskaż inne miejsce, najlepiej na innym dysku.
refused-not-key-backup = { $file } nie jest kopią tych kluczy i został bez zmian. Wskaż inny plik.
refused-key-backup-unknown = { $file } nie ma wśród kopii kluczy. Ich listę pokazuje „{ $godziny } keys show”.
refused-keys-need-yes = Nic nie zrobiono: tego nie da się cofnąć. Obejrzyj, co by się stało, i dodaj --yes.

## Co mówi się o kluczach
keys-where = Klucze: { $folder }. Klucz główny z { $source }.
keys-none = Nic jeszcze nie jest zapieczętowane.
keys-wrapped = Zamknięte kluczem głównym { $master }: osoby { $persons }, jednostki { $units }, klucze podpisu { $signing }. Osoby usunięte: { $erased }.
keys-other-masters = Poza nim podane są klucze główne: { $names }.
keys-no-backup = Nie ma kopii kluczy. Bez nich nikt już nie odczyta danych osobowych: { $godziny } keys backup F
keys-backup = Kopia { $file }, { $made }: { $state }.
keys-backup-follows = zawiera wszystkie usunięcia
keys-backup-erasures = { $count ->
    [one] nie dotarło do niej 1 usunięcie
    [few] nie dotarły do niej { $count } usunięcia
   *[other] nie dotarło do niej { $count } usunięć
 }
keys-backup-master = nadal potrzebuje starszego klucza głównego
keys-backup-away = , teraz jej tam nie ma
keys-new-master = nowym
keys-sure = Kontynuować?
keys-would-rotate = { $count ->
    [one] 1 klucz
    [few] { $count } klucze
   *[other] { $count } kluczy
 } i wszystkie dostępne kopie zostałyby zamknięte innym kluczem głównym ({ $new }) zamiast { $master }. Odpisy { $source } trzymane gdzie indziej niczego wtedy nie otworzą i trzeba je zrobić od nowa.
keys-would-finish = { $count ->
    [0] Żadna znana kopia nie czeka na usunięcie ani na klucz główny.
    [one] 1 kopia zostałaby uzgodniona, a usunięte klucze w niej zniszczone:
    [few] { $count } kopie zostałyby uzgodnione, a usunięte klucze w nich zniszczone:
   *[other] { $count } kopii zostałoby uzgodnionych, a usunięte klucze w nich zniszczone:
 }{ $moved ->
    [0] {""}
   *[other] {" "}Wskazane jako przeniesione: { $moved }.
 }{ $gone ->
    [0] {""}
   *[other] {" "}Zapomniane jako już nieistniejące: { $gone }.
 }
done-keys-backup = Klucze są w { $file }, nadal zamknięte kluczem głównym { $master }, którego tam nie ma. Trzymaj ten plik z dala od kopii zapisu, a klucz główny z dala od obu.
done-keys-restore = { $count ->
    [one] Odtworzono 1 klucz z { $file }.
    [few] Odtworzono { $count } klucze z { $file }.
   *[other] Odtworzono { $count } kluczy z { $file }.
 } Osoby usunięte po zrobieniu tej kopii usunie ponownie następne polecenie na ich zapisie.
done-keys-rotate = { $count ->
    [one] 1 klucz jest zamknięty
    [few] { $count } klucze są zamknięte
   *[other] { $count } kluczy jest zamkniętych
 } teraz kluczem głównym { $master }. Zrób od nowa odpis { $source }, który trzymasz gdzie indziej.{ $old ->
    [none] {""}
   *[other] {" "}Starszy { $old } nadal tam jest: potrzebuje go kopia albo może go potrzebować inny zapis.
 }
done-keys-finish = { $count ->
    [0] Każda znana kopia zawiera wszystkie usunięcia i zna klucz główny.
    [one] Nie było dostępu do 1 kopii; jej usunięcia czekają, aż się znajdzie:
    [few] Nie było dostępu do { $count } kopii; ich usunięcia czekają, aż się znajdą:
   *[other] Nie było dostępu do { $count } kopii; ich usunięcia czekają, aż się znajdą:
 }
