// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/routes/docspage.h"

#include "tests/e2e/bankfixture.h"

using namespace guichet;

/// The documentation as a browser gets it: complete, and nothing in it that runs or is fetched from elsewhere.
class TestDocsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_bank = std::make_unique<BankFixture>(); }
    void cleanupTestCase() { m_bank.reset(); }
    void everyEndpointIsOnIt();
    void nothingRunsAndNothingIsFetched();
    void theStyleSheet();
    void everyLinkLeadsSomewhere();

private:
    EdgeClient::Reply page() { return m_bank->stranger().send("GET", "/api/docs"); }
    std::unique_ptr<BankFixture> m_bank;
};

void TestDocsPage::everyEndpointIsOnIt()
{
    const auto reply = page();
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.headers.value("content-type"), QByteArray("text/html; charset=utf-8"));
    for (const wire::EndpointInfo *info : wire::allEndpoints()) {
        QVERIFY2(reply.body.contains(QByteArray("<section id=\"op-") + info->name + '"'), info->name);
        QVERIFY2(reply.body.contains(QByteArray("<code>") + info->path + "</code>"), info->path);
    }
    for (const auto &[refusal, name] : EnumNames<Refusal>::values)
        QVERIFY2(reply.body.contains(QByteArray("<code>") + name + "</code>"), name);
}

void TestDocsPage::nothingRunsAndNothingIsFetched()
{
    const auto reply = page();
    QCOMPARE(reply.headers.value("content-security-policy"), QByteArray(http::docsPolicy));
    QVERIFY(reply.headers.value("content-security-policy").startsWith("default-src 'none'"));
    for (const char *word : {"<script", "style=", "onclick", "onload", "http://", "https://", "javascript:", "<img", "<iframe"})
        QVERIFY2(!reply.body.contains(word), word);
}

void TestDocsPage::theStyleSheet()
{
    const auto reply = m_bank->stranger().send("GET", "/api/docs/style.css");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.headers.value("content-type"), QByteArray("text/css; charset=utf-8"));
    QCOMPARE(reply.body, http::docsStyle());
    QVERIFY(!reply.body.contains("url(") && !reply.body.contains("@import"));
}

void TestDocsPage::everyLinkLeadsSomewhere()
{
    const QByteArray html = page().body;
    static const QRegularExpression link(QStringLiteral("href=\"([^\"]*)\""));
    auto found = link.globalMatch(QString::fromUtf8(html));
    int links = 0;
    while (found.hasNext()) {
        const QByteArray target = found.next().captured(1).toUtf8();
        if (target.startsWith('#'))
            QVERIFY2(html.contains("id=\"" + target.mid(1) + '"'), target);
        else
            QCOMPARE(m_bank->stranger().send("GET", target).status, 200);
        ++links;
    }
    QVERIFY(links > 50);
}

QTEST_GUILESS_MAIN(TestDocsPage)
#include "tst_docspage.moc"
