// The messages of rules, which are written for Go's Sprintf.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// `%s`, `%d`, `%v` and `%q` are the next argument, `%[2]s` the second, `%%` a
// per cent sign; a `%` that means nothing stands for itself. What is missing is
// empty. A line end, with the white space around it, becomes a space.
std::string format_message(std::string_view message, std::span<const std::string> arguments);

// "a line\n  end" -> "a line end".
std::string on_one_line(std::string_view text);

// "‘a’", "‘a’ or ‘b’", "‘a’, ‘b’, or ‘c’", with straight marks.
std::string sentence_list(std::span<const std::string> items);

}  // namespace galley
