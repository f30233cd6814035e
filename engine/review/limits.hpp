#pragma once
#include <cstddef>

namespace yingshen::review {

/// How much one submission may hold, so that loading, folding and showing one stays quick.
inline constexpr std::size_t materials_max = 20;
inline constexpr std::size_t revisions_max = 200;  ///< over all materials
inline constexpr std::size_t opinions_max = 200;
inline constexpr std::size_t citations_max = 20;  ///< of one opinion
inline constexpr std::size_t spans_max = 20;      ///< that one answer rests on
inline constexpr std::size_t copies_max = 50;
inline constexpr std::size_t members_max = 30;  ///< of one hearing

/// Lengths of texts, in code points.
inline constexpr std::size_t title_max = 200;
inline constexpr std::size_t file_name_max = 200;
inline constexpr std::size_t media_type_max = 100;
inline constexpr std::size_t id_max = 100;
inline constexpr std::size_t note_max = 2'000;  ///< notes, reasons, comments and quotes
inline constexpr std::size_t opinion_max = 4'000;

}  // namespace yingshen::review
