"""Numbers that belong to one person or case; all of them invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.anonymise.recognisers import identifiers
from reflectapp.anonymise.recognisers.identifiers import has_valid_check_digit
from tests.support.recognising import found, masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Datix done (LD 6991340/18), 3/4 full", ["LD 6991340/18"]),
        ("the log number, 774, is here", ["774"]),
        ("log 774 of the 4th, incident 1147 of 3 March", ["774 of the 4th", "1147 of 3 March"]),
        ("PNC 14/209887X, log, 288 of 6 May", ["PNC 14/209887X", "288 of 6 May"]),
        ("number qq 12 34 56 c twice", ["qq 12 34 56 c"]),
        ("in 2024/25 and 10/2019, 150/90", []),
        ("dl no MORGA 753116 SM9IJ", ["MORGA 753116 SM9IJ"]),
        ("police ref is 14/88213/24, dash score 19", ["14/88213/24"]),
        ("Job sheet CLC/24/3079 says so", ["CLC/24/3079"]),
        ("500 mg/1000 ml and/1000, pp/100", []),
        ("on 12/03/2024 and 2024-03-12, 24/7 and/or 1/2/3", []),
        ("recorded under pr/40418/k today", ["pr/40418/k"]),
        ("NHS no 485 777 3456", ["485 777 3456"]),
        ("nhs number: 9434765919", ["9434765919"]),
        ("943 476 5919", ["943 476 5919"]),
        ("CHI 0101701234", ["0101701234"]),
        ("NI number JG103759A", ["JG103759A"]),
        ("jg 10 37 59 a", ["jg 10 37 59 a"]),
        ("reg YK67 UFP", ["YK67 UFP"]),
        ("his plate is yk67ufp", ["yk67ufp"]),
        ("Case ref ASC/0093412.", ["ASC/0093412"]),
        ("hospital number M0447213", ["M0447213"]),
        ("incident 1394", ["1394"]),
        ("police log CAD 882 and cad 914", ["882", "914"]),
        ("log no. 1394 of 07/02/2025", ["1394 of 07/02/2025"]),
        ("crime ref 13/24561/25", ["13/24561/25"]),
        ("sort code 20-30-40 acc 12345678", ["20-30-40", "12345678"]),
        ("///filled.count.soap", ["///filled.count.soap"]),
        ("LS24C00871 listed", ["LS24C00871"]),
        ("prison number A9921CX", ["A9921CX"]),
        ("Mosaic 4456712", ["4456712"]),
        ("paid to GB29 NWBK 6016 1331 9268 19", ["GB29 NWBK 6016 1331 9268 19"]),
        ("card 4929 1234 5678 9012", ["4929 1234 5678 9012"]),
        ("from 192.0.2.17", ["192.0.2.17"]),
        ("PC 4471 Iqbal", ["4471"]),
        ("rent account RA 558 019 2", ["RA 558 019 2"]),
        ("device no HDC 77-40192. curfew", ["HDC 77-40192"]),
        ("her med card D 771204 A", ["D 771204 A"]),
        ("key safe 4471C: in bed", ["4471C"]),
        ("informed police 101, then police 4471", ["4471"]),
    ],
)
def test_identifiers_are_found(text: str, expected: list[str]) -> None:
    assert found(identifiers.find, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "seen at 10.30 on ward 12, BP 120/80, 3 of 14",
        "£1,200 a month and 2,500 words",
        "section 47, s117, form H4, the A64, COVID-19, GCSE 2019",
        "in case 2 of us go",
        "he said no 8.15 meds, asked for it x7, told no 2",
        "set the alarm 6.30, set the alarm 6",
    ],
)
def test_everyday_numbers_are_not_masked(text: str) -> None:
    assert masked(identifiers.find, text) == []


def test_a_short_number_after_a_word_of_reference_is_asked_about() -> None:
    assert found(identifiers.find, "the house no 9 and direct obs no. 2") == ["9", "2"]


def test_the_check_digit_is_that_of_the_nhs_data_dictionary() -> None:
    assert has_valid_check_digit("9434765919")
    assert not has_valid_check_digit("9434765918")


@given(st.text("0123456789", min_size=9, max_size=9))
def test_at_most_one_last_digit_fits(nine: str) -> None:
    assert sum(has_valid_check_digit(nine + last) for last in "0123456789") <= 1
