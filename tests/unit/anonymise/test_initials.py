"""People by their initials, and the abbreviations that are nobody's."""

import pytest

from reflectapp.anonymise.recognisers import initials
from tests.support.recognising import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i'll call him n, for now", ["n"]),
        ("I saw JB today", ["JB"]),
        ("I rang S.Birch. W.Chan d/w the ward", ["S.Birch", "W.Chan"]),
        ("coffee with z.nightingale, then home", ["z.nightingale"]),
        ("good effect v.k. but tired", ["v.k."]),
        ("J.e.a.n rang, J-e-a-n again, j e a n too", ["J.e.a.n", "J-e-a-n", "j e a n"]),
        ("n-n-no, a-a-a, 4 a b", []),
        ("m ok. t ok. d gone home", ["m", "t", "d"]),
        ("- FN – settled\ncc DT", ["FN", "DT"]),
        ("e.g. at 3 p.m. i.e. late, d.o.b. unknown", []),
        ("sat w him n ate 2, c u then, a t shirt", []),
        ("JB's mum rang", ["JB"]),
        ("met J.B. there", ["J.B."]),
        ("told J.McK. so", ["J.McK"]),
        ("ZK says yes", ["ZK"]),
        ("K was late again", ["K"]),
        ("with T, who laughed", ["T"]),
        ("i like m but find d hard. told m about d", ["m", "d", "m", "d"]),
        ("k's mum shouted", ["k"]),
        ("mum of k phoned, dad of n came", ["k", "n"]),
        ("told n to ring", ["n"]),
        ("told w. w said no. went w Kev w the dog", ["w", "w"]),
        ("plan b, vitamin d, u r", []),
        ("A service user (A) told me. A said no, then a told them", ["A", "A", "a"]),
        ("a mum (a) rang", ["a"]),
        ("Plan A was better. A was quick... A nurse said so, a cup", ["A"]),
        ("ref 60, signed r salt, timesheet r. salt / dresden", ["r salt", "r. salt"]),
        ("signed a form, signed i think", []),
        ("Hepatitis A is rare, influenza A was found, a Q and A is due", []),
        ("the option (a) or the grade (A), he got an A was all", []),
        ("we have closed DM. then we talked about DM, who did not come", ["DM", "DM"]),
        ("told dm the truth", ["dm"]),
        ("with the GP, told OT, asked ta", []),
        ("T2DM, DM type 2", []),
        ("a bit greyer.\n\nYours, as ever,\nA x", ["A"]),
        ("lots of love\nm", ["m"]),
        ("Kind regards,\n\nÉ x", ["É"]),
        ("if anything,\nI went. apples,\na pear", []),
        ("the GP, the CPN and an AMHP under the MHA", []),
        ("CAMHS, DBT, PRN, NHS, IT and TV", []),
        ("MDT at 2 re DNACPR", []),
        ("vitamin D and plan B", []),
        ("I was at A and E", []),
    ],
)
def test_initials_are_found(text: str, expected: list[str]) -> None:
    assert found(initials.find, text) == expected
