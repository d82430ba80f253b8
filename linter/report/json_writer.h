// STAND-IN so that the program links: whoever owns this part replaces this file.
#pragma once
#include <ostream>
#include <string_view>
namespace galley { struct JsonWriter { std::ostream& out; void begin_array() {} void end_array() {} void begin_object() {} void end_object() {} template <class T> void member(std::string_view, T) {} }; }
