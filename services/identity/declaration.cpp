// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/declaration.h"

#include "models/values/searchfold.h"

namespace guichet::identity {

namespace {

enum class Lines { One, Several };

// Trimmed and NFC; nullopt when it holds what no name, address or number holds.
std::optional<QString> tidied(const QString &text, int maximumCharacters, Lines lines = Lines::One)
{
    if (!text.isValidUtf16())
        return std::nullopt;
    const QString result = text.normalized(QString::NormalizationForm_C).trimmed();
    const auto characters = result.toUcs4();
    const bool hasControl = std::any_of(characters.begin(), characters.end(), [lines](char32_t character) {
        if (character == U'\n' && lines == Lines::Several)
            return false;
        const auto category = QChar::category(character);
        return category == QChar::Other_Control || category == QChar::Separator_Line
            || category == QChar::Separator_Paragraph || QChar::isNonCharacter(character);
    });
    if (hasControl || characters.size() > maximumCharacters)
        return std::nullopt;
    return result;
}

bool holdsLetter(const QString &text)
{
    const auto characters = text.toUcs4();
    return std::any_of(characters.begin(), characters.end(),
                       [](char32_t character) { return QChar::isLetter(character); });
}

Outcome<QString> checkPhone(const QString &phone)
{
    const auto text = tidied(phone, maximumPhoneCharacters);
    const QString normalised = text ? normalisedPhone(*text) : QString();
    if (!text || (!text->isEmpty() && normalised.isEmpty()))
        return refuse(Refusal::InvalidValue, "phone");
    return normalised;
}

Outcome<QString> checkIdNumber(const QString &idNumber)
{
    const auto text = tidied(idNumber, maximumIdNumberCharacters);
    if (!text || (!text->isEmpty() && normalisedIdNumber(*text).isEmpty()))
        return refuse(Refusal::InvalidValue, "id_number");
    return *text;
}

bool isBirthDate(QDate date, QDate today)
{
    return date.isValid() && date <= today && date.addYears(maximumAgeYears) >= today;
}

} // namespace

Outcome<QString> checkName(const QString &name)
{
    const auto text = tidied(name, maximumNameCharacters);
    if (!text || !holdsLetter(*text))
        return refuse(Refusal::InvalidValue, "name");
    return *text;
}

Outcome<QString> checkEmail(const QString &email)
{
    const auto text = tidied(email, maximumEmailCharacters);
    const QString normalised = text ? normalisedEmail(*text) : QString();
    if (normalised.isEmpty())
        return refuse(Refusal::InvalidValue, "email");
    return normalised;
}

Outcome<CustomerDeclaration> checkDeclaration(const CustomerDeclaration &declared, QDate today)
{
    CustomerDeclaration checked;
    const auto name = checkName(declared.name);
    if (!name)
        return tl::unexpected(name.error());
    if (!isBirthDate(declared.birthDate, today))
        return refuse(Refusal::InvalidValue, "birth_date");
    const auto email = declared.email.isEmpty() ? Outcome<QString>(QString()) : checkEmail(declared.email);
    if (!email)
        return tl::unexpected(email.error());
    const auto phone = checkPhone(declared.phone);
    if (!phone)
        return tl::unexpected(phone.error());
    const auto address = tidied(QString(declared.address).replace(QLatin1String("\r\n"), QLatin1String("\n")),
                                maximumAddressCharacters, Lines::Several);
    if (!address)
        return refuse(Refusal::InvalidValue, "address");
    const auto idNumber = checkIdNumber(declared.idNumber);
    if (!idNumber)
        return tl::unexpected(idNumber.error());
    return CustomerDeclaration{*name, declared.birthDate, *email, *phone, *address, *idNumber};
}

} // namespace guichet::identity
