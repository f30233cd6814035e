#include "extract/document.hpp"

#include <fmt/core.h>
#include <algorithm>
#include <array>

namespace yingshen::extract {
namespace {

struct Word {
    std::string_view name;
    std::string_view zh;
    std::string_view en;
};

constexpr std::array block_kinds = {
    Word{"heading", "标题", "heading"},
    Word{"body", "正文", "body"},
    Word{"table_cell", "单元格", "table cell"},
    Word{"text_box", "文本框", "text box"},
    Word{"header", "页眉", "header"},
    Word{"footer", "页脚", "footer"},
    Word{"note", "注释", "note"},
    Word{"alt_text", "替代文字", "alternative text"},
    Word{"hidden", "隐藏文字", "hidden text"},
};
static_assert(block_kinds.size() == static_cast<std::size_t>(BlockKind::hidden) + 1);

constexpr std::array reasons = {
    Word{"page_without_text", "本页没有可读取的文字",
         "There is no text on this page that could be read."},
    Word{"low_confidence", "图中文字辨认不清，须人工核对",
         "Text in a picture was not recognised with confidence."},
    Word{"picture", "图片中的文字未读取", "The text of a picture was not read."},
    Word{"audio", "音频未读取", "Audio was not read."},
    Word{"video", "视频未读取", "Video was not read."},
    Word{"embedded_file", "内嵌的文件未读取", "A file inside this file was not read."},
    Word{"external_content", "从别处引入的内容未读取",
         "Content that is fetched from elsewhere was not read."},
    Word{"lost_characters", "字符已丢失或编码无法判定，无法判读",
         "Characters were lost, or their encoding is uncertain."},
    Word{"encrypted", "文件已加密，无法读取", "The file is encrypted and was not read."},
    Word{"too_large", "超出可读取的大小，其余部分未读取",
         "This exceeds the size that is read; the rest was not."},
    Word{"unsafe", "文件结构不安全，已拒绝读取",
         "The file is built in an unsafe way and was refused."},
    Word{"unsupported_type", "暂不支持读取这种文件", "Files of this type are not read."},
    Word{"broken", "文件已损坏或格式不正确，无法完整读取",
         "The file is damaged or malformed and was not read completely."},
    Word{"empty", "没有可读的文字", "There is no text to read."},
    Word{"no_ocr", "本机未安装文字识别，图中文字未读取",
         "Text recognition is not installed here; text in pictures was not read."},
    Word{"timed_out", "读取超时，已中止", "Reading took too long and was stopped."},
    Word{"out_of_memory", "读取所需内存超限，已中止",
         "Reading needed too much memory and was stopped."},
    Word{"crashed", "读取时发生故障，已中止", "Reading failed and was stopped."},
};
static_assert(reasons.size() == static_cast<std::size_t>(UnreadCode::crashed) + 1);

}  // namespace

Document unread_document(UnreadCode code) {
    Document out;
    out.media_type = "application/octet-stream";
    out.unread.push_back({code, {}});
    return out;
}

std::string_view name(BlockKind kind) {
    return block_kinds[static_cast<std::size_t>(kind)].name;
}

base::Text title(BlockKind kind) {
    auto const& word = block_kinds[static_cast<std::size_t>(kind)];
    return {std::string(word.zh), std::string(word.en)};
}

std::string_view name(UnreadCode code) {
    return reasons[static_cast<std::size_t>(code)].name;
}

std::optional<BlockKind> parse_block_kind(std::string_view text) {
    auto const found = std::ranges::find(block_kinds, text, &Word::name);
    if (found == block_kinds.end()) return std::nullopt;
    return static_cast<BlockKind>(found - block_kinds.begin());
}

std::optional<UnreadCode> parse_unread_code(std::string_view text) {
    auto const found = std::ranges::find(reasons, text, &Word::name);
    if (found == reasons.end()) return std::nullopt;
    return static_cast<UnreadCode>(found - reasons.begin());
}

base::Text describe(Unread const& unread) {
    auto const& reason = reasons[static_cast<std::size_t>(unread.code)];
    if (unread.place.label.empty()) return {std::string(reason.zh), std::string(reason.en)};
    return {fmt::format("{}（{}）", reason.zh, unread.place.label),
            fmt::format("{} ({})", reason.en, unread.place.label)};
}

base::Text describe(Place const& place) {
    base::Text out;
    auto const add = [&](std::string const& zh, std::string const& en) {
        if (!out.zh.empty()) out.zh += ' ', out.en += ", ";
        out.zh += zh;
        out.en += en;
    };
    if (place.page > 0) add(fmt::format("第{}页", place.page), fmt::format("page {}", place.page));
    if (place.paragraph > 0) {
        add(fmt::format("第{}段", place.paragraph), fmt::format("paragraph {}", place.paragraph));
    }
    if (!place.label.empty()) add(place.label, place.label);
    return out;
}

}  // namespace yingshen::extract
