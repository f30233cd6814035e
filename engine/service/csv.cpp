#include "service/csv.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace yingshen::service {
namespace {

class Reading {
  public:
    Reading(std::string_view text, std::string_view file) : text_(text), file_(file) {}

    std::expected<std::vector<CsvRow>, std::vector<base::Fault>> run() {
        if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
        if (auto const bad = base::invalid_utf8(text_)) {
            auto const line = 1 + std::ranges::count(text_.substr(0, *bad), '\n');
            faults_.push_back(
                {std::string(file_) + ":" + std::to_string(line), "UTF-8 text", "other bytes"});
            return std::unexpected(std::move(faults_));
        }
        while (at_ < text_.size())
            read_row();
        if (!faults_.empty()) return std::unexpected(std::move(faults_));
        return std::move(rows_);
    }

  private:
    bool at_line_end() const {
        return at_ >= text_.size() || text_[at_] == '\n' || text_.substr(at_).starts_with("\r\n");
    }

    void skip_line_end() {
        if (at_ >= text_.size()) return;
        at_ += text_[at_] == '\r' ? 2 : 1;
        ++line_;
    }

    void read_row() {
        CsvRow row{line_, {}};
        while (true) {
            row.cells.push_back(read_cell());
            if (at_line_end()) break;
            ++at_;  // the comma
        }
        skip_line_end();
        if (row.cells.size() > 1 || !row.cells.front().empty()) rows_.push_back(std::move(row));
    }

    bool at_cell_end() const { return at_line_end() || text_[at_] == ','; }

    std::string read_cell() {
        if (at_ < text_.size() && text_[at_] == '"') return read_quoted();
        std::string cell;
        while (!at_cell_end()) {
            if (text_[at_] == '"')
                fault("a quote only around a whole cell", "a quote inside a cell");
            cell += text_[at_++];
        }
        return cell;
    }

    std::string read_quoted() {
        int const from = line_;
        std::string cell;
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] == '"') {
                if (!text_.substr(at_ + 1).starts_with('"')) break;
                ++at_;
            }
            if (text_[at_] == '\n') ++line_;
            cell += text_[at_];
        }
        if (at_ >= text_.size()) {
            faults_.push_back({std::string(file_) + ":" + std::to_string(from), "a closing quote",
                               "the end of the file"});
            return cell;
        }
        ++at_;  // the closing quote
        if (!at_cell_end())
            fault("a comma or the end of the line after a closing quote", "other text");
        while (!at_cell_end())
            ++at_;
        return cell;
    }

    void fault(std::string expected, std::string found) {
        faults_.push_back({std::string(file_) + ":" + std::to_string(line_), std::move(expected),
                           std::move(found)});
    }

    std::string_view text_;
    std::string_view file_;
    std::size_t at_ = 0;
    int line_ = 1;
    std::vector<CsvRow> rows_;
    std::vector<base::Fault> faults_;
};

}  // namespace

std::expected<std::vector<CsvRow>, std::vector<base::Fault>> read_csv(std::string_view text,
                                                                      std::string_view file) {
    return Reading(text, file).run();
}

}  // namespace yingshen::service
