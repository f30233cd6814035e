#include <algorithm>

#include "app/commands.hpp"
#include "base/hash.hpp"
#include "base/json.hpp"
#include "service/clearance.hpp"

namespace yingshen::app {
namespace {

using base::Fault;
using base::Json;

base::Result<review::CertificateIssued> read_certificate(std::string const& file) {
    auto const json = base::parse_json(read_file(file));
    if (!json) return std::unexpected(json.error());
    review::CertificateIssued certificate;
    std::vector<Fault> faults;
    auto const read = [&](std::string_view name, std::string& into) {
        auto const* text = (*json)[name].as_string();
        if (text == nullptr) {
            faults.push_back(
                {file + ":" + std::string(name), "a text", std::string((*json)[name].kind_name())});
        } else {
            into = *text;
        }
    };
    read("body", certificate.body);
    read("signature", certificate.signature);
    read("key", certificate.key);
    if (faults.empty()) return certificate;
    return std::unexpected(base::Error{base::ErrorKind::invalid,
                                       "certificate_invalid",
                                       {"不是审查通过证书", "This is not a clearance certificate"},
                                       std::move(faults)});
}

bool lists(Json const& files, std::string const& digest) {
    auto const* list = files.as_array();
    return list != nullptr && std::ranges::any_of(*list, [&](Json const& file) {
               auto const* cleared = file["digest"].as_string();
               return cleared != nullptr && *cleared == digest;
           });
}

/// Each file must be, byte for byte, a material that was cleared or the final file of one.
void check_materials(Json const& body, std::vector<std::string> const& files,
                     std::vector<Fault>& faults) {
    for (auto const& file : files) {
        auto const digest = base::hex(base::sha256(read_file(file)));
        if (lists(body["materials"], digest) || lists(body["finals"], digest)) continue;
        faults.push_back(
            {file, "a material or a final file that the certificate names", "SHA-256 " + digest});
    }
}

std::string text_of(Json const& body, std::string_view name) {
    auto const* text = body[name].as_string();
    return text == nullptr ? std::string() : *text;
}

}  // namespace

int certificate_verify(Arguments const& arguments, Console const& console) {
    if (!arguments.has("--key")) return misuse(console, "--key PEM", "no --key");
    auto const& files = arguments.operands();
    auto const certificate = read_certificate(files.front());
    if (!certificate) return refuse(console, certificate.error());

    std::vector<Fault> faults;
    auto const verified = service::verify(*certificate, read_file(arguments.value("--key")));
    if (!verified) {
        faults = verified.error().faults;
        if (faults.empty())
            faults.push_back({files.front(), "a valid signature", verified.error().text.en});
    }
    auto const body = base::parse_json(certificate->body).value_or(Json());
    check_materials(body, {files.begin() + 1, files.end()}, faults);

    if (arguments.value("--format") == "json") {
        Json::Array list;
        for (auto const& [where, expected, found] : faults) {
            list.push_back(
                Json::Object{{"where", where}, {"expected", expected}, {"found", found}});
        }
        console.out << base::to_pretty_string(Json(Json::Object{
                           {"ok", faults.empty()}, {"faults", std::move(list)}, {"body", body}}))
                    << '\n';
    } else if (faults.empty()) {
        console.out << "Valid: " << text_of(body, "submission") << " \"" << text_of(body, "title")
                    << "\", cleared at " << text_of(body, "cleared_at") << "; " << files.size() - 1
                    << " materials are the cleared ones. 证书有效\n";
    } else {
        refuse(console, faults);
        console.out << "Not valid. 证书或材料不符\n";
    }
    return faults.empty() ? succeeded : found_faults;
}

}  // namespace yingshen::app
