#include "rules/support/labels.h"

#include <memory>
#include <string>

#include <doctest/doctest.h>

#include "linter/formats/format.h"

using namespace galley;

namespace {

// "figure 1, table 2" for captions, then "; " and the references.
std::string labels(const std::string& text) {
  const Document document = format_of("a.md")->parse(std::make_shared<const SourceFile>("a.md", text));
  const rules::Labels found = rules::find_labels(document);
  const auto list = [](const std::vector<rules::Label>& all) {
    std::string names;
    for (const rules::Label& label : all)
      names += (names.empty() ? "" : ", ") + std::string{rules::name(label.kind)} + " " + std::to_string(label.number);
    return names;
  };
  return list(found.captions) + "; " + list(found.references);
}

}  // namespace

TEST_CASE("A caption is a label at the start of a block with a mark behind it") {
  CHECK(labels("Figure 1: The rock.\n\nTable 2. Oil by year.\n\nFig. 3 – The lamp.") ==
        "figure 1, table 2, figure 3; ");
  CHECK(labels("Figure 1 shows the rock.") == "; figure 1");
}

TEST_CASE("A reference has a capital, or something that points at it") {
  CHECK(labels("The rock (see Figure 2) is high; see table 5.") == "; figure 2, table 5");
  CHECK(labels("It has a table 5 metres long, and a map 3% off.") == "; ");
}

TEST_CASE("Numbers with parts belong to another system") {
  CHECK(labels("See Figure 2-1 and Table 3a, and Figure 2.1 too.") == "; ");
}
