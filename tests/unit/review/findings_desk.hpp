#pragma once
#include <algorithm>

#include "base/utf8.hpp"
#include "unit/review/desk.hpp"

namespace yingshen::test {

/// What the words 保本, 最佳 and 零风险 of a text are found as.
inline Screening words_found(std::string const& text) {
    Screening screening;
    for (std::string const word : {"保本", "最佳", "零风险"}) {
        for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
            auto const begin = base::count_code_points(text.substr(0, at));
            screening.findings.push_back(
                {"no." + word,
                 1,
                 words::Right::information,
                 words::Severity::substantive,
                 "不得称" + word,
                 "请删除" + word,
                 {begin, begin + base::count_code_points(word), at, at + word.size()},
                 word,
                 {"《广告法》"}});
        }
    }
    std::ranges::sort(screening.findings, {},
                      [](screening::Finding const& one) { return one.span.begin; });
    return screening;
}

/// A desk with one material, whose text is screened for three words.
class FindingsDesk : public Desk {
  public:
    explicit FindingsDesk(std::string text, workflow::Definition const& under = test_workflow())
        : Desk(under) {
        create();
        revise(std::move(text));
    }
    FindingsDesk& revise(std::string text) {
        auto const is_new = submission.materials.empty();
        AttachRevision attach{is_new ? "" : "m1", "海报.txt", "text/plain", {}, 10,
                              words_found(text),  {}};
        attach.digest.front() = ++byte_;
        if (!is_new) attach.change = std::make_shared<screening::Change const>(text_, text);
        give(clerk(), attach);
        text_ = std::move(text);
        return *this;
    }
    FindingsDesk& to_center() {
        submit().review(pre_reviewer(), Action::pass).give(center_reviewer(), Claim{});
        return *this;
    }
    FindingsDesk& returned() {
        answer_all(center_reviewer()).act(center_reviewer(), Action::return_, "unreadable_file");
        return *this;
    }

  private:
    std::string text_;
    std::uint8_t byte_ = 0;
};

}  // namespace yingshen::test
