// The fields of a data file as documents over the file itself, so that rules,
// comments and fixes need not know of views.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "linter/document/document.h"
#include "linter/style/view.h"

namespace galley {

// The blocks of a field.
struct FieldBlocks {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string scope;  // ".name" or nothing
  bool is_markdown = false;
};

struct FieldsDocument {
  Document document;
  std::vector<FieldBlocks> fields;  // in order; blocks of none are there for none
};

// One document where no byte belongs to two fields; else as many as it takes,
// as one byte has one place in a document.
std::vector<FieldsDocument> documents_of(const std::vector<ViewField>& fields,
                                         const std::shared_ptr<const SourceFile>& source);

}  // namespace galley
