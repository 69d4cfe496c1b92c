"""Check characters of the numbers that criminal justice and health services give to people.

Sources: the PNC and CRO rules and their shared alphabet are those of the ministry's public code
(person record); the NHS number rule is that of the NHS data dictionary. A random letter passes a modulus-23 check about
once in 23 times, so a pass raises confidence and a failure never clears a number: a mistyped number still leaks.
"""

from __future__ import annotations

MOD23 = "ZABCDEFGHJKLMNPQRTUVWXY"


def pnc_ok(year2: str, serial: str, check: str) -> bool:
    """Say whether a Police National Computer number carries the right check letter.

    ``year2`` is the last two digits of the year, ``serial`` its one to seven digits, ``check`` the final letter.
    """
    return MOD23[int(year2 + serial.zfill(7)) % 23] == check.upper()


def cro_ok(serial: str, year2: str, check: str, sf: bool = False) -> bool:
    """Say whether a Criminal Records Office number carries the right check letter.

    ``sf`` marks the form that begins SF, whose serial number is taken as given instead of padded to six digits.
    """
    return MOD23[int(year2 + (serial if sf else serial.zfill(6))) % 23] == check.upper()


def nhs_ok(ten: str) -> bool:
    """Say whether ten digits form a valid NHS number (modulus 11; a remainder that gives 10 is never issued)."""
    if len(ten) != 10 or not ten.isascii() or not ten.isdigit():
        return False
    remainder = 11 - sum(int(digit) * (10 - place) for place, digit in enumerate(ten[:9])) % 11
    return remainder != 10 and remainder % 11 == int(ten[9])


def luhn_ok(digits: str) -> bool:
    """Say whether the digits of a payment card pass the Luhn check."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
