#include "linter/style/patterns.h"

#include <algorithm>

#include "linter/match/triggered_pattern.h"

namespace galley {
namespace {

bool is_blank(char byte) { return byte == ' ' || byte == '\t'; }

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\n\r\f\v");
  return begin == text.npos ? "" : text.substr(begin, text.find_last_not_of(" \t\n\r\f\v") - begin + 1);
}

bool is_phrase(std::string_view term) {
  return term.find_first_of(" \t") != term.npos || term.find("\\s") != term.npos;
}

}  // namespace

std::string wrap_spaces(std::string_view pattern) {
  if (pattern.find("(?x") != pattern.npos) return std::string{pattern};
  std::string wrapped;
  bool in_set = false;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const char byte = pattern[at];
    if (byte == '\\' && at + 1 < pattern.size()) {
      wrapped += pattern.substr(at++, 2);
    } else if (in_set || byte == '[') {
      in_set = byte != ']';
      wrapped += byte;
    } else if (!is_blank(byte)) {
      wrapped += byte;
    } else {
      std::size_t end = at;
      while (end < pattern.size() && is_blank(pattern[end])) ++end;
      const bool repeats =
          end < pattern.size() && std::string_view{"*+?{"}.find(pattern[end]) != std::string_view::npos;
      wrapped += repeats ? pattern.substr(at, end - at) : "\\s+";
      at = end - 1;
    }
  }
  return wrapped;
}

std::string alternatives_of(std::span<const std::string> patterns) {
  std::string all;
  for (const std::string& pattern : patterns) all += (&pattern != &patterns.front() ? "|" : "") + pattern;
  return all;
}

std::string fill(std::string_view text, std::string_view with) {
  std::string filled;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t found = std::min(text.find("%s", at), text.size());
    filled += text.substr(at, found - at);
    if (found < text.size()) filled += with;
    at = found + 2;
  }
  return filled;
}

std::string in_template(std::string_view alternatives, Bounds bounds, const std::string& word_template) {
  if (bounds == Bounds::none) return "(?m)(?:" + std::string{alternatives} + ")";
  return fill(word_template.empty() ? "(?m)\\b(?:%s)\\b" : word_template, alternatives);
}

std::string term_pattern(std::string_view term) {
  std::string escaped;
  const bool literal = term.find_first_of("\\+*?()|[]{}^$") == term.npos;
  for (std::size_t at = 0; at < term.size(); ++at) {
    if (is_blank(term[at])) {
      while (at + 1 < term.size() && is_blank(term[at + 1])) ++at;
      escaped += "\\s+";
    } else if (literal && term[at] == '.') {
      escaped += "\\.";
    } else {
      escaped += term[at];
    }
  }
  return escaped;
}

Exceptions::Exceptions(std::vector<std::string> own, std::span<const std::string> accepted) {
  own.insert(own.end(), accepted.begin(), accepted.end());
  if (own.empty()) return;
  std::vector<std::string> phrases;
  for (const std::string& term : own) {
    if (is_phrase(term)) phrases.push_back(term_pattern(term));
  }
  std::stable_sort(own.begin(), own.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  for (std::string& term : own) term = term.starts_with("(?i)") ? term_pattern(term) : "(?-i)" + term_pattern(term);
  words_.emplace(in_template(alternatives_of(own), Bounds::words, ""));
  if (!phrases.empty()) phrases_.emplace("(?i)\\b(?:" + alternatives_of(phrases) + ")\\b");
}

bool Exceptions::matches(std::string_view text, RegexWorkspace& workspace) const {
  return words_ && words_->matches(text, workspace);
}

bool Exceptions::cover(std::string_view text, TextSpan match, RegexWorkspace& workspace) const {
  if (!words_) return false;
  if (matches(trimmed(text.substr(match.begin, match.size())), workspace)) return true;
  bool within = false;
  if (phrases_) {
    phrases_->for_each(text, workspace, [&](const std::vector<Capture>& groups) {
      within = groups[0].begin <= match.begin && match.end <= groups[0].end;
      return !within && groups[0].begin <= match.begin;
    });
  }
  return within;
}

// A phrase may stand around a match, over a paragraph's end.
bool stays_in_paragraphs(const TriggeredPattern& pattern, const Exceptions& exceptions) {
  return pattern.stays_in_paragraphs() && exceptions.phrases() == nullptr;
}

}  // namespace galley
