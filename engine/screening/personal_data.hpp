#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "screening/fold.hpp"

namespace yingshen::screening {

/// Data of a person that has no place in a material for the public.
enum class PersonalKind : std::uint8_t {
    id_number,    ///< of 18 characters: a date and the check digit of GB 11643 are right
    card_number,  ///< of 16 to 19 digits with the check digit of ISO/IEC 7812 (Luhn)
    phone,        ///< a mobile number of the mainland, with or without 86 before it
};

struct Personal {
    PersonalKind kind;
    std::size_t begin;  ///< of the folded text
    std::size_t end;
    std::string masked;  ///< "330106********1234" with its middle hidden
    bool operator==(Personal const&) const = default;
};

/// Numbers of people in a text, whatever form their digits have; a space or a hyphen may stand
/// between two digits. A number that is part of a longer one, or of an amount, is none.
[[nodiscard]] std::vector<Personal> find_personal_data(Folded const& text);

/// The same, each as a finding. Phone numbers are advisory: a material may give one on purpose.
[[nodiscard]] std::vector<Finding> personal_findings(Folded const& text,
                                                     rulebook::Statutes const& statutes);

/// A text in which every such number is masked, for lists, logs and exports.
[[nodiscard]] std::string mask_personal_data(std::string_view text);

}  // namespace yingshen::screening
