#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "review/submission.hpp"
#include "service/material_texts.hpp"
#include "store/blobs.hpp"
#include "store/store.hpp"

namespace yingshen::service {

/// Whether the events under an id are those of a submission, and not of the definitions or the
/// stand-ins of the bank.
[[nodiscard]] bool is_submission(std::string_view stream);

/// The event of a record. Throws as fold() does.
[[nodiscard]] review::Event decoded(store::EventRecord const& record);

/// Decodes and folds events onto a submission. Throws std::runtime_error where the log is
/// unreadable (the environment is broken; the message names position and reason).
void fold(review::Submission& submission, std::vector<store::EventRecord> const& events);

/// Seals one event of any stream: canonical body, and its hash over it and its predecessor's.
[[nodiscard]] store::EventRecord seal_one(review::Envelope envelope, std::string_view type,
                                          int type_version, base::Json const& body,
                                          base::Digest const& prev);

/// Seals events into records: body, canonical form, hash chain from `head`. `version` is that of
/// the submission before the first of them.
[[nodiscard]] std::vector<store::EventRecord> seal(std::string const& submission,
                                                   std::int64_t version, base::Digest head,
                                                   std::vector<review::Event> const& events,
                                                   base::Time at, std::string const& person,
                                                   std::string const& account,
                                                   std::string const& on_behalf_of = {});

/// The text that full-text search indexes: title, and what was read of current revisions (at most
/// 64 KiB each), with the numbers of people masked. A function of the submission and the bytes
/// alone.
[[nodiscard]] std::string search_text(review::Submission const& submission,
                                      MaterialTexts const& texts);

/// Drops and rebuilds every projection from the events. Returns how many submissions.
[[nodiscard]] std::int64_t rebuild(store::Store& store, store::Blobs& blobs);

}  // namespace yingshen::service
