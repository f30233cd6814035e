#pragma once
#include "store/records.hpp"
#include "store/sqlite/connection.hpp"

namespace yingshen::store::sqlite {

/// Writes the sketch and the keys of a text whose event is at a position of the log.
void write_sketch(Connection& connection, std::string const& submission, TextSketch const& text,
                  std::int64_t position);

/// What Store::kept_sketch and Store::sketch_counts promise.
[[nodiscard]] std::optional<KeptSketch> kept_sketch(Connection& connection, std::int64_t position);
[[nodiscard]] SketchCounts sketch_counts(Connection& connection, std::int64_t up_to_position);

/// What Store::alike promises.
[[nodiscard]] std::vector<LikeText> alike_texts(Connection& connection, LikenessQuery const& query);

}  // namespace yingshen::store::sqlite
