// What the linter says, in the protocol's words.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "linter/engine/workspace.h"
#include "linter/lsp/client.h"
#include "linter/lsp/documents.h"
#include "linter/report/places.h"
#include "linter/rule/rule.h"

namespace galley::lsp {

// Where the rules' pages lie as files: a folder, or empty. A page is
// <folder>/<group>/<id>.md.
struct Pages {
  std::string folder;
  Registry registry;

  // A URI which opens the rule's page; empty where there is none.
  std::string uri(const std::string& rule) const;
};

// What is to be changed in one file.
struct FileEdits {
  std::string uri;
  Json version;  // null for what isn't open
  Json edits;    // of TextEdit
};

// A WorkspaceEdit.
Json workspace_edit(const std::vector<FileEdits>& files, bool versioned);

// For one answer: it keeps what it found of files, so nothing may change
// meanwhile.
class Converter {
 public:
  Converter(const Workspace& workspace, const OpenDocuments& open, const Client& client, const Pages& pages)
      : workspace_(workspace), open_(open), client_(client), pages_(pages) {}

  std::string uri(FileId file) const;
  // Null where the file has changed on disk since it was checked.
  std::optional<Json> range(FileId file, Span span);
  std::optional<Json> location(FileId file, Span span);

  // All that is said of a file.
  Json diagnostics(FileId file);
  std::optional<Json> diagnostic(const Diagnostic& diagnostic);

  // A WorkspaceEdit.
  std::optional<Json> edit(const std::vector<Edit>& edits);

  // `message` with the place it names, as people call files here.
  std::string message(const Diagnostic& diagnostic);

 private:
  Places* places(FileId file);
  const OpenDocument* open_document(FileId file) const;
  std::string shown_path(FileId file) const;
  Json related(const Diagnostic& diagnostic);
  Json data(const Diagnostic& diagnostic) const;

  const Workspace& workspace_;
  const OpenDocuments& open_;
  const Client& client_;
  const Pages& pages_;
  struct Known {
    std::shared_ptr<const SourceFile> source;
    std::optional<Places> places;
  };
  std::map<FileId, Known> known_;
};

}  // namespace galley::lsp
