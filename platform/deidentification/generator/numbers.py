"""Made-up numbers of the right shape: references, telephone numbers, dates, ages, vehicles and house numbers."""

from __future__ import annotations

import random
from collections.abc import Callable

from deidentification.generator.templates import keyed

MOD23 = "ZABCDEFGHJKLMNPQRTUVWXY"
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WELSH_MONTHS = [
    "Ionawr",
    "Chwefror",
    "Mawrth",
    "Ebrill",
    "Mai",
    "Mehefin",
    "Gorffennaf",
    "Awst",
    "Medi",
    "Hydref",
    "Tachwedd",
    "Rhagfyr",
]
_WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_WELSH_AGES = ["flwydd", "dwy", "tair", "pedair", "pump", "chwech", "saith", "wyth", "naw", "deg"]
_LETTERS = "ABCDEFGHJKLMNPRTUVWXYZ"


class Numbers:
    """Numbers of every class of the identifier table, from one source of chance."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def fill(self, shape: str) -> str:
        """Fill a shape: 9 is a digit, 8 a digit that is not nought, A a letter; anything else stands."""
        letters = {"9": "0123456789", "8": "123456789", "A": _LETTERS}
        return "".join(self.chance.choice(letters.get(c, c)) for c in shape)

    def pick(self, shapes: str) -> str:
        """Fill one of several shapes, written with bars between them."""
        return self.fill(self.chance.choice(shapes.split("|")))

    def crn(self) -> str:
        """Give a case reference number."""
        return self.pick("A999999|A999999|A999999|A999 999|A 999999")

    def noms(self) -> str:
        """Give a prison number."""
        return self.pick("A8999AA|A8999AA|A8999AA|A 8999 AA")

    def pnc(self) -> str:
        """Give a Police National Computer number with its check letter, which is sometimes wrong."""
        year, serial = self.chance.randint(1968, 2025), self.chance.randint(1, 999999)
        check = MOD23[int(f"{year % 100:02d}{serial:07d}") % 23]
        if self.chance.random() < 0.3:
            check = self.chance.choice(_LETTERS)
        return self.chance.choice([f"{year}/{serial:07d}{check}", f"{year % 100:02d}/{serial}{check}"])

    def cro(self) -> str:
        """Give a Criminal Records Office number."""
        return self.pick("899999/99A|89999/99A|SF99/899999A")

    def nino(self) -> str:
        """Give a National Insurance number in HMRC's example series."""
        return self.fill(self.chance.choice(["QQ 99 99 99 ", "QQ999999", "qq 99 99 99 "])) + self.chance.choice("ABCD")

    def nhs(self) -> str:
        """Give a number of the NHS series that is never issued."""
        end = self.fill("9999999")
        return self.chance.choice([f"999 {end[:3]} {end[3:]}", f"999{end}", f"999-{end[:3]}-{end[3:]}"])

    def reference(self) -> str:
        """Give a reference of a police force, court, prison or landlord."""
        return self.pick(
            "899999/99|89AA/89999/99|99AA899999|89/99999/99|AA/8999/99|A8/89999/99|AA99A99999|T2999 8999|T20998999|"
            "89999999|AAA-899999|899/99|CAD 8999|999 of 99/99|AA/99999|22000899999|54099999/99|8999-99-99|A-8999|"
            "99/AA89/99/89999A|89/9999/899999A|AAA8999999|#899999|AA 8999"
        )

    def short_reference(self) -> str:
        """Give a short number that follows a word such as "log" or "collar"."""
        return self.pick("8999|899|89999|A8999|AA899|899A|899999")

    def account(self) -> str:
        """Give a sort code and an account number."""
        return self.pick("99-99-99 89999999|99-99-99|89999999|99-99-99 / 89999999|999999 89999999")

    def licence(self) -> str:
        """Give a driving licence or passport number."""
        return self.pick("AAAAA899999AA9AA|AAAA9 899999 A99AA|899999999|AA8999999")

    def address_of_machine(self) -> str:
        """Give an internet address of the ranges for documentation."""
        return f"{self.chance.choice(['192.0.2', '198.51.100', '203.0.113'])}.{self.chance.randint(1, 254)}"

    def phone(self) -> str:
        """Give a telephone number of the ranges reserved for drama."""
        shapes = keyed("shapes")["phone"]
        shape = self.chance.choice(shapes).replace("~", " ")
        return "".join(self.chance.choice("0123456789") if c == "#" else c for c in shape)

    def vehicle(self) -> str:
        """Give a registration."""
        plate = self.pick("AA09 AAA|AA89 AAA|AA19AAA|A899 AAA|A89 AAA|AAA 899A|AA6 8AAA|AA29-AAA|A8 AAA|AA72 AAA")
        return plate.lower() if self.chance.random() < 0.15 else plate

    def postcode(self) -> str:
        """Give a postcode."""
        area = self.chance.choice(keyed("shapes")["postcode_area"])
        gap = self.chance.choice([" ", " ", " ", ""])
        inner = self.chance.choice("123456789") + "".join(self.chance.choice("ABDEFGHJLNPQRSTUWXYZ") for _ in range(2))
        return f"{area}{self.chance.randint(1, 29)}{gap}{inner}"

    def house(self) -> str:
        """Give a house number."""
        return self.pick("8|89|89|89|899|89a|8b|89c")

    def _ordinal(self, day: int) -> str:
        return f"{day}{'th' if 10 < day < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"

    def date(self, first: int = 2016, last: int = 2026) -> str:
        """Give an exact day in one of many forms."""
        day, month, year = self.chance.randint(1, 28), self.chance.randint(1, 12), self.chance.randint(first, last)
        name, short = _MONTHS[month - 1], _MONTHS[month - 1][:3]
        forms: list[Callable[[], str]] = [
            lambda: f"{day} {name} {year}",
            lambda: f"{day} {name} {year}",
            lambda: f"{self._ordinal(day)} {name} {year}",
            lambda: f"{self._ordinal(day)} {name}",
            lambda: f"{day} {name}",
            lambda: f"{day:02d}/{month:02d}/{year}",
            lambda: f"{day:02d}/{month:02d}/{year % 100:02d}",
            lambda: f"{day}/{month}/{year % 100:02d}",
            lambda: f"{day:02d}.{month:02d}.{year % 100:02d}",
            lambda: f"{day}.{month}.{year}",
            lambda: f"{day} {short} {year % 100:02d}",
            lambda: f"{day} {short} {year}",
            lambda: f"{self._ordinal(day)} {short}",
            lambda: f"{self._ordinal(day)} of {name}",
            lambda: f"the {self._ordinal(day)} of {name} {year}"[4:],
            lambda: f"{name} {self._ordinal(day)}",
            lambda: f"{name} {day}, {year}",
            lambda: f"{day}-{short}-{year % 100:02d}",
            lambda: f"{day}{short}{year % 100:02d}",
            lambda: f"{year}-{month:02d}-{day:02d}",
            lambda: f"{day}/{month}",
            lambda: f"{day} {short} '{year % 100:02d}",
        ]
        return self.chance.choice(forms)()

    def welsh_date(self) -> str:
        """Give an exact day in Welsh."""
        day, month, year = (
            self.chance.randint(1, 28),
            self.chance.choice(_WELSH_MONTHS),
            self.chance.randint(2018, 2026),
        )
        ordinal = {1: "1af", 2: "2il", 3: "3ydd", 4: "4ydd", 5: "5ed", 6: "6ed", 7: "7fed", 8: "8fed", 9: "9fed"}
        marked = ordinal.get(day, f"{day}{'fed' if day in (10, 12, 15, 18, 20) else 'eg'}")
        return self.chance.choice(
            [f"{day} {month} {year}", f"{day} {month}", f"{marked} o {month}", f"{marked} {month}"]
        )

    def ordinal(self) -> str:
        """Give a day of the month without the month."""
        return self._ordinal(self.chance.randint(1, 28))

    def birth(self) -> str:
        """Give a date of birth."""
        while True:
            found = self.date(1942, 2008)
            if sum(letter.isdigit() for letter in found) > 3:
                return found

    def child(self) -> str:
        """Give a child's age as a bare number or word."""
        age = self.chance.randint(1, 17)
        return self.chance.choice([str(age), str(age), _WORDS.split()[age - 1]])

    def child_digits(self) -> str:
        """Give a child's age in digits."""
        return str(self.chance.randint(1, 17))

    def old(self) -> str:
        """Give an age over eighty."""
        return str(self.chance.randint(81, 98))

    def adult(self) -> str:
        """Give an adult's age, which identifies nobody."""
        return str(self.chance.randint(18, 79))

    def welsh_child(self) -> str:
        """Give a child's age in Welsh."""
        age = self.chance.randint(2, 16)
        words = [f"{age} oed", f"{age} mlwydd oed", f"{age} oed"]
        if age <= 10:
            words.append(f"{_WELSH_AGES[age - 1]} oed")
        return self.chance.choice(words)

    def small(self) -> str:
        """Give a small number."""
        return str(self.chance.randint(2, 12))

    def months(self) -> str:
        """Give a length in months."""
        return str(self.chance.choice([4, 6, 8, 9, 10, 12, 14, 15, 16, 18, 20, 24, 26, 30, 32, 36, 40, 42, 48, 54, 60]))

    def percent(self) -> str:
        """Give a percentage with one place."""
        return f"{self.chance.randint(0, 89)}.{self.chance.randint(0, 99)}"

    def clock(self) -> str:
        """Give a time of day."""
        hour, minute = self.chance.randint(0, 23), self.chance.choice(["00", "15", "30", "45", "10", "05", "20"])
        clock_forms = [
            f"{hour:02d}:{minute}",
            f"{hour % 12 or 12}pm",
            f"{hour % 12 or 12}.{minute}am",
            f"{hour:02d}{minute}hrs",
        ]
        return self.chance.choice(clock_forms)
