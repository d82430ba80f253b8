# What is installed, and the packages: `cpack -G DEB`, `cpack -G TGZ`.
#
# The .deb depends on Debian's libraries. The tarball carries those which are not
# everywhere, in a folder of its own that the program looks into first; wheel and
# npm package are made from it. (A static binary can't be had: Debian has no
# static md4c.)
add_executable(man_page tools/man_page.cpp)
target_compile_definitions(man_page PRIVATE GALLEY_VERSION="${PROJECT_VERSION}")
target_link_libraries(man_page PRIVATE galley_engine)

set(generated ${CMAKE_BINARY_DIR}/generated)
set(shells bash zsh fish)
set(completions "")
foreach(shell IN LISTS shells)
  add_custom_command(
    OUTPUT ${generated}/galley.${shell}
    COMMAND galley completions ${shell} > ${generated}/galley.${shell}
    DEPENDS galley
    VERBATIM)
  list(APPEND completions ${generated}/galley.${shell})
endforeach()
add_custom_command(
  OUTPUT ${generated}/galley.1
  COMMAND man_page > ${generated}/galley.1
  DEPENDS man_page
  VERBATIM)
add_custom_target(manual ALL DEPENDS ${generated}/galley.1 ${completions})

set(libraries ${CMAKE_INSTALL_LIBDIR}/galley)
set(documentation ${CMAKE_INSTALL_DATADIR}/doc/galley)
set_target_properties(galley PROPERTIES INSTALL_RPATH "$ORIGIN/../${libraries}")
set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME program)
install(TARGETS galley RUNTIME_DEPENDENCY_SET libraries_of_galley RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(RUNTIME_DEPENDENCY_SET libraries_of_galley
  PRE_EXCLUDE_REGEXES "^ld-linux" "^lib(c|m)\\.so"
  LIBRARY DESTINATION ${libraries} COMPONENT libraries EXCLUDE_FROM_ALL)
install(FILES ${generated}/galley.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${generated}/galley.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME galley)
install(FILES ${generated}/galley.zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions RENAME _galley)
install(FILES ${generated}/galley.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
# The pages that the language server links to.
install(DIRECTORY rules/ DESTINATION ${documentation}/rules FILES_MATCHING PATTERN "*.md"
  PATTERN data EXCLUDE PATTERN support EXCLUDE)
install(FILES README.md CHANGELOG.md docs/output.schema.json DESTINATION ${documentation})
install(FILES LICENSE DESTINATION ${documentation} RENAME copyright)
install(DIRECTORY editors/neovim editors/vim editors/emacs DESTINATION ${CMAKE_INSTALL_DATADIR}/galley/editors)
foreach(package libre2-9 libmd4c0 libutf8proc2 libtomlplusplus3 libsimdjson14 libsqlite3-0 libzstd1 zlib1g libstdc++6)
  install(FILES /usr/share/doc/${package}/copyright DESTINATION ${documentation}/libraries RENAME ${package}
    COMPONENT libraries OPTIONAL EXCLUDE_FROM_ALL)
endforeach()

set(CPACK_PACKAGE_NAME galley)
set(CPACK_PACKAGE_CONTACT "The Galley authors <galley@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_DESCRIPTION "Finds passages that stand twice, variants of one word, gaps in numbering and the rest of\n\
what a sub-editor marks, in plain text, Markdown and HTML. With a language server.")
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
string(TOLOWER "${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR}" CPACK_SYSTEM_NAME)
set(CPACK_STRIP_FILES ON)
set(CPACK_GENERATOR DEB TGZ)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_COMPONENTS_ALL program libraries)
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_SOURCE_DIR}/cmake/package_parts.cmake)
include(CPack)
