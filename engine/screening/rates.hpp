#pragma once
#include <cstddef>

namespace yingshen::screening {

/// A year's rate without compounding, in percent: of a rate a day on a base of 360 or 365 days, of
/// one a month or an instalment times 12.
[[nodiscard]] double of_days(double percent, int days_a_year);
[[nodiscard]] double of_months(double percent);

/// The nominal annual rate, in percent, of a loan repaid in `count` equal monthly instalments with
/// a fee of `percent` of the loan in each: 12 × the rate a month at which what is paid is worth the
/// loan. 12 × 0.6% is 13.03%. `count` is 1 to 120, `percent` 0 to 100.
[[nodiscard]] double of_instalments(double percent, std::size_t count);

}  // namespace yingshen::screening
