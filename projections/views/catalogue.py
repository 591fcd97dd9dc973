"""All read models by name."""

from projections.engine.model import Projection
from projections.views.balances import Balances
from projections.views.plans import Plans
from projections.views.quota import Quota
from projections.views.ranking import Ranking
from projections.views.rosters import Rosters
from projections.views.visits import Visits

PROJECTIONS: dict[str, type[Projection]] = {one.name: one for one in (Balances, Ranking, Quota, Plans, Rosters, Visits)}
