#include "support/bank_organisation.hpp"

namespace yingshen::test {
namespace {

constexpr char const* head = R"(units:
  - {id: bank, kind: head_office, name: 江海银行总行}
  - {id: center, kind: center, name: 消费者权益保护中心, parent: bank}
  - {id: audit, kind: department, name: 审计部, parent: bank}
  - {id: east, kind: branch, name: 东江分行, parent: bank}
  - {id: east_credit, kind: department, name: 东江分行零售信贷部, parent: east}
  - {id: west, kind: branch, name: 西江分行, parent: bank}
  - {id: west_credit, kind: department, name: 西江分行零售信贷部, parent: west}
)";

constexpr char const* people = R"(people:
  - {id: admin, name: 系统管理员, unit: bank}
  - {id: p_clerk, name: 王芳, unit: east_credit}
  - {id: p_clerk2, name: 李强, unit: east_credit}
  - {id: p_inner, name: 赵敏, unit: east_credit}
  - {id: p_head, name: 周伟, unit: east_credit}
  - {id: p_twin, name: 吴桐, unit: east_credit}
  - {id: p_west_clerk, name: 冯雪, unit: west_credit}
  - {id: p_west_inner, name: 褚亮, unit: west_credit}
  - {id: p_reviewer, name: 孙丽, unit: center}
  - {id: p_reviewer2, name: 卫东, unit: center}
  - {id: p_chief, name: 陈刚, unit: center}
  - {id: p_deputy, name: 韩梅, unit: center}
  - {id: p_vice, name: 杨帆, unit: center}
  - {id: p_committee, name: 蒋文, unit: bank}
  - {id: p_committee2, name: 朱琳, unit: bank}
  - {id: p_committee3, name: 秦川, unit: bank}
  - {id: p_lawyer, name: 许诺, unit: bank}
  - {id: p_lawyer2, name: 何方, unit: bank}
  - {id: p_inner2, name: 钱进, unit: east_credit}
  - {id: p_auditor, name: 沈静, unit: audit}
  - {id: p_channel, name: 手机银行发布系统, unit: bank}
)";

constexpr char const* accounts = R"(accounts:
  - {login: admin, person: admin, roles: [{role: administrator, unit: bank}]}
  - {login: clerk, person: p_clerk, roles: [{role: submitter, unit: east_credit}]}
  - {login: clerk2, person: p_clerk2, roles: [{role: submitter, unit: east_credit}]}
  - {login: inner, person: p_inner, roles: [{role: pre_reviewer, unit: east_credit}]}
  - {login: head, person: p_head, roles: [{role: department_head, unit: east_credit}]}
  - {login: twin, person: p_twin, roles: [{role: submitter, unit: east_credit}]}
  - {login: twin.inner, person: p_twin, roles: [{role: pre_reviewer, unit: east_credit}]}
  - {login: west.clerk, person: p_west_clerk, roles: [{role: submitter, unit: west_credit}]}
  - {login: west.inner, person: p_west_inner, roles: [{role: pre_reviewer, unit: west_credit}]}
  - {login: reviewer, person: p_reviewer, roles: [{role: center_reviewer, unit: center}]}
  - {login: reviewer2, person: p_reviewer2, roles: [{role: center_reviewer, unit: center}]}
  - {login: chief, person: p_chief, roles: [{role: center_head, unit: center}]}
  - {login: chief.admin, person: p_chief, roles: [{role: administrator, unit: bank}]}
  - {login: deputy, person: p_deputy, roles: [{role: center_head, unit: center}]}
  - {login: deputy.admin, person: p_deputy, roles: [{role: administrator, unit: bank}]}
  - {login: vice, person: p_vice, roles: [{role: center_head, unit: center}]}
  - {login: committee, person: p_committee, roles: [{role: committee_member, unit: bank}]}
  - {login: committee2, person: p_committee2, roles: [{role: committee_member, unit: bank}]}
  - {login: committee3, person: p_committee3, roles: [{role: committee_member, unit: bank}]}
  - {login: lawyer, person: p_lawyer, roles: [{role: legal_reviewer, unit: bank}]}
  - {login: lawyer2, person: p_lawyer2, roles: [{role: legal_reviewer, unit: bank}]}
  - {login: inner2, person: p_inner2, roles: [{role: pre_reviewer, unit: east_credit}]}
  - {login: auditor, person: p_auditor, roles: [{role: auditor, unit: audit}]}
  - {login: channel, person: p_channel, roles: [{role: channel, unit: bank}]}
)";

}  // namespace

std::string bank_organisation() {
    std::string crowd;
    std::string logins;
    for (int i = 1; i <= 64; ++i) {
        auto const number = std::to_string(i);
        crowd += "  - {id: p_reviewer_" + number + ", name: 审查员" + number + ", unit: center}\n";
        logins += "  - {login: reviewer." + number + ", person: p_reviewer_" + number +
                  ", roles: [{role: center_reviewer, unit: center}]}\n";
    }
    return std::string(head) + people + crowd + accounts + logins;
}

}  // namespace yingshen::test
