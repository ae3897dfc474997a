"""Values of clinic.toml as typed nouns: read once, refused with file and line before anything is spoken."""

from __future__ import annotations

import re
import unicodedata

import phonenumbers
from phonenumbers import CountryCodeSource, NumberParseException, PhoneNumberFormat, ValidationResult

from voiceguide.config.table import Table
from voiceguide.errors import ConfigError
from voiceguide.model.values import MonthRange, PhoneNumber

DEFAULT_REGION = "US"
_HINT = "Write it like 555-0100, +1 555 555 0100 or +1 555 555 0100 ext. 12."
_EXTENSION = re.compile(r"[ ,;]*(?<![a-z])(?:extension|ext\.?|x|#)[ :.]*(?P<digits>[0-9]{1,7})", re.IGNORECASE)
_NO_EXTENSION = re.compile(r"(?<![a-z])(?:extension|ext|x)[ .]*$", re.IGNORECASE)
_MAIN = re.compile(r"\+? ?[0-9(][0-9A-Za-z ().\-/]*")
_WRONG = {
    ValidationResult.TOO_LONG: "is too long for a phone number",
    ValidationResult.TOO_SHORT: "is too short for a phone number",
    ValidationResult.INVALID_LENGTH: "has a length that no phone number has",
    ValidationResult.INVALID_COUNTRY_CODE: "begins with a country code that does not exist",
}


def read_region(table: Table) -> str:
    """The country whose phone numbers are written without a plus (ISO 3166). Raises ConfigError."""
    region = table.text("region", DEFAULT_REGION).strip().upper()
    if region not in phonenumbers.SUPPORTED_REGIONS:
        raise table.error("region", f"region {region!r} is no country.", "Write two letters (ISO 3166), like US or GB.")
    return region


def read_phone(table: Table, name: str, region: str) -> PhoneNumber:
    """A phone number of the clinic. Raises ConfigError for what cannot be one in this region or any other."""
    written = tidied(table.text(name))
    if not written:
        raise table.error(name, f"{name} is empty.", "Fill it in.")
    if len(re.findall("[0-9]", written)) < 2:
        raise table.error(name, f"{name} is no phone number, it has no digits: {written!r}.", _HINT)
    main, extension = _parts(written)
    has_letters = re.search("[A-Za-z]", main) is not None
    if (
        not _MAIN.fullmatch(main)
        or _NO_EXTENSION.search(main)
        or (has_letters and not phonenumbers.is_alpha_number(main))
    ):
        raise table.error(name, f"{name} is no phone number: {written!r}.", _HINT)
    try:
        number = phonenumbers.parse(main, region, keep_raw_input=True)
    except NumberParseException as error:
        raise _impossible(table, name, written, error) from error
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason not in (ValidationResult.IS_POSSIBLE, ValidationResult.IS_POSSIBLE_LOCAL_ONLY) and not (
        # 111 or 811: lines that a whole country dials.
        reason == ValidationResult.TOO_SHORT and phonenumbers.is_possible_short_number_for_region(number, region)
    ):
        raise table.error(name, f"{name} {_WRONG[reason]}: {written!r}.", _HINT)
    return _typed(written, main, extension, number)


def read_months(table: Table, name: str) -> MonthRange:
    """A range such as [1, 6]. Raises ConfigError."""
    months = table.data[name]
    if (
        not isinstance(months, list)
        or len(months) != 2
        or not all(isinstance(m, int) and not isinstance(m, bool) and 1 <= m <= 24 for m in months)
        or months[0] > months[1]
    ):
        raise table.error(name, f"{name} is no range of months.", "Write it like [1, 6].")
    return MonthRange(*months)


def tidied(text: str) -> str:
    """Plain digits, spaces, hyphens and signs for those that people paste: non-breaking, full-width, Arabic-Indic."""
    return " ".join("".join(_plain(char) for char in unicodedata.normalize("NFKC", text)).split())


def _plain(char: str) -> str:
    match unicodedata.category(char):
        case "Nd":
            return str(unicodedata.decimal(char))
        case "Pd":
            return "-"
        case _:
            return "-" if char == "\N{MINUS SIGN}" else char


def _parts(written: str) -> tuple[str, str]:
    """(the number, its extension or "")."""
    found = re.search(f"{_EXTENSION.pattern}$", written, re.IGNORECASE)
    return (written[: found.start()], found["digits"]) if found else (written, "")


def _impossible(table: Table, name: str, written: str, error: NumberParseException) -> ConfigError:
    wrong = {
        NumberParseException.TOO_LONG: _WRONG[ValidationResult.TOO_LONG],
        NumberParseException.INVALID_COUNTRY_CODE: _WRONG[ValidationResult.INVALID_COUNTRY_CODE],
    }.get(error.error_type, "is no phone number")
    return table.error(name, f"{name} {wrong}: {written!r}.", _HINT)


def _typed(written: str, main: str, extension: str, number: phonenumbers.PhoneNumber) -> PhoneNumber:
    """The trunk zero of +44 (0)20 is dialled only inside the country: an international number goes without it."""
    digits = phonenumbers.convert_alpha_characters_in_number(main)
    groups = tuple(re.findall("[0-9]+", digits))
    plus = number.country_code_source == CountryCodeSource.FROM_NUMBER_WITH_PLUS_SIGN
    if not plus and number.country_code_source != CountryCodeSource.FROM_NUMBER_WITH_IDD:
        return PhoneNumber(written, groups, plus, "".join(groups), extension)
    dialled = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    if plus and f"+{''.join(groups)}" != dialled:
        groups = tuple(re.findall("[0-9]+", re.sub(r"\( ?0 ?\)", " ", digits)))
        if f"+{''.join(groups)}" != dialled:
            groups = tuple(re.findall("[0-9]+", phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)))
    return PhoneNumber(written, groups, plus, dialled, extension)
