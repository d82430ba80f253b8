#include "linter/report/comparison.h"

#include <ostream>

#include "linter/report/diff.h"
#include "linter/report/json_parts.h"
#include "linter/report/message.h"

namespace galley {
namespace {

std::string manner(const SharedPassage& passage) {
  return passage.exact ? "word for word" : std::to_string(passage.words - passage.matches) + " of them edited";
}

void write_share(std::ostream& out, const std::string& name, const SharedWords& words, const std::string& other) {
  out << one_line(name) << ": " << percent(words.share()) << " of its words (" << words.shared << " of " << words.words
      << ") stand in " << one_line(other) << '\n';
}

void write_side(JsonWriter& json, std::string_view key, const std::string& name, const SharedWords& words) {
  json.key(key).begin_object();
  json.member("path", name).member("files", words.files).member("words", words.words);
  json.member("shared_words", words.shared).member("share", rounded(words.share()));
  json.end_object();
}

void write_place(JsonWriter& json, PlacesOfRun& places, const SharedPlace& place) {
  json.begin_object();
  write_span(json, places.of(place.file), place.span);
  json.end_object();
}

void write_passage(JsonWriter& json, PlacesOfRun& places, const SharedPassage& passage) {
  json.begin_object();
  json.member("kind", passage.exact ? "exact" : "near");
  json.member("similarity", rounded(passage.similarity));
  json.member("words", passage.words).member("equal_words", passage.matches);
  write_place(json.key("a"), places, passage.a);
  write_place(json.key("b"), places, passage.b);
  json.key("others").begin_array();
  for (const SharedPlace& other : passage.others) write_place(json, places, other);
  json.end_array();
  if (!passage.diff.empty()) write_diff(json.key("diff"), passage.diff);
  json.end_object();
}

}  // namespace

void report_comparison_text(const ComparisonReport& report, ColumnUnit columns, std::ostream& out) {
  const Comparison& comparison = report.comparison;
  PlacesOfRun places{comparison.sources, columns};
  for (const SharedPassage& passage : comparison.passages) {
    out << place_text(places.of(passage.a.file), passage.a.span.begin) << ": shares " << passage.words << " words with "
        << place_text(places.of(passage.b.file), passage.b.span.begin) << ", " << manner(passage) << '\n';
    if (!passage.diff.empty()) write_diff(places.of(passage.a.file), passage.a.span, passage.diff, false, out);
    for (const SharedPlace& other : passage.others)
      out << place_text(places.of(other.file), other.span.begin) << ": note: and here\n";
  }
  write_share(out, report.a, comparison.a, report.b);
  write_share(out, report.b, comparison.b, report.a);
}

void report_comparison_json(const ComparisonReport& report, std::ostream& out) {
  const Comparison& comparison = report.comparison;
  PlacesOfRun places{comparison.sources, ColumnUnit::code_points};
  JsonWriter json{out};
  json.begin_object();
  write_tool(json);
  json.key("summary").begin_object().member("passages", comparison.passages.size());
  write_seconds(json, report.seconds);
  json.end_object();
  write_side(json, "a", report.a, comparison.a);
  write_side(json, "b", report.b, comparison.b);
  json.key("passages").begin_array();
  for (const SharedPassage& passage : comparison.passages) write_passage(json, places, passage);
  json.end_array();
  write_errors(json, comparison.errors);
  json.end_object();
  json.end_line();
}

}  // namespace galley
