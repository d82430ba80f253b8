// What a person typed, as values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/archive/json_lines.h"
#include "linter/text/source_file.h"

namespace galley {

enum class Command { check, fix, compare, rules, explain, dump, init, lsp, archive, test, completions };
enum class When { automatic, always, never };

// One --format: "sarif=out.sarif" writes to a file.
struct Output {
  std::string format;
  std::string file;  // empty: standard output
};

// What `check` and `fix` have in common, and `compare` and `dump` in part.
struct CheckArguments {
  std::vector<std::string> paths;
  std::string stdin_filename = "stdin.txt";
  std::string type;  // a format's name; empty: told by the file's name

  std::vector<std::string> select;
  std::vector<std::string> ignore;
  std::vector<std::string> severities;  // RULE=LEVEL
  std::vector<std::string> values;      // KEY=VALUE
  std::string fail_on;
  std::string config;
  bool no_config = false;
  std::vector<std::string> styles;  // folders of styles
  std::string vale_config;
  std::string style_filter;
  bool hidden = false;
  bool no_ignore = false;
  bool no_cache = false;

  std::vector<Output> outputs;
  ColumnUnit columns = ColumnUnit::code_points;
  When colour = When::automatic;
  bool quiet = false;
  std::size_t max_per_rule = 0;  // 0: all
  bool statistics = false;

  std::string baseline;
  bool update_baseline = false;
  std::optional<std::string> since;  // a revision
  bool staged = false;
  bool lint_styles = false;
  std::string archive;  // empty: the configured one, if any
  unsigned jobs = 0;    // 0: as many as there are cores
};

struct FixArguments {
  bool unsafe = false;
  bool diff = false;
};

struct CompareArguments {
  std::string a;
  std::string b;
  std::uint32_t min_words = 12;
  double min_similarity = 0.5;
  std::string format = "text";  // or "json"
  std::string output;           // empty: standard output
};

struct ArchiveArguments {
  std::string action;  // add, remove, list, verify or compact
  archive::JsonFields fields;
};

struct TestArguments {
  bool coverage = false;
};

struct Arguments {
  Command command = Command::check;
  CheckArguments check;
  FixArguments fix;
  CompareArguments compare;
  ArchiveArguments archive;
  TestArguments test;
  std::string rule;       // explain
  std::string shell;      // completions
  bool as_json = false;   // rules, archive, test
  bool baseline = false;  // init
};

// What parsing came to: arguments, or an exit status once help, the version or
// an error has been printed.
struct Parsed {
  std::optional<Arguments> arguments;
  int status = 0;
};

Parsed parse_arguments(int count, const char* const* words);

// What can be typed: for completion scripts and the manual.
struct OptionWords {
  std::vector<std::string> names;  // "-j", "--jobs"; none: an argument, told by its place
  std::string value;               // "FILE"; empty: a flag
  std::string about;
};
struct CommandWords {
  std::string name;
  std::string about;
  std::vector<OptionWords> options;
};
struct ProgramWords {
  std::string about;
  std::string exit_status;
  std::vector<OptionWords> options;  // those that stand before a command
  std::vector<CommandWords> commands;
};
ProgramWords program_words();

}  // namespace galley
