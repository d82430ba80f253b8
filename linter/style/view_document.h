// The fields of a data file as documents over the file itself, so that rules,
// comments and fixes need not know of views.
#pragma once

#include <cstdint>
#include <map>
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

// The texts of a data file's fields, by the scope that names them.
using FieldTexts = std::map<std::string, std::vector<std::string>, std::less<>>;

// One document where no byte belongs to two fields; else as many as it takes,
// as one byte has one place in a document, up to a limit; what lies beyond it is
// said in `wrong`.
std::vector<FieldsDocument> documents_of(const std::vector<ViewField>& fields,
                                         const std::shared_ptr<const SourceFile>& source,
                                         std::vector<std::string>& wrong);

}  // namespace galley
