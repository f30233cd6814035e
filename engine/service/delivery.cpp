#include "service/delivery.hpp"

#include "base/json.hpp"
#include "service/answers.hpp"

namespace yingshen::service {

std::optional<base::Result<ChangeAnswer>> answered_before(store::Store& store,
                                                          std::string const& account,
                                                          Delivery const& delivery,
                                                          std::string_view id) {
    if (delivery.key.empty()) return std::nullopt;
    auto const kept = store.idempotency(account, delivery.key);
    if (!kept) return std::nullopt;
    if (kept->request != delivery.request) return std::unexpected(idempotency_key_reused());
    auto const json = base::parse_json(kept->response);
    auto const* known = json ? (*json)[id].as_string() : nullptr;
    return ChangeAnswer{known == nullptr ? "" : *known, kept->status, kept->response, true};
}

void keep_answer(store::Write& write, std::string const& account, Delivery const& delivery,
                 ChangeAnswer const& answer, base::Time at) {
    if (delivery.key.empty()) return;
    write.idempotency = store::IdempotencyRecord{
        account, delivery.key, delivery.request, answer.status, answer.body, "", at};
}

}  // namespace yingshen::service
