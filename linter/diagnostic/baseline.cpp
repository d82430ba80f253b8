#include "linter/diagnostic/baseline.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <tuple>

#include "linter/text/error.h"

namespace galley {
namespace {

using nlohmann::json;

constexpr int version = 1;
constexpr std::string_view scheme = "xxh3:";
constexpr const char* advice = "; delete it, and record it anew with --update-baseline";

// "known.json:3:14"
std::string place(std::string_view text, std::size_t byte, const std::string& name) {
  const std::string_view before = text.substr(0, std::min(byte, text.size()));
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t begin = before.find_last_of('\n') + 1;
  return name + ':' + std::to_string(line) + ':' + std::to_string(before.size() - begin + 1);
}

json parse(std::string_view text, const std::string& name) {
  try {
    return json::parse(text);
  } catch (const json::parse_error& wrong) {
    throw Error(place(text, wrong.byte == 0 ? 0 : wrong.byte - 1, name) + ": this is not JSON" + advice);
  } catch (const json::exception&) {  // a number that is none
    throw Error(name + ": this is no baseline of galley" + advice);
  }
}

std::uint64_t read_fingerprint(const std::string& text) {
  std::uint64_t value = 0;
  const bool is_one = text.starts_with(scheme) && text.size() == scheme.size() + 16;
  const char* const end = text.data() + text.size();
  if (!is_one || std::from_chars(text.data() + scheme.size(), end, value, 16).ptr != end) throw Error("");
  return value;
}

std::string print_fingerprint(std::uint64_t value) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text{scheme};
  for (int shift = 60; shift >= 0; shift -= 4) text += digits[value >> shift & 15];
  return text;
}

BaselineEntry read_entry(const json& entry) {
  return {.path = entry.at("path").get<std::string>(),
          .rule = entry.at("rule").get<std::string>(),
          .fingerprint = read_fingerprint(entry.at("fingerprint").get<std::string>()),
          .message = entry.value("message", "")};
}

std::string quoted(const std::string& text) { return json(text).dump(-1, ' ', false, json::error_handler_t::replace); }

std::string print_entry(const BaselineEntry& entry) {
  return "{\"path\": " + quoted(entry.path) + ", \"rule\": " + quoted(entry.rule) + ", \"fingerprint\": \"" +
         print_fingerprint(entry.fingerprint) + "\", \"message\": " + quoted(entry.message) + '}';
}

void put_in_order(std::vector<BaselineEntry>& entries) {
  std::sort(entries.begin(), entries.end());
  entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
}

}  // namespace

std::strong_ordering operator<=>(const BaselineEntry& a, const BaselineEntry& b) {
  return std::tie(a.path, a.rule, a.fingerprint) <=> std::tie(b.path, b.rule, b.fingerprint);
}

std::vector<BaselineEntry> read_baseline(std::string_view text, const std::string& name) {
  const json document = parse(text, name);
  if (!document.is_object() || !document.contains("version") || !document["version"].is_number_integer()) {
    throw Error(name + ": this is no baseline of galley" + advice);
  }
  if (document["version"] != version) {
    throw Error(name + ": this baseline is of version " + document["version"].dump() + ", and this galley reads " +
                std::to_string(version) + advice);
  }
  std::vector<BaselineEntry> entries;
  const json listed = document.value("entries", json::array());
  for (const json& entry : listed) {
    try {
      entries.push_back(read_entry(entry));
    } catch (const std::exception&) {
      throw Error(name + ": entry " + std::to_string(entries.size() + 1) + " needs path, rule and fingerprint" +
                  advice);
    }
  }
  put_in_order(entries);
  return entries;
}

std::string print_baseline(std::vector<BaselineEntry> entries) {
  put_in_order(entries);
  std::string text = "{\n  \"version\": " + std::to_string(version) + ",\n  \"entries\": [";
  for (std::size_t i = 0; i < entries.size(); ++i) text += (i == 0 ? "\n    " : ",\n    ") + print_entry(entries[i]);
  return text + (entries.empty() ? "]\n}\n" : "\n  ]\n}\n");
}

}  // namespace galley
