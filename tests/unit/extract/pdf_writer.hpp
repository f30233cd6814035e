#pragma once
#include <string>
#include <vector>

namespace yingshen::extract {

/// A PDF of these objects, numbered from 1; the first is the catalogue.
[[nodiscard]] std::string write_pdf(std::vector<std::string> const& objects);

/// An object with these entries and content.
[[nodiscard]] std::string pdf_stream(std::string const& entries, std::string const& content);

}  // namespace yingshen::extract
