#include "linter/diagnostic/fingerprint.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <string>
#include <vector>

#include "linter/document/fold.h"
#include "linter/text/hash.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

// How far the surroundings reach, and how much of a long place counts. They
// bound the cost of a finding, in a file of one line too.
constexpr Offset most_around = 160;
constexpr Offset most_inside = 4096;

enum ByteKind : std::uint8_t { other, blank, line_end, sentence_end };

struct Bytes {
  ByteKind kind[256] = {};

  constexpr Bytes() {
    for (const char byte : {' ', '\t'}) kind[static_cast<unsigned char>(byte)] = blank;
    for (const char byte : {'\n', '\r'}) kind[static_cast<unsigned char>(byte)] = line_end;
    for (const char byte : {'.', '!', '?'}) kind[static_cast<unsigned char>(byte)] = sentence_end;
  }
};
constexpr Bytes kinds;

ByteKind kind_of(char byte) { return kinds.kind[static_cast<unsigned char>(byte)]; }
bool is_white(ByteKind kind) { return kind == blank || kind == line_end; }

// The sentence or line that holds a place. What is asked for often lies in the
// same as what was asked for before: then little of it is looked at again.
class Surroundings {
 public:
  explicit Surroundings(std::string_view bytes) : bytes_(bytes) {}

  // `at` itself where none begins near it.
  Offset begin(Offset at) {
    const Offset lowest = at > most_around ? at - most_around : 0;
    begin_ = find_begin(at, lowest);
    begin_of_ = at;
    return begin_;
  }

  Offset end(Offset at) {
    if (end_of_ <= at && at < end_) return end_;
    const auto highest = static_cast<Offset>(std::min<std::size_t>(bytes_.size(), std::size_t{at} + most_around));
    for (Offset end = at; end < highest; ++end) {
      const ByteKind kind = kind_of(bytes_[end]);
      if (kind == other) continue;
      if (kind == line_end || (end > at && is_white(kind) && kind_of(bytes_[end - 1]) == sentence_end)) {
        end_of_ = at;
        return end_ = end;
      }
    }
    return highest == bytes_.size() ? highest : at;
  }

 private:
  Offset find_begin(Offset at, Offset lowest) const {
    const bool is_known = begin_of_ <= at && begin_of_ > lowest;
    const Offset stop = is_known ? begin_of_ - 1 : lowest;
    for (Offset begin = at; begin > stop; --begin) {
      const ByteKind kind = kind_of(bytes_[begin - 1]);
      if (kind == other) continue;
      if (kind == line_end) return begin;
      if (begin > 1 && begin < at && is_white(kind) && kind_of(bytes_[begin - 2]) == sentence_end) return begin;
    }
    // Between what was found for the place before and that place there is nothing.
    if (lowest == 0) return is_known ? begin_ : 0;
    return is_known && begin_ < begin_of_ && begin_ > lowest ? begin_ : at;
  }

  std::string_view bytes_;
  Offset begin_of_ = 0;  // what begin() was asked for last
  Offset begin_ = 0;
  Offset end_of_ = 0;  // for all from there to `end_` it is end()
  Offset end_ = 0;
};

// What becomes of a byte of ASCII.
struct FoldedByte {
  char folded = ' ';
  bool stays = false;     // as `folded`; else it becomes nothing
  bool is_white = false;  // becomes a space behind a word
};

const std::array<FoldedByte, 0x80>& folded_bytes() {
  static const std::array<FoldedByte, 0x80> all = [] {
    std::array<FoldedByte, 0x80> made{};
    for (std::size_t byte = 1; byte < made.size(); ++byte) {
      const std::string folded = fold(std::string(1, static_cast<char>(byte)));
      made[byte].is_white = is_white(kind_of(static_cast<char>(byte)));
      made[byte].stays = !folded.empty() && !made[byte].is_white;
      if (made[byte].stays) made[byte].folded = folded[0];
    }
    return made;
  }();
  return all;
}

bool is_ascii(char byte) { return static_cast<unsigned char>(byte) - 1U < 0x7FU; }

// The words of `text`, folded, with single spaces.
void append_words(std::string_view text, std::string& out) {
  const std::array<FoldedByte, 0x80>& bytes = folded_bytes();
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    // A byte of ASCII becomes one at most, and the last word gets a space.
    const std::size_t before = out.size();
    out.resize(before + text.size() - at + 1);
    char* to = out.data() + before;
    // Where words end can't be foreseen: nothing branches on it.
    for (; at < text.size() && is_ascii(text[at]); ++at) {
      const FoldedByte& byte = bytes[static_cast<unsigned char>(text[at])];
      *to = byte.folded;
      to += static_cast<int>(byte.stays) | (static_cast<int>(byte.is_white) & static_cast<int>(in_word));
      in_word = !byte.is_white;
    }
    if (at == text.size() && in_word) *to++ = ' ';
    out.resize(static_cast<std::size_t>(to - out.data()));
    const std::size_t begin = at;
    while (at < text.size() && !is_ascii(text[at])) ++at;
    if (begin == at) continue;
    out += fold(text.substr(begin, at - begin));
    in_word = true;
    if (at == text.size()) out += ' ';
  }
}

// The words of a stretch of the text, folded once: those of any part of it are
// then copied. Much is often said of one sentence, and of its neighbours.
class FoldedStretch {
 public:
  explicit FoldedStretch(std::string_view bytes) : bytes_(bytes) {}

  // That parts of [begin, end) are asked for next, which are further on. The more
  // is asked for near each other, the larger is the stretch.
  void reach(Offset begin, Offset end) {
    if (begin_ <= begin && end <= end_) return;
    const bool is_near = begin_ <= begin && begin <= end_ + size_;
    size_ = std::max(end - begin, is_near ? std::min(2 * size_, most_inside) : 0);
    read(begin, static_cast<Offset>(std::min<std::size_t>(bytes_.size(), std::size_t{begin} + size_)));
  }

  // As append_words() does of [begin, end).
  void append(Offset begin, Offset end, std::string& out) const {
    if (begin == end) return;
    std::uint32_t from = begin_ <= begin && end <= end_ ? places_[begin - begin_] : unknown;
    const std::uint32_t to = from == unknown ? unknown : places_[end - begin_];
    if (to == unknown) return append_words(bytes_.substr(begin, end - begin), out);
    // White space ends no word that began in front of the part.
    if (is_white(kind_of(bytes_[begin]))) from = places_[begin - begin_ + 1];
    out.append(folded_, from, to - from);
    if (!is_white(kind_of(bytes_[end - 1]))) out += ' ';
  }

 private:
  static constexpr std::uint32_t unknown = ~std::uint32_t{0};

  void read(Offset begin, Offset end) {
    const FoldedByte* const table = folded_bytes().data();
    begin_ = begin;
    end_ = end;
    places_.resize(end - begin + 1);
    folded_.resize(end - begin);
    std::uint32_t to = 0;
    unsigned in_word = 0;
    const char* const text = bytes_.data();
    std::uint32_t* const places = places_.data();
    for (Offset at = begin; at < end;) {
      char* const out = folded_.data();
      std::uint32_t* place = places + (at - begin);
      for (; at < end && is_ascii(text[at]); ++at) {
        const FoldedByte& byte = table[static_cast<unsigned char>(text[at])];
        const unsigned stays = byte.stays ? 1 : 0;
        const unsigned is_blank = byte.is_white ? 1 : 0;
        *place++ = to;
        out[to] = byte.folded;
        to += stays | (is_blank & in_word);
        in_word = is_blank ^ 1U;
      }
      *place = to;
      // What isn't ASCII is folded as a whole: of its parts nothing is known.
      const Offset run = at;
      while (at < end && !is_ascii(text[at])) places[++at - begin] = unknown;
      if (at == run) continue;
      const std::string folded = fold(bytes_.substr(run, at - run));
      const std::size_t needed = to + folded.size() + (end - at);
      if (folded_.size() < needed) folded_.resize(needed);
      folded_.replace(to, folded.size(), folded);
      to += static_cast<std::uint32_t>(folded.size());
      in_word = 1;
      const bool is_whole = at == bytes_.size() || is_ascii(bytes_[at]);
      if (is_whole) places[at - begin] = to;
    }
  }

  std::string_view bytes_;
  Offset begin_ = 0;
  Offset end_ = 0;
  Offset size_ = 0;
  std::string folded_;                       // of the stretch
  std::vector<std::uint32_t> places_ = {0};  // into `folded_`, by byte
};

// How often each of many numbers has come: a table with open addressing.
class Counts {
 public:
  explicit Counts(std::size_t numbers) : slots_(std::bit_ceil(2 * numbers + 2)) {}

  // How often the number had come before.
  std::uint64_t add(std::uint64_t number) {
    std::size_t at = number & (slots_.size() - 1);
    while (slots_[at].count > 0 && slots_[at].number != number) at = (at + 1) & (slots_.size() - 1);
    slots_[at].number = number;
    return slots_[at].count++;
  }

 private:
  struct Slot {
    std::uint64_t number = 0;
    std::uint32_t count = 0;
  };
  std::vector<Slot> slots_;
};

// What stands there, and around it.
void append_place(Span span, std::string_view bytes, Surroundings& around, FoldedStretch& folded, std::string& key) {
  const auto size = static_cast<Offset>(bytes.size());
  const Offset begin = std::min(span.begin, size);
  const Offset end = std::clamp(span.end, begin, size);
  const Offset around_begin = around.begin(begin);
  const Offset around_end = around.end(end);
  if (end - begin <= most_inside) folded.reach(around_begin, around_end);
  folded.append(begin, std::min(end, begin + most_inside), key);
  key += '\n';
  folded.append(around_begin, begin, key);
  key += '\n';
  folded.append(end, around_end, key);
}

// The order in which what is said of neighbours stands together.
std::vector<std::uint32_t> by_place(std::span<const Diagnostic> diagnostics) {
  std::vector<std::uint32_t> order(diagnostics.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return diagnostics[a].span < diagnostics[b].span; });
  return order;
}

}  // namespace

void set_contents(std::span<Diagnostic> of_one_file, const SourceFile& source) {
  Surroundings around{source.bytes()};
  FoldedStretch folded{source.bytes()};
  std::string key;
  std::string place;  // several rules often speak of one
  const Diagnostic* before = nullptr;
  for (const std::uint32_t number : by_place(of_one_file)) {
    Diagnostic& diagnostic = of_one_file[number];
    if (diagnostic.fingerprint != 0) continue;
    if (!before || before->span != diagnostic.span) {
      place.clear();
      append_place(diagnostic.span, source.bytes(), around, folded, place);
    }
    before = &diagnostic;
    key = diagnostic.rule.string();
    key += '\n';
    key += place;
    diagnostic.fingerprint = hash(key);
  }
}

void number_contents(std::span<Diagnostic> of_one_file, std::string_view path) {
  Counts seen{of_one_file.size()};
  const std::uint64_t of_path = without_path(0, path);
  for (Diagnostic& diagnostic : of_one_file) {
    const std::uint64_t content = diagnostic.fingerprint;
    diagnostic.fingerprint = hash(std::to_string(seen.add(content)), content) ^ of_path;
  }
}

void set_fingerprints(std::span<Diagnostic> of_one_file, const SourceFile& source) {
  set_contents(of_one_file, source);
  number_contents(of_one_file, source.path());
}

std::uint64_t without_path(std::uint64_t fingerprint, std::string_view path) { return fingerprint ^ hash(path); }

}  // namespace galley
