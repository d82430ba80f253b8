#include "linter/document/dump.h"

#include <array>
#include <ostream>

namespace galley {
namespace {

using namespace std::literals;

constexpr std::array block_names = {"heading"sv, "paragraph"sv, "list_item"sv, "table_cell"sv, "quote"sv,
                                    "caption"sv, "footnote"sv,  "code"sv,      "comment"sv};
constexpr std::array token_names = {"word"sv, "number"sv, "punctuation"sv, "code"sv, "link"sv, "symbol"sv};

void write_escaped(std::string_view text, std::ostream& out) {
  for (const char byte : text) {
    switch (byte) {
      case '\n':
        out << "\\n";
        break;
      case '\r':
        out << "\\r";
        break;
      case '\t':
        out << "\\t";
        break;
      case '\\':
        out << "\\\\";
        break;
      case '\0':
        out << "\\0";
        break;
      default:
        out << byte;
    }
  }
}

void write_quoted(std::string_view text, std::ostream& out) {
  out << '"';
  write_escaped(text, out);
  out << '"';
}

template <typename Space>
void write_range(std::string_view name, Range<Space> range, std::ostream& out) {
  out << ' ' << name << ' ' << range.begin << '-' << range.end;
}

void write_index(std::string_view name, std::uint32_t index, std::ostream& out) {
  if (index != no_index) out << ' ' << name << ' ' << index;
}

void write_token(const Document& document, const Token& token, std::ostream& out) {
  const bool plain = token.kind == TokenKind::word || token.kind == TokenKind::punctuation;
  if (!plain) out << '[' << token_names[static_cast<std::size_t>(token.kind)] << ' ';
  write_escaped(document.text(token), out);
  if (!plain) out << ']';
}

void write_sentence(const Document& document, const Sentence& sentence, std::ostream& out) {
  out << "  ";
  write_quoted(document.text(sentence.span), out);
  out << "\n   ";
  for (const Token& token : document.tokens(sentence)) {
    out << ' ';
    write_token(document, token, out);
  }
  out << '\n';
}

void write_block(const Document& document, std::size_t index, std::ostream& out) {
  const Block& block = document.blocks()[index];
  out << index << ' ' << block_names[static_cast<std::size_t>(block.kind)];
  if (block.level > 0) out << " level " << int{block.level};
  if (!block.number.empty()) {
    out << " number ";
    write_quoted(block.number, out);
  }
  write_index("list", block.list, out);
  write_index("item", block.item, out);
  write_index("heading", block.heading, out);
  write_range("source", document.source_span(block.span), out);
  out << '\n';
  if (block.kind == BlockKind::code) {
    out << "  ";
    write_quoted(document.text(block.span), out);
    out << '\n';
  }
  for (const Sentence& sentence : document.sentences(block)) write_sentence(document, sentence, out);
}

}  // namespace

void dump(const Document& document, std::ostream& out) {
  for (std::size_t index = 0; index < document.blocks().size(); ++index) write_block(document, index, out);
  for (const Comment& comment : document.comments()) {
    out << "comment";
    write_range("source", comment.source, out);
    out << " before " << comment.next_block << ": ";
    write_quoted(comment.text, out);
    out << '\n';
  }
  for (const Origin& origin : document.origins()) {
    out << "origin";
    write_range("prose", origin.prose, out);
    write_range("source", origin.source, out);
    out << (origin.exact ? "\n" : " replaced\n");
  }
}

}  // namespace galley
