// Which styles hold for which file: the nearest .vale.ini.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/style/style_library.h"
#include "linter/text/kept_work.h"

namespace galley {

// Where styles are looked for.
struct StyleSources {
  std::string config;                   // this .vale.ini, and no other
  bool searches = true;                 // where it is empty: upward from each file
  std::vector<std::string> folders;     // of styles, besides those of the .vale.ini; without one, all their styles hold
  std::string filter = {};              // which of their rules hold, as RuleFilter reads it; empty for all
  std::shared_ptr<KeptWork> kept = {};  // what earlier runs compiled; null for none
};

// Of the libraries that styles are compiled with.
std::uint64_t style_libraries_version();

// May be asked from many threads.
class StyleStore {
 public:
  // Throws Error where `sources.config` is wrong.
  explicit StyleStore(StyleSources sources);

  // From here on the file is what isn't on disk: standard input, an editor's text;
  // or it is what is there.
  void use_text(const std::string& path, std::string_view text);
  void forget_text(const std::string& path);

  // The rules for a file; null for none. Throws Error where its .vale.ini is wrong.
  std::shared_ptr<const StyleSet> for_path(const std::string& path);

  // The extension whose format the file is read as, where the .vale.ini says so.
  std::string mapped_extension(const std::string& path);

  // Writes what was compiled where the next run finds it.
  void keep_compiled() const;

  // The folders of styles that are known where the file stands. Throws as above.
  std::vector<std::string> folders_for(const std::string& path);

  std::vector<std::string> take_errors();
  std::vector<std::string> take_notes();

 private:
  StyleLibrary* library_for(const std::string& path);
  StyleLibrary* open(const std::string& file);
  StyleLibrary* open_folders();

  StyleSources sources_;
  std::mutex mutex_;
  std::map<std::string, std::string> front_matter_;  // of texts that aren't on disk
  std::map<std::string, StyleLibrary*> by_folder_;
  std::map<std::string, std::unique_ptr<StyleLibrary>> libraries_;  // by file
};

}  // namespace galley
