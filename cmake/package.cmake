# What a package holds besides the program, and CPack's settings. Only for
# GALLEY_PACKAGE; packaging/build makes the packages.
find_program(LOWDOWN lowdown REQUIRED)
find_program(GZIP gzip REQUIRED)
set(documents ${CMAKE_BINARY_DIR}/documents)
file(MAKE_DIRECTORY ${documents}/zsh)

# The manual: commands and options come from the grammar of the command line,
# the configuration from its page.
add_executable(manual tools/manual.cpp)
target_link_libraries(manual PRIVATE galley_engine)
set(roff ${LOWDOWN} -s -Tman --out-no-smarty -M source=galley\ ${PROJECT_VERSION} -M date=)
add_custom_command(
  OUTPUT ${documents}/galley.1.gz
  COMMAND manual > galley.1.md
  COMMAND ${roff} -M title=galley -M section=1 -o galley.1 galley.1.md
  COMMAND sed -i "2a .nh" galley.1  # no hyphens in FORMAT=FILE
  COMMAND ${GZIP} -9nf galley.1
  DEPENDS manual
  WORKING_DIRECTORY ${documents}
  VERBATIM)
file(WRITE ${documents}/name.md "# NAME\n\ngalley.toml - the configuration of galley\n\n")
add_custom_command(
  OUTPUT ${documents}/galley.toml.5.gz
  COMMAND ${CMAKE_COMMAND} -E cat name.md ${CMAKE_SOURCE_DIR}/docs/configuration.md > galley.toml.5.md
  COMMAND ${roff} -M title=galley.toml -M section=5 -o galley.toml.5 galley.toml.5.md
  COMMAND ${GZIP} -9nf galley.toml.5
  DEPENDS ${CMAKE_SOURCE_DIR}/docs/configuration.md
  WORKING_DIRECTORY ${documents}
  VERBATIM)

add_custom_command(
  OUTPUT ${documents}/galley ${documents}/zsh/_galley ${documents}/galley.fish
  COMMAND galley completions bash > galley
  COMMAND galley completions zsh > zsh/_galley
  COMMAND galley completions fish > galley.fish
  DEPENDS galley
  WORKING_DIRECTORY ${documents}
  VERBATIM)

# The program carries its libraries, so it carries their notices too.
add_custom_command(
  OUTPUT ${documents}/copyright ${documents}/changelog.gz
  COMMAND ${CMAKE_SOURCE_DIR}/packaging/print_notices > copyright
  COMMAND ${GZIP} -9nc ${CMAKE_SOURCE_DIR}/CHANGELOG.md > changelog.gz
  DEPENDS ${CMAKE_SOURCE_DIR}/packaging/print_notices ${CMAKE_SOURCE_DIR}/packages.txt ${CMAKE_SOURCE_DIR}/LICENSE ${CMAKE_SOURCE_DIR}/CHANGELOG.md
  WORKING_DIRECTORY ${documents}
  VERBATIM)

add_custom_target(documents ALL DEPENDS
  ${documents}/galley.1.gz ${documents}/galley.toml.5.gz ${documents}/galley ${documents}/zsh/_galley ${documents}/galley.fish
  ${documents}/copyright)
install(FILES ${documents}/galley.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${documents}/galley.toml.5.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man5)
install(FILES ${documents}/galley DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${documents}/galley.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES ${documents}/copyright ${documents}/changelog.gz DESTINATION ${documentation})

set(CPACK_GENERATOR TGZ DEB)
set(CPACK_PACKAGE_NAME galley)
set(CPACK_PACKAGE_VENDOR "The Galley authors")
set(CPACK_PACKAGE_CONTACT "The Galley authors")
set(CPACK_PACKAGE_DESCRIPTION "Galley finds what a sub-editor marks: passages that stand twice, variants of one
word, gaps in numbering, paragraphs out of place, quotations that are never
closed. It reads plain text, Markdown and HTML, needs no network, and serves
editors as a language server.")
set(CPACK_PACKAGE_FILE_NAME galley-${PROJECT_VERSION}-linux-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_STRIP_FILES ON)
set(CPACK_GALLEY_ZSH ${documents}/zsh)
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_SOURCE_DIR}/cmake/package_generator.cmake)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS hunspell-en-us)  # what styles check spelling with
set(CPACK_DEBIAN_PACKAGE_SUGGESTS hunspell-en-gb)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)

# Packages of other kinds take the version from here; npm has its own names for processors.
set(NPM_CPU ${CMAKE_SYSTEM_PROCESSOR})
string(REPLACE x86_64 x64 NPM_CPU ${NPM_CPU})
string(REPLACE aarch64 arm64 NPM_CPU ${NPM_CPU})
set(NPM_PACKAGE @galley-lint/linux-${NPM_CPU})
foreach(template python/pyproject.toml.in npm/galley-lint/package.json.in npm/platform/package.json.in)
  string(REGEX REPLACE "\\.in$" "" made ${template})
  configure_file(${template} ${CMAKE_BINARY_DIR}/${made} @ONLY)
endforeach()
