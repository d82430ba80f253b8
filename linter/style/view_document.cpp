#include "linter/style/view_document.h"

#include <algorithm>
#include <set>

#include "linter/document/inner_document.h"

namespace galley {
namespace {

// Puts fields into one document. A field with markup is read as a document of
// its own first.
class FieldWriter {
 public:
  explicit FieldWriter(const std::shared_ptr<const SourceFile>& source)
      : builder_(std::make_unique<Builder>(source)), writer_(*builder_) {}

  // The end of what is written.
  Offset end() const { return end_; }

  void add(const ViewField& field) {
    FieldBlocks blocks{.begin = builder_->next_block(),
                       .scope = field.scope->name.empty() ? "" : "." + field.scope->name};
    if (field.scope->format) {
      const std::string path = "field" + field.scope->extension;
      const auto inner = std::make_shared<const SourceFile>(path, field.text.text());
      blocks.is_markdown = is_markdown(*field.scope->format);
      writer_.write(field.scope->format->parse(inner), field.text);
    } else {
      writer_.write(field.text, {});
    }
    end_ = std::max(end_, field.text.place().end);
    blocks.end = builder_->next_block();
    if (blocks.begin < blocks.end) fields_.push_back(std::move(blocks));
  }

  FieldsDocument take() { return {.document = builder_->build(), .fields = std::move(fields_)}; }

 private:
  std::unique_ptr<Builder> builder_;  // stays where it is
  InnerWriter writer_;
  std::vector<FieldBlocks> fields_;
  Offset end_ = 0;
};

}  // namespace

std::vector<FieldsDocument> documents_of(const std::vector<ViewField>& fields,
                                         const std::shared_ptr<const SourceFile>& source,
                                         std::vector<std::string>& wrong) {
  constexpr std::size_t most_documents = 16;
  std::vector<FieldWriter> writers;
  std::set<std::string> left_out;
  for (const ViewField& field : fields) {
    auto free = std::find_if(writers.begin(), writers.end(),
                             [&](const FieldWriter& writer) { return writer.end() <= field.text.place().begin; });
    if (free == writers.end()) {
      if (writers.size() == most_documents) {
        left_out.insert(field.scope->name);
        continue;
      }
      free = writers.insert(writers.end(), FieldWriter{source});
    }
    free->add(field);
  }
  for (const std::string& name : left_out) {
    wrong.push_back("the scope “" + name + "” of its view is left out where " + std::to_string(most_documents) +
                    " others name the same field");
  }
  std::vector<FieldsDocument> documents;
  for (FieldWriter& writer : writers) documents.push_back(writer.take());
  return documents;
}

}  // namespace galley
