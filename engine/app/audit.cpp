#include <filesystem>

#include "app/commands.hpp"
#include "app/server.hpp"
#include "app/workspace.hpp"
#include "audit/verify.hpp"
#include "base/json.hpp"
#include "base/log.hpp"
#include "store/blobs.hpp"

namespace yingshen::app {
namespace {

base::Json to_json(audit::Verified const& verified) {
    base::Json::Array faults;
    for (auto const& [where, expected, found] : verified.faults) {
        faults.push_back(
            base::Json::Object{{"where", where}, {"expected", expected}, {"found", found}});
    }
    return base::Json::Object{{"ok", verified.faults.empty()},
                              {"events", verified.events},
                              {"submissions", verified.submissions},
                              {"materials", verified.blobs},
                              {"faults", std::move(faults)}};
}

}  // namespace

int audit_verify(Arguments const& arguments, Console const& console) {
    auto const data = data_folder(arguments);
    base::NullLog log;
    auto const store = open_beside(data, log);
    store::Blobs blobs(layout(data).blobs, store::Blobs::Access::reader);
    // Before the first start of a server there is no key, and there are no certificates.
    auto const key = layout(data).keys / "clearance.pub";
    auto const pem = std::filesystem::exists(key) ? read_file(key.string()) : std::string();
    auto const verified = audit::verify(*store, blobs, pem);
    if (arguments.value("--format") == "json") {
        console.out << base::to_pretty_string(to_json(verified)) << '\n';
    } else {
        refuse(console, verified.faults);
        console.out << "Recomputed " << verified.events << " events of " << verified.submissions
                    << " submissions and " << verified.blobs
                    << " materials: " << verified.faults.size() << " faults.\n";
    }
    return verified.faults.empty() ? succeeded : found_faults;
}

}  // namespace yingshen::app
