// The only user of CLI11.
#include "linter/cli/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <map>
#include <span>

#include "linter/formats/format.h"
#include "linter/report/reporter.h"
#include "linter/text/did_you_mean.h"

namespace galley {
namespace {

constexpr const char* description =
    "A linter for copy: finds passages that stand twice, variants of one word, gaps in\n"
    "numbering and the rest of what a sub-editor marks.";
constexpr const char* exit_status =
    "0 nothing found at or above --fail-on; 1 something was; 2 a file could not be\n"
    "read, or an option, the configuration or a rule is wrong.";

std::vector<std::string> names(std::span<const std::string_view> views) { return {views.begin(), views.end()}; }

std::vector<std::string> format_names() {
  std::vector<std::string> all;
  for (const Format& format : formats()) all.emplace_back(format.name);
  return all;
}

Output parse_output(const std::string& written) {
  const std::size_t equals = written.find('=');
  Output output{.format = written.substr(0, equals)};
  if (equals != std::string::npos) output.file = written.substr(equals + 1);
  if (reporter_by_name(output.format) == nullptr) {
    std::string known;
    for (const std::string_view name : reporter_names()) known += (known.empty() ? "" : ", ") + std::string{name};
    throw CLI::ValidationError("--format", "there is no format “" + output.format + "”; there are " + known);
  }
  return output;
}

void add_configuration(CLI::App& command, CheckArguments& arguments) {
  const auto* const group = "Rules";
  command.add_option("--config", arguments.config, "Read this configuration file, and no other")
      ->type_name("FILE")
      ->group(group);
  command.add_flag("--no-config", arguments.no_config, "Read no configuration file")->group(group);
  command.add_option("--styles", arguments.styles, "Look for style packages in this folder too")
      ->allow_extra_args(false)
      ->type_name("DIR")
      ->group(group);
  command.add_option("--vale-config", arguments.vale_config, "Read this .vale.ini, and no other")
      ->type_name("FILE")
      ->group(group);
  command.add_option("--filter", arguments.style_filter, "Run only those rules of styles for which this holds")
      ->type_name("CONDITION|FILE")
      ->group(group);
}

void add_selection(CLI::App& command, CheckArguments& arguments) {
  const auto* const group = "Rules";
  command.add_option("--select", arguments.select, "Rules and groups to run, instead of the configured ones")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("RULE|GROUP,…")
      ->group(group);
  command.add_option("--ignore", arguments.ignore, "Rules and groups to leave out")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("RULE|GROUP,…")
      ->group(group);
  command.add_option("--severity", arguments.severities, "Give a rule another severity")
      ->allow_extra_args(false)
      ->type_name("RULE=LEVEL")
      ->group(group);
  command.add_option("--set", arguments.values, "Set any configuration key, such as rules.ID.KEY")
      ->allow_extra_args(false)
      ->type_name("KEY=VALUE")
      ->group(group);
  add_configuration(command, arguments);
}

void add_archive(CLI::App& command, CheckArguments& arguments) {
  command.add_option("--archive", arguments.archive, "The archive of what was published, as `galley archive` keeps it")
      ->type_name("FILE");
}

void add_reading(CLI::App& command, CheckArguments& arguments) {
  const auto* const group = "Files";
  command.add_option("--stdin-filename", arguments.stdin_filename, "What standard input is called")
      ->type_name("NAME")
      ->group(group);
  command.add_option("--type", arguments.type, "Read every file as this format")
      ->check(CLI::IsMember(format_names()))
      ->type_name("FORMAT")
      ->group(group);
  command.add_flag("--hidden", arguments.hidden, "Look into hidden files and folders too")->group(group);
  command.add_flag("--no-ignore", arguments.no_ignore, "Don't honour .gitignore and .galleyignore")->group(group);
  command.add_option("--jobs,-j", arguments.jobs, "Threads; 0 is one a core")->type_name("N")->group(group);
}

void add_files(CLI::App& command, CheckArguments& arguments) {
  command.add_option("paths", arguments.paths, "Files and folders; - is standard input; none is the current folder")
      ->type_name("PATH…");
  add_reading(command, arguments);
  command.add_flag("--no-cache", arguments.no_cache, "Check every file, whatever earlier runs found")->group("Files");
}

void add_columns(CLI::App& command, CheckArguments& arguments) {
  static const std::map<std::string, ColumnUnit> units{
      {"bytes", ColumnUnit::bytes}, {"utf16", ColumnUnit::utf16}, {"code-points", ColumnUnit::code_points}};
  command.add_option("--columns", arguments.columns, "What columns of text count: bytes, utf16 or code-points")
      ->transform(CLI::CheckedTransformer(units).description(""))
      ->type_name("UNIT")
      ->group("Output");
}

void add_comparison(CLI::App& command, CheckArguments& reading, CompareArguments& arguments) {
  command.add_option("a", arguments.a, "A file or folder; - is standard input")->required()->type_name("A");
  command.add_option("b", arguments.b, "What it is compared with")->required()->type_name("B");
  add_reading(command, reading);
  const auto* const group = "Passages";
  command.add_option("--min-words", arguments.min_words, "How many words must be shared, at least (12)")
      ->check(CLI::Range(4u, 1'000'000u).description(""))
      ->type_name("N")
      ->group(group);
  command.add_option("--min-similarity", arguments.min_similarity, "The share of words that must be equal (0.5)")
      ->check(CLI::Range(0.0, 1.0).description(""))
      ->type_name("SHARE")
      ->group(group);
  command.add_option("--format", arguments.format, "How to print: text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT")
      ->group("Output");
  command.add_option("--output,-o", arguments.output, "Write to this file")->type_name("FILE")->group("Output");
  add_columns(command, reading);
}

void add_output(CLI::App& command, CheckArguments& arguments, std::vector<std::string>& formats, std::string& file) {
  const auto* const group = "Output";
  command
      .add_option("--format", formats,
                  "How to print: " + CLI::detail::join(names(reporter_names()), ", ") +
                      "; again for several, FORMAT=FILE writes to a file")
      ->allow_extra_args(false)
      ->type_name("FORMAT[=FILE]")
      ->group(group);
  command.add_option("--output,-o", file, "Write to this file")->type_name("FILE")->group(group);
  add_columns(command, arguments);
  static const std::map<std::string, When> whens{
      {"auto", When::automatic}, {"always", When::always}, {"never", When::never}};
  command.add_option("--color", arguments.colour, "Colours and snippets: auto, always or never")
      ->transform(CLI::CheckedTransformer(whens).description(""))
      ->type_name("WHEN")
      ->group(group);
  command.add_flag("--quiet,-q", arguments.quiet, "Print no summary and no progress")->group(group);
  command.add_flag("--statistics", arguments.statistics, "Say how much repeats, and what each rule found and cost")
      ->group(group);
  command.add_option("--max-per-rule", arguments.max_per_rule, "Print at most so many of each rule; 0 is all")
      ->type_name("N")
      ->group(group);
}

void add_verdict(CLI::App& command, CheckArguments& arguments) {
  const auto* const group = "Verdict";
  command
      .add_option("--fail-on", arguments.fail_on,
                  "The severity from which the exit status is 1: error, warning, suggestion or never")
      ->check(CLI::IsMember({"error", "warning", "suggestion", "never"}))
      ->type_name("LEVEL")
      ->group(group);
  command.add_option("--baseline", arguments.baseline, "Say nothing of what this file records")
      ->type_name("FILE")
      ->group(group);
  CLI::Option* const since =
      command.add_option("--since", arguments.since, "Say only what the change since this git revision touches")
          ->type_name("REV")
          ->group(group);
  command
      .add_flag("--staged", arguments.staged, "Check what is staged for the next commit, and say only what it touches")
      ->excludes(since)
      ->group(group);
  command.add_flag("--update-baseline", arguments.update_baseline, "Record what stands today in the baseline")
      ->group(group);
}

// The grammar of the command line, and where its words go.
struct Grammar {
  Arguments arguments;
  std::vector<std::string> formats;
  std::string output;
  std::string help_topic;
  CLI::App app{description, "galley"};
  std::map<CLI::App*, Command> commands;

  Grammar() {
    app.footer("Exit status: " + std::string{exit_status});
    app.require_subcommand(1);
    app.set_version_flag("--version", "galley " GALLEY_VERSION, "Print the version");
    app.set_help_flag("--help,-h", "Print this help, or a command's after its name");
    add_commands();
  }

  CLI::App& add(Command command, const char* name, const char* about) {
    CLI::App* const added = app.add_subcommand(name, about);
    commands[added] = command;
    return *added;
  }

  void add_commands() {
    CLI::App& check = add(Command::check, "check", "Check files and folders");
    add_files(check, arguments.check);
    add_selection(check, arguments.check);
    add_output(check, arguments.check, formats, output);
    add_verdict(check, arguments.check);
    add_archive(check, arguments.check);
    check
        .add_flag("--lint-styles", arguments.check.lint_styles,
                  "Say what is wrong with the rules of styles below PATH, and check no copy")
        ->group("Rules");

    CLI::App& fix = add(Command::fix, "fix", "Apply safe fixes in place");
    add_files(fix, arguments.check);
    add_selection(fix, arguments.check);
    fix.add_flag("--unsafe", arguments.fix.unsafe, "Apply fixes which are only likely right, too");
    fix.add_flag("--diff", arguments.fix.diff, "Print what would change as a unified diff, and write nothing");
    fix.add_flag("--quiet,-q", arguments.check.quiet, "Print no summary");

    CLI::App& compare =
        add(Command::compare, "compare", "Print the passages that A shares with B, and how much that is");
    add_comparison(compare, arguments.check, arguments.compare);

    CLI::App& rules = add(Command::rules, "rules", "List the rules");
    rules.add_flag("--json", arguments.as_json, "As JSON");
    CLI::App& explain = add(Command::explain, "explain", "Print a rule's page");
    explain.add_option("rule", arguments.rule, "The rule")->required()->type_name("RULE");
    CLI::App& dump = add(Command::dump, "dump", "Print a document as the rules see it");
    dump.add_option("file", arguments.check.paths, "The file; - is standard input")
        ->required()
        ->expected(1)
        ->type_name("FILE");
    dump.add_option("--stdin-filename", arguments.check.stdin_filename, "What standard input is called")
        ->type_name("NAME");
    dump.add_option("--type", arguments.check.type, "Read the file as this format")
        ->check(CLI::IsMember(format_names()))
        ->type_name("FORMAT");
    CLI::App& init = add(Command::init, "init", "Write a commented galley.toml");
    init.add_flag("--baseline", arguments.baseline, "Record what stands today, too");
    CLI::App& lsp =
        add(Command::lsp, "lsp", "Serve an editor: the Language Server Protocol on standard input and output");
    add_selection(lsp, arguments.check);
    lsp.add_option("--jobs,-j", arguments.check.jobs, "Threads; 0 is one a core")->type_name("N");
    lsp.add_flag_callback(
        "--stdio", [] {}, "What many clients add; it is always so");
    add_archive_command();
    add_test_command();
    CLI::App& completions = add(Command::completions, "completions", "Print a shell's completion script");
    completions.add_option("shell", arguments.shell, "bash, zsh or fish")
        ->required()
        ->check(CLI::IsMember({"bash", "zsh", "fish"}))
        ->type_name("SHELL");
    app.add_subcommand("help", "Print a command's help")
        ->add_option("command", help_topic, "The command")
        ->type_name("COMMAND");
  }

  void add_test_command() {
    CLI::App& test = add(Command::test, "test", "Run the tests that rules bring along");
    test.add_option("paths", arguments.check.paths, "Rules, tests, and folders of them; none is the current folder")
        ->type_name("PATH…");
    test.add_flag("--coverage", arguments.test.coverage, "Fail for each rule that no test makes find anything");
    test.add_flag("--json", arguments.as_json, "As JSON");
    test.add_flag("--quiet,-q", arguments.check.quiet, "Print no summary");
    test.add_flag("--hidden", arguments.check.hidden, "Look into hidden files and folders too");
    test.add_flag("--no-ignore", arguments.check.no_ignore, "Don't honour .gitignore and .galleyignore");
    add_configuration(test, arguments.check);
  }

  void add_archive_command() {
    CLI::App& archive = add(Command::archive, "archive", "Keep an archive of what was published");
    archive
        .add_option("action", arguments.archive.action,
                    "add pieces; remove some, by id or path; list them; verify that nothing is damaged; compact")
        ->required()
        ->check(CLI::IsMember({"add", "remove", "list", "verify", "compact"}))
        ->type_name("ACTION");
    archive
        .add_option("paths", arguments.check.paths,
                    "Files, folders, FILE.jsonl (also .gz and .zst), or - for JSON Lines on standard input")
        ->type_name("PATH…");
    add_archive(archive, arguments.check);
    ArchiveArguments& given = arguments.archive;
    archive.add_option("--text-field", given.fields.text, "What the text is called in JSON Lines")->type_name("NAME");
    archive.add_option("--id-field", given.fields.id, "What the id is called: a path or an address")->type_name("NAME");
    archive.add_option("--title-field", given.fields.title, "What the title is called")->type_name("NAME");
    archive.add_option("--date-field", given.fields.date, "What the date is called")->type_name("NAME");
    archive.add_option("--type", arguments.check.type, "Read every text as this format")
        ->check(CLI::IsMember(format_names()))
        ->type_name("FORMAT");
    archive.add_option("--jobs,-j", arguments.check.jobs, "Threads; 0 is one a core")->type_name("N");
    archive.add_flag("--hidden", arguments.check.hidden, "Look into hidden files and folders too");
    archive.add_flag("--no-ignore", arguments.check.no_ignore, "Don't honour .gitignore and .galleyignore");
    archive.add_flag("--json", arguments.as_json, "List as JSON Lines");
    archive.add_flag("--quiet,-q", arguments.check.quiet, "Print no summary");
    archive.add_option("--config", arguments.check.config, "Read this configuration file, and no other")
        ->type_name("FILE");
    archive.add_flag("--no-config", arguments.check.no_config, "Read no configuration file");
  }

  void finish() {
    for (const std::string& written : formats) arguments.check.outputs.push_back(parse_output(written));
    if (arguments.check.outputs.empty()) arguments.check.outputs.push_back({.format = "text"});
    if (!output.empty()) arguments.check.outputs.front().file = output;
    for (const auto& [command, value] : commands) {
      if (command->parsed()) arguments.command = value;
    }
  }
};

int print_help(Grammar& grammar) {
  if (grammar.help_topic.empty()) {
    std::cout << Grammar{}.app.help();  // one that has read `help` would print that command's own
    return 0;
  }
  for (CLI::App* const topic : grammar.app.get_subcommands({})) {
    if (topic->get_name() != grammar.help_topic) continue;
    std::cout << topic->help("galley");
    return 0;
  }
  std::cerr << "galley: there is no command “" << grammar.help_topic << "”; `galley help` lists them\n";
  return 2;
}

std::string missing(std::string_view what, const std::string& name, const std::vector<std::string>& known) {
  const std::vector<std::string_view> views{known.begin(), known.end()};
  return "there is no " + std::string{what} + " “" + name + "”" + did_you_mean(name, views);
}

// The first option that the command doesn't have, or nothing.
std::string unknown_option(const CLI::App& command, std::span<const char* const> words) {
  std::vector<std::string> known;
  for (const CLI::Option* const option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
  }
  for (const std::string word : words) {
    if (word == "--") break;
    const std::string name = word.substr(0, word.find('='));
    if (name.starts_with("--") && std::find(known.begin(), known.end(), name) == known.end()) {
      return missing("option", name, known);
    }
  }
  return {};
}

// What is wrong with the words, and where to read on.
std::string explain(const Grammar& grammar, const CLI::ParseError& wrong, std::span<const char* const> words) {
  std::vector<std::string> commands;
  const CLI::App* given = nullptr;
  for (const CLI::App* const command : grammar.app.get_subcommands({})) {
    commands.push_back(command->get_name());
    if (words.size() > 1 && command->get_name() == words[1]) given = command;
  }
  if (!given && words.size() > 1 && words[1][0] != '-') {
    return missing("command", words[1], commands) + "\n`galley help` lists them.";
  }
  std::string reason = given ? unknown_option(*given, words.subspan(2)) : "";
  if (reason.empty())
    reason = words.size() < 2 ? "say what to do: `galley check` checks the current folder" : wrong.what();
  return reason + "\n`galley help" + (given ? " " + given->get_name() : "") + "` says what there is.";
}

std::vector<OptionWords> options_of(const CLI::App& command) {
  std::vector<OptionWords> all;
  for (const CLI::Option* const option : command.get_options()) {
    OptionWords words{.about = option->get_description()};
    if (option->get_items_expected_max() > 0) {
      const std::string type = option->get_type_name();  // "FORMAT:{plain,markdown}" where a check names its values
      words.value = type.substr(0, type.find(':'));
    }
    for (const std::string& name : option->get_snames()) words.names.push_back("-" + name);
    for (const std::string& name : option->get_lnames()) words.names.push_back("--" + name);
    all.push_back(std::move(words));
  }
  return all;
}

}  // namespace

Parsed parse_arguments(int count, const char* const* words) {
  Grammar grammar;
  try {
    grammar.app.parse(count, words);
    grammar.finish();
  } catch (const CLI::Success& asked) {  // help or version
    grammar.app.exit(asked);
    return {};
  } catch (const CLI::ParseError& wrong) {
    std::cerr << "galley: " << explain(grammar, wrong, {words, static_cast<std::size_t>(count)}) << '\n';
    return {.status = 2};
  }
  if (grammar.app.got_subcommand("help")) return {.status = print_help(grammar)};
  return {.arguments = std::move(grammar.arguments)};
}

ProgramWords program_words() {
  Grammar grammar;
  ProgramWords program{.about = description, .exit_status = exit_status, .options = options_of(grammar.app)};
  for (const CLI::App* const command : grammar.app.get_subcommands({})) {
    program.commands.push_back(
        {.name = command->get_name(), .about = command->get_description(), .options = options_of(*command)});
  }
  return program;
}

}  // namespace galley
