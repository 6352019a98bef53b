"""The mark of an argument that was left out."""

from __future__ import annotations

import copy
import pickle

from runtime.omitted import OMITTED, Omitted


def test_omitted_is_false_and_says_its_name() -> None:
    assert not OMITTED
    assert repr(OMITTED) == "OMITTED"


def test_omitted_stays_itself_when_copied() -> None:
    assert copy.deepcopy(OMITTED) is OMITTED
    assert pickle.loads(pickle.dumps(OMITTED)) is OMITTED
    assert list(Omitted) == [OMITTED]


def test_omitted_is_not_null() -> None:
    assert OMITTED != None  # noqa: E711 - equality itself is what is asked
