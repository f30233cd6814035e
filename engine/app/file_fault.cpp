#include "app/file_fault.hpp"

#include <fstream>
#include <system_error>

namespace yingshen::app {

std::optional<base::Text> file_fault(std::filesystem::path const& file) {
    std::error_code failed;
    auto const status = std::filesystem::status(file, failed);
    if (status.type() == std::filesystem::file_type::not_found)
        return base::Text{"没有这个文件", "There is no such file"};
    if (status.type() == std::filesystem::file_type::directory)
        return base::Text{"这是文件夹，请指明其中的文件", "It is a folder; name the files in it"};
    if (status.type() == std::filesystem::file_type::none)
        return base::Text{"无法访问该文件：" + failed.message(),
                          "The file cannot be reached: " + failed.message()};
    if (status.type() != std::filesystem::file_type::regular)
        return base::Text{"这不是普通文件", "It is no plain file"};
    if (!std::ifstream(file, std::ios::binary))
        return base::Text{"没有读取该文件的权限", "The file may not be read by this user"};
    return std::nullopt;
}

}  // namespace yingshen::app
