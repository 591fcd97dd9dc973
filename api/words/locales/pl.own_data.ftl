## Dane osobowe: wszystko o osobie, usuwanie, kto czytał
own-data-title = { $id } ({ $programme }): wszystko, co o tej osobie zapisano
own-data-erased = Dane osobowe usunięto; ich klucza już nie ma. Godziny i decyzje zostają.
own-data-earlier = Co zapisano i kiedy:
own-data-notes = Uwagi przy usługach:
own-data-story = Historia:
own-data-read-by = Dane tej osoby czytano { $count ->
    [one] { $count } raz
   *[other] { $count } razy
  }:
erasure = { $name }: usunięcie zniszczy na zawsze: { $fields }; także uzasadnienia i uwagi, we wszystkich kopiach.
    Godziny, kategoria, decyzje i historia zostają. Akta trzeba trzymać do { $until } (R-57); pismo: { $order }.
erased = { $name }: dane usunięto ({ $fields }). Klucza już nie ma, więc nikt ich nie odczyta, także z kopii.
    Godziny, decyzje i historia zostają.
erased-behind = Kopia kluczy { $file } jest poza zasięgiem. Podłącz ją i wykonaj: { $godziny } keys finish-erasing
erase-sure = Usunąć na zawsze?
refused-kept-until = Akta { $name } trzeba trzymać do { $until } (R-57), więc danych jeszcze nie usunięto. Jeśli nakazuje to pismo, podaj jego znak: --order ZNAK.
refused-erasing-needs-yes = Usunięcia nie da się cofnąć. Obejrzyj je: --dry-run, a potem powtórz z --yes.
accesses-title = Odczyty danych osobowych: { $count }
accesses-all-application = wszyscy uczestnicy i wnioskodawcy
accesses-all-assistant = wszyscy asystenci
accesses-all-entry = wszystkie usługi
accesses-all-cost = wszystkie koszty
access-line = { $at }, { $actor }: { $whose }; po co: { $why }; co: { $fields }
purpose-compare = porównanie z tym, co przyniesiono
purpose-service-days = wyliczenie wieku i ostatniego dnia usług
purpose-travel = drogi między domami
purpose-same-person = sprawdzenie, czy to ta sama osoba
purpose-history = opowiedzenie historii z uzasadnieniami
purpose-folder = zapisanie folderu programu
purpose-own-data = odpowiedź osobie o jej danych
purpose-scenarios = nazwy i zmiany wariantów
field-all = wszystko, co kiedykolwiek zapisano
field-title = nazwa wariantu
field-change = zmiany wariantu
event-personal-data-erased = usunięto dane osobowe, na zawsze: { $fields }; pismo: { $order }
refused-erasing-pending = Usunięcie zapisano, ale klucza jeszcze nie zniszczono ({ $why }). Powtórz polecenie; zrobi to też następne uruchomienie programu.
