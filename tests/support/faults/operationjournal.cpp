// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faults/operationjournal.h"

#include <QFile>
#include <QHash>

#include <fcntl.h>
#include <unistd.h>

namespace guichet {

bool Heard::isDefinite() const
{
    // 401, 408, 429: not judged. 409 here: its twin is in flight. 5xx and silence leave it open.
    const bool isOpen = status == 401 || status == 408 || status == 429 || code == "key-in-flight";
    return status >= 200 && status < 500 && !isOpen;
}

OperationJournal::OperationJournal(const QString &path)
    : m_file(::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600))
{
    if (m_file < 0)
        qFatal("%s can't be written", qUtf8Printable(path));
}

OperationJournal::~OperationJournal()
{
    ::close(m_file);
}

void OperationJournal::asks(const AskedTransfer &transfer)
{
    write("asks " + transfer.key + ' ' + QByteArray::number(transfer.from) + ' ' + QByteArray::number(transfer.to) + ' '
          + QByteArray::number(transfer.cents) + '\n');
}

void OperationJournal::hears(const QByteArray &key, const Heard &heard)
{
    write("hears " + key + ' ' + QByteArray::number(heard.status) + ' ' + (heard.code.isEmpty() ? "-" : heard.code) + ' '
          + QByteArray::number(heard.entry) + '\n');
}

void OperationJournal::write(const QByteArray &line)
{
    if (::write(m_file, line.constData(), static_cast<size_t>(line.size())) != line.size())
        qFatal("an operations journal can't be written");
}

QList<OperationJournal::Operation> OperationJournal::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s can't be read", qUtf8Printable(path));
    QList<Operation> operations;
    QHash<QByteArray, qsizetype> byKey;
    while (!file.atEnd()) {
        const QByteArrayList words = file.readLine().trimmed().split(' ');
        if (words.size() != 5)
            qFatal("%s holds a broken line", qUtf8Printable(path));
        if (words[0] == "asks") {
            byKey[words[1]] = operations.size();
            const AskedTransfer asked{words[1], words[2].toLongLong(), words[3].toLongLong(), words[4].toLongLong()};
            operations.append(Operation{asked, {}});
        } else {
            operations[byKey.value(words[1], -1)].heard.append({words[2].toInt(), words[3], words[4].toLongLong()});
        }
    }
    return operations;
}

} // namespace guichet
