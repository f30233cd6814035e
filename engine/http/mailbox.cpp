#include "http/mailbox.hpp"

#include <utility>

namespace yingshen::http {

void Mailbox::post(Letter letter) {
    std::lock_guard const lock(mutex_);
    if (!wake_) return;
    letters_.push_back(std::move(letter));
    // Under the lock, so that close() cannot take the I/O thread away in between.
    if (letters_.size() == 1) wake_();
}

void Mailbox::take(std::vector<Letter>& letters) {
    std::lock_guard const lock(mutex_);
    std::swap(letters, letters_);
}

void Mailbox::close() {
    std::vector<Letter> dropped;
    std::lock_guard const lock(mutex_);
    wake_ = nullptr;
    std::swap(dropped, letters_);
}

PendingReply::~PendingReply() {
    if (mailbox_) mailbox_->post({session_, exchange_, std::nullopt});
}

void PendingReply::operator()(Response response) {
    if (auto const mailbox = std::exchange(mailbox_, nullptr)) {
        mailbox->post({session_, exchange_, std::move(response)});
    }
}

}  // namespace yingshen::http
