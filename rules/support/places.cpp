#include "rules/support/places.h"

#include <algorithm>

namespace rules {

using namespace galley;

namespace {

constexpr std::size_t most_related = 7;
// A fix of more edits than this is no fix but a conversion.
constexpr std::size_t most_edits = 2000;

std::string others(std::size_t count) {
  if (count == 0) return {};
  return count == 1 ? " (and in one other place)" : " (and in " + std::to_string(count) + " other places)";
}

}  // namespace

void report_places(RuleContext& context, std::span<const Place> places, const std::string& message, Safety safety,
                   const std::string& title) {
  const Document& document = context.document();
  Diagnostic& diagnostic = context.report(places.front().span, message + others(places.size() - 1));
  for (std::size_t at = 1; at < places.size() && at <= most_related; ++at)
    context.relate(diagnostic, places[at].span, "also here");
  if (title.empty()) return;
  Fix fix{.title = title, .safety = safety, .edits = {}};
  for (const Place& place : places.first(std::min(places.size(), most_edits))) {
    if (!document.editable(place.span)) continue;
    fix.edits.push_back(
        {.file = diagnostic.file, .span = document.source_span(place.span), .replacement = place.instead});
  }
  if (!fix.edits.empty()) diagnostic.fixes.push_back(std::move(fix));
}

const Token* token_at(const Document& document, Offset at) {
  const auto tokens = document.tokens();
  const auto after =
      std::partition_point(tokens.begin(), tokens.end(), [at](const Token& token) { return token.span.begin <= at; });
  return after == tokens.begin() ? nullptr : &*std::prev(after);
}

bool is_opaque(const Document& document, Offset at) {
  const Token* const token = token_at(document, at);
  return token != nullptr && token->span.contains(at) &&
         (token->kind == TokenKind::code || token->kind == TokenKind::link);
}

bool is_running_text(const Block& block) {
  return block.kind != BlockKind::code && block.kind != BlockKind::comment && block.kind != BlockKind::table_cell;
}

}  // namespace rules
