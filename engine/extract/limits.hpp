#pragma once
#include <cstddef>

/// What one document may cost. The worker keeps to them and says what it left out; the runner holds
/// the worker to them.
namespace yingshen::extract::limits {

inline constexpr std::size_t input_bytes_max = 50U << 20;   ///< as the upload takes them
inline constexpr std::size_t output_bytes_max = 10U << 20;  ///< what the worker may answer
inline constexpr std::size_t text_bytes_max = 4U << 20;     ///< of all blocks together
inline constexpr std::size_t blocks_max = 40'000;
inline constexpr std::size_t unread_max = 1'000;
inline constexpr std::size_t label_bytes_max = 200;
inline constexpr int pages_max = 2'000;
inline constexpr double coordinate_max = 100'000;  ///< points; a page of 35 m

inline constexpr std::size_t memory_bytes_max = 1U << 30;
inline constexpr unsigned cpu_seconds_max = 60;
inline constexpr unsigned wall_seconds_max = 90;
inline constexpr std::size_t open_files_max = 64;

}  // namespace yingshen::extract::limits
