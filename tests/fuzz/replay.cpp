// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/target.h"

#include <QDirIterator>
#include <QFile>

// Where there is no fuzzer, a target goes through its corpus and through every beginning of it.
int main(int count, char **arguments)
{
    int inputs = 0;
    for (int i = 1; i < count; ++i) {
        QDirIterator files(QString::fromLocal8Bit(arguments[i]), QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("%s can't be read", qPrintable(file.fileName()));
            const QByteArray input = file.readAll();
            for (qsizetype size = 0; size <= input.size(); ++size)
                LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(input.constData()), std::size_t(size));
            ++inputs;
        }
    }
    if (inputs == 0)
        qFatal("no corpus");
    qInfo("%d inputs", inputs);
    return 0;
}
