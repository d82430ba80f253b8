#include "linter/diagnostic/fingerprint.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "linter/document/fold.h"
#include "linter/text/hash.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

// How far the surroundings reach, and how much of a long place counts. They
// bound the cost of a finding, in a file of one line too.
constexpr Offset most_around = 160;
constexpr Offset most_inside = 4096;

bool ends_line(char byte) { return byte == '\n' || byte == '\r'; }
bool is_white(char byte) { return byte == ' ' || byte == '\t' || ends_line(byte); }
bool ends_sentence(char byte) { return byte == '.' || byte == '!' || byte == '?'; }

// Where the sentence or line that holds `at` begins.
Offset begin_around(std::string_view bytes, Offset at) {
  const Offset lowest = at > most_around ? at - most_around : 0;
  for (Offset begin = at; begin > lowest; --begin) {
    if (ends_line(bytes[begin - 1])) return begin;
    if (begin > 1 && begin < at && is_white(bytes[begin - 1]) && ends_sentence(bytes[begin - 2])) return begin;
  }
  return lowest == 0 ? 0 : at;
}

Offset end_around(std::string_view bytes, Offset at) {
  const auto highest = static_cast<Offset>(std::min<std::size_t>(bytes.size(), std::size_t{at} + most_around));
  for (Offset end = at; end < highest; ++end) {
    if (ends_line(bytes[end])) return end;
    if (end > at && is_white(bytes[end]) && ends_sentence(bytes[end - 1])) return end;
  }
  return highest == bytes.size() ? highest : at;
}

// The words of `text`, folded, with single spaces.
void append_folded(std::string_view text, std::string& out, std::string& buffer) {
  while (!text.empty()) {
    const auto end = static_cast<std::size_t>(std::find_if(text.begin(), text.end(), is_white) - text.begin());
    if (end > 0) {
      fold_into(text.substr(0, end), buffer);
      out += buffer;
      out += ' ';
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

// What stands there, and around it.
void append_place(Span span, std::string_view bytes, std::string& key, std::string& buffer) {
  const auto size = static_cast<Offset>(bytes.size());
  const Offset begin = std::min(span.begin, size);
  const Offset end = std::clamp(span.end, begin, size);
  append_folded(bytes.substr(begin, std::min(end - begin, most_inside)), key, buffer);
  key += '\n';
  const Offset around_begin = begin_around(bytes, begin);
  append_folded(bytes.substr(around_begin, begin - around_begin), key, buffer);
  key += '\n';
  append_folded(bytes.substr(end, end_around(bytes, end) - end), key, buffer);
}

}  // namespace

void set_contents(std::span<Diagnostic> of_one_file, const SourceFile& source) {
  std::string buffer;
  std::string key;
  std::string place;  // several rules often speak of one
  const Diagnostic* before = nullptr;
  for (Diagnostic& diagnostic : of_one_file) {
    if (diagnostic.fingerprint != 0) continue;
    if (!before || before->span != diagnostic.span) {
      place.clear();
      append_place(diagnostic.span, source.bytes(), place, buffer);
    }
    before = &diagnostic;
    key = diagnostic.rule.string();
    key += '\n';
    key += place;
    diagnostic.fingerprint = hash(key);
  }
}

void number_contents(std::span<Diagnostic> of_one_file, std::string_view path) {
  std::unordered_map<std::uint64_t, std::uint64_t> seen;
  seen.reserve(of_one_file.size());
  for (Diagnostic& diagnostic : of_one_file) {
    const std::uint64_t content = diagnostic.fingerprint;
    diagnostic.fingerprint = without_path(hash(std::to_string(seen[content]++), content), path);
  }
}

void set_fingerprints(std::span<Diagnostic> of_one_file, const SourceFile& source) {
  set_contents(of_one_file, source);
  number_contents(of_one_file, source.path());
}

std::uint64_t without_path(std::uint64_t fingerprint, std::string_view path) { return fingerprint ^ hash(path); }

}  // namespace galley
