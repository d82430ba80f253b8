// One kind of thing written in several forms: "40%", "35 percent", "30 per
// cent". The form that most places have stands; each of the others is reported
// once, where it is first, with the places of its kin.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "linter/rule/rule.h"

namespace rules {

class Forms {
 public:
  // `form` is a small number which the rule gives each form.
  void add(std::uint32_t form, galley::TextSpan span) { uses_.push_back({form, span}); }

  bool empty() const { return uses_.empty(); }

  // How the rule speaks of its forms, and what the configuration asks for.
  struct Wording {
    // What `span` would be in `form`; empty where no fix can be offered.
    std::function<std::string(galley::TextSpan span, std::uint32_t form)> rewrite = {};
    // The form that stands whatever the piece does, or no_index.
    std::uint32_t wanted = galley::no_index;
    // What the wanted form is called, where the piece doesn't show it: "a hyphen".
    std::string wanted_name = {};
    // A form that stands less often than this share of the standing one is
    // reported; 1 reports equals, too.
    double most_share = 1;
  };
  // Reports in the order of the text.
  void report(galley::RuleContext& context, const Wording& wording) const;

 private:
  struct Use {
    std::uint32_t form;
    galley::TextSpan span;
  };
  struct Side {
    std::uint32_t form = galley::no_index;
    std::vector<galley::TextSpan> spans;  // in the order of the text
  };

  std::vector<Side> sides() const;

  std::vector<Use> uses_;
};

}  // namespace rules
