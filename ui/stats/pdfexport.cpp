// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stats/pdfexport.h"

#include "ui/common/tokens.h"

#include <QCoreApplication>
#include <QFont>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <numeric>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int dotsPerInch = 300;
constexpr int marginMm = 15;
constexpr int tablePoints = 9;

QFont paperFont(int points, QFont::Weight weight = QFont::Normal)
{
    QFont font(u"Teller Sans"_s);
    font.setPointSize(points);
    font.setWeight(weight);
    return font;
}

// What each column takes at its widest.
QList<int> columnWidths(const QFontMetrics &metrics, const ReportTable &report)
{
    QList<int> widths;
    for (qsizetype column = 0; column < report.columns.size(); ++column) {
        int widest = metrics.horizontalAdvance(report.columns[column]);
        for (const QStringList &cells : report.shown)
            widest = std::max(widest, metrics.horizontalAdvance(cells.value(column)));
        widths.append(widest + metrics.height());
    }
    return widths;
}

int naturalWidth(QPdfWriter &pdf, const ReportTable &report)
{
    const QList<int> widths = columnWidths(QFontMetrics(paperFont(tablePoints), &pdf), report);
    return std::accumulate(widths.cbegin(), widths.cend(), 0);
}

/// Where on the pages the next line goes; all lengths in dots.
class Sheet
{
    Q_DECLARE_TR_FUNCTIONS(guichet::ui::PdfExport)

public:
    Sheet(QPdfWriter &pdf, const ReportTable &report)
        : m_pdf(pdf)
        , m_report(report)
        , m_painter(&pdf)
        , m_width(m_painter.viewport().width())
        , m_height(m_painter.viewport().height())
    {
        setFont(tablePoints);
        share();
    }

    void writeHead();
    void drawChart(const QPicture &chart);
    void writeTable();
    bool end()
    {
        foot();
        return m_painter.end();
    }

private:
    void setFont(int points, QFont::Weight weight = QFont::Normal)
    {
        m_painter.setFont(paperFont(points, weight));
    }
    int lineHeight() const { return m_painter.fontMetrics().height(); }
    void share();
    void row(const QStringList &cells, const QColor &colour, int height);
    void heading();
    void foot();
    void rule(const QColor &colour);
    int textFlags(bool isEnd) const
    {
        return Qt::AlignVCenter | Qt::TextSingleLine | (isEnd != m_report.isRightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    }
    // Mirrored on right-to-left paper.
    QRect place(int left, int width, int height) const
    {
        return {m_report.isRightToLeft ? m_width - left - width : left, m_y, width, height};
    }

    QPdfWriter &m_pdf;
    const ReportTable &m_report;
    QPainter m_painter;
    int m_width;
    int m_height;
    int m_y = 0;
    int m_page = 1;
    QList<int> m_columns; // widths
};

// The room is shared by what the columns hold at their widest.
void Sheet::share()
{
    m_columns = columnWidths(m_painter.fontMetrics(), m_report);
    const int sum = std::accumulate(m_columns.cbegin(), m_columns.cend(), 0);
    for (int &width : m_columns)
        width = static_cast<int>(qint64(width) * m_width / std::max(sum, 1));
}

void Sheet::writeHead()
{
    m_painter.setPen(lightTokens().text);
    setFont(16, QFont::DemiBold);
    m_painter.drawText(place(0, m_width, lineHeight()), textFlags(false), m_report.title);
    m_y += lineHeight() * 5 / 4;
    setFont(tablePoints);
    for (const auto &[name, value] : m_report.facts) {
        m_painter.setPen(lightTokens().muted);
        m_painter.drawText(place(0, m_width / 5, lineHeight()), textFlags(false), name);
        m_painter.setPen(lightTokens().text);
        m_painter.drawText(place(m_width / 5, m_width - m_width / 5, lineHeight()), textFlags(false), value);
        m_y += lineHeight() * 6 / 5;
    }
    m_y += lineHeight();
}

void Sheet::drawChart(const QPicture &chart)
{
    if (chart.isNull())
        return;
    const int height = m_width * paperChart.height() / paperChart.width();
    drawScaled(m_painter, chart, paperChart, {0, m_y, m_width, height});
    m_y += height + lineHeight();
}

void Sheet::rule(const QColor &colour)
{
    m_painter.setPen(QPen(colour, 2));
    m_painter.drawLine(0, m_y, m_width, m_y);
}

void Sheet::row(const QStringList &cells, const QColor &colour, int height)
{
    int left = 0;
    const int padding = lineHeight() / 3;
    m_painter.setPen(colour);
    for (qsizetype column = 0; column < m_columns.size(); ++column) {
        const QRect box = place(left, m_columns[column], height).adjusted(padding, 0, -padding, 0);
        const bool isAmount = m_report.isAmount.value(column);
        const QString text = m_painter.fontMetrics().elidedText(cells.value(column), Qt::ElideRight, box.width());
        const int amountFlags = Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine;
        m_painter.drawText(box, isAmount ? amountFlags : textFlags(false), text);
        left += m_columns[column];
    }
    m_y += height;
}

void Sheet::heading()
{
    setFont(8, QFont::DemiBold);
    row(m_report.columns, lightTokens().muted, lineHeight() * 7 / 4);
    rule(lightTokens().inputBorder);
    setFont(tablePoints);
}

void Sheet::writeTable()
{
    setFont(tablePoints);
    const int height = lineHeight() * 7 / 4;
    const int last = m_height - 2 * height; // the foot stands below
    heading();
    for (const QStringList &cells : m_report.shown) {
        if (m_y + height > last) {
            foot();
            m_pdf.newPage();
            ++m_page;
            m_y = 0;
            heading();
        }
        row(cells, lightTokens().text, height);
        rule(lightTokens().border);
    }
}

void Sheet::foot()
{
    setFont(8);
    m_painter.setPen(lightTokens().muted);
    m_y = m_height - lineHeight();
    m_painter.drawText(place(0, m_width, lineHeight()), textFlags(true), tr("Page %1").arg(m_page));
    setFont(tablePoints);
}

} // namespace

void drawScaled(QPainter &painter, const QPicture &picture, const QSize &size, const QRect &target)
{
    const qreal across = qreal(picture.logicalDpiX()) / painter.device()->logicalDpiX();
    const qreal down = qreal(picture.logicalDpiY()) / painter.device()->logicalDpiY();
    painter.save();
    painter.translate(target.topLeft());
    painter.scale(across * target.width() / size.width(), down * target.height() / size.height());
    painter.drawPicture(0, 0, picture);
    painter.restore();
}

bool writePdf(QIODevice &device, const ReportTable &report, const QPicture &chart)
{
    QPdfWriter pdf(&device);
    pdf.setResolution(dotsPerInch);
    pdf.setPageSize(QPageSize(QPageSize::A4));
    pdf.setPageMargins(QMarginsF(marginMm, marginMm, marginMm, marginMm), QPageLayout::Millimeter);
    if (naturalWidth(pdf, report) > pdf.width())
        pdf.setPageOrientation(QPageLayout::Landscape);
    pdf.setTitle(report.title);
    pdf.setCreator(u"Guichet"_s);
    Sheet sheet(pdf, report);
    sheet.writeHead();
    sheet.drawChart(chart);
    sheet.writeTable();
    return sheet.end();
}

} // namespace guichet::ui
