#include "catalog/change_codec.hpp"

#include "review/codec.hpp"
#include "review/fields.hpp"

namespace yingshen::catalog {
namespace {

using base::Json;
using review::Fields;

constexpr std::string_view type_names[] = {"definitions_proposed", "definitions_activated",
                                           "definitions_rejected"};

struct Encoding {
    Json operator()(DefinitionsProposed const& event) const {
        Json json = Json::Object{{"proposal", event.proposal},
                                 {"role", words::name(event.role)},
                                 {"note", event.note},
                                 {"base", base::hex(event.base)},
                                 {"files", manifest_json(event.files)},
                                 {"results", event.results}};
        if (event.effective_from) json.set("effective_from", event.effective_from->us);
        if (event.backtest.as_object() != nullptr) json.set("backtest", event.backtest);
        return json;
    }
    Json operator()(DefinitionsActivated const& event) const {
        Json json = Json::Object{{"set", base::hex(event.set)},
                                 {"results_hash", base::hex(event.results)},
                                 {"effective_from", event.effective_from.us}};
        if (auto const* approval = std::get_if<Approval>(&event.cause)) {
            json.set("cause", "proposal");
            json.set("proposal", approval->proposal);
            json.set("role", words::name(approval->role));
        } else {
            auto const& bootstrap = std::get<Bootstrap>(event.cause);
            json.set("cause", "bootstrap");
            json.set("files", manifest_json(bootstrap.files));
            json.set("results", bootstrap.results);
        }
        return json;
    }
    Json operator()(DefinitionsRejected const& event) const {
        return Json::Object{{"proposal", event.proposal},
                            {"role", words::name(event.role)},
                            {"reason", event.reason}};
    }
};

Manifest files(Fields& in) {
    auto const* json = in.member("files");
    return read_manifest(json == nullptr ? Json() : *json, in.path("files"), in.faults());
}

Json object(Fields& in, std::string_view name) {
    auto const* json = in.member(name);
    if (json != nullptr && json->as_object() != nullptr) return *json;
    in.fault(name, "an object", json == nullptr ? "nothing" : std::string(json->kind_name()));
    return {};
}

base::Time time(Fields& in, std::string_view name) {
    auto const value = in.optional_time(name);
    if (!value && in.member(name) == nullptr) in.fault(name, "microseconds since 1970", "nothing");
    return value.value_or(base::Time{});
}

DefinitionsProposed read_proposed_without(Fields& in) {
    return {in.text("proposal"),  in.word<words::Role>("role"),
            in.text("note"),      in.optional_time("effective_from"),
            in.digest("base"),    files(in),
            object(in, "results")};
}

Change read_proposed(Fields& in) {
    return read_proposed_without(in);
}

Change read_backtested(Fields& in) {
    auto event = read_proposed_without(in);
    event.backtest = object(in, "backtest");
    return event;
}

Change read_activated(Fields& in) {
    DefinitionsActivated event;
    event.set = in.digest("set");
    event.results = in.digest("results_hash");
    event.effective_from = time(in, "effective_from");
    auto const cause = in.text("cause");
    if (cause == "bootstrap") {
        event.cause = Bootstrap{files(in), object(in, "results")};
    } else if (cause == "proposal") {
        event.cause = Approval{in.text("proposal"), in.word<words::Role>("role")};
    } else {
        in.fault("cause", "bootstrap or proposal", "\"" + cause + "\"");
    }
    return event;
}

Change read_rejected(Fields& in) {
    return DefinitionsRejected{in.text("proposal"), in.word<words::Role>("role"),
                               in.text("reason")};
}

/// One released form of one event type. A changed form adds a line; no line is ever removed.
struct Form {
    std::string_view type;
    int version;
    Change (*read)(Fields&);
};

constexpr Form forms[] = {
    {"definitions_proposed", 1, read_proposed},
    {"definitions_proposed", 2, read_backtested},
    {"definitions_activated", 1, read_activated},
    {"definitions_rejected", 1, read_rejected},
};

}  // namespace

std::string_view type_name(Change const& change) {
    return type_names[change.index()];
}

int type_version(Change const& change) {
    auto const* proposed = std::get_if<DefinitionsProposed>(&change);
    return proposed != nullptr && proposed->backtest.as_object() != nullptr ? 2 : 1;
}

Json encode(Change const& change) {
    return std::visit(Encoding{}, change);
}

base::Result<Change> decode(std::string_view type, int version, Json const& body) {
    std::vector<base::Fault> faults;
    for (auto const& form : forms) {
        if (form.type != type || form.version != version) continue;
        Fields in(body, "", faults);
        auto change = form.read(in);
        in.finish();
        if (faults.empty()) return change;
        return std::unexpected(review::unreadable(std::move(faults)));
    }
    faults.push_back({"type", "a known type and version of a change of definitions",
                      "\"" + std::string(type) + "\" v" + std::to_string(version)});
    return std::unexpected(review::unreadable(std::move(faults)));
}

}  // namespace yingshen::catalog
