### Jak było: chwila, o którą pytamy, i co to znaczy. Klucze jak w en.past.ftl.

past-known = { $programme }: co było wiadomo { $at }, czyli co zapisano do tej chwili.
past-true = { $programme }: co obowiązywało { $day } według tego, co wiadomo dziś: wszystko, co weszło w życie do tego dnia.
past-entry = Ostatni wpis dziennika: { $number }, { $at }.
past-nothing-known = Niczego jeszcze wtedy nie zapisano. Pierwszy wpis: { $since }.
past-nothing-true = Nic jeszcze wtedy nie obowiązywało. Pierwsze obowiązuje od { $since }.
past-plan = Plan { $plan }: { $state }; osób: { $people }, { $hours } z { $budget } godz.
past-no-plan = Żaden plan wtedy nie obowiązywał.
past-assistant = { $id }: najwięcej { $hours } godz. w miesiącu
past-assistant-left = { $id }: najwięcej { $hours } godz. w miesiącu; ostatni dzień: { $last }
past-no-assistants = Nie ma asystentów.
past-folder = Zapisano { $folder }: { $applications ->
        [one] { $applications } wniosek
        [few] { $applications } wnioski
       *[other] { $applications } wniosków
    }, { $assistants ->
        [one] { $assistants } asystent
       *[other] { $assistants } asystentów
    }.
    Policz jeszcze raz: { $godziny } solve { $folder }
past-folder-derived = Zamiast danych osobowych, których nie ma, stoją kolumny pochodne: { $count ->
        [one] { $count } osoba
        [few] { $count } osoby
       *[other] { $count } osób
    }.
past-folder-left = Godziny tych, którzy odeszli, i miejsca wezwanych z listy nie mieszczą się w folderze; plan zapisu liczy się z nimi: { $names }.
stage-past = odczytuję dawny stan
stage-folder = zapisuję folder
refused-bad-at = „{ $value }” nie jest ani dniem, ani chwilą; dozwolone są 2026-03-31, 2026-03-31 12:00 i 2026-03-31T12:00:00+02:00.
refused-not-known-yet = „{ $value }” to przyszłość, o której nic nie wiadomo. Co będzie wtedy obowiązywać, widać bez --known.
refused-nothing-then = W chwili { $at } programu jeszcze nie było; pierwsze zdarzenie jest z { $since }.
refused-month-needed = Podaj miesiąc: --month 2026-03.
refused-folder-not-empty = { $folder } już istnieje i nie jest pustym folderem; podaj inny.
