# Makes spelling_table.inc from the list of spellings, by a program that hashes
# words as the engine does.
add_executable(spelling_table ${CMAKE_SOURCE_DIR}/tools/spelling_table.cpp)
target_link_libraries(spelling_table PRIVATE galley_engine)
set(spellings ${CMAKE_SOURCE_DIR}/rules/data/spellings.txt)
set(spelling_table ${CMAKE_BINARY_DIR}/generated/spelling_table.inc)
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/generated)
add_custom_command(
  OUTPUT ${spelling_table}
  COMMAND spelling_table ${spellings} > ${spelling_table}.new
  COMMAND ${CMAKE_COMMAND} -E rename ${spelling_table}.new ${spelling_table}
  DEPENDS spelling_table ${spellings}
  VERBATIM)
target_sources(galley_rules PRIVATE ${spelling_table})
target_include_directories(galley_rules PRIVATE ${CMAKE_BINARY_DIR}/generated)
