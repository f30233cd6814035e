# How every part of the project is built: warnings as errors, one static library a folder of engine/.

find_program(CCACHE ccache)
if(CCACHE)
  # A precompiled header is known by its content, not by its time.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
endif()

add_library(yingshen_options INTERFACE)
target_include_directories(yingshen_options INTERFACE ${CMAKE_SOURCE_DIR}/engine)
target_compile_options(yingshen_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 reports uninitialised and dangling members inside inlined std::variant and std::expected
  # that do not exist; Clang 19 judges the same code.
  target_compile_options(yingshen_options INTERFACE
    -Wno-maybe-uninitialized -Wno-restrict -Wno-dangling-pointer -Wno-stringop-overflow -Wno-array-bounds)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  target_link_options(yingshen_options INTERFACE -fuse-ld=lld)
endif()
if(YINGSHEN_SANITIZE)
  target_compile_options(yingshen_options INTERFACE
    -fsanitize=${YINGSHEN_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(yingshen_options INTERFACE -fsanitize=${YINGSHEN_SANITIZE})
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND NOT CMAKE_BUILD_TYPE STREQUAL "Release")
  target_compile_options(yingshen_options INTERFACE "SHELL:-Xclang -fno-pch-timestamp")
endif()

# What most units include. The release build compiles each unit as it is written, so that a missing
# include is an error there; every other build reads these once for all.
set(YINGSHEN_COMMON_HEADERS <algorithm> <array> <charconv> <chrono> <expected> <filesystem> <fstream>
  <functional> <map> <memory> <mutex> <optional> <random> <set> <span> <sstream> <stdexcept> <string>
  <string_view> <thread> <tuple> <unordered_map> <utility> <variant> <vector> <fmt/format.h>)

# yingshen_precompile(TARGET HEADERS...) precompiles headers for one target and for those that reuse it.
function(yingshen_precompile target)
  if(NOT CMAKE_BUILD_TYPE STREQUAL "Release")
    target_precompile_headers(${target} PRIVATE ${ARGN})
  endif()
endfunction()

# yingshen_reuse_precompiled(OWNER TARGET...): the targets are compiled with the flags of OWNER.
function(yingshen_reuse_precompiled owner)
  foreach(target ${ARGN})
    if(TARGET ${target} AND NOT CMAKE_BUILD_TYPE STREQUAL "Release")
      target_precompile_headers(${target} REUSE_FROM ${owner})
    endif()
  endforeach()
endfunction()

# yingshen_module(NAME libraries...) builds engine/NAME/*.cpp (one folder deep below it too) as a
# static library called NAME, linked publicly to what it names.
function(yingshen_module name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp)
  add_library(${name} STATIC ${sources})
  target_link_libraries(${name} PUBLIC yingshen_options ${ARGN})
endfunction()

# yingshen_optimise(TARGET...) for what tests spend their time in: under AddressSanitizer without any
# optimisation the proofs of random workflows alone take ten minutes.
function(yingshen_optimise)
  foreach(target ${ARGN})
    if(YINGSHEN_SANITIZE)
      target_compile_options(${target} PRIVATE $<$<CONFIG:Debug>:-O1>)
    endif()
  endforeach()
endfunction()
