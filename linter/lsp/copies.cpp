#include "linter/lsp/copies.h"

#include <algorithm>
#include <set>
#include <string>

namespace galley::lsp {
namespace {

// The places of one diagnostic which names others.
struct Group {
  const std::string* rule;
  bool is_of_all_files;  // said by a rule that compares files
  std::vector<Copy> places;
};

std::vector<Group> groups_of(const Workspace& workspace) {
  std::vector<Group> groups;
  for (std::uint32_t index = 0; index < workspace.size(); ++index) {
    for (const Diagnostic& said : workspace.said(FileId{index})) {
      if (said.related.empty()) continue;
      const ActiveRule* const rule = workspace.rules(said.file).find(said.rule);
      Group group{.rule = &said.rule.string(),
                  .is_of_all_files = rule != nullptr && rule->corpus != nullptr,
                  .places = {{said.file, said.span}}};
      for (const Related& related : said.related) group.places.push_back({related.file, related.span});
      groups.push_back(std::move(group));
    }
  }
  return groups;
}

bool holds(const Copy& copy, FileId file, Offset at) {
  return copy.file == file && copy.span.begin <= at && at <= copy.span.end;
}

bool is_same(const Copy& a, const Copy& b) { return a.file == b.file && (a.span == b.span || a.span.overlaps(b.span)); }

}  // namespace

std::vector<Copy> copies_of(const Workspace& workspace, FileId file, Offset at) {
  std::vector<Group> groups = groups_of(workspace);
  // A passage comes before a word in it.
  std::stable_partition(groups.begin(), groups.end(), [](const Group& group) { return group.is_of_all_files; });
  const auto first = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
    return std::any_of(group.places.begin(), group.places.end(),
                       [&](const Copy& copy) { return holds(copy, file, at); });
  });
  if (first == groups.end()) return {};
  const std::string rule = *first->rule;
  std::erase_if(groups, [&](const Group& group) { return *group.rule != rule; });
  std::set<Copy> found;
  for (std::vector<Copy> open = {{file, {at, at + 1}}}; !open.empty();) {
    const Copy copy = open.back();
    open.pop_back();
    for (const Group& group : groups) {
      const bool joins = std::any_of(group.places.begin(), group.places.end(), [&](const Copy& other) {
        return is_same(other, copy) || holds(other, copy.file, copy.span.begin);
      });
      if (!joins) continue;
      for (const Copy& other : group.places) {
        if (found.insert(other).second) open.push_back(other);
      }
    }
  }
  return {found.begin(), found.end()};
}

}  // namespace galley::lsp
