#include "api/commands.hpp"
#include "api/fields.hpp"
#include "api/handlers.hpp"
#include "api/rests_on.hpp"
#include "review/limits.hpp"

namespace yingshen::api {
namespace {

constexpr std::int64_t place_max = 1'000'000'000;
constexpr std::size_t article_max = 40;

std::vector<rulebook::Citation> read_basis(Fields& fields) {
    std::vector<rulebook::Citation> basis;
    for (auto& entry : fields.objects("basis", review::citations_max)) {
        basis.push_back(
            {entry.text("statute", review::id_max), entry.optional_text("article", article_max)});
        entry.finish();
    }
    return basis;
}

std::optional<review::Place> read_place(Fields& fields) {
    auto entry = fields.optional_object("place");
    if (!entry) return std::nullopt;
    review::Place place;
    place.material = entry->text("material", review::id_max);
    place.revision = static_cast<int>(entry->integer("revision", 1, 1'000));
    place.begin = entry->integer("begin", 0, place_max);
    place.end = entry->integer("end", place.begin, place_max);
    place.quote = entry->optional_text("quote", review::note_max);
    place.rule = entry->optional_text("rule", review::id_max);
    entry->finish();
    return place;
}

std::string opinion_of(http::Request const& request) {
    return std::string(request.param("opinion"));
}

/// Every answer to one opinion goes the same way; only what is read differs.
template <class Read>
void run_read(Api& api, Call call, Read const& read) {
    auto command = read_body(*call.request, read);
    if (!command) return call.fail(command.error());
    run_here(api, std::move(call), *std::move(command));
}

}  // namespace

void give_opinion(Api& api, Call call) {
    run_read(api, std::move(call), [](Fields& fields) {
        return review::GiveOpinion{
            fields.word<words::Right>("right"), fields.word<words::Severity>("severity"),
            fields.text("text", review::opinion_max), read_basis(fields), read_place(fields)};
    });
}

void withdraw_opinion(Api& api, Call call) {
    auto opinion = opinion_of(*call.request);
    run_read(api, std::move(call), [&](Fields& fields) {
        return review::WithdrawOpinion{opinion, fields.text("reason", review::note_max)};
    });
}

void respond_to_opinion(Api& api, Call call) {
    auto opinion = opinion_of(*call.request);
    run_read(api, std::move(call), [&](Fields& fields) {
        return review::RespondToOpinion{opinion, fields.word<words::Answer>("answer"),
                                        fields.optional_text("reason", review::note_max)};
    });
}

void verify_implementation(Api& api, Call call) {
    auto opinion = opinion_of(*call.request);
    run_read(api, std::move(call), [&](Fields& fields) {
        review::VerifyImplementation input;
        input.opinion = opinion;
        input.implemented = fields.boolean("implemented");
        input.note = fields.optional_text("note", review::note_max);
        input.rests_on = read_rests_on(fields);
        return input;
    });
}

}  // namespace yingshen::api
