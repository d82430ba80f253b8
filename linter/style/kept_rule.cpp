#include "linter/style/kept_rule.h"

#include <mutex>

#include "linter/text/bytes.h"

namespace galley {
namespace {

class LateCheck final : public Check {
 public:
  LateCheck(std::string pattern, FoundIn found_in, MakeCheck make)
      : pattern_(std::move(pattern)), found_in_(found_in), make_(std::move(make)) {}

  void run(const StyleBlock& block, CheckRun& run) const override { made().run(block, run); }
  const TriggeredPattern* trigger() const override { return made().trigger(); }
  FoundIn finds_in() const override { return found_in_; }
  std::string_view pattern() const override { return pattern_; }

 private:
  const Check& made() const {
    std::call_once(is_made_, [this] { made_ = make_(); });
    return *made_;
  }

  std::string pattern_;
  FoundIn found_in_;
  MakeCheck make_;
  mutable std::once_flag is_made_;
  mutable std::unique_ptr<Check> made_;
};

}  // namespace

bool can_be_kept(const YamlNode& keys) {
  const YamlNode* const kind = keys.find("extends");
  const bool is_simple = kind && (kind->scalar == "existence" || kind->scalar == "substitution");
  return is_simple && !keys.find("affix");
}

std::string bytes_of_rule(const CompiledRule& compiled) {
  const StyleRule& rule = compiled.rule;
  ByteWriter out;
  out.put_text(rule.message).put_text(rule.data).put(rule.severity);
  rule.selector.put(out);
  out.put(std::uint64_t{rule.limit}).put(rule.action.kind).put_texts(rule.action.parameters);
  out.put(std::uint8_t{rule.match_case}).put_text(compiled.check->pattern()).put(compiled.check->finds_in());
  return out.take();
}

std::optional<CompiledRule> rule_of_bytes(std::string_view bytes, MakeCheck make) {
  ByteReader in{bytes};
  CompiledRule read;
  StyleRule& rule = read.rule;
  rule.message = in.get_text();
  rule.data = in.get_text();
  rule.severity = in.get<Severity>();
  rule.selector = Selector::get(in);
  rule.limit = in.get<std::uint64_t>();
  rule.action.kind = in.get<Action::Kind>();
  rule.action.parameters = in.get_texts();
  rule.match_case = in.get<std::uint8_t>() != 0;
  std::string pattern{in.get_text()};
  const auto found_in = in.get<FoundIn>();
  if (!in.is_whole() || !in.at_end()) return std::nullopt;
  read.check = std::make_unique<LateCheck>(std::move(pattern), found_in, std::move(make));
  return read;
}

}  // namespace galley
