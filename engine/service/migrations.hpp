#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/log.hpp"
#include "service/definitions.hpp"
#include "service/delivery.hpp"
#include "service/reviews.hpp"

namespace yingshen::service {

/// Moves open submissions from one version of their workflow to another, each by an event of its
/// own and each refused by itself where it would land past a gate that it has not passed. To look
/// at what would happen changes nothing. Thread-safe; it decides about many submissions and waits
/// for their commits, so callers run it on the pool of slow work. A broken environment throws.
class Migrations {
  public:
    struct Parts {
        Reviews& reviews;
        Definitions const& definitions;
        catalog::Catalog const& catalog;
        store::Store& store;
        base::Clock const& clock;
        base::Log& log;
    };
    struct Wanted {
        std::string from;  ///< a content hash, or id@version of a set that was ever in force
        std::string to;    ///< the same, of the set in force or one that waits for its day
        bool preview = true;
        std::size_t limit = 50;  ///< open submissions that are looked at, at most 200
        std::string cursor{};    ///< from the page before
    };
    struct Line {
        std::string submission;
        std::string state;
        base::Result<review::Migrated> moved;  ///< or would be; or why it stays
    };
    /// May hold fewer lines than were looked at, or none: only an empty cursor means the end.
    struct Page {
        std::shared_ptr<workflow::Definition const> from;
        std::shared_ptr<workflow::Definition const> to;
        bool preview = true;
        std::vector<Line> lines;
        std::string next_cursor;
    };

    explicit Migrations(Parts parts) : parts_(parts) {}

    /// Those of one page of open submissions that have `from`. Doing it again moves nothing twice.
    /// Codes: `definitions_role_missing`, `versions_unfit`, `cursor_invalid`; `unavailable` ones
    /// where the store stopped half way, and then repeating it does the rest.
    [[nodiscard]] base::Result<Page> migrate(Principal const& principal, Wanted const& wanted);

    /// What an earlier delivery under the key answered, or that the key stood for another request.
    [[nodiscard]] std::optional<base::Result<ChangeAnswer>> earlier(Principal const& principal,
                                                                    Delivery const& delivery) const;
    /// Keeps what a page was answered with, once everything on it is durable. A delivery that ends
    /// before is no earlier one: repeating it does the rest.
    [[nodiscard]] base::Result<ChangeAnswer> keep(Principal const& principal,
                                                  Delivery const& delivery, ChangeAnswer answer);

  private:
    [[nodiscard]] base::Result<void> choose(Wanted const& wanted, Page& page) const;
    [[nodiscard]] base::Result<void> apply(Principal const& principal, Reviews::Move& move,
                                           std::string const& submission, base::Digest const& to);

    Parts parts_;
};

}  // namespace yingshen::service
