/// Lays out panels and keys.
#include "plots/layout.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "plots/look.hpp"
#include "plots/quote.hpp"

namespace overfit::plots {

namespace {

double text_width(std::string_view text) {
    const auto is_start = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    return letter_width * static_cast<double>(std::count_if(text.begin(), text.end(), is_start));
}

std::size_t key_rows(const Panel& panel) {
    const std::vector<KeyItem> items = key_of(panel);
    return items.empty() ? 0 : items.back().row + 1;
}

}  // namespace

std::vector<KeyItem> key_of(const Panel& panel) {
    std::vector<KeyItem> items;
    for (const Series& s : panel.series)
        if (!s.label.empty())
            items.push_back({s.role, !s.low.empty(), hex_of(s.colour), printable(s.label)});
    for (const KeyEntry& entry : panel.key)
        items.push_back({entry.role, true, dark, printable(entry.label)});
    double x = 0.0;
    std::size_t row = 0;
    for (KeyItem& item : items) {
        const double width = sample_width + sample_gap + text_width(item.label);
        if (x > 0.0 && x + width > plot_width + right_margin) {
            x = 0.0;
            ++row;
        }
        item.x = x;
        item.row = row;
        x += width + entry_gap;
    }
    return items;
}

double head_height(const Panel& panel) {
    const std::size_t rows = key_rows(panel);
    return (panel.title.empty() ? 0.0 : panel_title_height) +
           (rows == 0 ? key_gap : key_row_height * static_cast<double>(rows) + key_gap) +
           (panel.markers.empty() ? 0.0 : marker_height);
}

Layout layout_of(const Figure& figure) {
    const auto columns = static_cast<std::size_t>(figure.columns);
    const double cell = left_margin + plot_width + right_margin;
    Layout layout{.width = cell * figure.columns,
                  .height = figure.title.empty() ? 6.0 : title_height,
                  .panels = {}};
    for (std::size_t first = 0; first < figure.panels.size(); first += columns) {
        double head = 0.0;
        for (std::size_t i = first; i < std::min(first + columns, figure.panels.size()); ++i) {
            head = std::max(head, head_height(figure.panels[i]));
            layout.panels.push_back(
                {.left = cell * static_cast<double>(i - first), .top = layout.height});
        }
        layout.height += head + plot_height + axis_height;
    }
    layout.height += figure.note.empty() ? 0.0 : note_height;
    return layout;
}

std::string Layout::at(double x, double y) const {
    return fmt::format("screen {:.6f},{:.6f}", x / width, 1.0 - y / height);
}

std::string Layout::margins(Corner plot) const {
    return fmt::format(
        "set lmargin at screen {:.6f}\nset rmargin at screen {:.6f}\nset tmargin at screen "
        "{:.6f}\nset bmargin at screen {:.6f}\n",
        plot.left / width, (plot.left + plot_width) / width, 1.0 - plot.top / height,
        1.0 - (plot.top + plot_height) / height);
}

}  // namespace overfit::plots
