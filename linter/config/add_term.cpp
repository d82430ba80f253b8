// TOML has four ways to write a table: a header, keys with points, a table
// within braces, and none at all. What may be added where follows from where
// its last entry ends; which way it is written is found by trying, since a
// wrong guess is one more key at another place, and is seen when it is read.
#include "linter/config/add_term.h"

#include <algorithm>
#include <vector>

#include "linter/config/toml.h"
#include "linter/text/error.h"
#include "linter/text/source_file.h"
#include "linter/text/toml.h"

namespace galley {
namespace {

using Terms = decltype(Config::terms);

bool holds(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

// True if the term is there, or a word of it has the other part already.
bool is_settled(const Terms& terms, const HouseTerm& term) {
  return std::any_of(terms.begin(), terms.end(), [&](const auto& entry) {
    const auto& [wanted, wrong] = entry;
    return holds(wrong, term.wrong) || holds(wrong, term.wanted) || wanted == term.wrong;
  });
}

std::string list_of(const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& word : words) list += (list.empty() ? "" : ", ") + toml_string(word);
  return '[' + list + ']';
}

class TermAdder {
 public:
  TermAdder(const std::string& path, const std::string& text, HouseTerm term, Registry registry)
      : path_(path), source_(path, text), term_(std::move(term)), registry_(registry) {
    for (std::string_view rest = prefix_of_terms(path); !rest.empty();) {
      const std::size_t point = std::min(rest.find('.'), rest.size());
      names_.emplace_back(rest.substr(0, point));
      rest.remove_prefix(std::min(point + 1, rest.size()));
    }
  }

  std::optional<Edit> find() {
    const Terms before = terms_in(source_.bytes());
    if (is_settled(before, term_)) return std::nullopt;
    wanted_ = before;
    std::vector<std::string>& words = wanted_[term_.wanted];
    words.push_back(term_.wrong);
    entry_ = toml_string(term_.wanted) + " = " + list_of(words);
    const toml::table root = toml::parse(source_.bytes(), path_);
    for (Edit& way : ways(root)) {
      if (works(way)) return std::move(way);
    }
    return std::nullopt;
  }

 private:
  static std::string_view prefix_of_terms(const std::string& path) {
    return path.ends_with("pyproject.toml") ? "tool.galley.terms" : "terms";
  }

  Terms terms_in(std::string_view text) const { return read_config(path_, text, registry_).terms; }

  bool works(const Edit& edit) const {
    std::string text{source_.bytes()};
    text.replace(edit.span.begin, edit.span.size(), edit.replacement);
    try {
      return terms_in(text) == wanted_;
    } catch (const Error&) {
      return false;
    }
  }

  std::vector<Edit> ways(const toml::table& root) const {
    std::vector<Edit> all;
    const toml::node* node = &root;
    for (const std::string& name : names_) {
      node = node->is_table() ? node->as_table()->get(name) : nullptr;
      if (node == nullptr) break;
    }
    if (const toml::table* const table = node ? node->as_table() : nullptr) add_to_table(*table, all);
    all.push_back(insertion(static_cast<Offset>(source_.bytes().size()), new_table()));
    return all;
  }

  void add_to_table(const toml::table& table, std::vector<Edit>& all) const {
    if (const toml::node* const words = table.get(term_.wanted)) {
      all.push_back(with_one_more(*words));
      return;
    }
    Offset end = 0;
    for (const auto& [key, value] : table) end = std::max(end, end_of(value));
    const bool is_empty = table.empty();
    if (is_empty) end = begin_of(table) + 1;
    if (table.is_inline()) {
      all.push_back(insertion(end, is_empty ? ' ' + entry_ + ' ' : ", " + entry_));
      return;
    }
    all.push_back(new_line_behind(end, entry_));
    all.push_back(new_line_behind(end, "terms." + entry_));
  }

  // Of "Kyiv" = ["Kiev"] or "Kyiv" = "Kiev".
  Edit with_one_more(const toml::node& words) const {
    const toml::array* const list = words.as_array();
    if (list == nullptr)
      return {.span = {begin_of(words), end_of(words)}, .replacement = list_of(wanted_.at(term_.wanted))};
    if (list->empty()) return insertion(begin_of(words) + 1, toml_string(term_.wrong));
    return insertion(end_of(list->back()), ", " + toml_string(term_.wrong));
  }

  // Behind the rest of the line, which may be a comment.
  Edit new_line_behind(Offset at, const std::string& line) const {
    const std::size_t end = source_.bytes().find_first_of("\r\n", at);
    if (end == std::string_view::npos) {
      return insertion(static_cast<Offset>(source_.bytes().size()), line_end() + line + line_end());
    }
    return insertion(static_cast<Offset>(end), line_end() + line);
  }

  std::string new_table() const {
    const std::string_view bytes = source_.bytes();
    const bool is_open = !bytes.empty() && !bytes.ends_with('\n');
    std::string header = "[" + std::string{prefix_of_terms(path_)} + "]" + line_end();
    if (!bytes.empty()) header = line_end() + header;
    return (is_open ? line_end() : "") + header + entry_ + line_end();
  }

  std::string line_end() const { return source_.bytes().find("\r\n") == std::string_view::npos ? "\n" : "\r\n"; }

  static Edit insertion(Offset at, std::string text) { return {.span = {at, at}, .replacement = std::move(text)}; }

  Offset offset(const toml::source_position& at) const {
    return source_.offset({.line = at.line - 1, .column = at.column - 1}, ColumnUnit::code_points);
  }
  Offset begin_of(const toml::node& node) const { return offset(node.source().begin); }
  Offset end_of(const toml::node& node) const { return offset(node.source().end); }

  std::string path_;
  SourceFile source_;
  HouseTerm term_;
  Registry registry_;
  std::vector<std::string> names_;  // of the table
  Terms wanted_;                    // what the edit is to bring about
  std::string entry_;
};

}  // namespace

std::optional<Edit> add_term(const std::string& path, const std::string& text, const HouseTerm& term,
                             Registry registry) {
  try {
    return TermAdder{path, text, term, registry}.find();
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace galley
