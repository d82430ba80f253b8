#include "linter/proof/page_case.h"

#include <algorithm>

#include "linter/formats/format.h"

namespace galley {
namespace {

// The extension of a fence's format: "text" -> "txt", "md" -> "md".
std::string extension_of(const std::string& format) {
  if (format == "text") return "txt";
  if (const Format* const known = format_by_name(format)) return std::string{known->extensions.front()};
  return format_of("x." + format) ? format : "";
}

class Gatherer {
 public:
  std::vector<PageCase> gather(const Page& page) {
    for (const Fence& fence : page.fences) take(fence);
    return std::move(cases_);
  }

 private:
  void take(const Fence& fence) {
    if (fence.section != section_) {
      section_ = fence.section;
      configuration_ = nullptr;
      archived_ = nullptr;
      named_ = false;
    }
    if (fence.format == "toml") {
      configuration_ = &fence;
    } else if (fence.format == "jsonl" && fence.rest == "archived") {
      archived_ = &fence;
    } else if (fence.format == "output") {
      if (!cases_.empty()) cases_.back().output = &fence;
    } else if (fence.rest == "fixed" || fence.rest == "dump") {
      attach(fence);
    } else if (const std::string extension = extension_of(fence.format); !extension.empty()) {
      add(fence, extension);
    }
  }

  void add(const Fence& fence, const std::string& extension) {
    const bool verbatim = fence.rest == "verbatim";
    const bool bytes = fence.rest == "bytes";
    const bool is_named = !fence.rest.empty() && !verbatim && !bytes;
    const std::string name = is_named ? fence.rest : "example." + extension;
    PageFile file{.name = name, .source = &fence, .verbatim = verbatim, .bytes = bytes};
    if (is_named && named_) {
      cases_.back().files.push_back(std::move(file));
    } else {
      cases_.push_back({.files = {std::move(file)},
                        .configuration = configuration_,
                        .archived = archived_,
                        .section = fence.section});
    }
    named_ = is_named;
  }

  // `fixed` of a case with several files names none: it is that of the last.
  void attach(const Fence& fence) {
    if (cases_.empty()) return;
    PageFile& file = cases_.back().files.back();
    (fence.rest == "fixed" ? file.fixed : file.dump) = &fence;
  }

  std::vector<PageCase> cases_;
  std::string section_;
  const Fence* configuration_ = nullptr;
  const Fence* archived_ = nullptr;
  bool named_ = false;
};

}  // namespace

std::vector<PageCase> cases_of(const Page& page) { return Gatherer{}.gather(page); }

CaseTexts texts_of(const PageCase& one) {
  CaseTexts texts;
  for (const PageFile& file : one.files) {
    const std::string text = file.bytes ? with_bytes(file.source->text) : file.source->text;
    texts.examples.push_back(file.verbatim ? Example{.text = text} : read_markers(text));
    texts.inputs.push_back({.path = file.name, .format = format_of(file.name), .bytes = texts.examples.back().text});
  }
  return texts;
}

}  // namespace galley
