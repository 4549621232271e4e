# The public names of twitchkit: type checkers read them here, and so does __init__.py, which imports each when it is
# first used. One line a name, "from HOME import NAME as NAME", in groups; names that only authors of packs in code need
# are in content.py.
# ruff: noqa: I001 (the groups are the order)

# What the project is about
from twitchkit.model.nutrient import Nutrient as Nutrient
from twitchkit.model.food import FoodSource as FoodSource
from twitchkit.model.condition import Condition as Condition
from twitchkit.model.assessment import Assessment as Assessment

# Scoring: load packs, read a profile, assess
from twitchkit.kit import load as load
from twitchkit.kit import Kit as Kit
from twitchkit.knowledge import Knowledge as Knowledge
from twitchkit.scoring import assess as assess
from twitchkit.profile_file import read_profile as read_profile
from twitchkit.profile_file import profile_to_dict as profile_to_dict
from twitchkit.structure import read_assessment as read_assessment
from twitchkit.published import schema as schema

# A profile
from twitchkit.model.profile import Profile as Profile
from twitchkit.model.profile import ProfileLike as ProfileLike
from twitchkit.model.profile import Reading as Reading
from twitchkit.model.profile import MedicineUse as MedicineUse
from twitchkit.model.profile import SupplementUse as SupplementUse
from twitchkit.model.profile import DietDay as DietDay
from twitchkit.model.profile import FoodEaten as FoodEaten
from twitchkit.model.profile import IntakeRecord as IntakeRecord

# A person's own words
from twitchkit.model.heard import TextReading as TextReading
from twitchkit.model.heard import Heard as Heard
from twitchkit.model.heard import HeardKind as HeardKind
from twitchkit.model.heard import HeardAs as HeardAs

# An assessment
from twitchkit.model.urgency import Urgency as Urgency
from twitchkit.model.urgency import UrgencyReason as UrgencyReason
from twitchkit.model.urgency import HelplineResult as HelplineResult
from twitchkit.model.safety import Tier as Tier
from twitchkit.model.assessment import ConditionResult as ConditionResult
from twitchkit.model.condition import Band as Band
from twitchkit.model.range import Range as Range
from twitchkit.model.range import Shift as Shift
from twitchkit.model.assessment import PriorResult as PriorResult
from twitchkit.model.assessment import Contribution as Contribution
from twitchkit.model.told import Told as Told
from twitchkit.model.told import ToldAnswer as ToldAnswer
from twitchkit.model.told import ToldSign as ToldSign
from twitchkit.model.told import ToldReading as ToldReading
from twitchkit.model.told import ToldUse as ToldUse
from twitchkit.model.told import State as State
from twitchkit.model.assessment import CriterionResult as CriterionResult
from twitchkit.model.assessment import CriterionState as CriterionState
from twitchkit.model.lack import LackAnswer as LackAnswer
from twitchkit.model.lack import Lack as Lack
from twitchkit.model.lack import LackVerdict as LackVerdict
from twitchkit.model.nutrient_result import NutrientResult as NutrientResult
from twitchkit.model.nutrient_result import Amount as Amount
from twitchkit.model.nutrient_result import Adequacy as Adequacy
from twitchkit.model.nutrient_result import UpperLimit as UpperLimit
from twitchkit.model.nutrient_result import LabResult as LabResult
from twitchkit.model.nutrient_result import LabClass as LabClass
from twitchkit.model.assessment import TipResult as TipResult
from twitchkit.model.assessment import Withheld as Withheld
from twitchkit.model.assessment import Warned as Warned
from twitchkit.model.provenance import Source as Source
from twitchkit.model.provenance import Status as Status
from twitchkit.model.provenance import Certainty as Certainty
from twitchkit.model.assessment import PackStamp as PackStamp
from twitchkit.model.assessment import Engine as Engine

# Questions
from twitchkit.model.question import Screen as Screen
from twitchkit.model.question import Question as Question
from twitchkit.model.question import AnswerKind as AnswerKind
from twitchkit.model.question import Purpose as Purpose
from twitchkit.model.question import PossibleChange as PossibleChange
from twitchkit.model.question import Stop as Stop
from twitchkit.model.question import StopReason as StopReason

# Why, and what if
from twitchkit.model.explanation import Explanation as Explanation
from twitchkit.model.explanation import OpenFact as OpenFact
from twitchkit.model.explanation import Supposed as Supposed
from twitchkit.model.explanation import Role as Role
from twitchkit.model.explanation import FindingResult as FindingResult
from twitchkit.model.advice import Claim as Claim
from twitchkit.model.counterfactual import Counterfactual as Counterfactual
from twitchkit.model.counterfactual import ChangedAnswer as ChangedAnswer
from twitchkit.model.counterfactual import Effect as Effect
from twitchkit.model.counterfactual import Sensitivity as Sensitivity

# Food
from twitchkit.diet.foods import Foods as Foods
from twitchkit.model.diary import Diary as Diary
from twitchkit.model.eaten import ReadFood as ReadFood
from twitchkit.model.eaten import FoodMatch as FoodMatch
from twitchkit.quantity import Interval as Interval
from twitchkit.model.eaten import Eaten as Eaten
from twitchkit.model.eaten import EatenAmount as EatenAmount
from twitchkit.model.eaten import EatenFood as EatenFood
from twitchkit.model.food_advice import FoodAdvice as FoodAdvice
from twitchkit.model.suggestion import FoodSuggestion as FoodSuggestion
from twitchkit.model.suggestion import SuggestedFood as SuggestedFood
from twitchkit.model.suggestion import ClosedGap as ClosedGap
from twitchkit.model.suggestion import KeptLimit as KeptLimit

# Errors
from twitchkit.errors import TwitchkitError as TwitchkitError
from twitchkit.errors import ProblemsError as ProblemsError
from twitchkit.errors import ProfileError as ProfileError
from twitchkit.errors import PackError as PackError
from twitchkit.errors import KnowledgeError as KnowledgeError
from twitchkit.errors import AssessmentError as AssessmentError
from twitchkit.errors import UnknownIdError as UnknownIdError
from twitchkit.errors import MissingExtraError as MissingExtraError
from twitchkit.errors import Diagnostic as Diagnostic
