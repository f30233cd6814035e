#include <algorithm>
#include <fstream>
#include <iterator>

#include "service/csv.hpp"
#include "service/organisation.hpp"
#include "service/organisation_rows.hpp"
#include "yaml/reader.hpp"

namespace yingshen::service {
namespace {

using Roles = std::vector<std::pair<std::string, std::string>>;

base::Error invalid(std::vector<base::Fault> faults) {
    return {base::ErrorKind::invalid,
            "organisation_invalid",
            {"机构与人员数据有误。", "The organisation is faulty."},
            std::move(faults)};
}

/// The entries of a list under a key; anything else is a fault and reads as no entries.
std::vector<yaml::Node> const& entries(yaml::MapReader& reader, std::string_view key) {
    static std::vector<yaml::Node> const none;
    auto const* node = reader.required(key);
    if (node == nullptr) return none;
    if (node->kind != yaml::Node::Kind::sequence) {
        reader.faults().add(node->mark, "a list", node->described());
        return none;
    }
    return node->sequence;
}

Roles read_roles(yaml::MapReader& account) {
    Roles roles;
    for (auto const& node : entries(account, "roles")) {
        yaml::MapReader reader(node, account.faults(), "a role");
        auto role = reader.required_text("role");
        auto unit = reader.required_text("unit");
        reader.finish();
        if (!role.empty() && !unit.empty()) roles.emplace_back(std::move(role), std::move(unit));
    }
    return roles;
}

void read_document(yaml::Node const& document, yaml::Faults& faults, OrganisationRows& rows) {
    yaml::MapReader reader(document, faults, "an organisation");
    for (auto const& node : entries(reader, "units")) {
        yaml::MapReader unit(node, faults, "a unit");
        auto id = unit.required_text("id");
        auto kind = unit.required_text("kind");
        auto name = unit.required_text("name");
        auto parent = unit.text("parent").value_or("");
        unit.finish();
        rows.unit(faults.place(node.mark), std::move(id), std::move(kind), std::move(name),
                  std::move(parent));
    }
    for (auto const& node : entries(reader, "people")) {
        yaml::MapReader person(node, faults, "a person");
        auto id = person.required_text("id");
        auto name = person.required_text("name");
        auto unit = person.required_text("unit");
        person.finish();
        rows.person(faults.place(node.mark), std::move(id), std::move(name), std::move(unit));
    }
    for (auto const& node : entries(reader, "accounts")) {
        yaml::MapReader account(node, faults, "an account");
        auto login = account.required_text("login");
        auto person = account.required_text("person");
        auto const active = account.boolean("active").value_or(true);
        auto const roles = read_roles(account);
        account.finish();
        rows.account(faults.place(node.mark), std::move(login), std::move(person), active, roles);
    }
    reader.finish();
}

/// Rows of a CSV text as cells in the order of `columns`; the header decides where each column is.
/// A column that starts with "?" may be absent.
std::vector<CsvRow> table(std::string const& text, std::string const& file,
                          std::vector<std::string> const& columns, OrganisationRows& rows) {
    auto read = read_csv(text, file);
    if (!read) {
        for (auto& fault : read.error())
            rows.fault(std::move(fault));
        return {};
    }
    if (read->empty()) {
        rows.fault({file + ":1", "a header line", "nothing"});
        return {};
    }
    auto const header = read->front().cells;
    std::vector<std::size_t> order;
    bool complete = true;
    for (auto const& column : columns) {
        bool const may_miss = column.starts_with('?');
        auto const found = std::ranges::find(header, may_miss ? column.substr(1) : column);
        order.push_back(static_cast<std::size_t>(found - header.begin()));
        if (found == header.end() && !may_miss) {
            rows.fault({file + ":1", "a column " + column, "none"});
            complete = false;
        }
    }
    for (auto const& name : header) {
        if (std::ranges::none_of(columns, [&](auto const& column) {
                return column == name || column == "?" + name;
            })) {
            rows.fault({file + ":1", "known columns", "\"" + name + "\""});
            complete = false;
        }
    }
    if (!complete) return {};
    std::vector<CsvRow> out;
    for (auto row = read->begin() + 1; row != read->end(); ++row) {
        if (row->cells.size() != header.size()) {
            rows.fault({file + ":" + std::to_string(row->line),
                        std::to_string(header.size()) + " cells",
                        std::to_string(row->cells.size())});
            continue;
        }
        CsvRow ordered{row->line, {}};
        for (auto const index : order)
            ordered.cells.push_back(index < header.size() ? row->cells[index] : "");
        out.push_back(std::move(ordered));
    }
    return out;
}

/// "submitter@retail;pre_reviewer@retail".
Roles split_roles(std::string const& cell, std::string const& where, OrganisationRows& rows) {
    Roles roles;
    std::string_view rest = cell;
    while (!rest.empty()) {
        auto const part = rest.substr(0, rest.find(';'));
        rest.remove_prefix(std::min(rest.size(), part.size() + 1));
        auto const at = part.find('@');
        if (at == std::string_view::npos) {
            rows.fault({where, "roles as role@unit;role@unit", "\"" + std::string(part) + "\""});
            continue;
        }
        roles.emplace_back(part.substr(0, at), part.substr(at + 1));
    }
    return roles;
}

bool read_active(std::string const& cell, std::string const& where, OrganisationRows& rows) {
    if (cell.empty() || cell == "true") return true;
    if (cell != "false") rows.fault({where, "active true or false", "\"" + cell + "\""});
    return false;
}

}  // namespace

base::Result<store::Organisation> read_organisation(std::string const& text,
                                                    std::string const& file) {
    auto documents = yaml::parse(text, file);
    if (!documents) return std::unexpected(invalid(std::move(documents.error())));
    if (documents->size() != 1) {
        return std::unexpected(
            invalid({{file + ":1:1", "one document", std::to_string(documents->size())}}));
    }
    yaml::Faults faults(file);
    OrganisationRows rows;
    read_document(documents->front(), faults, rows);
    // Where the form is broken, a missing id would only repeat itself as a broken reference.
    if (!faults.empty()) return std::unexpected(invalid(faults.take()));
    return rows.finish();
}

base::Result<store::Organisation> read_organisation_csv(OrganisationCsv const& texts,
                                                        std::string const& folder) {
    OrganisationRows rows;
    auto const file = [&](std::string const& name) {
        return folder.empty() ? name : folder + "/" + name;
    };
    auto const place = [](std::string const& name, CsvRow const& row) {
        return name + ":" + std::to_string(row.line);
    };
    for (auto const name = file("units.csv");
         auto const& row : table(texts.units, name, {"id", "kind", "name", "parent"}, rows)) {
        rows.unit(place(name, row), row.cells[0], row.cells[1], row.cells[2], row.cells[3]);
    }
    for (auto const name = file("people.csv");
         auto const& row : table(texts.people, name, {"id", "name", "unit"}, rows)) {
        rows.person(place(name, row), row.cells[0], row.cells[1], row.cells[2]);
    }
    for (auto const name = file("accounts.csv");
         auto const& row :
         table(texts.accounts, name, {"login", "person", "roles", "?active"}, rows)) {
        auto const where = place(name, row);
        rows.account(where, row.cells[0], row.cells[1], read_active(row.cells[3], where, rows),
                     split_roles(row.cells[2], where, rows));
    }
    return rows.finish();
}

base::Result<store::Organisation> read_organisation_at(std::filesystem::path const& path) {
    std::vector<base::Fault> faults;
    auto const content = [&faults](std::filesystem::path const& file) -> std::string {
        std::ifstream in(file, std::ios::binary);
        std::string text;
        if (in && !std::filesystem::is_directory(file))
            text.assign(std::istreambuf_iterator<char>(in), {});
        if (!in || in.bad() || std::filesystem::is_directory(file)) {
            faults.push_back({file.string(), "a readable file", "none"});
        }
        return text;
    };
    if (!std::filesystem::is_directory(path)) {
        auto const text = content(path);
        if (!faults.empty()) return std::unexpected(invalid(std::move(faults)));
        return read_organisation(text, path.string());
    }
    OrganisationCsv const texts{content(path / "units.csv"), content(path / "people.csv"),
                                content(path / "accounts.csv")};
    if (!faults.empty()) return std::unexpected(invalid(std::move(faults)));
    return read_organisation_csv(texts, path.string());
}

}  // namespace yingshen::service
