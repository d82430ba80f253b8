// One pass over the bytes. Plain words, which are nearly all, are found by the
// classes of sixty-four bytes at once; everything else leaves the fast path.
// Cost: linear; about 2 ns a byte of prose.
#include "linter/document/tokens.h"

#include <algorithm>
#include <array>

#include "linter/document/addresses.h"
#include "linter/document/byte_window.h"
#include "linter/document/fold.h"
#include "linter/document/word_hash.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

enum Class : std::uint8_t {
  other = 0,
  lower = 1,
  upper = 2,
  digit = 4,
  space = 8,
  high = 16,
  symbol = 32,
};

constexpr auto make_classes() {
  std::array<std::uint8_t, 256> classes{};
  const auto set = [&classes](std::string_view bytes, int kind) {
    for (const char byte : bytes) classes[static_cast<unsigned char>(byte)] = static_cast<std::uint8_t>(kind);
  };
  for (int c = 'a'; c <= 'z'; ++c) classes[static_cast<std::size_t>(c)] = lower;
  for (int c = 'A'; c <= 'Z'; ++c) classes[static_cast<std::size_t>(c)] = upper;
  for (int c = '0'; c <= '9'; ++c) classes[static_cast<std::size_t>(c)] = digit;
  for (std::size_t c = 0x80; c < 0x100; ++c) classes[c] = high;
  set(" \t\n\v\f\r", space);
  set(std::string_view{"#$%&*+/<=>@\\^_`|~\0", 18}, symbol);
  return classes;
}
constexpr auto classes = make_classes();

// What a word has shown so far.
struct Seen {
  std::uint8_t first = 0;  // class of the first letter or digit
  std::uint8_t rest = 0;   // classes of those after it
  std::uint32_t letters = 0;
  bool plain = true;  // only ASCII letters and digits
  bool ascii = true;
};

class Tokeniser {
 public:
  Tokeniser(std::string_view prose, TextSpan span, std::span<const Opaque> opaque, std::vector<Token>& tokens)
      : prose_(prose.substr(0, span.end)),
        at_(span.begin),
        opaque_(opaque),
        limit_(next_limit()),
        tokens_(tokens),
        first_(tokens.size()) {}

  void run() {
    while (at_ < prose_.size()) {
      if (at_ >= limit_) {
        take_opaque();
        continue;
      }
      const std::uint8_t kind = class_at(at_);
      if ((kind & space) != 0) {
        ++at_;
      } else if ((kind & (lower | upper | digit)) != 0) {
        if (!plain_words()) word();
      } else {
        kind == high ? high_byte() : mark();
      }
    }
  }

 private:
  std::uint8_t class_at(std::size_t at) const { return classes[static_cast<unsigned char>(prose_[at])]; }
  char byte_at(std::size_t at) const { return at < prose_.size() ? prose_[at] : '\0'; }
  // Where words and marks end at the latest: at the next opaque stretch, or the end.
  std::size_t limit() const { return limit_; }
  std::size_t next_limit() const {
    return opaque_.empty() ? prose_.size() : std::min<std::size_t>(prose_.size(), opaque_.front().span.begin);
  }

  void emit(std::size_t begin, std::size_t end, TokenKind kind) {
    const TextSpan span{static_cast<Offset>(begin), static_cast<Offset>(end)};
    Token token{.span = span, .kind = kind};
    if (kind != TokenKind::punctuation) token.folded = word_hash(prose_.substr(begin, end - begin));
    tokens_.push_back(token);
    at_ = end;
  }

  void take_opaque() {
    const Opaque& next = opaque_.front();
    opaque_ = opaque_.subspan(1);
    limit_ = next_limit();
    window_end_ = 0;
    if (next.span.end > at_) emit(at_, std::min<std::size_t>(next.span.end, prose_.size()), next.kind);
  }

  void see(Seen& seen, std::uint8_t kind) {
    (seen.first == 0 ? seen.first : seen.rest) |= kind;
    seen.letters += (kind & digit) == 0;
  }

  // Steps over one letter, mark or digit at `at`, or nothing.
  std::size_t step(std::size_t at, Seen& seen) {
    const std::uint8_t kind = class_at(at);
    if ((kind & (lower | upper | digit)) != 0) {
      see(seen, kind);
      return at + 1;
    }
    if (kind != high) return at;
    const Decoded decoded = decode(prose_, at);
    if (!decoded.valid) return at;
    const char32_t code_point = decoded.code_point;
    if (is_letter(code_point)) {
      see(seen, is_upper(code_point) ? upper : lower);
    } else if (is_digit(code_point)) {
      see(seen, digit);
    } else if (seen.first == 0 || !(is_mark(code_point) || is_invisible(code_point))) {
      return at;
    }
    seen.plain = seen.ascii = false;
    return at + decoded.size;
  }

  std::size_t run_of_letters(std::size_t at, Seen& seen) {
    for (const std::size_t end = limit(); at < end;) {
      const std::size_t next = step(at, seen);
      if (next == at) break;
      at = next;
    }
    return at;
  }

  // Past an apostrophe, a break in a hyphenated word or the point of a number
  // at `at` that goes on behind it; or `at`.
  std::size_t joint(std::size_t at, const Seen& seen) const {
    if (at >= limit()) return at;
    const char byte = prose_[at];
    const bool number = seen.letters == 0;
    if (number) return (byte == '.' || byte == ',') && is_ascii_digit(byte_at(at + 1)) ? at + 1 : at;
    if (byte == '\'' && starts_letter(at + 1)) return at + 1;
    if (byte == '\xE2' && prose_.substr(at, 3) == "\xE2\x80\x99" && starts_letter(at + 3)) return at + 3;
    return byte == '-' ? line_break_hyphen(at) : at;
  }

  bool starts_letter(std::size_t at) const {
    if (at >= limit()) return false;
    const std::uint8_t kind = class_at(at);
    return (kind & (lower | upper)) != 0 || (kind == high && is_letter(decode(prose_, at).code_point));
  }

  std::size_t line_break_hyphen(std::size_t at) const {
    std::size_t next = at + 1;
    if (byte_at(next) == '\r') ++next;
    if (byte_at(next) != '\n') return at;
    ++next;
    while (byte_at(next) == ' ' || byte_at(next) == '\t') ++next;
    return next < limit() && class_at(next) == lower ? next : at;
  }

  // Takes words of ASCII letters and digits with nothing behind them that may
  // belong to them, and the commas and stops between, as long as they come.
  // False: what stands here is to be read with care.
  bool plain_words() {
    const std::size_t begin = at_;
    if (at_ >= window_end_) load_window();
    auto at = static_cast<unsigned>(at_ - window_begin_);
    while (true) {
      const auto size = static_cast<unsigned>(std::countr_one(names_ >> at));
      const unsigned end = at + size;
      if (end + 2 >= ByteWindow::size && at > 0) {
        at_ = window_begin_ + at;
        if (at_ >= limit()) break;
        load_window();
        at = 0;
        continue;
      }
      if (size == 0 || size >= plain_capacity || ((word_ends_ >> end) & 1) == 0) break;
      plain_word(at, size);
      at = end;
      if (((pauses_ >> at) & 1) != 0) {
        tokens_.push_back({.span = {place(at), place(at + 1)}, .kind = TokenKind::punctuation});
        ++at;
      }
      at += static_cast<unsigned>((window_.spaces >> at) & 1);
    }
    at_ = std::min(window_begin_ + at, limit());
    return at_ > begin;
  }

  // The window begins at `at_`. Behind the end of the prose stand spaces, behind
  // the last byte before an opaque stretch nothing that is known.
  void load_window() {
    constexpr std::size_t readable = ByteWindow::size + plain_capacity;
    const std::size_t left = limit() - at_;
    window_begin_ = at_;
    window_end_ = at_ + ByteWindow::size;
    bytes_ = prose_.data() + at_;
    if (left < readable) {
      padded_.fill(limit() == prose_.size() ? ' ' : '\0');
      std::copy_n(bytes_, left, padded_.begin());
      bytes_ = padded_.data();
    }
    window_ = read_window(bytes_);
    names_ = window_.names();
    pauses_ = window_.pauses & (window_.spaces >> 1);
    word_ends_ = window_.spaces | window_.closers | pauses_;
  }

  Offset place(unsigned at) const { return static_cast<Offset>(window_begin_ + at); }

  // The one at `at` of the window.
  void plain_word(unsigned at, unsigned size) {
    const std::uint32_t inside = (1u << size) - 1;
    const std::uint32_t uppers = static_cast<std::uint32_t>(window_.uppers >> at) & inside;
    const std::uint32_t letters = inside & ~static_cast<std::uint32_t>(window_.digits >> at);
    tokens_.push_back({.span = {place(at), place(at + size)},
                       .folded = plain_word_hash(bytes_ + at, size),
                       .kind = letters == 0 ? TokenKind::number : TokenKind::word,
                       .shape = shape_of(uppers, letters, letters != inside)});
  }

  // Without a branch: which word is a capitalised one can't be foreseen.
  static Shape shape_of(std::uint32_t uppers, std::uint32_t letters, bool digits) {
    const auto when = [](bool condition, Shape shape) {
      return static_cast<Shape>(static_cast<unsigned>(condition) * static_cast<unsigned>(shape));
    };
    const bool several = (letters & (letters - 1)) != 0;
    return when((uppers & 1) != 0, Shape::capitalised) |
           when(static_cast<int>(several) & static_cast<int>(uppers == letters), Shape::all_upper) |
           when(uppers > 1, Shape::inner_upper) | when(digits, Shape::digits);
  }

  void word() {
    const std::size_t begin = at_;
    Seen seen;
    std::size_t end = run_of_letters(begin, seen);
    for (std::size_t next = joint(end, seen); next != end; next = joint(end, seen)) {
      seen.plain = false;
      end = run_of_letters(next, seen);
    }
    if (end < limit() && may_go_on_as_address(prose_[end])) {
      if (const auto address = find_address(prose_.substr(0, limit()), begin, end)) {
        emit(take_back(address->span.begin), address->span.end, address->kind);
        return;
      }
    }
    emit_word(begin, end, seen);
  }

  // A mail address reaches back over tokens that are already made, and takes
  // the whole of one that it begins in. Returns where it begins then.
  std::size_t take_back(std::size_t begin) {
    while (tokens_.size() > first_ && tokens_.back().span.end > begin) {
      begin = std::min<std::size_t>(begin, tokens_.back().span.begin);
      tokens_.pop_back();
    }
    return begin;
  }

  void emit_word(std::size_t begin, std::size_t end, const Seen& seen) {
    Token token{.span = {static_cast<Offset>(begin), static_cast<Offset>(end)},
                .kind = seen.letters == 0 ? TokenKind::number : TokenKind::word};
    const std::uint8_t all = seen.first | seen.rest;
    if (seen.first == upper) token.shape = token.shape | Shape::capitalised;
    if (seen.letters >= 2 && (all & lower) == 0) token.shape = token.shape | Shape::all_upper;
    if ((seen.rest & upper) != 0) token.shape = token.shape | Shape::inner_upper;
    if ((all & digit) != 0) token.shape = token.shape | Shape::digits;
    if (!seen.ascii) token.shape = token.shape | Shape::non_ascii;
    token.folded = folded(prose_.substr(begin, end - begin), seen.plain);
    tokens_.push_back(token);
    at_ = end;
  }

  std::uint32_t folded(std::string_view word, bool plain) {
    if (!plain || word.size() > 64) {
      fold_into(word, buffer_);
      return word_hash(buffer_);
    }
    // Lower case of ASCII letters is bit 5, which digits have too.
    char lowered[64];
    for (std::size_t at = 0; at < word.size(); ++at) lowered[at] = static_cast<char>(word[at] | 0x20);
    return word_hash({lowered, word.size()});
  }

  void high_byte() {
    const Decoded decoded = decode(prose_, at_);
    const char32_t code_point = decoded.code_point;
    if (decoded.valid && (is_letter(code_point) || is_digit(code_point))) return word();
    if (decoded.valid && (is_space(code_point) || is_invisible(code_point))) {
      at_ += decoded.size;
      return;
    }
    const bool mark = decoded.valid && is_punctuation(code_point);
    emit(at_, at_ + decoded.size, mark ? TokenKind::punctuation : TokenKind::symbol);
  }

  void mark() {
    if (may_begin_shortcode(prose_[at_])) {
      if (const auto found = find_shortcode(prose_.substr(0, limit()), at_)) {
        emit(found->span.begin, found->span.end, found->kind);
        return;
      }
    }
    std::size_t end = at_ + 1;
    if (prose_[at_] == '.') {
      while (end < limit() && prose_[end] == '.') ++end;
    }
    emit(at_, end, (class_at(at_) & symbol) != 0 ? TokenKind::symbol : TokenKind::punctuation);
  }

  std::string_view prose_;
  std::size_t at_;
  std::span<const Opaque> opaque_;
  std::size_t limit_;
  std::vector<Token>& tokens_;
  std::size_t first_;
  std::string buffer_;

  std::size_t window_begin_ = 0;
  std::size_t window_end_ = 0;
  ByteWindow window_;
  std::uint64_t names_ = 0;
  std::uint64_t pauses_ = 0;     // with a space behind
  std::uint64_t word_ends_ = 0;  // behind these no word goes on
  const char* bytes_ = nullptr;  // those of the window, and sixteen more
  std::array<char, ByteWindow::size + plain_capacity> padded_{};
};

}  // namespace

void tokenise(std::string_view prose, TextSpan span, std::span<const Opaque> opaque, std::vector<Token>& tokens) {
  Tokeniser{prose, span, opaque, tokens}.run();
}

}  // namespace galley
