#include "linter/lsp/house_terms.h"

#include <algorithm>
#include <filesystem>

#include "linter/config/rule_names.h"
#include "linter/lsp/open_text.h"
#include "linter/text/disk.h"
#include "linter/text/error.h"
#include "linter/text/uri.h"
#include "linter/text/utf8.h"

namespace galley::lsp {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view group_of_forms = "consistency";  // its rules speak of one word in two forms
constexpr std::size_t longest_term = 60;

bool could_be_term(std::string_view text) {
  return !text.empty() && text.size() <= longest_term && text.find_first_of("\r\n\t") == std::string_view::npos;
}

// "Kyiv’s" is a form of "Kyiv"; the rule of the house's terms knows it.
std::string_view without_possessive(std::string_view text) {
  for (const std::string_view ending : {"'s", "’s"}) {
    if (text.ends_with(ending)) return text.substr(0, text.size() - ending.size());
  }
  return text;
}

void begin_small(std::string& text) {
  if (is_ascii_upper(text.front())) text.front() = static_cast<char>(text.front() - 'A' + 'a');
}

// A capital that only opens a sentence is none of the term's: elsewhere it is small.
void drop_sentence_capitals(HouseTerm& term, const Diagnostic& diagnostic, const SourceFile& source) {
  if (diagnostic.related.empty() || diagnostic.related.front().file != diagnostic.file) return;
  HouseTerm small = term;
  begin_small(small.wanted);
  begin_small(small.wrong);
  if (small.wanted != term.wanted && source.slice(diagnostic.related.front().span) == small.wanted) term = small;
}

// What the first fix writes in the place of the whole finding.
const Edit* rewriting(const Diagnostic& diagnostic) {
  if (diagnostic.fixes.empty()) return nullptr;
  const std::vector<Edit>& edits = diagnostic.fixes.front().edits;
  const auto found = std::find_if(edits.begin(), edits.end(), [&](const Edit& edit) {
    return edit.file == diagnostic.file && edit.span == diagnostic.span;
  });
  return found == edits.end() ? nullptr : &*found;
}

struct Configuration {
  std::string path;
  std::string uri;
  std::string text;
  Json version;  // null for what isn't open
  bool is_open = false;
  bool is_new = false;
};

Configuration configuration_at(const Desk& desk, const std::string& file) {
  std::error_code failed;
  Configuration found{.path = real_path(fs::absolute(file, failed).string())};
  found.uri = uri_of(found.path);
  if (const auto open = desk.open.find(found.path); open != desk.open.end()) {
    found.uri = open->second.uri;
    found.text = open->second.text;
    found.version = open->second.version;
    found.is_open = true;
  } else {
    found.text = read_file(found.path);
  }
  return found;
}

std::optional<Configuration> new_configuration(const Desk& desk, const std::string& path) {
  if (!desk.client.creates_files) return std::nullopt;
  for (const std::string& root : desk.client.roots) {
    if (!path.starts_with(root + '/')) continue;
    const std::string file = root + "/galley.toml";
    return Configuration{.path = file, .uri = uri_of(file), .is_new = true};
  }
  return std::nullopt;
}

std::optional<Configuration> configuration_for(const Desk& desk, const std::string& path) {
  const auto config = desk.config_for(path);
  if (!config) return std::nullopt;
  if (config->file.empty()) return new_configuration(desk, path);
  try {
    return configuration_at(desk, config->file);
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace

std::vector<HouseTerm> terms_of(const Diagnostic& diagnostic, const SourceFile& source, Registry registry) {
  const RegisteredRule* const rule = find_rule(registry, diagnostic.rule);
  const Edit* const edit = rewriting(diagnostic);
  if (rule == nullptr || rule->group != group_of_forms || edit == nullptr) return {};
  const std::string_view wrong = without_possessive(source.slice(diagnostic.span));
  const std::string_view wanted = without_possessive(edit->replacement);
  if (!could_be_term(wrong) || !could_be_term(wanted) || wrong == wanted) return {};
  HouseTerm term{.wanted = std::string{wanted}, .wrong = std::string{wrong}};
  drop_sentence_capitals(term, diagnostic, source);
  return {term, {.wanted = term.wrong, .wrong = term.wanted}};
}

std::optional<Json> add_to_terms(const Desk& desk, const OpenDocument& document, const HouseTerm& term) {
  const auto configuration = configuration_for(desk, document.path);
  if (!configuration) return std::nullopt;
  const auto edit = add_term(configuration->path, configuration->text, term, desk.pages.registry);
  if (!edit) return std::nullopt;
  const SourceFile source{configuration->path, configuration->text};
  const std::uint32_t mark = configuration->is_open ? mark_columns(source, desk.client.unit) : 0;
  const Json range = range_in(source, edit->span, desk.client.unit, mark);
  const FileEdits edits{.uri = configuration->uri,
                        .version = configuration->version,
                        .edits = Json::array({{{"range", range}, {"newText", edit->replacement}}})};
  if (!configuration->is_new) return workspace_edit({edits}, desk.client.versioned_edits);
  Json made = workspace_edit({edits}, true);  // who creates files takes this form, whatever else it says
  Json& changes = made["documentChanges"];
  changes.insert(changes.begin(),
                 Json{{"kind", "create"}, {"uri", configuration->uri}, {"options", {{"ignoreIfExists", true}}}});
  return made;
}

}  // namespace galley::lsp
