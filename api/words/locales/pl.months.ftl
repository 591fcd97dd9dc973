# Rosters in the record: drafts, visits.
done-draft = { $draft }: wariant grafiku odłożony, wizyt: { $visits }, { $score ->
    [none] bez punktów
   *[other] punkty: { $score }
  }{ $bound ->
    [none] {""}
   *[other] {" "}(nie mniej niż { $bound })
  }.
    Obowiązywać zacznie po: { $godziny } publish { $draft }{ $which }
done-publish = { $draft } obowiązuje; wizyt: { $visits }. Nowych { $planned }, przeniesionych { $moved }, u innego asystenta { $reassigned }, odwołanych { $cancelled }.
done-book = { $visit }: { $assistant } u { $application }, { $when }.
done-move = { $visit }: teraz { $when } ({ $assistant } u { $application }).
done-reassign = { $visit }: teraz { $assistant } u { $application }, { $when }.
done-cancel = { $visit } odwołana ({ $assistant } u { $application }, { $when }).
no-drafts = Nie ma jeszcze wariantów grafiku. Zrób pierwszy: { $godziny } draft --month 2026-03{ $which }
no-visits = Nie ma takich wizyt.
draft-filed = { $draft }: wizyt { $visits }, niespełnionych życzeń { $unfilled }, { $score ->
    [none] bez punktów
   *[other] punkty: { $score }
  }{ $bound ->
    [none] {""}
   *[other] {" "}(nie mniej niż { $bound })
  }, { $filed_at }, { $filed_by }
draft-in-force = obowiązuje od { $published_at }, { $published_by }
compare-visits = { $one } → { $other }: bez zmian { $unchanged }, nowych { $planned }, przeniesionych { $moved }, u innego asystenta { $reassigned }, odwołanych { $cancelled } wizyt
compare-uncovered-minute = minut bez obsługi
compare-extra-assistant = dodatkowych asystentów
compare-travel-minute = minut dojazdu
compare-other-than-indicated = wizyt przez kogoś innego niż wskazany
compare-changed-visit = wizyt innych niż w poprzednim grafiku
compare-total = punkty (mniej znaczy lepiej)
compare-unfilled = niespełnionych życzeń
compare-people = Zmiana dotyczy osób: { $count } ({ $names })
cancelled-assistant-ill = odwołana: choroba asystenta
cancelled-assistant-left = odwołana: odejście asystenta
cancelled-person-ill = odwołana: choroba osoby
cancelled-person-left = odwołana: rezygnacja osoby
cancelled-person-asked = odwołana na prośbę osoby
cancelled-mistake = odwołana: pomyłka
cancelled-republished = odwołana: nowy grafik
event-roster-opened = miesiąc zaczęto planować
event-roster-draft-filed = odłożono wariant grafiku
event-roster-published = wariant { $draft } obowiązuje: wizyt { $visits }, niespełnionych życzeń { $unfilled }
event-visit-planned = { $visit }: { $assistant } u { $application }, { $when }
event-visit-moved = { $visit }: przeniesiona z { $was } na { $when }
event-visit-reassigned = { $visit }: { $assistant } zamiast { $was }
event-visit-cancelled = { $visit }: { $reason }
event-visit-scheduled = wizyta zaplanowana: { $assistant } u { $application }, { $when }
event-visit-taken-over = wizyta przejęta z grafiku miesiąca: { $assistant } u { $application }, { $when }
event-visit-rescheduled = wizyta przeniesiona z { $was } na { $when }
event-visit-handed-over = { $assistant } zamiast { $was }
event-visit-called-off = wizyta { $reason }
refused-breaks-rules = Grafik miesiąca { $month } łamałby reguły { $count ->
    [one] raz
   *[many] { $count } razy
 }; niczego nie zapisano. Wybierz inną porę albo asystenta. To, co umówiono raz, poza życzeniami, jest najpierw życzeniem z datą: { $godziny } wish ID{ $which } --date DZIEŃ --from T --to T --minutes N. Co jest złamane:
refused-already-published = { $draft } już obowiązuje i nic się od tego czasu nie zmieniło.
refused-in-force-breaks-rules = { $draft } już obowiązuje, ale dziś łamie reguły { $count ->
    [one] raz
   *[many] { $count } razy
 }; niczego nie zapisano. Wyjście dla każdej wizyty pokazuje { $godziny } visits --broken{ $which }:
refused-no-such-visit = Nie ma wizyty { $visit }. Numery wizyt pokazuje { $godziny } visits{ $which }.
refused-visit-cancelled = Wizyta { $visit } jest odwołana. Nową doda { $godziny } book{ $which }.
refused-unknown-reason = Powód „{ $value }” nie jest znany; dozwolone: { $allowed }.
refused-no-month = „{ $value }” nie jest miesiącem; dozwolony zapis to 2026-03.
refused-month-outside = Miesiąc { $month } nie ma dnia w programie; dozwolone są { $first } do { $last }.
refused-other-month = Porównać można warianty jednego miesiąca, a to { $month } i { $other }.
refused-roster-or-month = Podaj jedno z dwojga: plik z grafikiem albo --month 2026-03.
refused-no-such-roster-draft = Nie ma wariantu { $name }. Nazwy pokazuje { $godziny } drafts{ $which }.
refused-no-such-roster = Miesiąc { $name } nie ma jeszcze grafiku. Zrób go: { $godziny } draft --month { $name }{ $which }
refused-overtaken-draft = Od odłożenia wariantu { $draft } zmieniono ręcznie wizyty ({ $count }). Policz nowy wariant, który je zachowa: { $godziny } draft --month { $month }{ $which }
refused-nothing-changes = Wizyta { $visit } już tak wygląda; niczego nie zmieniono.

## Wizyty, które łamią teraz regułę

broken-title = { $count ->
    [one] Jedna zaplanowana wizyta łamie teraz regułę:
    [few] { $count } zaplanowane wizyty łamią teraz regułę:
   *[many] { $count } zaplanowanych wizyt łamie teraz regułę:
 }
broken-visit = { $visit }  { $when }  { $assistant } u { $application }: { $why }. Wyjście: reassign, move albo cancel { $visit }.
broken-more = … i dalsze; wszystkie: { $godziny } visits --broken{ $which }
cannot-take-place = nie może się odbyć: { $why }
broken-among = { $count ->
    [one] Jedna z tych wizyt łamie teraz regułę; wyjście:
    [few] { $count } z tych wizyt łamią teraz regułę; wyjścia:
   *[many] { $count } z tych wizyt łamie teraz regułę; wyjścia:
 } { $godziny } visits --broken{ $which }
no-broken = Żadna zaplanowana wizyta nie łamie reguł.
why-above-grant = godziny ponad przyznane na ten miesiąc
why-after-last-day = po ostatnim dniu usług
why-assistant-hours = ponad miesięczne godziny asystenta
why-assistant-overlap = nakłada się na inną wizytę asystenta
why-blocked = w godzinach innej usługi
why-family = pokrewieństwo z osobą
why-no-wish = tego dnia osoba nie chce wizyty
why-not-accepted = bez akceptacji rodzica lub opiekuna
why-not-admitted = osoba nie ma przyznanych godzin
why-not-cleared = bez ważnego zaświadczenia do pracy z dziećmi
why-not-indicated = osoba nie wskazała tego asystenta
why-off-grid = nie zaczyna się o pełnym kwadransie
why-outside-month = w innym miesiącu
why-outside-service = poza dniami usług tej osoby
why-outside-window = poza życzeniem osoby
why-absent = nieobecność asystenta
why-part-minute = nie w pełnych minutach
why-person-away = nieobecność osoby
why-person-overlap = nakłada się na inną wizytę u tej osoby
why-travel-too-short = za mało czasu na dojazd
why-twelve-hours = ponad 12 godzin asystenta w 24 godzinach
why-unknown-application = nie ma takiego wniosku
why-unknown-assistant = nie ma takiego asystenta
why-not-available = poza godzinami asystenta
why-wish-taken = na to życzenie jest już wizyta
why-wrong-minutes = inna długość niż w życzeniu
done-absence = { $assistant }: nieobecność zapisana. Plan i miejsca są bez zmian.
done-assistant-leaves = { $assistant }: pracuje do { $last_day }. Plan i miejsca są bez zmian. Cofnięcie: { $godziny } assistant-returns { $assistant }{ $which }
done-assistant-returns = { $assistant }: odejście cofnięte.
done-person-absence = { $application }: nieobecność zapisana; godziny zostają.
done-wish = { $application }: życzenie zapisane. Plan jest bez zmian; następny grafik je uwzględni.
done-block = { $application }: godziny innej usługi zapisane.
event-application-absences-recorded = nieobecności osoby: { $absences }
refused-day-or-date = Życzenie ma albo dzień tygodnia (--day), albo datę (--date). Podaj jedno z nich.
