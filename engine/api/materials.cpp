#include <charconv>

#include "api/commands.hpp"
#include "api/guard.hpp"
#include "api/handlers.hpp"
#include "api/query.hpp"
#include "api/view_text.hpp"
#include "review/limits.hpp"

namespace yingshen::api {
namespace {

struct Upload {
    std::string submission;
    std::string name;
    std::string media_type;
    store::Blobs::Stored stored;
};

/// Takes the uploaded file. Whether the submission is the caller's business is asked before the
/// bytes are kept for ever.
base::Result<Upload> take(Api& api, Call const& call) {
    Query query(*call.request);
    auto name = query.required_text("name", review::file_name_max);
    if (name.find_first_of("/\\") != std::string::npos) {
        query.fault("name", "a file name without a path", "\"" + name + "\"");
    }
    if (auto error = query.finish()) return std::unexpected(*error);
    auto submission = std::string(call.request->param("id"));
    if (auto const seen = api.reviews.load(call.principal, submission); !seen)
        return std::unexpected(seen.error());
    auto const stored = call.request->body_file.empty()
                            ? api.blobs.put(call.request->body)
                            : api.blobs.put_file(call.request->body_file);
    return Upload{std::move(submission), std::move(name), media_type(*call.request), stored};
}

void attach(Api& api, Call call, std::string material) {
    auto upload = take(api, call);
    if (!upload) return call.fail(upload.error());
    review::AttachRevision revision;
    revision.material = std::move(material);
    revision.name = std::move(upload->name);
    revision.media_type = std::move(upload->media_type);
    revision.digest = upload->stored.digest;
    revision.size = upload->stored.size;
    run(api, std::move(call), std::move(upload->submission), std::move(revision),
        &upload->stored.digest);
}

review::Revision const* find_revision(review::Submission const& submission,
                                      http::Request const& request) {
    auto const* material = submission.material(request.param("material"));
    if (material == nullptr) return nullptr;
    auto const text = request.param("number");
    int number = 0;
    auto const [stop, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{} || stop != text.data() + text.size()) return nullptr;
    for (auto const& revision : material->revisions) {
        if (revision.number == number) return &revision;
    }
    return nullptr;
}

/// RFC 8187: UTF-8 percent-encoded, so that a Chinese file name survives a header.
std::string attachment(std::string_view name) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
    std::string line = "attachment; filename*=UTF-8''";
    for (char const c : name) {
        if (plain.find(c) != std::string_view::npos) {
            line += c;
        } else {
            auto const byte = static_cast<unsigned char>(c);
            line += '%';
            line += digits[byte >> 4U];
            line += digits[byte & 15U];
        }
    }
    return line;
}

/// A file as it was uploaded: a revision or a final.
template <class File>
void send(Api& api, Call call, File const& file) {
    auto path = api.blobs.path(file.digest);
    if (!path) throw store::StoreError("the bytes of " + base::hex(file.digest) + " are lost");
    http::Response response;
    response.content_type = file.media_type;
    response.body_file = *std::move(path);
    response.headers.emplace_back("Content-Disposition", attachment(file.name));
    // Other people's files never run as a page of this site.
    response.headers.emplace_back("Content-Security-Policy", "sandbox; default-src 'none'");
    response.headers.emplace_back("ETag", "\"" + base::hex(file.digest) + "\"");
    call.answer(std::move(response));
}

}  // namespace

void attach_material(Api& api, Call call) {
    attach(api, std::move(call), "");
}

void attach_revision(Api& api, Call call) {
    auto material = std::string(call.request->param("material"));
    attach(api, std::move(call), std::move(material));
}

void attach_final(Api& api, Call call) {
    auto upload = take(api, call);
    if (!upload) return call.fail(upload.error());
    review::AttachFinal file;
    file.material = std::string(call.request->param("material"));
    file.name = std::move(upload->name);
    file.media_type = std::move(upload->media_type);
    file.digest = upload->stored.digest;
    file.size = upload->stored.size;
    run(api, std::move(call), std::move(upload->submission), std::move(file),
        &upload->stored.digest);
}

void show_revision(Api& api, Call call) {
    auto const submission =
        api.reviews.load(call.principal, std::string(call.request->param("id")));
    if (!submission) return call.fail(submission.error());
    auto const* revision = find_revision(*submission, *call.request);
    if (revision == nullptr) return call.fail(absent());
    send(api, std::move(call), *revision);
}

void show_revision_text(Api& api, Call call) {
    auto const submission =
        api.reviews.load(call.principal, std::string(call.request->param("id")));
    if (!submission) return call.fail(submission.error());
    auto const* revision = find_revision(*submission, *call.request);
    if (revision == nullptr) return call.fail(absent());
    auto const text = api.texts.of(service::NamedFile::of(*revision));
    call.answer(shape(*revision, text.get()));
}

void show_final(Api& api, Call call) {
    auto const submission =
        api.reviews.load(call.principal, std::string(call.request->param("id")));
    if (!submission) return call.fail(submission.error());
    auto const found = submission->finals.find(std::string(call.request->param("material")));
    if (found == submission->finals.end()) return call.fail(absent());
    send(api, std::move(call), found->second.attached);
}

}  // namespace yingshen::api
