"""The names that authors of packs in code and of knowledge made by hand need; all others are in :mod:`twitchkit`.

>>> from twitchkit import Knowledge
>>> from twitchkit.content import Content, Source
>>> Knowledge.build(Content(sources=[Source(id="own:handbook", title="A handbook")])).sources["own:handbook"].title
'A handbook'
"""
# ruff: noqa: I001, PLC0414 (the groups are the order; "A as A" says that a name is offered)

# A pack
from twitchkit.packs import hookimpl as hookimpl
from twitchkit.model.content import Content as Content
from twitchkit.model.override import Override as Override
from twitchkit.model.thresholds import Thresholds as Thresholds

# What every statement says of itself
from twitchkit.model.provenance import Source as Source
from twitchkit.model.provenance import Citation as Citation
from twitchkit.model.provenance import Status as Status
from twitchkit.model.provenance import Certainty as Certainty

# The vocabulary
from twitchkit.model.vocabulary import Finding as Finding
from twitchkit.model.vocabulary import Kind as Kind
from twitchkit.model.vocabulary import Sample as Sample
from twitchkit.model.vocabulary import TakenFrom as TakenFrom
from twitchkit.model.vocabulary import Derivation as Derivation
from twitchkit.model.vocabulary import Measurement as Measurement
from twitchkit.model.vocabulary import Limits as Limits
from twitchkit.model.vocabulary import Medicine as Medicine
from twitchkit.quantity import Interval as Interval
from twitchkit.quantity import Quantity as Quantity
from twitchkit.quantity import Scale as Scale

# Conditions
from twitchkit.model.condition import Condition as Condition
from twitchkit.model.condition import Comparison as Comparison
from twitchkit.model.condition import Prior as Prior
from twitchkit.model.condition import Factor as Factor
from twitchkit.model.condition import Group as Group
from twitchkit.model.condition import OnFood as OnFood
from twitchkit.model.condition import Evidence as Evidence
from twitchkit.model.addition import AddedEvidence as AddedEvidence
from twitchkit.model.condition import Criterion as Criterion
from twitchkit.model.condition import Advised as Advised
from twitchkit.model.condition import Ceiling as Ceiling
from twitchkit.model.condition import Band as Band

# Safety and advice
from twitchkit.model.safety import Tier as Tier
from twitchkit.model.safety import RedFlag as RedFlag
from twitchkit.model.safety import Scope as Scope
from twitchkit.model.safety import Caution as Caution
from twitchkit.model.safety import CriticalLimit as CriticalLimit
from twitchkit.model.safety import Help as Help
from twitchkit.model.safety import Helpline as Helpline
from twitchkit.model.addition import Phrases as Phrases
from twitchkit.model.interview import Complaint as Complaint
from twitchkit.model.interview import FollowUp as FollowUp
from twitchkit.model.interview import Topic as Topic
from twitchkit.model.advice import Tip as Tip
from twitchkit.model.advice import Claim as Claim
from twitchkit.model.advice import Use as Use
from twitchkit.model.advice import Verdict as Verdict

# Nutrients and foods
from twitchkit.model.nutrient import Nutrient as Nutrient
from twitchkit.model.nutrient import DayToDay as DayToDay
from twitchkit.model.nutrient import Distribution as Distribution
from twitchkit.model.nutrient import ReferenceIntake as ReferenceIntake
from twitchkit.model.nutrient import LifeState as LifeState
from twitchkit.model.nutrient import Percentiles as Percentiles
from twitchkit.model.nutrient import UpperLimitScope as UpperLimitScope
from twitchkit.model.nutrient import OpenTest as OpenTest
from twitchkit.model.nutrient import RequirementFactor as RequirementFactor
from twitchkit.model.food import FoodSource as FoodSource
from twitchkit.model.diet import FoodTag as FoodTag
from twitchkit.model.diet import Diet as Diet
from twitchkit.model.food import FoodDatabase as FoodDatabase
from twitchkit.model.food import HouseholdMeasure as HouseholdMeasure
