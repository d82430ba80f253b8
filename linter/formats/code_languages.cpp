#include "linter/formats/code_languages.h"

#include <algorithm>
#include <array>
#include <string>

#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

constexpr std::array slashes = {"//"sv};
constexpr std::array hash_signs = {"#"sv};
constexpr std::array slashes_and_hash_signs = {"//"sv, "#"sv};
constexpr std::array dashes = {"--"sv};
constexpr std::array semicolons = {";"sv};

constexpr std::array c_blocks = {Delimiters{"/*", "*/"}};
constexpr std::array haskell_blocks = {Delimiters{"{-", "-}"}};
constexpr std::array julia_blocks = {Delimiters{"#=", "=#"}};
constexpr std::array lua_blocks = {Delimiters{"--[[", "]]"}};
constexpr std::array powershell_blocks = {Delimiters{"<#", "#>"}};
constexpr std::array ruby_blocks = {Delimiters{"\n=begin", "\n=end"}};

constexpr std::array c_strings = {Delimiters{"R\"(", ")\""}};
constexpr std::array back_ticks = {Delimiters{"`", "`"}};
constexpr std::array triple_quotes = {Delimiters{"\"\"\"", "\"\"\""}};
constexpr std::array python_strings = {Delimiters{"\"\"\"", "\"\"\""}, Delimiters{"'''", "'''"}};
constexpr std::array c_sharp_strings = {Delimiters{"\"\"\"", "\"\"\""}, Delimiters{"@\"", "\""}};
constexpr std::array rust_strings = {Delimiters{"r##\"", "\"##"}, Delimiters{"r#\"", "\"#"}, Delimiters{"r\"", "\""}};
constexpr std::array lua_strings = {Delimiters{"[[", "]]"}};

constexpr std::array c_names = {"c"sv, "h"sv, "cc"sv, "cpp"sv, "cxx"sv, "hpp"sv, "hh"sv};
constexpr std::array c_sharp_names = {"cs"sv, "csx"sv};
constexpr std::array clojure_names = {"clj"sv, "cljs"sv, "cljc"sv};
constexpr std::array css_names = {"css"sv};
constexpr std::array elixir_names = {"ex"sv, "exs"sv};
constexpr std::array haskell_names = {"hs"sv};
constexpr std::array java_names = {"java"sv, "kt"sv, "kts"sv, "scala"sv, "swift"sv, "proto"sv, "less"sv, "scss"sv};
constexpr std::array julia_names = {"jl"sv};
constexpr std::array lua_names = {"lua"sv};
constexpr std::array perl_names = {"pl"sv, "pm"sv, "r"sv};
constexpr std::array php_names = {"php"sv};
constexpr std::array powershell_names = {"ps1"sv};
constexpr std::array python_names = {"py"sv, "pyi"sv, "pyw"sv};
constexpr std::array ruby_names = {"rb"sv};
constexpr std::array rust_names = {"rs"sv};
constexpr std::array script_names = {"js"sv, "jsx"sv, "mjs"sv, "ts"sv, "tsx"sv, "go"sv};

constexpr std::string_view both_quotes = "\"'";

constexpr std::array languages = {
    CodeLanguage{
        .extensions = c_names, .lines = slashes, .blocks = c_blocks, .strings = c_strings, .quotes = both_quotes},
    CodeLanguage{.extensions = c_sharp_names,
                 .lines = slashes,
                 .blocks = c_blocks,
                 .strings = c_sharp_strings,
                 .quotes = both_quotes},
    CodeLanguage{.extensions = clojure_names, .lines = semicolons, .blocks = {}, .strings = {}, .quotes = "\""},
    CodeLanguage{.extensions = css_names, .lines = {}, .blocks = c_blocks, .strings = {}, .quotes = both_quotes},
    CodeLanguage{.extensions = elixir_names,
                 .lines = hash_signs,
                 .blocks = {},
                 .strings = triple_quotes,
                 .quotes = both_quotes,
                 .docstrings = Docstrings::attribute},
    CodeLanguage{.extensions = haskell_names, .lines = dashes, .blocks = haskell_blocks, .strings = {}, .quotes = "\""},
    CodeLanguage{.extensions = java_names,
                 .lines = slashes,
                 .blocks = c_blocks,
                 .strings = triple_quotes,
                 .quotes = both_quotes},
    CodeLanguage{.extensions = julia_names,
                 .lines = hash_signs,
                 .blocks = julia_blocks,
                 .strings = triple_quotes,
                 .quotes = "\""},
    CodeLanguage{
        .extensions = lua_names, .lines = dashes, .blocks = lua_blocks, .strings = lua_strings, .quotes = both_quotes},
    CodeLanguage{.extensions = perl_names, .lines = hash_signs, .blocks = {}, .strings = {}, .quotes = both_quotes},
    CodeLanguage{.extensions = php_names,
                 .lines = slashes_and_hash_signs,
                 .blocks = c_blocks,
                 .strings = {},
                 .quotes = both_quotes},
    CodeLanguage{.extensions = powershell_names,
                 .lines = hash_signs,
                 .blocks = powershell_blocks,
                 .strings = {},
                 .quotes = both_quotes},
    CodeLanguage{.extensions = python_names,
                 .lines = hash_signs,
                 .blocks = {},
                 .strings = python_strings,
                 .quotes = both_quotes,
                 .docstrings = Docstrings::first},
    CodeLanguage{
        .extensions = ruby_names, .lines = hash_signs, .blocks = ruby_blocks, .strings = {}, .quotes = both_quotes},
    CodeLanguage{
        .extensions = rust_names, .lines = slashes, .blocks = c_blocks, .strings = rust_strings, .quotes = "\""},
    CodeLanguage{
        .extensions = script_names, .lines = slashes, .blocks = c_blocks, .strings = back_ticks, .quotes = both_quotes},
};

}  // namespace

const CodeLanguage* code_language_of(std::string_view path) {
  const std::size_t point = path.rfind('.');
  if (point == path.npos || path.find('/', point) != path.npos) return nullptr;
  std::string extension;
  for (const char byte : path.substr(point + 1)) extension += to_ascii_lower(byte);
  for (const CodeLanguage& language : languages) {
    if (std::find(language.extensions.begin(), language.extensions.end(), extension) != language.extensions.end())
      return &language;
  }
  return nullptr;
}

}  // namespace galley
