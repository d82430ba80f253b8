#include "linter/lsp/features.h"

#include <algorithm>

#include "linter/config/rule_names.h"
#include "linter/diagnostic/apply.h"
#include "linter/lsp/copies.h"
#include "linter/lsp/house_terms.h"
#include "linter/lsp/let_stand.h"
#include "linter/lsp/open_text.h"

namespace galley::lsp {
namespace {

// A document as it was checked.
struct Checked {
  FileId file;
  std::shared_ptr<const SourceFile> source;
};

std::optional<Checked> checked(const Desk& desk, const OpenDocument& document) {
  const auto file = desk.workspace->find(document.path);
  if (!file) return std::nullopt;
  return Checked{.file = *file, .source = desk.workspace->source(*file)};
}

bool touches(const Diagnostic& diagnostic, Span range) {
  return diagnostic.span.begin <= range.end && range.begin <= diagnostic.span.end;
}

// A kind is wanted by its own name or by what it is a part of.
bool is_wanted(const Json& context, std::string_view kind) {
  const Json& only = member(context, "only");
  if (!only.is_array()) return true;
  return std::any_of(only.begin(), only.end(), [kind](const Json& one) {
    if (!one.is_string()) return false;
    const auto& wanted = one.get_ref<const std::string&>();
    return wanted.empty() || kind == wanted || (kind.starts_with(wanted) && kind[wanted.size()] == '.');
  });
}

class Actions {
 public:
  Actions(const Desk& desk, const OpenDocument& document, const Checked& checked)
      : desk_(desk), document_(document), checked_(checked), converter_(desk.converter()) {}

  void add_quick_fixes(const Diagnostic& diagnostic) {
    bool is_first = true;
    for (const Fix& fix : diagnostic.fixes) {
      const bool is_preferred = is_first && fix.safety == Safety::safe;
      add(fix.title, "quickfix", converter_.edit(fix.edits), &diagnostic, is_preferred);
      is_first = false;
    }
  }

  void add_let_stand(const Diagnostic& diagnostic) {
    const auto edit = let_stand(checked_.source, desk_.workspace->format(checked_.file), diagnostic);
    if (!edit) return;
    add("Let it stand (stet: " + diagnostic.rule + ")", "quickfix", converter_.edit({*edit}), &diagnostic, false);
  }

  void add_terms(const Diagnostic& diagnostic) {
    for (const HouseTerm& term : terms_of(diagnostic, *checked_.source, desk_.pages.registry)) {
      const std::string title = "Add to terms: “" + term.wanted + "”, not “" + term.wrong + "”";
      add(title, "quickfix", add_to_terms(desk_, document_, term), &diagnostic, false);
    }
  }

  void add_fix_all(std::span<const Diagnostic> said) {
    const std::vector<Edit> edits = apply_fixes(*checked_.source, said, Safety::safe).edits;
    if (!edits.empty()) add("Apply all safe fixes", fix_all_kind, converter_.edit(edits), nullptr, false);
  }

  Json take() { return std::move(actions_); }

 private:
  void add(const std::string& title, const char* kind, std::optional<Json> edit, const Diagnostic* diagnostic,
           bool is_preferred) {
    if (!edit) return;
    Json action = {{"title", title}, {"kind", kind}, {"edit", std::move(*edit)}};
    if (diagnostic) {
      if (auto said = converter_.diagnostic(*diagnostic)) action["diagnostics"] = Json::array({std::move(*said)});
    }
    if (is_preferred) action["isPreferred"] = true;
    actions_.push_back(std::move(action));
  }

  const Desk& desk_;
  const OpenDocument& document_;
  const Checked& checked_;
  Converter converter_;
  Json actions_ = Json::array();
};

std::vector<Copy> copies_at(const Desk& desk, const OpenDocument& document, Position at) {
  const auto found = checked(desk, document);
  if (!found) return {};
  return copies_of(*desk.workspace, found->file, offset_in_open(*found->source, at, desk.client.unit));
}

std::string page_of(const Desk& desk, const std::string& id) {
  const RegisteredRule* const rule = find_rule(desk.pages.registry, id);
  return rule == nullptr ? std::string{} : "\n\n---\n\n" + std::string{rule->page};
}

}  // namespace

Json code_actions(Desk& desk, const OpenDocument& document, const Json& range, const Json& context) {
  const auto found = checked(desk, document);
  if (!found) return Json::array();
  const Span wanted{offset_in_open(*found->source, read_position(range.at("start")), desk.client.unit),
                    offset_in_open(*found->source, read_position(range.at("end")), desk.client.unit)};
  const std::span<const Diagnostic> said = desk.workspace->said(found->file);
  Actions actions{desk, document, *found};
  if (is_wanted(context, "quickfix")) {
    for (const Diagnostic& one : said) {
      if (touches(one, wanted)) actions.add_quick_fixes(one);
    }
    for (const Diagnostic& one : said) {
      if (touches(one, wanted)) actions.add_let_stand(one);
    }
    for (const Diagnostic& one : said) {
      if (touches(one, wanted)) actions.add_terms(one);
    }
  }
  if (is_wanted(context, fix_all_kind)) actions.add_fix_all(said);
  return actions.take();
}

Json hover(Desk& desk, const OpenDocument& document, Position at) {
  const auto found = checked(desk, document);
  if (!found) return nullptr;
  const Offset offset = offset_in_open(*found->source, at, desk.client.unit);
  Converter converter = desk.converter();
  std::string text;
  Json range;
  for (const Diagnostic& one : desk.workspace->said(found->file)) {
    if (!touches(one, {offset, offset})) continue;
    text +=
        (text.empty() ? "" : "\n\n---\n\n") + converter.message(one) + " [" + one.rule + "]" + page_of(desk, one.rule);
    if (auto where = converter.range(one.file, one.span); where && range.is_null()) range = std::move(*where);
  }
  if (text.empty()) return nullptr;
  const char* const kind = desk.client.shows_markdown ? "markdown" : "plaintext";
  return {{"contents", {{"kind", kind}, {"value", text}}}, {"range", std::move(range)}};
}

Json document_highlights(Desk& desk, const OpenDocument& document, Position at) {
  Json list = Json::array();
  const auto here = desk.workspace->find(document.path);
  Converter converter = desk.converter();
  for (const Copy& copy : copies_at(desk, document, at)) {
    if (copy.file != *here) continue;
    if (auto range = converter.range(copy.file, copy.span)) list.push_back({{"range", std::move(*range)}, {"kind", 1}});
  }
  return list;
}

Json references(Desk& desk, const OpenDocument& document, Position at) {
  Json list = Json::array();
  Converter converter = desk.converter();
  for (const Copy& copy : copies_at(desk, document, at)) {
    if (auto where = converter.location(copy.file, copy.span)) list.push_back(std::move(*where));
  }
  return list;
}

}  // namespace galley::lsp
