#include "screening/rates.hpp"

namespace yingshen::screening {

double of_days(double percent, int days_a_year) {
    return percent * days_a_year;
}

double of_months(double percent) {
    return percent * 12;
}

double of_instalments(double percent, std::size_t count) {
    auto const paid = 1.0 / static_cast<double>(count) + percent / 100;
    auto const worth = [&](double rate) {
        double sum = 0;
        double factor = 1;
        for (std::size_t i = 0; i < count; ++i)
            sum += paid * (factor /= 1 + rate);
        return sum;
    };
    double low = 0;
    double high = paid;  // what is paid is worth less than the loan at the rate of one payment
    constexpr int steps = 60;
    for (int step = 0; step < steps; ++step) {
        auto const middle = (low + high) / 2;
        (worth(middle) > 1 ? low : high) = middle;
    }
    return low * 12 * 100;
}

}  // namespace yingshen::screening
