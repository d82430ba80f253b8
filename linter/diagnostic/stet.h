// The grammar of directives: what a comment says, without where it holds.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

enum class StetKind : unsigned char { block, off, on, file, unreadable };

struct StetName {
  std::string_view rule;
  std::size_t at = 0;  // the byte of the comment's text at which it begins
};

struct Stet {
  StetKind kind = StetKind::block;
  bool is_vale = false;
  std::vector<StetName> names;  // none: all rules; of an unreadable one, its next word
};

// What a comment's text directs, or nothing. Total.
std::optional<Stet> parse_stet(std::string_view text);

}  // namespace galley
