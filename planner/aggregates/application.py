"""An application from its receipt to the decision and the news of it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from planner.aggregates.application_events import (
    ApplicantNotified,
    ApplicationAssessed,
    ApplicationCompleted,
    ApplicationCorrected,
    ApplicationReceived,
    ApplicationRefused,
    ApplicationState,
    CalledUpToServe,
    CommissionDecided,
    GrantChanged,
    GrantEnded,
    HoursGranted,
    PersonAbsencesRecorded,
    PlacedOnWaitingList,
    SamePersonConfirmed,
    WishesRecorded,
)
from planner.aggregates.leaving_events import ApplicationReinstated, ApplicationWithdrawn, LastDaySet
from planner.documents.inputs import applicant_from_json, applicant_json
from planner.rules.inputs import Applicant
from planner.terms.case import DOCUMENTS
from planner.terms.refusals import Refused
from planner.terms.scope import Act, Scope

HOW_NOTIFIED = ("in_writing", "by_telephone")


class Application(ApplicationState):
    """One person's request."""

    TOPIC = "application"

    @classmethod
    def receive(cls, scope: Scope, applicant: Applicant, documents: Iterable[str], act: Act) -> "Application":
        facts = received_facts(applicant)
        name = applicant.id
        return cls.begin(ApplicationReceived, scope, name, act, facts=facts, documents=sorted(documents))

    def applicant(self) -> Applicant:
        """What the rules see."""
        commission, least, most = self.decision
        decided = {"commission": commission, "min_hours": least, "max_hours": most}
        known = {"id": self.name, "points": self.points, "documents_complete": self.documents == set(DOCUMENTS)}
        return applicant_from_json({**self.facts, **known, **decided})

    def correct(self, applicant: Applicant, documents: Iterable[str], act: Act) -> None:
        """Make the facts those of the applicant; documents that only arrived later complete the application."""
        facts, handed_in = received_facts(applicant), set(documents)
        changes = {key: value for key, value in facts.items() if self.facts.get(key) != value}
        if changes or not handed_in >= self.documents:
            self.record(ApplicationCorrected, act, changes=changes, documents=sorted(handed_in))
        else:
            self.complete(handed_in, act)

    def confirm_same_person(self, fields: Iterable[str], act: Act) -> None:
        """What differs so that it could be somebody else is a correction, says who acts. Source: R-45."""
        listed = list(fields)
        if listed:
            self.record(SamePersonConfirmed, act, fields=listed)

    def complete(self, documents: Iterable[str], act: Act) -> None:
        """Raises Refused for a document nobody asks for."""
        unknown = set(documents) - set(DOCUMENTS)
        if unknown:
            raise Refused(
                "unknown_document", "documents", value=", ".join(sorted(unknown)), allowed=", ".join(DOCUMENTS)
            )
        new = set(documents) - self.documents
        if new:
            self.record(ApplicationCompleted, act, documents=sorted(new))

    def assess(self, points: int, act: Act) -> None:
        if points != self.points:
            self.record(ApplicationAssessed, act, points=points)

    def decide(self, decision: str | None, min_hours: int | None, max_hours: int | None, act: Act) -> None:
        if (decision, min_hours, max_hours) != self.decision:
            self.record(CommissionDecided, act, decision=decision, min_hours=min_hours, max_hours=max_hours)

    def wish(self, wishes: list[dict[str, Any]], blocked: list[dict[str, Any]], act: Act) -> None:
        if (wishes, blocked) != (self.wishes, self.blocked):
            self.record(WishesRecorded, act, wishes=wishes, blocked=blocked)

    def be_away(self, absences: list[dict[str, Any]], act: Act) -> None:
        """absences: all of them. Raises Refused when one ends before it starts."""
        for one in absences:
            if one["last"] < one["first"]:
                raise Refused("ends_before_start", "absences", first=one["first"], last=one["last"])
        listed = sorted(absences, key=lambda one: (one["first"], one["last"]))
        if listed != self.absences:
            self.record(PersonAbsencesRecorded, act, absences=listed)

    def withdraw(self, last_day: date, act: Act) -> None:
        """Raises Refused when it is withdrawn already."""
        if self.withdrawn:
            raise Refused("already_withdrawn", application=self.name)
        self.record(ApplicationWithdrawn, act, last_day=str(last_day))

    def reinstate(self, act: Act) -> None:
        """Undo a withdrawal, also one that is to come. Raises Refused when there is none."""
        if self.last_day is None:
            raise Refused("not_withdrawn", application=self.name)
        self.record(ApplicationReinstated, act)

    def grant(self, plan: str, hours: int, months: dict[str, int], act: Act, **person: Any) -> None:
        self.record(HoursGranted, act, plan=plan, hours=hours, months=months, **{"first_day": None, **person})

    def grant_anew(self, plan: str, since: str, hours: int, months: dict[str, int], act: Act, **person: Any) -> None:
        """What a re-plan from the month `since` on gives: earlier months stay as they were granted.

        Somebody who had no grant in force is called up, from the first day of that month on.
        """
        held = self.last_grant if self.standing == "granted" else {}
        kept = {month: count for month, count in held.get("months", {}).items() if month < since}
        facts = {"plan": plan, "hours": hours, "months": {**kept, **months}, **person}
        if not held:
            self.record(CalledUpToServe, act, **facts, first_day=f"{since}-01")
        elif (hours, facts["months"]) != (held["hours"], held["months"]):
            told = {"before": held["hours"], "since": since}
            self.record(GrantChanged, act, **facts, **told, first_day=held["first_day"])
        else:
            self.record(HoursGranted, act, **facts, first_day=held["first_day"])

    def set_last_day(self, last_day: date, act: Act) -> None:
        """Somebody who is served is to leave, on the earliest day said; who only waits withdraws."""
        if self.standing != "granted" and not self.withdrawn:
            self.withdraw(last_day, act)
        elif not self.withdrawn and (self.last_day is None or str(last_day) < self.last_day):
            self.record(LastDaySet, act, last_day=str(last_day))

    def leave(self, last_day: date | None, used_hours: int, act: Act) -> None:
        """The grant ends with what was used; last_day: where the withdrawal is not recorded yet."""
        known = last_day or (self.last_day and date.fromisoformat(self.last_day))
        if known and not self.withdrawn:
            self.withdraw(known, act)
        if self.standing != "ended" or self.hours != used_hours:
            self.record(GrantEnded, act, used_hours=used_hours, freed_hours=max(0, self.hours - used_hours))

    def put_on_waiting_list(self, plan: str, position: int, reasons: list[str], kept_hours: int, act: Act) -> None:
        self.record(PlacedOnWaitingList, act, plan=plan, position=position, reasons=reasons, kept_hours=kept_hours)

    def refuse(self, plan: str, reasons: list[str], kept_hours: int, act: Act) -> None:
        self.record(ApplicationRefused, act, plan=plan, reasons=reasons, kept_hours=kept_hours)

    def end_grant(self, used_hours: int, act: Act) -> None:
        """Raises Refused when more was used than granted."""
        if used_hours > self.hours:
            raise Refused("used_above_grant", "used_hours", application=self.name, used=used_hours, granted=self.hours)
        freed = self.hours - used_hours
        self.record(GrantEnded, act, used_hours=used_hours, freed_hours=freed)

    def notify(self, how: str, on: date, act: Act) -> None:
        """Raises Refused when there is no decision to tell."""
        if how not in HOW_NOTIFIED:
            raise Refused("unknown_way", "how", value=how, allowed=", ".join(HOW_NOTIFIED))
        if not self.granted_by:
            raise Refused("nothing_to_tell", application=self.name)
        told = {"plan": self.granted_by, "outcome": self.standing}
        self.record(ApplicantNotified, act, how=how, on=str(on), **told)


def received_facts(applicant: Applicant) -> dict[str, Any]:
    """The fields that receipt settles; the others have events of their own."""
    own = ("id", "points", "documents_complete", "commission", "min_hours", "max_hours")
    return {key: value for key, value in applicant_json(applicant).items() if key not in own}
