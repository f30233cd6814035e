#include <fmt/core.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>

#include "base/json.hpp"
#include "base/utf8.hpp"
#include "extract/codec.hpp"
#include "extract/limits.hpp"

namespace yingshen::extract {
namespace {

using base::Fault;
using base::Json;

constexpr std::size_t faults_max = 16;
constexpr std::size_t media_type_bytes_max = 100;
constexpr base::JsonLimits json_limits{
    .bytes_max = limits::output_bytes_max, .depth_max = 8, .values_max = 1'000'000};

bool is_plain(std::string_view text, bool line_feeds) {
    return std::ranges::none_of(base::decode_utf8(text), [&](base::CodePoint const& point) {
        return (point.value < 0x20 && !(line_feeds && point.value == U'\n')) ||
               (point.value >= 0x7f && point.value < 0xa0);
    });
}

/// Reads one answer; collects faults and goes on, so that a log shows what a worker sends.
class Reader {
  public:
    [[nodiscard]] std::vector<Fault> const& faults() const { return faults_; }

    Document read(Json const& json) {
        Document out;
        if (!expect_members(json, "", {"media_type", "pages", "blocks", "unread"})) return out;
        out.media_type = text(json["media_type"], "media_type", media_type_bytes_max, false);
        out.pages = whole(json["pages"], "pages");
        for (auto const* list : {&json["blocks"], &json["unread"]}) {
            if (!list->as_array()) fault("blocks, unread", "lists", list->kind_name());
        }
        read_list(json["blocks"], "blocks", limits::blocks_max,
                  [&](Json const& item, auto where) { out.blocks.push_back(block(item, where)); });
        read_list(json["unread"], "unread", limits::unread_max,
                  [&](Json const& item, auto where) { out.unread.push_back(unread(item, where)); });
        return out;
    }

  private:
    void fault(std::string where, std::string expected, std::string_view found) {
        if (faults_.size() < faults_max) {
            faults_.push_back({std::move(where), std::move(expected), std::string(found)});
        }
    }

    bool expect_members(Json const& json, std::string const& where,
                        std::initializer_list<std::string_view> known) {
        auto const* object = json.as_object();
        if (!object) {
            fault(where, "an object", json.kind_name());
            return false;
        }
        for (auto const& [key, value] : *object) {
            if (std::ranges::find(known, key) == known.end()) {
                fault(where, "no other member", "\"" + key.substr(0, 40) + "\"");
            }
        }
        return true;
    }

    template <class Read>
    void read_list(Json const& json, std::string_view where, std::size_t most, Read const& read) {
        auto const* list = json.as_array();
        if (!list) return;
        if (list->size() > most) {
            fault(std::string(where), fmt::format("at most {} entries", most),
                  std::to_string(list->size()));
            return;
        }
        for (std::size_t i = 0; i < list->size(); ++i)
            read((*list)[i], fmt::format("{}[{}]", where, i));
    }

    int whole(Json const& json, std::string const& where) {
        auto const* value = json.as_int();
        if (!value || *value < 0 || *value > 1'000'000) {
            fault(where, "a whole number from 0 to 1000000", json.kind_name());
            return 0;
        }
        return static_cast<int>(*value);
    }

    double number(Json const& json, std::string const& where, double least) {
        double value = 0;
        if (auto const* whole = json.as_int()) {
            value = static_cast<double>(*whole);
        } else if (auto const* real = json.as_double()) {
            value = *real;
        } else {
            fault(where, "a number", json.kind_name());
            return 0;
        }
        if (!std::isfinite(value) || value < least || value > limits::coordinate_max) {
            fault(where, "a number within the page", std::to_string(value));
            return 0;
        }
        return value;
    }

    std::string text(Json const& json, std::string const& where, std::size_t bytes_max,
                     bool line_feeds) {
        auto const* value = json.as_string();
        if (!value || value->empty() || value->size() > bytes_max) {
            fault(where, fmt::format("a text of 1 to {} bytes", bytes_max),
                  value ? fmt::format("{} bytes", value->size()) : std::string(json.kind_name()));
            return {};
        }
        if (!is_plain(*value, line_feeds)) {
            fault(where, "a text without control characters", "one");
            return {};
        }
        return *value;
    }

    Place place(Json const& json, std::string const& where) {
        Place out;
        if (auto const* page = json.find("page")) out.page = whole(*page, where + ".page");
        if (auto const* paragraph = json.find("paragraph")) {
            out.paragraph = whole(*paragraph, where + ".paragraph");
        }
        if (auto const* label = json.find("label")) {
            out.label = text(*label, where + ".label", limits::label_bytes_max, false);
        }
        if (auto const* box = json.find("box")) {
            auto const* sides = box->as_array();
            if (!sides || sides->size() != 4) {
                fault(where + ".box", "four numbers", box->kind_name());
                return out;
            }
            std::array<double, 4> values{};
            for (std::size_t i = 0; i < 4; ++i) {
                values[i] =
                    number((*sides)[i], where + ".box", i < 2 ? -limits::coordinate_max : 0);
            }
            out.box = Box{values[0], values[1], values[2], values[3]};
        }
        return out;
    }

    Block block(Json const& json, std::string const& where) {
        Block out;
        if (!expect_members(json, where,
                            {"kind", "page", "paragraph", "label", "box", "font_size", "text"})) {
            return out;
        }
        auto const* kind = json["kind"].as_string();
        auto const known = kind ? parse_block_kind(*kind) : std::nullopt;
        if (!known) fault(where + ".kind", "a kind of block", kind ? *kind : "nothing");
        out.kind = known.value_or(BlockKind::body);
        out.place = place(json, where);
        if (auto const* size = json.find("font_size")) {
            out.font_size = number(*size, where + ".font_size", 0);
        }
        out.text = text(json["text"], where + ".text", limits::text_bytes_max, true);
        return out;
    }

    Unread unread(Json const& json, std::string const& where) {
        Unread out;
        if (!expect_members(json, where, {"code", "page", "paragraph", "label", "box"})) return out;
        auto const* code = json["code"].as_string();
        auto const known = code ? parse_unread_code(*code) : std::nullopt;
        if (!known) fault(where + ".code", "a code", code ? *code : "nothing");
        out.code = known.value_or(UnreadCode::broken);
        out.place = place(json, where);
        return out;
    }

    std::vector<Fault> faults_;
};

base::Error invalid(std::vector<Fault> faults) {
    return {base::ErrorKind::invalid,
            "extract_answer_invalid",
            {"读取程序的应答无效", "The answer of the extraction worker is not valid."},
            std::move(faults)};
}

}  // namespace

base::Result<Document> decode(std::string_view json) {
    auto const parsed = base::parse_json(json, json_limits);
    if (!parsed) return std::unexpected(invalid(parsed.error().faults));
    Reader reader;
    auto document = reader.read(*parsed);
    if (!reader.faults().empty()) return std::unexpected(invalid(reader.faults()));
    return document;
}

}  // namespace yingshen::extract
