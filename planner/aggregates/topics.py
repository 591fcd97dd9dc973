"""Every event that can be read, in one place: its topic leads to its class, whatever that is called or wherever it is.

A test counts them.
"""

from eventsourcing.utils import register_topic

from planner.aggregates.application import Application
from planner.aggregates.application_events import EVENTS as APPLICATION
from planner.aggregates.assistant import Assistant
from planner.aggregates.assistant_events import EVENTS as ASSISTANT
from planner.aggregates.base import Event, PersonalDataErased, PersonalDataRecorded, Recorded
from planner.aggregates.cost import EVENTS as COST
from planner.aggregates.cost import Cost
from planner.aggregates.entry import EVENTS as ENTRY
from planner.aggregates.entry import TimesheetEntry
from planner.aggregates.leaving_events import EVENTS as LEAVING
from planner.aggregates.plan import EVENTS as PLAN
from planner.aggregates.plan import Plan
from planner.aggregates.programme import Programme
from planner.aggregates.programme_events import EVENTS as PROGRAMME
from planner.aggregates.roster import Roster, RosterDraft
from planner.aggregates.roster_events import EVENTS as ROSTER
from planner.aggregates.scenario import EVENTS as SCENARIO
from planner.aggregates.scenario import Scenario
from planner.aggregates.settlement import EVENTS as SETTLEMENT
from planner.aggregates.settlement import Settlement
from planner.aggregates.visit import EVENTS as VISIT
from planner.aggregates.visit import Visit

AGGREGATES: tuple[type[Recorded], ...] = (
    Programme,
    Application,
    Assistant,
    Plan,
    Roster,
    RosterDraft,
    Visit,
    Scenario,
    TimesheetEntry,
    Settlement,
    Cost,
)
KINDS: dict[str, type[Recorded]] = {one.TOPIC: one for one in AGGREGATES}
EVENTS: tuple[type[Event], ...] = (
    PersonalDataRecorded,
    PersonalDataErased,
    *PROGRAMME,
    *APPLICATION,
    *LEAVING,
    *ASSISTANT,
    *PLAN,
    *ROSTER,
    *VISIT,
    *SCENARIO,
    *ENTRY,
    *SETTLEMENT,
    *COST,
)
TOPICS: dict[str, type[Event]] = {event.TOPIC: event for event in EVENTS}

for _topic, _event in TOPICS.items():
    register_topic(_topic, _event)
