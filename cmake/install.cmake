# What `cmake --install` and every package put beside each other: the program,
# the pages that its language server links to, what the editors take.
set(documentation ${CMAKE_INSTALL_DATADIR}/doc/galley)
install(TARGETS galley RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY rules/ DESTINATION ${documentation}/rules COMPONENT pages FILES_MATCHING PATTERN "*.md"
  PATTERN data EXCLUDE PATTERN support EXCLUDE)
install(FILES docs/output.schema.json docs/configuration.schema.json DESTINATION ${documentation})
install(DIRECTORY editors/neovim editors/vim editors/emacs DESTINATION ${CMAKE_INSTALL_DATADIR}/galley/editors)
