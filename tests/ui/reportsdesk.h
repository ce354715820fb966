// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/statstablemodel.h"
#include "tests/ui/samplefigures.h"
#include "ui/common/amounttable.h"
#include "ui/common/statuschip.h"
#include "ui/common/theme.h"
#include "ui/stats/barchart.h"
#include "ui/stats/reportspage.h"

#include <QComboBox>
#include <QTest>
#include <QUrlQuery>

// The reports page of the sample bank on screen, its manager signed in.
namespace guichet::testing {

struct Reports {
    explicit Reports(void (*prepare)(SampleBank &) = [](SampleBank &given) { giveFigures(given); })
    {
        prepare(bank);
        page = std::make_unique<ui::ReportsPage>(bank.context());
        page->resize(1146, 650);
        page->show();
        page->activateWindow();
        page->enter();
    }
    template <class W>
    W *find(const char *name) const
    {
        W *found = page->findChild<W *>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    ui::AmountTable *table() const { return find<ui::AmountTable>("reportsTable"); }
    ui::AmountTable *entries() const { return find<ui::AmountTable>("entriesTable"); }
    ui::BarChart *chart() const { return find<ui::BarChart>("reportsChart"); }
    int rows() const { return table()->model()->rowCount(); }
    const QList<StatsRow> &figures() const { return static_cast<StatsTableModel *>(table()->model())->rows(); }
    bool isLoaded() const
    {
        return waitUntil([this] { return rows() > 0; });
    }
    void choose(const char *box, int row) const
    {
        auto *chosen = find<QComboBox>(box);
        chosen->setCurrentIndex(row);
        Q_EMIT chosen->activated(row);
    }
    QString chip() const { return find<ui::StatusChip>("entriesChip")->text(); }
    void openRow(int row, int column = 0) const
    {
        table()->setCurrentIndex(table()->model()->index(row, column));
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Return);
    }

    SampleBank bank{SampleBank::SignIn::Yes, Role::Manager};
    std::unique_ptr<ui::ReportsPage> page;
};

inline QUrlQuery queryOf(const ScriptedServer::Request &request)
{
    return QUrlQuery(QUrl::fromEncoded(request.target));
}

inline QUrlQuery lastQuery(const SampleBank &bank, const wire::EndpointInfo &info)
{
    return queryOf(bank.server.requests(info).last());
}

} // namespace guichet::testing
