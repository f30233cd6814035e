#include "review/stand_in_codec.hpp"

#include "review/codec.hpp"
#include "review/fields.hpp"

namespace yingshen::review {
namespace {

using base::Json;

constexpr std::string_view type_names[] = {"stand_in_set", "stand_in_ended"};

struct Encoding {
    Json operator()(StandInSet const& event) const {
        return Json::Object{{"id", event.id},
                            {"principal", event.principal},
                            {"stand_in", event.stand_in},
                            {"from", base::to_string(event.from)},
                            {"until", base::to_string(event.until)},
                            {"reason", event.reason},
                            {"capacity", name(event.capacity)}};
    }
    Json operator()(StandInEnded const& event) const {
        return Json::Object{
            {"id", event.id}, {"reason", event.reason}, {"capacity", name(event.capacity)}};
    }
};

std::string a_date() {
    return "a date as YYYY-MM-DD";
}
std::string a_capacity() {
    return "one of principal, department_head, administrator";
}

base::Date date(Fields& in, std::string_view name) {
    return in.parsed<base::Date>(name, base::parse_date, a_date);
}
Capacity capacity(Fields& in) {
    return in.parsed<Capacity>("capacity", parse_capacity, a_capacity);
}

StandInEvent read_set(Fields& in) {
    return StandInSet{in.text("id"),    in.text("principal"), in.text("stand_in"),
                      date(in, "from"), date(in, "until"),    in.text("reason"),
                      capacity(in)};
}

StandInEvent read_ended(Fields& in) {
    return StandInEnded{in.text("id"), in.text("reason"), capacity(in)};
}

/// One released form of one event type. A changed form adds a line; no line is ever removed.
struct Form {
    std::string_view type;
    int version;
    StandInEvent (*read)(Fields&);
};

constexpr Form forms[] = {
    {"stand_in_set", 1, read_set},
    {"stand_in_ended", 1, read_ended},
};

}  // namespace

std::string_view type_name(StandInEvent const& event) {
    return type_names[event.index()];
}

int type_version(StandInEvent const&) {
    return 1;
}

Json encode(StandInEvent const& event) {
    return std::visit(Encoding{}, event);
}

base::Result<StandInEvent> decode_stand_in(std::string_view type, int version, Json const& body) {
    std::vector<base::Fault> faults;
    for (auto const& form : forms) {
        if (form.type != type || form.version != version) continue;
        Fields in(body, "", faults);
        auto event = form.read(in);
        in.finish();
        if (faults.empty()) return event;
        return std::unexpected(unreadable(std::move(faults)));
    }
    faults.push_back({"type", "a known type and version of a stand-in's event",
                      "\"" + std::string(type) + "\" v" + std::to_string(version)});
    return std::unexpected(unreadable(std::move(faults)));
}

}  // namespace yingshen::review
