// Runs the examples of a house rule's page.
#pragma once

#include <string>
#include <vector>

#include "linter/proof/outcome.h"

namespace galley {

// An outcome for each example, and one for the page as a whole: it has a
// summary, shows a finding and a text that is fine. Throws Error where the page
// holds a rule that is wrong; nothing for a page that holds none.
std::vector<Outcome> run_page(const std::string& path, const std::string& text);

}  // namespace galley
