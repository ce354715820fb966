// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/pagedrows.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>

namespace guichet::testing {

/// The columns' titles.
inline QStringList titles(const PagedTableModel &model)
{
    QStringList result;
    for (int column = 0; column < model.columnCount(); ++column)
        result += model.headerData(column, Qt::Horizontal).toString();
    return result;
}

/// A row as people read it, or as another role gives it.
inline QStringList texts(const PagedTableModel &model, int row, int role = Qt::DisplayRole)
{
    QStringList result;
    for (int column = 0; column < model.columnCount(); ++column)
        result += model.index(row, column).data(role).toString();
    return result;
}

/// As people read it, without the marks that keep amounts and numbers whole in right-to-left text.
inline QStringList bareTexts(const PagedTableModel &model, int row)
{
    QStringList result = texts(model, row);
    for (QString &text : result) {
        text.remove(QChar(0x2066)).remove(QChar(0x2069));
        text.replace(QChar(0x202F), QChar(u' ')).replace(QChar(0x2212), QChar(u'-'));
    }
    return result;
}

/// Loads copies of a row in three pages while Qt's own checks of item models look on; they fetch
/// what can be fetched, as a view does. Answers come later, as the server's do.
template <class Model, class T> void checkModel(Model &model, const T &row)
{
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFetch([&model, row](const PageRequest &page, const typename Model::Reply &reply) {
        const int fetched = page.cursor.toInt();
        const QString next = fetched < 2 ? QString::number(fetched + 1) : QString();
        const auto answer = [=] { reply(Page<T>{QList<T>(page.limit, row), next}); };
        QMetaObject::invokeMethod(&model, answer, Qt::QueuedConnection);
    });
    model.refresh();
    QTRY_COMPARE(model.rowCount(), 3 * PageRequest().limit);
    QCOMPARE(model.state(), PagedTableModel::State::Idle);
    QVERIFY(!model.canFetchMore());
    model.refresh();
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    model.setRows({row, row});
    QCOMPARE(model.rowCount(), 2);
    model.setRows({});
    QCOMPARE(model.state(), PagedTableModel::State::Empty);
}

} // namespace guichet::testing
