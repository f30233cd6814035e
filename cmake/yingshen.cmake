# How every part of the project is built: warnings as errors, one static library a folder of engine/.

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
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
    if(TARGET ${target} AND YINGSHEN_SANITIZE)
      target_compile_options(${target} PRIVATE $<$<CONFIG:Debug>:-O1>)
    endif()
  endforeach()
endfunction()
