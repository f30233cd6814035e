#pragma once
#include <optional>
#include <string>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "store/store.hpp"

namespace yingshen::service {

/// One delivery of a command, for its idempotency key (empty: none).
struct Delivery {
    std::string key;
    base::Digest request{};  ///< over method, path and body
};

/// What a change beside the submissions answers, now and on every later delivery under the same
/// key.
struct ChangeAnswer {
    std::string id;    ///< of what was changed
    int status = 200;  ///< 201 for something new
    std::string body;  ///< JSON
    bool repeated = false;
};

/// What an earlier delivery under the key answered, or that the key stood for another request;
/// nullopt where there was none. `id` is the member of the body that has the id.
[[nodiscard]] std::optional<base::Result<ChangeAnswer>> answered_before(store::Store& store,
                                                                        std::string const& account,
                                                                        Delivery const& delivery,
                                                                        std::string_view id);

/// Writes the answer with the change, so that later deliveries find it.
void keep_answer(store::Write& write, std::string const& account, Delivery const& delivery,
                 ChangeAnswer const& answer, base::Time at);

}  // namespace yingshen::service
