#include "extract/worker/read_document.hpp"

#include <new>

#include "extract/limits.hpp"
#include "extract/sniff.hpp"
#include "extract/worker/collector.hpp"
#include "extract/worker/office.hpp"
#include "extract/worker/pdf.hpp"
#include "extract/worker/read_html.hpp"
#include "extract/worker/read_text.hpp"

namespace yingshen::extract::worker {
namespace {

using namespace std::string_view_literals;

/// Encrypted OOXML is an OLE file with a stream of this name, in UTF-16.
constexpr auto encrypted_package = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;

void read(std::string_view bytes, Gb18030 const& gb18030, Pictures& pictures, Collector& out) {
    auto const [format, media_type] = sniff(bytes);
    out.set_media_type(media_type);
    switch (format) {
        case Format::text:
            return read_text(bytes, gb18030, out);
        case Format::html:
            return read_html(bytes, gb18030, pictures, out);
        case Format::zip:
            return read_office(bytes, pictures, out);
        case Format::pdf:
            return read_pdf(bytes, pictures, out);
        case Format::png:
        case Format::jpeg:
        case Format::webp:
            out.begin_page();
            return pictures.read(bytes, "", out);
        case Format::audio:
            throw Stop{UnreadCode::audio};
        case Format::video:
            throw Stop{UnreadCode::video};
        case Format::ole:
            throw Stop{bytes.find(encrypted_package) != std::string_view::npos
                           ? UnreadCode::encrypted
                           : UnreadCode::unsupported_type};
        case Format::image:
            throw Stop{UnreadCode::picture};
        case Format::archive:
        case Format::rtf:
        case Format::unknown:
            throw Stop{UnreadCode::unsupported_type};
    }
}

}  // namespace

Document read_document(std::string_view bytes, Gb18030 const& gb18030, Pictures& pictures) {
    if (bytes.size() > limits::input_bytes_max) return unread_document(UnreadCode::too_large);
    Collector out;
    try {
        read(bytes, gb18030, pictures, out);
    } catch (Stop const& stop) {
        out.unread_anywhere(stop.code);
    } catch (std::bad_alloc const&) {
        out.unread_anywhere(UnreadCode::out_of_memory);
    } catch (std::length_error const&) {
        out.unread_anywhere(UnreadCode::broken);
    }
    return out.finish();
}

}  // namespace yingshen::extract::worker
