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

## Jedna osoba
story-admitted = { $application } — wniosek przyjęty, { $rank }. miejsce w rankingu przyjętych (z { $people }).
story-hours = Przyznano { $hours } godz.; wniosek: { $asked } godz., najwięcej możliwe dla tej osoby: { $ceiling } godz.
story-why = Dlaczego nie więcej:
story-by-ceiling = to jest limit roczny dla tej kategorii (R-20, R-21)
story-by-requested = to jest tyle, o ile osoba wnioskowała
story-by-commission = tyle ustaliła komisja (R-17)
story-by-months = w miesiącach usług nie zmieści się więcej (limit miesięczny albo liczba dni)
story-by-minimum = godziny podniesiono do minimum { $hours } godz.; bez niego byłoby ich mniej
story-months = Miesiące: { $months }
story-waiting = { $application } — spełnia warunki, { $position }. miejsce na liście rezerwowej. Dlaczego:
story-ahead = Ostatnia przyjęta osoba wyżej w rankingu: { $ahead }. Lista obowiązuje do końca programu (R-14).
story-refused = { $application } — odmowa. Powody:
