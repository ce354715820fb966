// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <tuple>

namespace guichet::wire {

/// Where a field of a request travels.
enum class In { Body, Path, Query };

/// How a qint64 is written.
enum class Form {
    Number,
    Time ///< microseconds inside, RFC 3339 with Z on the wire
};

/// One field of a struct on the wire: its name, its member, and what a reader of the documentation needs.
template <class S, class M>
struct Field {
    const char *name;
    M S::*member;
    const char *description;
    In in = In::Body;
    Form form = Form::Number;
    bool isOptional = false;
    int maximumLength = 200; ///< of a text, in characters; of a list, in items

    constexpr Field path() const { return with([](Field &f) { f.in = In::Path; }); }
    constexpr Field query() const { return with([](Field &f) { f.in = In::Query; f.isOptional = true; }); }
    constexpr Field time() const { return with([](Field &f) { f.form = Form::Time; }); }
    /// May be missing when read; left out when written empty.
    constexpr Field optional() const { return with([](Field &f) { f.isOptional = true; }); }
    constexpr Field atMost(int length) const
    {
        Field f = *this;
        f.maximumLength = length;
        return f;
    }

private:
    template <class Change>
    constexpr Field with(Change change) const
    {
        Field f = *this;
        change(f);
        return f;
    }
};

template <class S, class M>
constexpr Field<S, M> field(const char *name, M S::*member, const char *description)
{
    return {name, member, description};
}

/// A member whose own fields stand among this struct's: `Money` as "amount" and "currency".
template <class S, class M>
struct Inlined {
    M S::*member;
    In in = In::Body;
};

template <class S, class M>
constexpr Inlined<S, M> inlined(M S::*member)
{
    return {member};
}

template <class F>
inline constexpr bool isInlined = false;
template <class S, class M>
inline constexpr bool isInlined<Inlined<S, M>> = true;

/// The fields of a struct, each declared once; a struct joins by specialising this with `name` and `list()`.
template <class S>
struct Fields;

/// A request or response without content.
struct Nothing {
};

/// A body that isn't JSON: an image, a file.
struct RawBody {
    QByteArray contentType;
    QByteArray bytes;
};

template <>
struct Fields<Nothing> {
    static constexpr const char *name = "Nothing";
    static constexpr auto list() { return std::tuple{}; }
};

} // namespace guichet::wire
