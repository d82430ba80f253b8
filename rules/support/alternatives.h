// Text of which a reader sees one part at a time: the same steps for each system, each behind a tab.
#pragma once

#include <vector>

#include "linter/document/document.h"

namespace rules {

// Which tab a place stands behind; 0 where none is.
struct Alternative {
  struct Tab {
    std::uint32_t group = 0;
    std::uint32_t number = 0;
  };
  Tab outer;
  Tab inner;  // of the innermost group
};

// True if the two stand behind different tabs of one group.
bool are_alternatives(const Alternative& a, const Alternative& b);

// The tabs of a document, as components or elements that begin a line: <Tabs> holding <Tab>, <TabItem>, <Tabs.Tab>
// and the like. Such lines in code are none. Linear; a question costs a binary search.
class Alternatives {
 public:
  explicit Alternatives(const galley::Document& document);

  // Behind which tab byte `at` of the source stands.
  Alternative at(galley::Offset at) const;
  bool are_apart(galley::Offset a, galley::Offset b) const;

 private:
  struct Mark {
    galley::Offset at;
    Alternative from_here;
  };

  std::vector<Mark> marks_;
};

// For RuleContext::analysis().
Alternatives find_alternatives(const galley::Document& document);

}  // namespace rules
