#pragma once
#include "api/call.hpp"
#include "review/command.hpp"

namespace yingshen::api {

/// Gives a command to the service and answers when it is durable: the service's body, ETag with the
/// new version, Location after a create, `Idempotent-Replay: true` where an earlier delivery did
/// it. If-Match and Idempotency-Key are read here. `submission` is empty for a create. `content` is
/// the digest of an uploaded body, which stands for the bytes under an idempotency key.
void run(Api& api, Call call, std::string submission, review::Command command,
         base::Digest const* content = nullptr);

/// A change of something beside the submissions.
using Change = std::move_only_function<base::Result<service::ChangeAnswer>(
    service::Principal const&, service::Delivery const&)>;

/// Runs a change on the pool for slow work, since it waits for its commit, and answers with the
/// service's body and `Idempotent-Replay: true` where an earlier delivery did it. Idempotency-Key
/// is read here. Something new has its Location below `collection`, where that is given.
void run_change(Api& api, Call call, Change change, std::string_view collection = {});

/// What an idempotency key stands for: method, target, whom the caller stands in for, and body (or
/// `content`, its digest). Another request under the same key is a mistake of the client, and the
/// service says so.
[[nodiscard]] base::Digest request_digest(http::Request const& request,
                                          base::Digest const* content = nullptr);

/// run() with the submission that the path names.
void run_here(Api& api, Call call, review::Command command);

}  // namespace yingshen::api
