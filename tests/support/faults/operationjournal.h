// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace guichet {

/// A transfer that a client asks for.
struct AskedTransfer {
    QByteArray key;
    qint64 from = 0;
    qint64 to = 0;
    qint64 cents = 0;
};

/// What the client heard of it. An HTTP status of 0: nothing.
struct Heard {
    int status = 0;
    QByteArray code;  ///< of a problem, "-" without
    qint64 entry = 0; ///< of a receipt, else 0

    /// It has been booked, or will never be.
    bool isDefinite() const;
    friend bool operator==(const Heard &, const Heard &) = default;
};

/// What one client asked and was answered, in an append-only file, each line there before the client goes on: the checker
/// believes it and the database only. For the thread of its client.
class OperationJournal
{
public:
    struct Operation {
        AskedTransfer asked;
        QList<Heard> heard;
    };

    /// Ends the program when it can't be written.
    explicit OperationJournal(const QString &path);
    ~OperationJournal();
    OperationJournal(const OperationJournal &) = delete;
    OperationJournal &operator=(const OperationJournal &) = delete;

    void asks(const AskedTransfer &transfer);
    void hears(const QByteArray &key, const Heard &heard);

    /// In the order in which they were asked. Ends the program on a line that isn't one.
    static QList<Operation> read(const QString &path);

private:
    void write(const QByteArray &line);
    int m_file;
};

} // namespace guichet
