"""load() and Kit: the one object that most users hold."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from attrs import evolve, field, frozen

from twitchkit.errors import ProfileError, TwitchkitError, UnknownIdError
from twitchkit.knowledge import Knowledge
from twitchkit.knowledge.building import Building
from twitchkit.model.assessment import Assessment
from twitchkit.model.counterfactual import Counterfactual, Sensitivity
from twitchkit.model.diary import Diary
from twitchkit.model.explanation import Explanation
from twitchkit.model.food_advice import FoodAdvice
from twitchkit.model.heard import TextReading
from twitchkit.model.profile import Profile, ProfileLike
from twitchkit.model.question import Question, Screen, Stop
from twitchkit.model.suggestion import MOST_FOODS, SUGGESTION
from twitchkit.packs import load_content
from twitchkit.profile_file import ProfileSource, read_with
from twitchkit.scoring import Person, assessment_of
from twitchkit.scoring.door import enter

if TYPE_CHECKING:
    from twitchkit.diet.food_kit import FoodKit
    from twitchkit.diet.foods import Foods
    from twitchkit.text.reader import TextReader


class _Printer(Protocol):
    def text(self, shown: str, /) -> None: ...


@frozen
class Kit:
    """Loaded knowledge and what can be done with it; a value, without state. ``folders`` are those of its packs.

    >>> kit = load([])
    >>> kit.knowledge.complete
    True
    """

    knowledge: Knowledge
    folders: Mapping[str, Path] = field(factory=dict, eq=False, repr=False, kw_only=True)

    def _repr_pretty_(self, printer: _Printer, _cycle: bool) -> None:
        # What prints values at length, as hypothesis does, would print four megabytes of content, field by field.
        printer.text(repr(self))

    @property
    def foods(self) -> Foods:
        """All foods of the packs: search, read, get; a database is opened when it is first asked for something.

        >>> load(["vocabulary", "nutrients"]).foods.read("200 g of cooked spinach").food.name
        'spinach, cooked'
        """
        return self._food_kit.foods

    def assess(self, profile: ProfileLike, *, as_of: str = "") -> Assessment:
        """Return the assessment of a profile; raises ``ProfileError`` with everything that is wrong with it.

        ``as_of`` is the date to write on it (ISO 8601), and shows whether a pack is due for review; nothing here
        reads a clock. Wherever a profile is taken, a mapping with the same keys will do. A diary of foods is looked up
        in the foods of the packs.

        >>> load().assess(Profile(age=61, findings={"chest_pain": True})).urgency.tier.value
        'emergency'
        """
        return assessment_of(self._person(profile), as_of=as_of)

    def read_profile(self, source: ProfileSource) -> Profile:
        """Read a profile from a path, an open file or a mapping, with names, levels and units of these packs.

        Raises ``ProfileError`` with everything that is wrong, and the lines of a TOML file: that of
        :func:`~twitchkit.read_profile`, which knows no packs, and what else :meth:`assess` would find. Of a file that
        is something else (an export, a pack, FHIR, a spreadsheet) it says what, and what can be done with it.

        >>> load().read_profile({"age": 61, "findings": {"urge_to_move": True}}).age
        61.0
        """
        try:
            return read_with(lambda told: enter(self.knowledge, told).profile, source)
        except ProfileError:
            from twitchkit.other_files import recognize

            other = recognize(os.fsdecode(source)) if isinstance(source, str | os.PathLike) else None
            if other is not None:
                raise ProfileError([other]) from None
            raise

    def read_diary(self, path: str | os.PathLike[str]) -> Diary:
        """Read a food diary that another program exported: of Cronometer (servings or daily totals) or MyFitnessPal.

        The ``profile`` in it has what was eaten, with the export's own amounts of nutrients, and ``notes`` say what was
        not taken; put it together with what else is known of a person (``attrs.evolve(me, diet=diary.profile.diet)``).
        Raises ``ProfileError`` with everything that is wrong, each with file and line.

        >>> import pathlib, tempfile
        >>> path = pathlib.Path(tempfile.mkdtemp(), "servings.csv")
        >>> _ = path.write_text("Day,Food Name,Amount,Magnesium (mg)\\n2026-08-06,Almonds,30.00 g,81.00\\n")
        >>> load().read_diary(path).profile.diet[0].foods[0].nutrients
        {'magnesium': '81 mg'}
        """
        from twitchkit.diet.diaries import read_diary

        return read_diary(self.knowledge, path)

    def read_text(self, text: str) -> TextReading:
        """Return what a person's own words tell, for the person to confirm: findings, readings, medicines, age and sex.

        Each has the words that it rests on, and nothing of it counts before :meth:`TextReading.confirmed` puts into a
        profile what the person confirmed. Nothing is written or sent anywhere. Raises ``MissingExtraError`` where
        ``twitchkit[text]`` is not installed, and ``TwitchkitError`` for a text of more than 200,000 letters.

        >>> reading = load().read_text("I feel an urge to move my legs, but there is no pain.")
        >>> [(item.key, item.heard.value) for item in reading.to_confirm]
        [('urge_to_move', 'present'), ('leg_pain', 'absent')]
        """
        return self._text_reader.read(text)

    def explain(self, about: Assessment | ProfileLike, id: str, *, profile: ProfileLike | None = None) -> Explanation:
        """Return why something came out as it did, or why it did not, by its id or short name.

        An assessment that was read back, copied or sent to another process needs its ``profile``. Raises
        ``UnknownIdError`` for an unknown name, and ``TwitchkitError`` for an assessment without its profile, with
        another one, or made by other packs.

        >>> load().explain(Profile(age=61, findings={"painful_knot": False}), "nocturnal_leg_cramps").why_not[1]
        'No cramp is known.'
        """
        if id.startswith(SUGGESTION):
            return self._explain_suggestion(self._person(about, profile), about, id)
        from twitchkit.reasoning import explain

        return explain(self._person(about, profile), id)

    def next_question(self, profile: ProfileLike, *, skip: Collection[str] = ()) -> Question | Stop:
        """Return what to ask a person next, or why nothing more is asked; nothing is remembered in between.

        ``skip`` holds ids or short names that are not asked. Raises ``ProfileError`` for a profile that cannot be read
        and ``UnknownIdError`` for a name that nothing has.

        >>> load().next_question(Profile()).text
        'What brings you here? Choose all that fit.'
        """
        from twitchkit.reasoning import next_question

        return next_question(self._person(profile), skip=skip)

    def next_questions(self, profile: ProfileLike, *, skip: Collection[str] = ()) -> Screen | Stop:
        """Return what to ask a person next, together on one screen, or why nothing more is asked.

        :meth:`next_question` is the first of them; takes and raises what that does. ``skip`` may also hold "complaint".

        >>> load().next_questions(Profile()).title
        'What brings you here'
        """
        from twitchkit.reasoning import next_questions

        return next_questions(self._person(profile), skip=skip)

    def further_question(self, profile: ProfileLike, *, skip: Collection[str] = ()) -> Question | Stop:
        """Return what to ask a person who goes on where :meth:`next_question` stops; raises likewise.

        >>> kit = load()
        >>> skip = {"complaint", *kit.knowledge.findings}
        >>> kit.further_question(Profile(age=61, sex="male", medicines=(), supplements=()), skip=skip).purpose.value
        'further'
        """
        from twitchkit.reasoning import further_question

        return further_question(self._person(profile), skip=skip)

    def next_test(self, profile: ProfileLike, *, skip: Collection[str] = ()) -> Question | Stop:
        """Return the test that would tell most, to ask a doctor about, or why none is named; raises likewise.

        >>> load().next_test(Profile(age=61)).why
        'Nothing that is known so far points to a test.'
        """
        from twitchkit.reasoning import next_test

        return next_test(self._person(profile), skip=skip)

    def with_questions(self, assessment: Assessment, *, profile: ProfileLike | None = None) -> Assessment:
        """Return an assessment of this kit with the next question and the next test in it, as far as there are any.

        Takes a ``profile`` and raises ``TwitchkitError`` like :meth:`explain`.

        >>> kit = load()
        >>> [question.id for question in kit.with_questions(kit.assess(Profile(age=61))).questions]
        ['complaint']
        """
        from twitchkit.reasoning import questions_and_tests

        return evolve(assessment, questions=questions_and_tests(self._person(assessment, profile)))

    def counterfactuals(self, profile: ProfileLike) -> tuple[Counterfactual, ...]:
        """Return the smallest changes of answers and readings that would change a result, each run to see that it does.

        What fits best, the bands of the first three conditions and the urgency are watched. Raises ``ProfileError``
        for a profile that cannot be read.

        >>> found = load().counterfactuals(Profile(age=61, findings={"chest_pain": True}))[0]
        >>> found.changes[0].name, found.changes[0].after, found.effects[0].name, found.effects[0].after
        ('chest pain', 'no', 'how soon to get help', 'routine')
        """
        from twitchkit.reasoning import counterfactuals

        return counterfactuals(self._person(profile))

    def sensitivity(self, profile: ProfileLike) -> Sensitivity | None:
        """Return how firmly what fits best stands without estimates; None if nothing is at least possible or shown.

        Raises ``ProfileError`` for a profile that cannot be read.

        >>> answers = {"urge_to_move": True, "worse_at_rest": True, "relief_by_moving": "full", "evening_worse": True}
        >>> load().sensitivity(Profile(age=61, findings=answers)).name
        'Restless legs syndrome'
        """
        from twitchkit.reasoning import sensitivity

        return sensitivity(self._person(profile))

    def suggest_foods(
        self,
        about: Assessment | ProfileLike,
        *,
        profile: ProfileLike | None = None,
        nutrients: Sequence[str] = (),
        at_most: int = MOST_FOODS,
        alternatives: int = 0,
    ) -> FoodAdvice:
        """Return what to eat for what is missing, best first, and for which nutrients no food is suggested and why.

        It closes the gaps of ``nutrients`` (ids or short names), else of all that seem to be lacking, with ``at_most``
        so many foods; each of the ``alternatives`` has other foods. Raises ``UnknownIdError`` for an unknown nutrient,
        ``ProfileError`` for a profile that cannot be read, ``MissingExtraError`` where there is a gap and the solver
        is not installed; takes a ``profile`` and raises ``TwitchkitError`` as :meth:`explain` does.

        >>> from twitchkit import IntakeRecord
        >>> eaten = IntakeRecord(days=7, per_day={"magnesium": "200 mg"})
        >>> advice = load().suggest_foods(Profile(age=44, sex="female", intake=eaten))
        >>> [gap.name for gap in advice.suggestions[0].gaps]
        ['magnesium']
        """
        person = self._person(about, profile)
        return self._food_kit.advise(
            about if isinstance(about, Assessment) else assessment_of(person),
            person,
            nutrients=[self.knowledge.resolve("nutrients", name) for name in nutrients],
            at_most=at_most,
            alternatives=alternatives,
        )

    def with_foods(self, assessment: Assessment, *, profile: ProfileLike | None = None) -> Assessment:
        """Return an assessment of this kit with what to eat for what seems to be missing, if anything is.

        Where no intake was told, or nothing is missing, ``foods`` is empty and no solver is loaded; where the solver is
        not installed, it stays None and a notice says so. Takes a ``profile`` and raises ``TwitchkitError`` like
        :meth:`explain`.

        >>> from twitchkit import IntakeRecord
        >>> kit = load()
        >>> eaten = IntakeRecord(days=7, per_day={"magnesium": "200 mg"})
        >>> len(kit.with_foods(kit.assess(Profile(age=44, sex="female", intake=eaten))).foods)
        1
        """
        return self._food_kit.with_foods(assessment, self._person(assessment, profile))

    def report(
        self, assessment: Assessment, format: Literal["text", "html"] = "text", *, probabilities: bool = False
    ) -> str:
        """Return an assessment to read: as plain text, urgency first, sources last, or as one self-contained HTML file.

        ``probabilities`` adds estimated shares out of 100, as ranges. An assessment that was read back will do. Raises
        ``MissingExtraError`` for HTML where jinja2 is not installed, and ``ValueError`` for another format.

        >>> kit = load()
        >>> kit.report(kit.assess(Profile(age=61, findings={"chest_pain": True}))).splitlines()[1]
        'Get emergency help now.'
        """
        from twitchkit.render.written import written

        return written(assessment, format, knowledge=self.knowledge, probabilities=probabilities)

    def _explain_suggestion(self, person: Person, about: Assessment | ProfileLike, id: str) -> Explanation:
        foods = about.foods if isinstance(about, Assessment) else None
        if foods is None:
            foods = self.suggest_foods(assessment_of(person)).suggestions
        for suggestion in foods:
            if suggestion.id == id:
                return Explanation(id=id, name=suggestion.text, kind="food suggestion", result=suggestion, why_not=())
        raise UnknownIdError(f"'{id}' is not suggested to this person")

    @cached_property
    def _food_kit(self) -> FoodKit:
        from twitchkit.diet.food_kit import FoodKit

        return FoodKit(self.knowledge, self.folders)

    @cached_property
    def _text_reader(self) -> TextReader:
        from twitchkit.text.reader import TextReader

        return TextReader(self.knowledge)

    def _person(self, about: Assessment | ProfileLike, profile: ProfileLike | None = None) -> Person:
        """Return the person whom a profile tells of, or of whom an assessment was made; worked out at most once."""
        if not isinstance(about, Assessment):
            read = enter(self.knowledge, about)
            eaten = self._food_kit.eaten(read.profile.diet, read.stated) if read.profile.diet else None
            return Person.entered(self.knowledge, read, eaten)
        if about.knowledge != self.knowledge.digest:
            raise TwitchkitError("this assessment was made by other packs; explain it with the kit that made it")
        if profile is None and isinstance(about.person, Person):
            return about.person
        if profile is None:
            raise TwitchkitError("this assessment no longer has its profile: pass it as profile=...")
        person = self._person(profile)
        made = assessment_of(person)
        if (made.urgency, made.conditions) != (about.urgency, about.conditions):
            raise TwitchkitError("this assessment was made from another profile: pass that one")
        return person


def load(
    packs: Sequence[str] | None = None,
    *,
    paths: Sequence[str | os.PathLike[str]] = (),
    on_error: Literal["raise", "skip"] = "raise",
    prefer: Mapping[str, str] | None = None,
    reference: str | None = None,
) -> Kit:
    """Load packs and return a kit.

    ``packs`` names installed packs (None: all of them), ``paths`` adds pack folders. With ``on_error="skip"`` a broken
    pack is left out and every assessment says so, unless it holds safety content. ``prefer`` decides between packs
    that change one field ("target.field" → pack) or add evidence of one thing ("condition.evidence.finding" → pack).
    ``reference`` names the standard by which intakes are judged (None: that of the packs of the nutrients). Raises
    ``PackError`` with every problem of every pack, and ``UnknownIdError`` for a standard that no pack has.

    >>> sorted(pack.id for pack in load(["vocabulary", "nutrients"]).knowledge.packs)
    ['nutrients', 'vocabulary']
    """
    building = Building()
    loaded = load_content(packs, paths=paths, on_error=on_error, prefer=prefer, check=building)
    assert building.knowledge is not None  # what is loaded is sound
    knowledge = evolve(
        building.knowledge,
        packs=loaded.stamps,
        complete=loaded.complete,
        notices=loaded.notices,
        passed_over=loaded.passed_over,
    )
    chosen = knowledge if reference is None else knowledge.judged_by(reference)
    return Kit(chosen, folders=loaded.folders)
