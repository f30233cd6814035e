# Writes the numbered SQL files of a folder into one C++ source, so that the program carries its
# migrations. cmake -DFOLDER=... -DOUTPUT=... -P embed.cmake
file(GLOB files ${FOLDER}/*.sql)
list(SORT files)
set(rows "")
foreach(file IN LISTS files)
  get_filename_component(name ${file} NAME_WE)
  file(READ ${file} text)
  string(APPEND rows "    {\"${name}\", R\"sql(${text})sql\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// Generated from the migrations; edit those.
#include \"store/sqlite/migrate.hpp\"

namespace yingshen::store::sqlite {
namespace {
constexpr Migration all[] = {
${rows}};
}  // namespace

std::span<Migration const> migrations() { return all; }

}  // namespace yingshen::store::sqlite
")
