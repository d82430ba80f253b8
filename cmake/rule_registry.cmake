# Generates registry.cpp: one line for each rules/<group>/<id>.cpp, with the
# text of the page beside it. Sorted, so that the build is reproducible.
#
# A page stands in the binary as a string literal, cut into pieces because
# compilers bound the length of one.
function(add_rules target)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/rules/*/*.cpp)
  set(shared ${sources})
  list(FILTER sources EXCLUDE REGEX "/rules/(data|support)/")
  list(FILTER shared INCLUDE REGEX "/rules/(data|support)/")
  set(ids "")
  foreach(source IN LISTS sources)
    get_filename_component(id ${source} NAME_WE)
    list(APPEND ids "${id}=${source}")
  endforeach()
  list(SORT ids)
  set(declarations "")
  set(entries "")
  foreach(entry IN LISTS ids)
    string(REGEX MATCH "^([^=]+)=(.*)$" _ "${entry}")
    set(id ${CMAKE_MATCH_1})
    get_filename_component(dir ${CMAKE_MATCH_2} DIRECTORY)
    get_filename_component(group ${dir} NAME)
    set(page ${dir}/${id}.md)
    if(NOT EXISTS ${page})
      message(FATAL_ERROR "rule ${id} has no page: write ${page}")
    endif()
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${page})
    file(READ ${page} text)
    string(REPLACE "\n## " "\n)__page__\" R\"__page__(## " text "${text}")
    string(REPLACE "-" "_" symbol ${id})
    string(APPEND declarations "extern const galley::RuleDefinition ${symbol};\n")
    string(APPEND entries "    {\"${id}\", \"${group}\", R\"__page__(${text})__page__\", &${symbol}},\n")
  endforeach()
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/registry.cpp @ONLY CONTENT
"#include \"rules/registry.h\"

namespace rules {

@declarations@
namespace {
constexpr galley::RegisteredRule every_rule[] = {
@entries@};
}  // namespace

galley::Registry all() { return every_rule; }

}  // namespace rules
")
  add_library(${target} STATIC ${sources} ${shared} ${CMAKE_CURRENT_BINARY_DIR}/registry.cpp)
  target_include_directories(${target} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
endfunction()
