// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/accesstoken.h"

#include "services/identity/crypto.h"

namespace guichet::identity {

namespace {

constexpr qsizetype keyIdBytes = 8;
constexpr int maximumDigits = 16; // 2^53 has 16

// Reads the one spelling of the claims from left to right.
class Scanner
{
public:
    explicit Scanner(QByteArrayView text)
        : m_rest(text)
    {
    }
    void literal(QByteArrayView text)
    {
        m_good = m_good && m_rest.startsWith(text);
        if (m_good)
            m_rest = m_rest.sliced(text.size());
    }
    qint64 number()
    {
        qsizetype digits = 0;
        while (digits < m_rest.size() && m_rest[digits] >= '0' && m_rest[digits] <= '9')
            ++digits;
        m_good = m_good && digits > 0 && digits <= maximumDigits && m_rest.front() != '0';
        return m_good ? take(digits).toLongLong() : 0;
    }
    QByteArray word()
    {
        const qsizetype end = m_rest.indexOf('"');
        m_good = m_good && end >= 0;
        return m_good ? take(end) : QByteArray();
    }
    [[nodiscard]] bool isAtEnd() const { return m_good && m_rest.isEmpty(); }

private:
    QByteArray take(qsizetype size)
    {
        const QByteArray taken = m_rest.first(size).toByteArray();
        m_rest = m_rest.sliced(size);
        return taken;
    }
    QByteArrayView m_rest;
    bool m_good = true;
};

} // namespace

AccessTokens::AccessTokens(const SecureBytes &seed, const QByteArray &issuer, const QByteArray &audience)
    : m_key(seed)
    , m_issuer(issuer)
    , m_audience(audience)
    , m_keyId(base64Url(sha256(m_key.publicKey()).first(keyIdBytes)))
    , m_header(base64Url(R"({"alg":"EdDSA","typ":"at+jwt","kid":")" + m_keyId + R"("})"))
{
}

QByteArray AccessTokens::payload(const AccessClaims &claims) const
{
    const QLatin1StringView role = enumName(claims.role);
    return R"({"iss":")" + m_issuer + R"(","aud":")" + m_audience + R"(","sub":")"
        + QByteArray::number(claims.user.value) + R"(","role":")" + QByteArray(role.data(), role.size())
        + R"(","sid":")" + QByteArray::number(claims.session.value) + R"(","sv":)"
        + QByteArray::number(claims.sessionVersion) + R"(,"iat":)"
        + QByteArray::number(claims.issuedAtSeconds) + R"(,"exp":)"
        + QByteArray::number(claims.expiresAtSeconds) + '}';
}

std::optional<AccessClaims> AccessTokens::claimsOf(QByteArrayView payload) const
{
    Scanner scanner(payload);
    AccessClaims claims;
    scanner.literal(R"({"iss":")" + m_issuer + R"(","aud":")" + m_audience + R"(","sub":")");
    claims.user.value = scanner.number();
    scanner.literal(R"(","role":")");
    const auto role = enumFromName<Role>(QString::fromLatin1(scanner.word()));
    scanner.literal(R"(","sid":")");
    claims.session.value = scanner.number();
    scanner.literal(R"(","sv":)");
    claims.sessionVersion = scanner.number();
    scanner.literal(R"(,"iat":)");
    claims.issuedAtSeconds = scanner.number();
    scanner.literal(R"(,"exp":)");
    claims.expiresAtSeconds = scanner.number();
    scanner.literal("}");
    if (!scanner.isAtEnd() || !role)
        return std::nullopt;
    claims.role = *role;
    return claims;
}

QByteArray AccessTokens::sign(const AccessClaims &claims) const
{
    const QByteArray message = m_header + '.' + base64Url(payload(claims));
    return message + '.' + base64Url(m_key.sign(message));
}

std::optional<AccessClaims> AccessTokens::verify(QByteArrayView token, qint64 nowSeconds) const
{
    if (token.size() > maximumTokenBytes || !token.startsWith(m_header + '.'))
        return std::nullopt;
    const qsizetype dot = token.lastIndexOf('.');
    if (dot <= m_header.size())
        return std::nullopt;
    const auto signature = bytesOfBase64Url(token.sliced(dot + 1));
    if (!signature || !m_key.verify(token.first(dot), *signature))
        return std::nullopt;
    const auto payload = bytesOfBase64Url(token.sliced(m_header.size() + 1, dot - m_header.size() - 1));
    const auto claims = payload ? claimsOf(*payload) : std::nullopt;
    if (!claims)
        return std::nullopt;
    const qint64 life = claims->expiresAtSeconds - claims->issuedAtSeconds;
    const bool holds = life > 0 && life <= accessTokenSeconds
        && claims->issuedAtSeconds <= nowSeconds + clockSkewSeconds
        && nowSeconds < claims->expiresAtSeconds + clockSkewSeconds;
    return holds ? claims : std::nullopt;
}

} // namespace guichet::identity
