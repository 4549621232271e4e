"""Sentences as people write them, with what they tell, written before any phrase; half of them were sealed."""

import pytest
from support.lay_sentences import (
    measured,
    sentences,
    sentences_of_a_fifth_writer,
    sentences_of_a_fourth_writer,
    sentences_of_a_third_writer,
    sentences_of_another_writer,
)


@pytest.mark.parametrize("sealed", [False, True], ids=["open", "sealed"])
def test_what_is_claimed_is_right_and_most_is_found(kit, sealed):
    figures = measured(kit, sentences(sealed=sealed))

    assert figures.opposite == ()
    assert figures.precision >= 0.95
    assert figures.recall >= 0.8


def test_the_words_of_another_writer_fare_no_worse_than_when_mended(kit):
    figures = measured(kit, sentences_of_another_writer(), without=("rx",))

    assert figures.opposite == ()
    assert figures.precision >= 0.92
    assert figures.recall >= 0.85


def test_the_words_of_a_third_writer_tell_nothing_as_its_opposite(kit):
    figures = measured(kit, sentences_of_a_third_writer(), without=("rx",))

    assert figures.opposite == ()
    assert figures.precision >= 0.91
    assert figures.recall >= 0.8


def test_the_words_of_a_fourth_writer_tell_nothing_as_its_opposite(kit):
    figures = measured(kit, sentences_of_a_fourth_writer(), without=("rx",))

    assert figures.opposite == ()
    assert figures.precision >= 0.91
    assert figures.recall >= 0.78


def test_the_words_of_a_fifth_writer_tell_nothing_as_its_opposite(kit):
    figures = measured(kit, sentences_of_a_fifth_writer(), without=("rx",))

    assert figures.opposite == ()
    assert figures.precision >= 0.88
    assert figures.recall >= 0.61


def test_the_list_is_what_it_is_said_to_be():
    assert (len(sentences(sealed=False)), len(sentences(sealed=True))) == (169, 169)
