#include "linter/report/statistics.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <map>
#include <ostream>
#include <vector>

#include "linter/report/json_parts.h"
#include "linter/report/message.h"

namespace galley {
namespace {

constexpr std::size_t most_rows = 10;
constexpr std::size_t shown_bytes = 50;  // of a passage

struct NamedWords {
  std::string name;
  RepeatedWords words;
};

struct RuleRow {
  std::string rule;
  std::size_t diagnostics = 0;
  double seconds = 0;
};

std::vector<RuleRow> rule_rows(const Report& report) {
  std::map<std::string, RuleRow> rows;
  for (const auto& [rule, seconds] : report.result.statistics->seconds) rows[rule].seconds = seconds;
  for (const Diagnostic& diagnostic : report.result.diagnostics) ++rows[diagnostic.rule].diagnostics;
  std::vector<RuleRow> sorted;
  for (auto& [rule, row] : rows) {
    row.rule = rule;
    sorted.push_back(row);
  }
  return sorted;
}

// Files which repeat nothing are left out.
std::vector<NamedWords> repeating_files(const Statistics& statistics) {
  std::vector<NamedWords> files;
  for (std::size_t file = 0; file < statistics.files.size(); ++file) {
    if (statistics.files[file].repeated > 0) files.push_back({statistics.paths[file], statistics.files[file]});
  }
  return files;
}

std::vector<NamedWords> folders(const Statistics& statistics) {
  std::vector<NamedWords> all;
  for (const auto& [folder, words] : by_folder(statistics)) all.push_back({folder, words});
  return all;
}

const std::string& path_of(const Statistics& statistics, FileId file) {
  return statistics.paths[static_cast<std::size_t>(file)];
}

std::string beginning(Places& places, Span span) {
  std::string_view text = places.source().slice(span);
  const bool is_cut = text.size() > shown_bytes;
  if (is_cut) text = text.substr(0, text.rfind(' ', shown_bytes));
  return one_line(text) + (is_cut ? "…" : "");
}

// Numbers to the right, in columns of one width, and a text behind them.
void write_row(std::ostream& out, std::initializer_list<std::string> numbers, std::string_view text) {
  for (const std::string& number : numbers) out << std::setw(9) << number;
  out << "  " << text << '\n';
}

void write_words(std::ostream& out, std::vector<NamedWords> rows, const std::string& what) {
  std::erase_if(rows, [](const NamedWords& row) { return row.words.repeated == 0; });
  if (rows.empty()) return;
  out << '\n';
  write_row(out, {"repeated", "of words", "share"}, what);
  std::stable_sort(rows.begin(), rows.end(),
                   [](const NamedWords& a, const NamedWords& b) { return a.words.repeated > b.words.repeated; });
  for (std::size_t row = 0; row < std::min(rows.size(), most_rows); ++row) {
    const RepeatedWords& words = rows[row].words;
    write_row(out, {std::to_string(words.repeated), std::to_string(words.words), percent(words.share())},
              one_line(rows[row].name));
  }
  if (rows.size() > most_rows) write_row(out, {"", "", ""}, "and " + std::to_string(rows.size() - most_rows) + " more");
}

void write_passages(std::ostream& out, const Statistics& statistics, PlacesOfRun& all) {
  if (statistics.passages.empty()) return;
  out << '\n';
  write_row(out, {"copies", "in files", "words"}, "passage");
  for (const RepeatedText& text : statistics.passages) {
    Places& places = all.of(text.file);
    write_row(out, {std::to_string(text.copies), std::to_string(text.files), std::to_string(text.end - text.begin)},
              place_text(places, text.span.begin) + ": " + beginning(places, text.span));
  }
}

void write_alike(std::ostream& out, const Statistics& statistics) {
  if (statistics.alike.empty()) return;
  out << '\n';
  write_row(out, {"shared", "share"}, "files most alike");
  for (const AlikeFiles& files : statistics.alike) {
    write_row(out, {std::to_string(files.words), percent(files.share)},
              one_line(path_of(statistics, files.a)) + ", " + one_line(path_of(statistics, files.b)));
  }
}

// "12.3"
std::string milliseconds(double seconds) {
  const long tenths = std::lround(seconds * 10'000);
  return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10);
}

void write_rules(std::ostream& out, std::vector<RuleRow> rows) {
  if (rows.empty()) return;
  out << '\n';
  write_row(out, {"found", "CPU ms"}, "rule");
  std::stable_sort(rows.begin(), rows.end(),
                   [](const RuleRow& a, const RuleRow& b) { return a.diagnostics > b.diagnostics; });
  for (const RuleRow& row : rows) {
    write_row(out, {std::to_string(row.diagnostics), milliseconds(row.seconds)}, row.rule);
  }
}

void write_json(JsonWriter& json, std::string_view key, const std::vector<NamedWords>& rows) {
  json.key(key).begin_array();
  for (const NamedWords& row : rows) {
    json.begin_object().member("path", row.name).member("words", row.words.words);
    json.member("repeated_words", row.words.repeated).member("share", rounded(row.words.share())).end_object();
  }
  json.end_array();
}

void write_json_passages(JsonWriter& json, const Statistics& statistics, PlacesOfRun& places) {
  json.key("passages").begin_array();
  for (const RepeatedText& text : statistics.passages) {
    json.begin_object();
    write_span(json, places.of(text.file), text.span);
    json.member("words", text.end - text.begin).member("copies", text.copies).member("files", text.files).end_object();
  }
  json.end_array();
}

void write_json_alike(JsonWriter& json, const Statistics& statistics) {
  json.key("alike").begin_array();
  for (const AlikeFiles& files : statistics.alike) {
    json.begin_object().key("paths").begin_array();
    json.value(path_of(statistics, files.a)).value(path_of(statistics, files.b)).end_array();
    json.member("words", files.words).member("share", rounded(files.share)).end_object();
  }
  json.end_array();
}

}  // namespace

void report_statistics(const Report& report, std::ostream& out) {
  const Statistics& statistics = *report.result.statistics;
  PlacesOfRun places{report.result, ColumnUnit::code_points};
  const RepeatedWords all = sum(statistics.files);
  out << all.repeated << " of " << all.words << " words (" << percent(all.share()) << ") stand in another place too\n";
  write_words(out, repeating_files(statistics), "file");
  write_words(out, folders(statistics), "folder");
  write_passages(out, statistics, places);
  write_alike(out, statistics);
  write_rules(out, rule_rows(report));
  out << '\n';
}

void write_statistics(JsonWriter& json, const Report& report, PlacesOfRun& places) {
  const Statistics& statistics = *report.result.statistics;
  const RepeatedWords all = sum(statistics.files);
  json.begin_object().member("words", all.words).member("repeated_words", all.repeated);
  json.member("share", rounded(all.share()));
  write_json(json, "files", repeating_files(statistics));
  write_json(json, "folders", folders(statistics));
  write_json_passages(json, statistics, places);
  write_json_alike(json, statistics);
  json.key("rules").begin_array();
  for (const RuleRow& row : rule_rows(report)) {
    json.begin_object().member("rule", row.rule).member("diagnostics", row.diagnostics);
    write_seconds(json, row.seconds);
    json.end_object();
  }
  json.end_array().end_object();
}

}  // namespace galley
