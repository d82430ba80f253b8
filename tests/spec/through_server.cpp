#include "tests/spec/through_server.h"

#include <algorithm>

#include "linter/diagnostic/apply.h"
#include "linter/lsp/features.h"
#include "linter/lsp/open_text.h"
#include "linter/report/reporter.h"
#include "linter/text/uri.h"
#include "linter/text/utf8.h"
#include "tests/lsp/conversation.h"

namespace spec {
namespace {

using namespace galley;
using lsp_test::Json;

constexpr ColumnUnit unit = ColumnUnit::utf16;

// Where the files of an example stand for the server, which orders them by
// their paths: in one folder as on the page; where that would be another order,
// each in a folder of its own.
class Layout {
 public:
  explicit Layout(std::span<const Input> inputs)
      : inputs_(inputs), in_order_(std::ranges::is_sorted(inputs, {}, &Input::path)) {}

  std::string path(std::size_t file) const {
    return (in_order_ ? folder : "/" + std::to_string(100 + file)) + "/" + inputs_[file].path;
  }
  std::vector<std::string> roots() const { return in_order_ ? std::vector{folder} : std::vector<std::string>{}; }
  // Globs of the configuration are relative to the folder.
  Config placed(Config config) const {
    if (in_order_) config.folder = folder;
    return config;
  }

 private:
  inline static const std::string folder = "/page";

  std::span<const Input> inputs_;
  bool in_order_;
};

// What is text in the protocol: it can't hold bytes that are not UTF-8.
bool is_text(const Input& input) {
  return !find_invalid_utf8(*input.bytes) && input.bytes->find('\0') == std::string::npos;
}

// As a person types: opened empty, then written in pieces, each behind the last
// or, every other time, with something wrong that is deleted again.
void write(lsp_test::Conversation& talk, const std::string& path, const std::string& text) {
  talk.open(path, "");
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(at + 40, text.size());
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    if (end < text.size() && text[end] == '\n' && text[end - 1] == '\r') ++end;
    talk.replace(path, at, at, text.substr(at, end - at));
    talk.replace(path, end, end, "slip");
    talk.replace(path, end, end + 4, "");
    at = end;
  }
}

// What two ways to say one thing have in common.
std::vector<std::string> in_short(const Json& diagnostics) {
  std::vector<std::string> all;
  for (const Json& one : diagnostics) {
    std::string line = one["range"].dump() + one["code"].dump() + one["message"].dump() + one["severity"].dump();
    if (one.contains("relatedInformation")) {
      for (const Json& related : one["relatedInformation"]) {
        line += related["location"]["range"].dump() + related["message"].dump();
      }
    }
    all.push_back(std::move(line));
  }
  std::sort(all.begin(), all.end());
  return all;
}

Json expected(const LintResult& found, std::size_t file) {
  Json all = Json::array();
  for (const Diagnostic& one : found.diagnostics) {
    if (static_cast<std::size_t>(one.file) != file) continue;
    Json said = {{"range", lsp_test::range_of(*found.sources[file], one.span, unit)},
                 {"code", one.rule},
                 {"message", message_text(one, found)},
                 {"severity", 3 - static_cast<int>(one.severity)}};
    for (const Related& related : one.related) {
      const Json range = lsp_test::range_of(*found.sources[static_cast<std::size_t>(related.file)], related.span, unit);
      said["relatedInformation"].push_back({{"location", {{"range", range}}}, {"message", related.message}});
    }
    all.push_back(std::move(said));
  }
  return all;
}

// The text once the action "fix all" is carried out; as it is where there is none.
std::string fixed(lsp_test::Conversation& talk, const std::string& path) {
  const Json everything = {{"start", {{"line", 0}, {"character", 0}}}, {"end", {{"line", 0}, {"character", 0}}}};
  const Json actions = talk.ask("textDocument/codeAction", {{"textDocument", lsp_test::document_at(path)},
                                                            {"range", everything},
                                                            {"context", {{"only", {lsp::fix_all_kind}}}}})["result"];
  std::string text = talk.text(path);
  if (actions.empty()) return text;
  Json edits = actions[0]["edit"]["changes"][uri_of(path)];
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
    lsp::apply_change(text, {{"range", (*edit)["range"]}, {"text", (*edit)["newText"]}}, unit);
  }
  return text;
}

}  // namespace

std::vector<std::string> broken_by_server(std::span<const Input> inputs, const Config& config, Registry registry,
                                          const LintResult& found) {
  if (!std::all_of(inputs.begin(), inputs.end(), is_text)) return {};
  const Layout layout{inputs};
  lsp_test::Conversation talk{registry, layout.placed(config), Json::object(), layout.roots()};
  for (std::size_t file = 0; file < inputs.size(); ++file) write(talk, layout.path(file), *inputs[file].bytes);
  talk.settle();
  std::vector<std::string> broken;
  for (std::size_t file = 0; file < inputs.size(); ++file) {
    const std::string path = layout.path(file);
    if (in_short(talk.pushed(path)) != in_short(expected(found, file))) {
      broken.push_back("the language server says something else of " + inputs[file].path + ": " +
                       talk.pushed(path).dump());
    }
    std::vector<Diagnostic> own;
    for (const Diagnostic& one : found.diagnostics) {
      if (static_cast<std::size_t>(one.file) == file) own.push_back(one);
    }
    if (own.empty()) continue;
    if (fixed(talk, path) != apply_fixes(*found.sources[file], own, Safety::safe).text) {
      broken.push_back("the language server fixes " + inputs[file].path + " another way");
    }
  }
  return broken;
}

}  // namespace spec
