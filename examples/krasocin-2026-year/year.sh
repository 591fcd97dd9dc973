#!/bin/sh
# A year of Krasocin, replayed from files: six leave, some are called up, one pauses, two assistants come, one quits,
# a category changes, the budget is cut. Every plan is judged by the independent checker.
#   sh examples/krasocin-2026-year/year.sh [OUT]        (from the project's root, after `make setup`)
set -eu
godziny=${GODZINY:-.venv/bin/godziny}
folder=examples/krasocin-2026 year=examples/krasocin-2026-year out=${1:-out/year}
mkdir -p "$out"

anew() { # at, policy, old plan, new plan, more
  at=$1 policy=$2 old=$out/$3.json new=$out/$4.json
  shift 4
  set -- --at "$at" --policy "$policy" --used "$year/used-$at.csv" --leavers "$year/leavers-$at.csv" "$@"
  $godziny replan $folder "$old" "$@" --json "$new"
  $godziny check-replan $folder "$old" "$new" "$@"
}

$godziny solve $folder --json "$out/0-january.json"
anew 2026-04 waiting-list 0-january 1-april

pause="--change add:person_absences=$year/pause.csv"
come="--change add:assistants=$year/new-assistants.csv"
anew 2026-06 waiting-list 1-april 2-june $pause $come

quits="--change remove:S-005" category="--change A-0007.category=moderate_multiple"
anew 2026-08 share 2-june 3-august $pause $come $quits $category

cut="--change budget.hours=15900"
# The promises do not fit the cut budget: it is said what would, and that is proven (exit status 1).
$godziny replan $folder "$out/3-august.json" --at 2026-09 --used "$year/used-2026-09.csv" \
  --leavers "$year/leavers-2026-09.csv" $pause $come $quits $category $cut || test $? = 1
lower="--allow-lower A-0067 A-0068 A-0071 A-0047 A-0063 A-0055 A-0022 A-0028 A-0016 A-0037"
anew 2026-09 waiting-list 3-august 4-september $pause $come $quits $category $cut $lower

anew 2026-11 both 4-september 5-november $pause $come $quits $category $cut
$godziny compare-plans $folder "$out"/[0-5]-*.json --json "$out/year.json" --svg "$out/year.svg" --xlsx "$out/year.xlsx"
