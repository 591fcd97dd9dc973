"""All read models by name."""

from projections.balances import Balances
from projections.model import Projection
from projections.plans import Plans
from projections.quota import Quota
from projections.ranking import Ranking
from projections.rosters import Rosters
from projections.visits import Visits

PROJECTIONS: dict[str, type[Projection]] = {one.name: one for one in (Balances, Ranking, Quota, Plans, Rosters, Visits)}
