// A word that is what a program, or a part of one, is called: it is written as
// that is, whatever stands elsewhere.
#pragma once

#include <cstdint>
#include <string_view>

#include "linter/rule/rule.h"
#include "rules/support/surroundings.h"

namespace rules {

// "githooks(5)": the word at `at` is a page of a manual.
bool is_manual_page(const galley::Document& document, std::uint32_t at);

class Identifiers {
 public:
  // Both outlive this.
  Identifiers(galley::RuleContext& context, const Surroundings& surroundings)
      : context_(context), document_(context.document()), surroundings_(surroundings) {}

  // Whether the word at `at` is written as programs have it, or as what is put there.
  bool hold(std::uint32_t at) const;

  // "the inline option", "the healthcheck package": what it is called.
  bool name_thing(std::uint32_t at) const;

 private:
  std::span<const galley::Token> tokens() const { return document_.tokens(); }
  std::string_view text(std::uint32_t token) const { return document_.text(tokens()[token]); }
  bool touch(std::uint32_t a, std::uint32_t b) const { return tokens()[a].span.end == tokens()[b].span.begin; }

  bool has_extension(std::uint32_t at) const;
  bool is_extension(std::uint32_t at) const;
  bool is_optional(std::uint32_t at) const;
  bool is_parameter(std::uint32_t at) const;
  bool is_set_apart(std::uint32_t at) const;
  bool is_listed(std::uint32_t at) const;

  galley::RuleContext& context_;
  const galley::Document& document_;
  const Surroundings& surroundings_;
};

}  // namespace rules
