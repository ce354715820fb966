// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/keyring.h"

#include "services/identity/crypto.h"
#include "services/identity/keyfiles.h"

#include <QDir>

namespace guichet::identity {

namespace {

constexpr QLatin1StringView masterFile("master.key");
constexpr QLatin1StringView blindIndexFile("blind-index.key");
constexpr QLatin1StringView laterFolder("generation-");
constexpr QLatin1StringView retiredFolder("retired-");

QStringList names()
{
    return {masterFile, blindIndexFile};
}

// Of the later generations, whose numbers begin with 2.
QList<int> laterNumbers(const QString &folder)
{
    QList<int> numbers;
    const QStringList entries = QDir(folder).entryList({laterFolder + u'*'}, QDir::Dirs | QDir::NoSymLinks);
    for (const QString &entry : entries) {
        const int number = entry.mid(laterFolder.size()).toInt(); // 0: one that is being made
        if (number > 1)
            numbers.append(number);
    }
    return numbers;
}

QString placeOf(const QString &folder, int number)
{
    return number == 1 ? folder : folder + u'/' + laterFolder + QString::number(number);
}

tl::expected<KeyRing::Generation, QString> readGeneration(const QString &folder, int number)
{
    const QString place = placeOf(folder, number);
    if (const auto checked = checkKeyFolder(place); !checked)
        return tl::unexpected(checked.error());
    auto master = readKeyFile(place + u'/' + masterFile);
    auto blindIndex = readKeyFile(place + u'/' + blindIndexFile);
    if (!master || !blindIndex)
        return tl::unexpected(!master ? master.error() : blindIndex.error());
    return std::make_shared<const KeyGeneration>(
        KeyGeneration{number, std::move(*master), std::move(*blindIndex)});
}

} // namespace

KeyRing::KeyRing(KeyGeneration generation)
    : m_generations{std::make_shared<const KeyGeneration>(std::move(generation))}
{
}

KeyRing::KeyRing(const QString &folder)
    : m_folder(folder)
{
}

tl::expected<std::shared_ptr<KeyRing>, QString> KeyRing::read(const QString &folder)
{
    std::shared_ptr<KeyRing> ring(new KeyRing(folder));
    if (const auto loaded = ring->load(); !loaded)
        return tl::unexpected(loaded.error());
    return ring;
}

bool KeyRing::holdsLaterGenerations(const QString &folder)
{
    return !laterNumbers(folder).isEmpty();
}

tl::expected<void, QString> KeyRing::load()
{
    QList<int> numbers = laterNumbers(m_folder);
    // Of a first generation that was being retired one file may be left: it is in use only as a whole.
    const QDir folder(m_folder);
    if (numbers.isEmpty() || (folder.exists(masterFile) && folder.exists(blindIndexFile)))
        numbers.append(1);
    std::sort(numbers.begin(), numbers.end(), std::greater<>());
    QList<Generation> generations;
    for (const int number : std::as_const(numbers)) {
        const auto generation = readGeneration(m_folder, number);
        if (!generation)
            return tl::unexpected(generation.error());
        generations.append(*generation);
    }
    const std::scoped_lock lock(m_mutex);
    m_generations = generations;
    return {};
}

QList<KeyRing::Generation> KeyRing::all() const
{
    const std::scoped_lock lock(m_mutex);
    return m_generations;
}

KeyRing::Generation KeyRing::newest() const
{
    return all().first();
}

KeyRing::Generation KeyRing::generation(int number)
{
    const auto known = [&]() -> Generation {
        for (const Generation &generation : all()) {
            if (generation->number == number)
                return generation;
        }
        return nullptr;
    };
    if (const Generation found = known())
        return found;
    reload();
    return known();
}

void KeyRing::reload()
{
    if (m_folder.isEmpty())
        return;
    if (const auto loaded = load(); !loaded)
        qCritical("the keys: %s", qPrintable(loaded.error()));
}

tl::expected<KeyRing::Generation, QString> KeyRing::addGeneration()
{
    const int next = newest()->number + 1;
    if (m_folder.isEmpty()) {
        const std::scoped_lock lock(m_mutex);
        m_generations.prepend(std::make_shared<const KeyGeneration>(
            KeyGeneration{next, SecureBytes::random(keyBytes), SecureBytes::random(keyBytes)}));
        return m_generations.first();
    }
    if (const auto made = makeKeyFolder(placeOf(m_folder, next), names()); !made)
        return tl::unexpected(made.error());
    if (const auto loaded = load(); !loaded)
        return tl::unexpected(loaded.error());
    return newest();
}

tl::expected<QStringList, QString> KeyRing::retireBefore(int current)
{
    if (m_folder.isEmpty()) {
        const std::scoped_lock lock(m_mutex);
        m_generations.removeIf([&](const Generation &generation) { return generation->number < current; });
        return QStringList();
    }
    QStringList folders;
    QDir folder(m_folder);
    bool moved = true;
    const auto retire = [&](int number, const QString &from, const QString &to) {
        const QString retired = retiredFolder + QString::number(number);
        moved = moved && folder.rename(from, to.isEmpty() ? retired : retired + u'/' + to);
        if (!folders.contains(retired))
            folders.append(retired);
    };
    for (const QString &name : names()) {
        if (current > 1 && folder.exists(name)) {
            moved = moved && folder.mkpath(retiredFolder + QString::number(1));
            retire(1, name, name);
        }
    }
    for (const int number : laterNumbers(m_folder)) {
        if (number < current)
            retire(number, laterFolder + QString::number(number), QString());
    }
    if (!moved)
        return tl::unexpected(QStringLiteral("%1: the old keys can't be moved to %2").arg(m_folder, folders.join(u' ')));
    if (const auto loaded = load(); !loaded)
        return tl::unexpected(loaded.error());
    return folders;
}

} // namespace guichet::identity
