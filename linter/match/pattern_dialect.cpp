#include "linter/match/pattern_dialect.h"

#include <algorithm>
#include <array>
#include <optional>

#include "linter/match/pattern_sets.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

using Kind = PatternNode::Kind;

// As many alternatives a look-behind may be written as.
constexpr std::size_t most_alternatives = 256;
// A repetition without end in a look-behind is followed so far back, by what
// the number of alternatives allows.
constexpr std::array look_lengths = {8U, 4U, 2U};

using Sequences = std::vector<std::vector<PatternNode>>;

bool append_product(Sequences& sequences, const Sequences& next) {
  if (sequences.size() * next.size() > most_alternatives) return false;
  Sequences product;
  for (const auto& left : sequences) {
    for (const auto& right : next) {
      product.push_back(left);
      product.back().insert(product.back().end(), right.begin(), right.end());
    }
  }
  sequences = std::move(product);
  return true;
}

// The sequences of single characters that a node may match, if they are few.
std::optional<Sequences> spell_out(const PatternNode& node, unsigned longest) {
  switch (node.kind) {
    case Kind::literal:
    case Kind::any:
    case Kind::set:
    case Kind::anchor:
    case Kind::look:
      return Sequences{{node}};
    case Kind::group:
    case Kind::atomic:
      return node.captures ? std::nullopt : spell_out(node.parts[0], longest);
    case Kind::reference:
      return std::nullopt;
    case Kind::alternatives: {
      Sequences all;
      for (const PatternNode& part : node.parts) {
        auto spelt = spell_out(part, longest);
        if (!spelt || all.size() + spelt->size() > most_alternatives) return std::nullopt;
        std::move(spelt->begin(), spelt->end(), std::back_inserter(all));
      }
      return all;
    }
    case Kind::sequence: {
      Sequences all{{}};
      for (const PatternNode& part : node.parts) {
        const auto spelt = spell_out(part, longest);
        if (!spelt || !append_product(all, *spelt)) return std::nullopt;
      }
      return all;
    }
    case Kind::repeat: {
      const auto spelt = spell_out(node.parts[0], longest);
      const unsigned most = node.most == PatternNode::unlimited ? std::max(node.least, longest) : node.most;
      if (!spelt || most > most_alternatives) return std::nullopt;
      Sequences all;
      Sequences repeated{{}};
      for (unsigned count = 0; count <= most; ++count) {
        if (count >= node.least) all.insert(all.end(), repeated.begin(), repeated.end());
        if (all.size() > most_alternatives || (count < most && !append_product(repeated, *spelt))) return std::nullopt;
      }
      return all;
    }
  }
  return std::nullopt;
}

// The characters that every match has, if their number is always the same.
std::optional<std::size_t> fixed_length(const PatternNode& node) {
  switch (node.kind) {
    case Kind::literal:
      return count_code_points(node.text);
    case Kind::any:
    case Kind::set:
      return 1;
    case Kind::anchor:
    case Kind::look:
      return 0;
    case Kind::group:
    case Kind::atomic:
      return fixed_length(node.parts[0]);
    case Kind::reference:
      return std::nullopt;
    case Kind::alternatives:
    case Kind::sequence: {
      std::optional<std::size_t> total;
      for (const PatternNode& part : node.parts) {
        const auto length = fixed_length(part);
        if (!length) return std::nullopt;
        if (node.kind == Kind::alternatives && total && *total != *length) return std::nullopt;
        total = node.kind == Kind::sequence ? total.value_or(0) + *length : *length;
      }
      return total.value_or(0);
    }
    case Kind::repeat: {
      const auto length = fixed_length(node.parts[0]);
      if (!length || node.least != node.most) return std::nullopt;
      return *length * node.least;
    }
  }
  return std::nullopt;
}

bool takes_case(const PatternNode& node) {
  return node.kind == Kind::literal || node.kind == Kind::set || node.kind == Kind::reference;
}

// True if all that has a case is in any case.
bool folds_throughout(const PatternNode& node) {
  if (takes_case(node)) return node.folds;
  return std::all_of(node.parts.begin(), node.parts.end(), folds_throughout);
}

class Printer {
 public:
  std::string print(const PatternNode& node) {
    all_fold_ = folds_throughout(node);
    if (all_fold_) out_ = "(?i)";
    visit(node);
    return std::move(out_);
  }

 private:
  void visit(const PatternNode& node) {
    switch (node.kind) {
      case Kind::literal:
        literal(node);
        break;
      case Kind::any:
        out_ += node.dot_all ? "(?s:.)" : ".";
        break;
      case Kind::set:
        set(node);
        break;
      case Kind::anchor:
        anchor(node);
        break;
      case Kind::reference:
        out_ += fold(node, node.text);
        break;
      case Kind::sequence:
        sequence(node);
        break;
      case Kind::alternatives:
        for (const PatternNode& part : node.parts) {
          if (&part != &node.parts.front()) out_ += '|';
          visit(part);
        }
        break;
      case Kind::group:
        enclose(node.captures ? (node.name.empty() ? "(" : "(?<" + node.name + ">") : "(?:", node.parts[0]);
        break;
      case Kind::atomic:
        enclose("(?>", node.parts[0]);
        break;
      case Kind::look:
        look(node);
        break;
      case Kind::repeat:
        repeat(node);
        break;
    }
  }

  void enclose(const std::string& open, const PatternNode& inside) {
    out_ += open;
    visit(inside);
    out_ += ')';
  }

  std::string fold(const PatternNode& node, const std::string& text) const {
    return node.folds && !all_fold_ ? "(?i:" + text + ")" : text;
  }

  // Literals one after the other share a group.
  void sequence(const PatternNode& node) {
    for (std::size_t at = 0; at < node.parts.size();) {
      if (node.parts[at].kind != Kind::literal) {
        visit(node.parts[at++]);
        continue;
      }
      const PatternNode& first = node.parts[at];
      std::string run;
      for (; at < node.parts.size() && node.parts[at].kind == Kind::literal && node.parts[at].folds == first.folds;
           ++at) {
        run += escaped(node.parts[at].text);
      }
      out_ += fold(first, run);
    }
  }

  static std::string escaped(const std::string& text) { return text[0] == '\0' ? "\\x00" : escape_pattern(text); }

  void literal(const PatternNode& node) { out_ += fold(node, escaped(node.text)); }

  // A few escapes mean other things inside a class of PCRE2.
  void set(const PatternNode& node) {
    std::string text;
    for (std::size_t at = 0; at < node.text.size(); ++at) {
      const std::string_view escape = std::string_view{node.text}.substr(at, 2);
      if (escape == "\\v")
        text += "\\x0B", ++at;
      else if (escape == "\\u" && node.text.size() >= at + 6)
        text += "\\x{" + node.text.substr(at + 2, 4) + "}", at += 5;
      else if (escape.size() == 2 && escape[0] == '\\')
        text += escape, ++at;
      else
        text += node.text[at];
    }
    out_ += fold(node, text);
  }

  void anchor(const PatternNode& node) {
    if ((node.text == "^" || node.text == "$") && node.multiline)
      out_ += "(?m:" + node.text + ")";
    else
      out_ += node.text;
  }

  void look(const PatternNode& node) {
    const std::string open = std::string{"(?"} + (node.behind ? "<" : "") + (node.negative ? "!" : "=");
    if (node.behind && !fixed_length(node.parts[0])) {
      for (const unsigned longest : look_lengths) {
        const auto spelt = spell_out(node.parts[0], longest);
        if (!spelt) continue;
        PatternNode all{.kind = Kind::alternatives};
        for (const auto& sequence : *spelt) all.parts.push_back({.kind = Kind::sequence, .parts = sequence});
        return enclose(open, all);
      }
    }
    enclose(open, node.parts[0]);
  }

  void repeat(const PatternNode& node) {
    const PatternNode& item = node.parts[0];
    const bool is_single = item.kind != Kind::sequence && item.kind != Kind::alternatives && item.kind != Kind::repeat;
    is_single ? visit(item) : enclose("(?:", item);
    if (node.least == 0 && node.most == 1)
      out_ += '?';
    else if (node.least == 0 && node.most == PatternNode::unlimited)
      out_ += '*';
    else if (node.least == 1 && node.most == PatternNode::unlimited)
      out_ += '+';
    else {
      out_ += '{' + std::to_string(node.least);
      if (node.most != node.least) out_ += node.most == PatternNode::unlimited ? "," : "," + std::to_string(node.most);
      out_ += '}';
    }
    if (node.greed != '\0') out_ += node.greed;
  }

  std::string out_;
  bool all_fold_ = false;
};

// Names of properties that styles use.
constexpr std::array known_properties = {"\\p{L}"sv, "\\p{Lu}"sv, "\\p{Ll}"sv, "\\p{N}"sv, "\\p{P}"sv, "\\p{S}"sv};

bool is_accepted_set(const PatternNode& set) {
  const bool is_known = std::find(known_properties.begin(), known_properties.end(), set.text) != known_properties.end();
  return is_known || ascii_members(set).has_value();
}

// An estimate, never too low, of what PCRE2 needs for it in bytes.
double compiled_size(const PatternNode& node) {
  double size = node.kind == Kind::literal ? 8 + 2 * static_cast<double>(node.text.size()) : 12;
  if (node.kind == Kind::set) size = 80 + 4 * static_cast<double>(node.text.size());
  for (const PatternNode& part : node.parts) size += compiled_size(part);
  if (node.kind != Kind::repeat) return size;
  const unsigned most = node.most == PatternNode::unlimited ? node.least + 1 : node.most;
  return size * std::max(most, 1U);
}

bool has_accepted_parts(const PatternNode& node) {
  if (node.kind == Kind::reference) return false;
  if (node.kind == Kind::look && node.behind && !fixed_length(node.parts[0])) return false;
  if (node.kind == Kind::set && !is_accepted_set(node)) return false;
  if (node.kind == Kind::anchor && node.text == "\\G") return false;
  if (node.kind == Kind::repeat && (node.parts[0].kind == Kind::anchor || node.parts[0].kind == Kind::repeat ||
                                    (node.most != PatternNode::unlimited && node.most < node.least)))
    return false;
  if (!node.name.empty()) return false;
  return std::all_of(node.parts.begin(), node.parts.end(), has_accepted_parts);
}

}  // namespace

// What PCRE2 takes is at most 64 KB.
bool is_surely_accepted(const PatternNode& pattern) {
  return has_accepted_parts(pattern) && compiled_size(pattern) < 32'000;
}

std::string to_pcre2(const PatternNode& pattern) { return Printer{}.print(pattern); }

std::string to_pcre2(std::string_view pattern) {
  const auto tree = parse_pattern(pattern);
  return tree ? to_pcre2(*tree) : std::string{pattern};
}

}  // namespace galley
