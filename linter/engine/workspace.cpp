#include "linter/engine/workspace.h"

#include <algorithm>

#include "linter/diagnostic/each_file.h"
#include "linter/diagnostic/fingerprint.h"
#include "linter/text/disk.h"
#include "linter/text/error.h"
#include "linter/text/hash.h"

namespace galley {
namespace {

// So many files may change before the index of neighbours is made anew; until
// then they count as everybody's neighbours.
constexpr std::ptrdiff_t most_changed = 16;

}  // namespace

std::size_t Workspace::place_of(const std::string& path) const {
  const auto before = [](const auto& file, const std::string& wanted) { return file->path < wanted; };
  return static_cast<std::size_t>(std::lower_bound(files_.begin(), files_.end(), path, before) - files_.begin());
}

std::optional<FileId> Workspace::find(const std::string& path) const {
  const std::size_t place = place_of(path);
  if (place == files_.size() || files_[place]->path != path) return std::nullopt;
  return id_of(place);
}

Workspace::File& Workspace::file_for(const std::string& path) {
  const std::size_t place = place_of(path);
  if (place == files_.size() || files_[place]->path != path) {
    files_.insert(files_.begin() + static_cast<std::ptrdiff_t>(place), std::make_unique<File>(File{.path = path}));
    renumber(place, false);
  }
  return *files_[place];
}

// A file was put in at `from`, or taken away there.
void Workspace::renumber(std::size_t from, bool was_removed) {
  const auto moved = [from, was_removed](FileId& id) {
    const auto old = static_cast<std::uint32_t>(id);
    if (old >= from) id = FileId{was_removed ? old - 1 : old + 1};
  };
  const auto is_gone = [from](const Related& related) { return static_cast<std::size_t>(related.file) == from; };
  if (!was_removed) files_[from]->checked.words.file = id_of(from);
  if (from + 1 >= files_.size() && !was_removed) return;
  for (std::size_t index = 0; index < files_.size(); ++index) {
    File& file = *files_[index];
    file.checked.words.file = id_of(index);
    for (auto* const list : {&file.checked.diagnostics, &file.of_all_files, &file.said}) {
      for (Diagnostic& diagnostic : *list) {
        if (was_removed) erase_if(diagnostic.related, is_gone);
        each_file(diagnostic, moved);
      }
    }
  }
}

void Workspace::put(WorkspaceText text) {
  File& file = file_for(text.source->path());
  const FileId id = file.checked.words.file;
  file.format = text.format;
  file.rules = text.rules;
  file.is_open = text.is_open;
  const auto document = std::make_shared<const Document>(text.format->parse(text.source));
  file.checked = check_file(*document, *text.format, id, *text.rules, {.find_archived = text.find_archived});
  recent_.keep(document, file.checked.digest);
  file.is_new = file.changed = file.changed_in_index = true;
  const bool is_wanted = !file.checked.diagnostics.empty() || file.checked.has_comments || text.is_open;
  file.source = is_wanted ? std::move(text.source) : nullptr;
  settled_ = false;
}

void Workspace::remove(const std::string& path) {
  const auto id = find(path);
  if (!id) return;
  const auto place = static_cast<std::size_t>(*id);
  std::erase(indexed_, files_[place].get());
  neighbours_.reset();
  files_.erase(files_.begin() + static_cast<std::ptrdiff_t>(place));
  renumber(place, true);
  settled_ = false;
}

std::shared_ptr<const SourceFile> Workspace::source(FileId id) const {
  const File& file = at(id);
  if (file.source) return file.source;
  try {
    auto source = std::make_shared<const SourceFile>(file.path, read_file(file.path));
    const bool is_same = !file.rules->has_corpus_rules() || hash(source->bytes()) == file.checked.digest;
    return is_same ? source : nullptr;
  } catch (const Error&) {
    return nullptr;
  }
}

std::shared_ptr<const Document> Workspace::document(FileId id) {
  const File& file = at(id);
  if (auto kept = recent_.find(file.path, file.checked.digest)) return kept;
  auto text = source(id);
  if (!text) return nullptr;
  auto document = std::make_shared<const Document>(file.format->parse(std::move(text)));
  recent_.keep(document, file.checked.digest);
  return document;
}

// The files that a check of one has to look at, itself among them.
std::vector<CheckedFile*> Workspace::near(FileId id) {
  std::vector<FileId> ids = {id};
  if (neighbours_) {
    for (const std::uint32_t number : neighbours_->of(at(id).checked.words.words)) {
      ids.push_back(indexed_[number]->checked.words.file);
    }
    for (const auto& file : files_) {
      if (file->changed_in_index) ids.push_back(file->checked.words.file);
    }
  }
  for (const Diagnostic& diagnostic : at(id).of_all_files) {
    for (const Related& related : diagnostic.related) ids.push_back(related.file);
  }
  if (const ChapterMark own = at(id).checked.words.chapter) {
    for (const auto& file : files_) {
      if (file->checked.words.chapter.word == own.word) ids.push_back(file->checked.words.file);
    }
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::vector<CheckedFile*> files;
  for (const FileId one : ids) files.push_back(&at(one).checked);
  return files;
}

FilesOfRun Workspace::files_of_run() {
  return {.count = files_.size(),
          .path = [this](FileId file) -> const std::string& { return at(file).path; },
          .document = [this](FileId file) { return document(file); }};
}

void Workspace::check(const std::string& path) {
  const auto id = find(path);
  if (!id) return;
  auto found = check_corpus(near(*id), files_of_run(), 1);
  std::erase_if(found, [id](const Diagnostic& diagnostic) { return diagnostic.file != *id; });
  at(*id).of_all_files = std::move(found);
  finish_file(*id);
}

void Workspace::finish_file(FileId id) {
  File& file = at(id);
  std::vector<Diagnostic> said = file.checked.diagnostics;
  said.insert(said.end(), file.of_all_files.begin(), file.of_all_files.end());
  Suppressions suppressions = file.checked.suppressions;
  finish(said, *file.rules, id, suppressions);
  if (!said.empty() && !file.source) file.source = source(id);
  if (!file.source) said.clear();
  if (!said.empty()) set_fingerprints(said, *file.source);
  if (is_known_) std::erase_if(said, [&](const Diagnostic& diagnostic) { return is_known_(diagnostic, file.path); });
  if (file.is_new || said != file.said || names_a_changed_file(file)) file.revision = ++revisions_;
  file.is_new = false;
  file.said = std::move(said);
}

bool Workspace::names_a_changed_file(const File& file) const {
  for (const Diagnostic& diagnostic : file.of_all_files) {
    for (const Related& related : diagnostic.related) {
      if (related.file != diagnostic.file && at(related.file).changed) return true;
    }
  }
  return false;
}

void Workspace::check_all() {
  if (settled_) return;
  std::vector<CheckedFile*> all;
  for (const auto& file : files_) all.push_back(&file->checked);
  FilesOfRun of_run = files_of_run();
  of_run.find_passages = [this](const repeat::Corpus& corpus, const repeat::Search& search, unsigned jobs) {
    return search_.find(corpus, search, jobs);
  };
  auto found = check_corpus(all, of_run, jobs_);
  std::vector<bool> concerned;
  for (const auto& file : files_) {
    concerned.push_back(file->changed || !file->of_all_files.empty());
    file->of_all_files.clear();
  }
  for (Diagnostic& diagnostic : found) {
    concerned[static_cast<std::size_t>(diagnostic.file)] = true;
    at(diagnostic.file).of_all_files.push_back(std::move(diagnostic));
  }
  for (std::size_t index = 0; index < files_.size(); ++index) {
    if (concerned[index]) finish_file(id_of(index));
  }
  for (const auto& file : files_) file->changed = false;
  index_neighbours();
  settled_ = true;
}

void Workspace::index_neighbours() {
  const auto changed =
      std::count_if(files_.begin(), files_.end(), [](const auto& file) { return file->changed_in_index; });
  if (neighbours_ && changed <= most_changed) return;
  std::vector<repeat::Text> texts;
  indexed_.clear();
  for (const auto& file : files_) {
    texts.emplace_back(file->checked.words.words);
    indexed_.push_back(file.get());
    file->changed_in_index = false;
  }
  neighbours_.emplace(texts);
}

}  // namespace galley
