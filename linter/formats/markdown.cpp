#include "linter/formats/format.h"

namespace galley {

Document parse_markdown(std::shared_ptr<const SourceFile> source) { return parse_plain(std::move(source)); }

}  // namespace galley
