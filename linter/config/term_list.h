// The house's terms as a table of a spreadsheet: CSV.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

using Terms = std::map<std::string, std::vector<std::string>, std::less<>>;

// Adds what the table says: in each row what to write, and behind it what not
// to. Fields stand between commas (in a file that ends in .tsv between tabs), in
// quotation marks where they hold some; a row that begins with "#" is a comment.
// Throws Error with path, line and column.
void add_term_list(const std::string& path, std::string_view text, Terms& terms);

}  // namespace galley
