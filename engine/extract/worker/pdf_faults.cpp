#include "extract/worker/pdf_faults.hpp"

#include <poppler/cpp/poppler-global.h>

#include <string_view>
#include <utility>

#include "extract/worker/pdf_marks.hpp"

namespace yingshen::extract::worker {
namespace {

constexpr std::string_view unknown_kind = "Unknown XObject subtype '";

}  // namespace

PdfFaults::PdfFaults() {
    poppler::set_debug_error_function(&PdfFaults::note, this);
}

PdfFaults::~PdfFaults() {
    poppler::set_debug_error_function([](std::string const&, void*) {}, nullptr);
}

PdfFaults::Shown PdfFaults::take_shown() {
    return std::exchange(shown_, {});
}

void PdfFaults::note(std::string const& fault, void* self) {
    auto& faults = *static_cast<PdfFaults*>(self);
    if (fault.contains("font")) faults.font_failed_ = true;
    auto const at = fault.find(unknown_kind);
    if (at == std::string::npos || at + unknown_kind.size() >= fault.size()) return;
    auto const pixels = marked_pixels(fault[at + unknown_kind.size()]);
    ++faults.shown_.pictures;
    if (pixels) {
        faults.shown_.pixels_max += *pixels;
    } else {
        ++faults.shown_.too_large;
    }
}

}  // namespace yingshen::extract::worker
