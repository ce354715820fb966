// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

// Every limit of the HTTP edge, with its unit in its name or type. Source: table H of the edge's
// checklist (ASVS 5.0 V4, OWASP API4); nothing here is guessed from traffic.
namespace guichet::http::limits {

inline constexpr qsizetype methodBytes = 16;
inline constexpr qsizetype targetBytes = 4 * 1024;
inline constexpr qsizetype requestLineBytes = methodBytes + 1 + targetBytes + 9;
inline constexpr qsizetype headerLineBytes = 8 * 1024;
inline constexpr qsizetype headBytes = 16 * 1024;
inline constexpr int headerFields = 64;
inline constexpr qsizetype contentLengthDigits = 8;

inline constexpr qint64 jsonBodyBytes = 64 * 1024;
inline constexpr qint64 batchBodyBytes = 1024 * 1024;
inline constexpr qint64 imageBodyBytes = 5 * 1024 * 1024;

// A gateway holds at most 256 for requests, 16 for the documentation and one for each of 500 live updates (772): the rest
// is for whoever looks after it, or comes without one. Clients in their thousands belong to the gateway, which pools.
inline constexpr int connections = 1024;
inline constexpr int handshakes = 256;
inline constexpr int listenBacklog = 1024;

inline constexpr qsizetype readChunkBytes = 16 * 1024;
inline constexpr qint64 socketReadBufferBytes = 64 * 1024;
inline constexpr qint64 bodyBytesPerSecond = 1024;
inline constexpr int streams = 500; // live updates, a connection each
inline constexpr qint64 streamBacklogBytes = 64 * 1024; // waiting for one reader; above: it is cut
inline constexpr int lingerBytes = 8 * 1024 * 1024;

inline constexpr int strictTransportSeconds = 63'072'000;

} // namespace guichet::http::limits

namespace guichet::http {

// How long the edge waits for whom. Tests shorten them; a server uses these.
struct Timeouts {
    std::chrono::milliseconds handshake{5'000};
    std::chrono::milliseconds head{5'000}; // from a request's first byte to its empty line
    std::chrono::milliseconds body{30'000}; // from the empty line to the last byte
    std::chrono::milliseconds bodyGrace{5'000}; // before bodyBytesPerSecond is asked for
    std::chrono::milliseconds idle{15'000}; // between two requests
    std::chrono::milliseconds write{30'000}; // for the client to read its reply
    std::chrono::milliseconds linger{2'000}; // reading on after a refusal, so that it arrives
    std::chrono::milliseconds drain{25'000}; // for requests in flight when the server stops
    std::chrono::milliseconds tick{250}; // how often all of these are looked at
};

} // namespace guichet::http
