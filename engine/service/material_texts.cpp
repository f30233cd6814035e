#include "service/material_texts.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <stdexcept>

#include "base/utf8.hpp"
#include "extract/codec.hpp"
#include "extract/limits.hpp"
#include "extract/sniff.hpp"
#include "screening/personal_data.hpp"

namespace yingshen::service {
namespace {

using extract::UnreadCode;

constexpr std::size_t remembered_max = 4'096;
/// No number of a person is longer, however its digits are written and set apart.
constexpr std::size_t number_bytes_max = 256;

/// The first `most` bytes of a file.
std::string beginning_of(std::filesystem::path const& file, std::size_t most) {
    std::ifstream in(file, std::ios::binary);
    std::string bytes(most, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(most));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    return bytes;
}

bool has_failed(extract::Document const& document) {
    return std::ranges::any_of(document.unread, is_failure, &extract::Unread::code);
}

/// What is no UTF-8 is left out.
std::string well_formed(std::string_view bytes) {
    if (!base::invalid_utf8(bytes)) return std::string(bytes);
    std::string text;
    for (auto const& point : base::decode_utf8(bytes)) {
        if (point.value != U'\uFFFD') base::append_utf8(text, point.value);
    }
    return text;
}

}  // namespace

bool is_declared_text(std::string_view media_type) {
    std::string essence(media_type.substr(0, media_type.find(';')));
    while (!essence.empty() && essence.back() == ' ')
        essence.pop_back();
    for (auto& c : essence) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return essence == "text/plain" || essence == "text/markdown" || essence == "text/csv";
}

bool is_failure(UnreadCode code) {
    return code == UnreadCode::timed_out || code == UnreadCode::out_of_memory ||
           code == UnreadCode::crashed;
}

std::string searched_part(std::string_view text) {
    auto const cut = text.size() > searched_bytes_max;
    auto part = screening::mask_personal_data(well_formed(text.substr(0, searched_bytes_max)));
    // A number that the limit cut through would not be known as one.
    if (cut) part.resize(part.size() - std::min(part.size(), number_bytes_max));
    return cut ? well_formed(part) : part;
}

MaterialTexts::MaterialTexts(store::Blobs& blobs, Open open)
    : blobs_(blobs), open_(std::move(open)) {}

std::filesystem::path MaterialTexts::path(base::Digest const& digest) const {
    auto found = blobs_.path(digest);
    // The API stores bytes before it names them, so this is a broken disk and not a bad request.
    if (!found)
        throw std::runtime_error("the bytes of a material are missing: " + base::hex(digest));
    return *std::move(found);
}

std::shared_ptr<MaterialText const> MaterialTexts::of(NamedFile const& file) const {
    if (!file.text) {
        if (!is_declared_text(file.media_type)) return nullptr;
        if (static_cast<std::size_t>(file.size) > screened_bytes_max) return nullptr;
        auto bytes = blobs_.read(file.digest, screened_bytes_max);
        if (!bytes)
            throw std::runtime_error("the bytes of a material are missing: " +
                                     base::hex(file.digest));
        return std::make_shared<MaterialText const>(*std::move(bytes));
    }
    if (auto known = recent_.find(*file.text)) return known;
    auto const kept = blobs_.read(*file.text, extract::limits::output_bytes_max);
    auto document = kept ? extract::decode(*kept) : std::unexpected(base::Error{});
    if (!document)
        throw std::runtime_error("the kept text of a material cannot be read: " +
                                 base::hex(*file.text));
    auto text = std::make_shared<MaterialText const>(*std::move(document));
    recent_.put(*file.text, text);
    return text;
}

bool MaterialTexts::has(NamedFile const& file) const {
    return blobs_.path(file.text.value_or(file.digest)).has_value();
}

std::string MaterialTexts::searched(NamedFile const& file) const {
    if (!has(file)) return {};
    if (!file.text && is_declared_text(file.media_type))
        return searched_part(beginning_of(path(file.digest), searched_bytes_max + 1));
    auto const read = of(file);
    return read ? searched_part(read->text()) : std::string();
}

bool MaterialTexts::needs_reading(NamedFile const& file) const {
    if (file.text || !open_) return false;
    if (!is_declared_text(file.media_type)) return true;
    // A text that is too large to be screened need not be looked at to its end.
    auto const bytes = beginning_of(path(file.digest), screened_bytes_max);
    if (extract::sniff(bytes).format != extract::Format::text) return true;
    auto const whole = static_cast<std::size_t>(file.size) <= screened_bytes_max;
    return whole && base::invalid_utf8(bytes).has_value();
}

extract::Document MaterialTexts::open(std::filesystem::path const& file) const {
    if (stopped_ || !open_) throw std::runtime_error("no documents are read any more");
    return open_(file);
}

base::Digest MaterialTexts::read(NamedFile const& file) {
    {
        std::scoped_lock const lock(mutex_);
        if (auto const known = read_.find(file.digest); known != read_.end()) return known->second;
    }
    auto const document = open(path(file.digest));
    auto const kept = blobs_.put(extract::encode(document)).digest;
    if (has_failed(document)) return kept;
    std::scoped_lock const lock(mutex_);
    if (read_.size() >= remembered_max) read_.clear();
    read_.emplace(file.digest, kept);
    return kept;
}

std::shared_ptr<MaterialText const> MaterialTexts::read_once(
    std::filesystem::path const& file) const {
    return read_text(file, [this](std::filesystem::path const& one) { return open(one); });
}

std::shared_ptr<MaterialText const> read_text(std::filesystem::path const& file,
                                              MaterialTexts::Open const& open) {
    std::error_code unknown;
    auto const size = std::filesystem::file_size(file, unknown);
    if (unknown)
        throw std::runtime_error("expected a file, but found none that can be read at " +
                                 file.string());
    if (size <= screened_bytes_max) {
        auto bytes = beginning_of(file, screened_bytes_max);
        if (extract::sniff(bytes).format == extract::Format::text && !base::invalid_utf8(bytes))
            return std::make_shared<MaterialText const>(std::move(bytes));
    }
    return std::make_shared<MaterialText const>(open(file));
}

}  // namespace yingshen::service
