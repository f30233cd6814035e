#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

#include "service/csv.hpp"
#include "unit/service/review_room.hpp"

namespace yingshen::test {
namespace {

using service::read_organisation;

std::string replaced(std::string text, std::string const& from, std::string const& to) {
    auto const at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

TEST_CASE("an organisation reads from YAML with roles held at units") {
    auto const read = read_organisation(organisation_yaml(), "bank.yaml");
    REQUIRE(read);
    CHECK(read->units.size() == 7);
    CHECK(read->units.front() ==
          store::Unit{"bank", words::UnitKind::head_office, "江海银行总行", ""});
    CHECK(read->people.size() == 13);
    auto const& twin = read->accounts.back();
    CHECK(twin.id == "acc_twin_center");
    CHECK(twin.grants.size() == 3);
    CHECK(twin.active);
    CHECK(twin.password.empty());
}

TEST_CASE("each fault of an organisation is told with its place") {
    struct Row {
        std::string name, from, to, where, expected, found;
    };
    std::vector<Row> const rows = {
        {"unknown unit kind", "kind: center,", "kind: centre,", "b.yaml:3:5",
         "kind one of head_office, center, branch, department, sub_branch", "\"centre\""},
        {"unit twice", "{id: wealth,", "{id: retail,", "b.yaml:6:5", "each unit once",
         "\"retail\" again, first at b.yaml:5:5"},
        {"unknown parent", "财富管理部, parent: linjiang", "财富管理部, parent: linjian",
         "b.yaml:6:5", "the id of a unit as parent", "\"linjian\""},
        {"no parent", "临江分行, parent: bank}", "临江分行}", "b.yaml:4:5",
         "the id of a unit as parent", "nothing"},
        {"ring", "零售信贷部, parent: linjiang", "零售信贷部, parent: dongmen", "b.yaml:5:5",
         "a parent above the unit", "\"dongmen\", which leads back to \"retail\""},
        {"second head office", "{id: hubin, kind: branch, name: 湖滨分行, parent: bank}",
         "{id: hubin, kind: head_office, name: 湖滨银行}", "b.yaml:8:5", "one head office",
         "\"hubin\", another one"},
        {"parent of the head office", "江海银行总行}", "江海银行总行, parent: center}",
         "b.yaml:2:5", "no parent of a head office", "\"center\""},
        {"id that is no id", "{id: hubin,", "{id: Hu@bin,", "b.yaml:8:5",
         "a unit id of 1 to 60 of a-z, 0-9, \"_\", \".\" and \"-\"", "\"Hu@bin\""},
        {"person twice", "{id: p_clerk2,", "{id: p_clerk,", "b.yaml:11:5", "each person once",
         "\"p_clerk\" again, first at b.yaml:10:5"},
        {"person of no unit", "name: 陈晓, unit: retail", "name: 陈晓, unit: retial", "b.yaml:10:5",
         "the id of a unit", "\"retial\""},
        {"login twice", "{login: clerk2,", "{login: clerk,", "b.yaml:25:5", "each login once",
         "\"clerk\" again, first at b.yaml:24:5"},
        {"account of nobody", "{login: clerk, person: p_clerk,", "{login: clerk, person: p_clark,",
         "b.yaml:24:5", "the id of a person", "\"p_clark\""},
        {"unknown role", "[{role: auditor,", "[{role: auditer,", "b.yaml:34:5",
         "role one of submitter, pre_reviewer, department_head, center_reviewer, center_head, "
         "committee_member, specialist, legal_reviewer, compliance_reviewer, "
         "technology_reviewer, auditor, administrator, channel",
         "\"auditer\""},
        {"role at no unit", "[{role: auditor, unit: bank}]", "[{role: auditor, unit: bnak}]",
         "b.yaml:34:5", "the id of a unit", "\"bnak\""},
        {"role twice", "[{role: auditor, unit: bank}]",
         "[{role: auditor, unit: bank}, {role: auditor, unit: bank}]", "b.yaml:34:5",
         "each role once a unit", "\"auditor@bank\" again"},
        {"center role elsewhere", "[{role: center_head, unit: center}]",
         "[{role: center_head, unit: retail}]", "b.yaml:33:5",
         "center_head at a unit of kind center", "\"retail\""},
    };
    for (auto const& row : rows) {
        INFO(row.name);
        auto const read =
            read_organisation(replaced(organisation_yaml(), row.from, row.to), "b.yaml");
        REQUIRE_FALSE(read);
        CHECK(read.error().code == "organisation_invalid");
        base::Fault const fault{row.where, row.expected, row.found};
        for (auto const& one : read.error().faults)
            UNSCOPED_INFO(base::to_string(one));
        CHECK(std::ranges::find(read.error().faults, fault) != read.error().faults.end());
    }
}

TEST_CASE("faults of form come with line and column, all of them at once") {
    auto const read = read_organisation(
        "units:\n  - {id: bank, kind: head_office, nam: 总行}\npeople: nobody\naccounts: "
        "[]\nextra: 1\n",
        "b.yaml");
    REQUIRE_FALSE(read);
    std::vector<std::string> places;
    for (auto const& fault : read.error().faults)
        places.push_back(fault.where);
    CHECK(std::ranges::count(places, "b.yaml:3:9") == 1);
    CHECK(std::ranges::any_of(places,
                              [](auto const& where) { return where.starts_with("b.yaml:2:"); }));
    CHECK(std::ranges::any_of(places,
                              [](auto const& where) { return where.starts_with("b.yaml:5:"); }));
}

service::OrganisationCsv small_bank() {
    return {
        "\xEF\xBB\xBFid,kind,name,parent\r\nbank,head_office,总行,\r\nretail,department,\"零售,"
        "信贷\"\"部\"\"\",bank\r\n",
        "id,name,unit\np1,陈晓,retail\n",
        "login,person,roles\nclerk,p1,submitter@retail;pre_reviewer@retail\n"};
}

TEST_CASE("an organisation reads from CSV with BOM, quotes and either line end") {
    auto const read = service::read_organisation_csv(small_bank(), "bank");
    REQUIRE(read);
    CHECK(read->units.back().name == "零售,信贷\"部\"");
    REQUIRE(read->accounts.size() == 1);
    CHECK(read->accounts.front().grants ==
          std::vector<store::Grant>{{words::Role::submitter, "retail"},
                                    {words::Role::pre_reviewer, "retail"}});
}

TEST_CASE("CSV columns may stand in any order, and an account may be inactive") {
    auto texts = small_bank();
    texts.accounts = "roles,active,login,person\nauditor@bank,false,clerk,p1\n";
    auto const read = service::read_organisation_csv(texts, "");
    REQUIRE(read);
    CHECK_FALSE(read->accounts.front().active);
}

TEST_CASE("each fault of a CSV file is told with its line") {
    struct Row {
        std::string name;
        void (*spoil)(service::OrganisationCsv&);
        base::Fault fault;
    };
    std::vector<Row> const rows = {
        {"missing column",
         [](auto& t) { t.people = "id,name\np1,陈晓\n"; },
         {"bank/people.csv:1", "a column unit", "none"}},
        {"unknown column",
         [](auto& t) { t.people = "id,name,unit,age\np1,陈晓,retail,30\n"; },
         {"bank/people.csv:1", "known columns", "\"age\""}},
        {"empty file",
         [](auto& t) { t.people = ""; },
         {"bank/people.csv:1", "a header line", "nothing"}},
        {"short row",
         [](auto& t) { t.people += "p2,周宁\n"; },
         {"bank/people.csv:3", "3 cells", "2"}},
        {"open quote",
         [](auto& t) { t.people += "p2,\"周宁,retail\n"; },
         {"bank/people.csv:3", "a closing quote", "the end of the file"}},
        {"text after a quote",
         [](auto& t) { t.people += "p2,\"周\"宁,retail\n"; },
         {"bank/people.csv:3", "a comma or the end of the line after a closing quote",
          "other text"}},
        {"quote inside",
         [](auto& t) { t.people += "p2,周\"宁,retail\n"; },
         {"bank/people.csv:3", "a quote only around a whole cell", "a quote inside a cell"}},
        {"not UTF-8",
         [](auto& t) { t.people += "p2,\xD6\xDC,retail\n"; },
         {"bank/people.csv:3", "UTF-8 text", "other bytes"}},
        {"unknown role",
         [](auto& t) { t.accounts += "x,p1,clerk@retail\n"; },
         {"bank/accounts.csv:3",
          "role one of submitter, pre_reviewer, department_head, center_reviewer, center_head, "
          "committee_member, specialist, legal_reviewer, compliance_reviewer, "
          "technology_reviewer, auditor, administrator, channel",
          "\"clerk\""}},
        {"role without unit",
         [](auto& t) { t.accounts += "x,p1,submitter\n"; },
         {"bank/accounts.csv:3", "roles as role@unit;role@unit", "\"submitter\""}},
        {"line after a cell with line breaks",
         [](auto& t) { t.units += "a,department,\"上\n下\",bank\nb,department,x,nowhere\n"; },
         {"bank/units.csv:6", "the id of a unit as parent", "\"nowhere\""}},
    };
    for (auto const& row : rows) {
        INFO(row.name);
        auto texts = small_bank();
        row.spoil(texts);
        auto const read = service::read_organisation_csv(texts, "bank");
        REQUIRE_FALSE(read);
        for (auto const& one : read.error().faults)
            UNSCOPED_INFO(base::to_string(one));
        CHECK(std::ranges::find(read.error().faults, row.fault) != read.error().faults.end());
    }
}

TEST_CASE("a folder or a file is read from disk, and a missing file is named") {
    TemporaryFolder folder;
    auto const write = [&](std::string const& name, std::string const& text) {
        std::ofstream(folder.path() / name, std::ios::binary) << text;
    };
    auto const texts = small_bank();
    write("units.csv", texts.units);
    write("people.csv", texts.people);
    auto const missing = service::read_organisation_at(folder.path());
    REQUIRE_FALSE(missing);
    CHECK(missing.error().faults ==
          std::vector<base::Fault>{
              {(folder.path() / "accounts.csv").string(), "a readable file", "none"}});
    write("accounts.csv", texts.accounts);
    CHECK(service::read_organisation_at(folder.path()));
    write("bank.yaml", organisation_yaml());
    CHECK(service::read_organisation_at(folder.path() / "bank.yaml"));
}

TEST_CASE("a faulty organisation leaves the one in force as it was") {
    ReviewRoom room;
    auto const before = room.organisation.current();
    store::Organisation broken;
    broken.people.push_back({"p_x", "某人", "nowhere"});
    CHECK_FALSE(room.organisation.put(broken));
    CHECK(room.organisation.current() == before);
}

}  // namespace
}  // namespace yingshen::test
